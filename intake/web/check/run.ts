import type { CheckLine, Started } from './check-line.ts'
import { either } from './either.ts'
import { mapAddress } from './map-address.ts'
import { measureDown, measureUp, pinging } from './measure.ts'

export const STAGES = ['address', 'delay', 'down', 'up', 'finish'] as const
export type Stage = (typeof STAGES)[number]

export interface RunNeeds {
  line: CheckLine
  by: { token: string } | { link: string }
  signal: AbortSignal
  onStage: (stage: Stage) => void
}

const IDLE_PINGS = 14

/**
 * One check from start to end. A part that fails is named and the others go on; what ends everything is a refusal, a
 * line that is gone, or the person. Cancelled, the hub is told, so that nothing of it is kept.
 */
export async function runCheck({ line, by, signal, onStage }: RunNeeds) {
  onStage('address')
  const started = await line.start(by)
  try {
    const troubles: string[] = []
    const part = async <T>(trouble: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
      try {
        return await work()
      } catch (error) {
        signal.throwIfAborted()
        if (isRefusal(error)) throw error
        troubles.push(trouble)
        return otherwise
      }
    }
    await line.address(started, either(signal, AbortSignal.timeout(3_000))).catch(() => undefined)
    const stun = await mapAddress(started.stun, signal)
    signal.throwIfAborted()

    onStage('delay')
    const idle = await part('latency_failed', () => pings(line, started, signal), [])
    onStage('down')
    const during = pinging(() => line.ping(started, signal))
    const down = await part('down_failed', () => measureDown(line, started, signal), null)
    onStage('up')
    await part('up_failed', () => measureUp(line, started, signal), undefined)
    const loaded = await during.end()
    signal.throwIfAborted()

    onStage('finish')
    const found = await line.finish(started, {
      latencyMs: { idle, loaded },
      down: down && { bytes: down.bytes, ms: down.ms },
      stun,
      troubles: [...troubles, ...(down?.tooFast ? ['too_fast'] : [])],
    })
    return { started, found }
  } catch (error) {
    if (signal.aborted) await line.cancel(started).catch(() => undefined)
    throw error
  }
}

async function pings(line: CheckLine, started: Started, signal: AbortSignal): Promise<number[]> {
  const samples: number[] = []
  for (let count = 0; count < IDLE_PINGS; count += 1) {
    const from = performance.now()
    await line.ping(started, signal)
    // The first two open the connection.
    if (count >= 2) samples.push(took(from))
  }
  return samples
}

/** Never 0: a clock may be made coarse. */
const took = (from: number): number => Math.min(60_000, Math.max(0.1, performance.now() - from))

/** The hub said no: going on would only be said no to again. */
const isRefusal = (error: unknown): boolean => {
  const status = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : 0
  return status === 401 || status === 410 || status === 429
}
