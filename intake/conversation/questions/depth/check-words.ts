import type { View } from '../../view.ts'

/** A line that brings this share of its contract or more keeps it. */
const KEEPS = 0.8
/** And one that brings less than this is worth a call. */
const POOR = 0.5

/** What was measured beside what the contract promises, in words; empty where there is nothing to compare. */
export function compared(line: Record<string, unknown>, { t }: View): string {
  const sentences = [
    oneWay(line.measuredDownMbps, line.contractedDownMbps, t, t`download`),
    oneWay(line.measuredUpMbps, line.contractedUpMbps, t, t`upload`),
  ].filter(Boolean)
  if (sentences.length > 0) return sentences.join(' ')
  const { measuredDownMbps: down, measuredUpMbps: up } = line
  return typeof down === 'number' && typeof up === 'number'
    ? t`Measured: ${t.number(down)} Mbit/s down and ${t.number(up)} Mbit/s up. Once you tell us what the contract promises, we compare the two.`
    : ''
}

function oneWay(measured: unknown, promised: unknown, t: View['t'], way: string): string {
  if (typeof measured !== 'number' || typeof promised !== 'number' || promised === 0) return ''
  const share = measured / promised
  const figures = t`${way}: ${t.number(measured)} of ${t.number(promised)} Mbit/s arrived.`
  if (share >= KEEPS) return t`${figures} That keeps the contract.`
  if (share >= POOR)
    return t`${figures} That is below the contract; Wi-Fi or a busy hour can explain it, so measure once more by cable.`
  return t`${figures} That is less than half of the contract. Measure once more by cable; if it stays so, your provider owes you an answer.`
}
