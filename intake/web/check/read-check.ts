import type { ConnectionCheck } from '../../../hub/domain/connection-check.ts'
import { object, text } from '../activity.ts'

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text).filter(Boolean) : [])
const oneOf = <T extends string>(value: unknown, known: readonly T[], otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise

const KINDS = ['business', 'residential', 'mobile', 'hosting', 'vpn', 'unknown'] as const

/** Reads what the hub answers; what is missing is not known. */
export function readCheck(raw: unknown): ConnectionCheck {
  const { id, at, ipv4, ipv6, isp, latencyMs, mbps, nat, udp, browser, vpn, bytes, problems } = object(raw)
  const { name, asn, kind, confidence, reasons, notice } = object(isp)
  const delay = latencyMs ? object(latencyMs) : null
  const speed = mbps ? object(mbps) : null
  return {
    id: text(id),
    at: text(at),
    ipv4: text(ipv4) || null,
    ipv6: text(ipv6) || null,
    isp: {
      name: text(name) || null,
      asn: number(asn),
      kind: oneOf(kind, KINDS, 'unknown'),
      confidence: number(confidence) ?? 0,
      reasons: texts(reasons),
      ...(notice ? { notice: { text: text(object(notice).text), url: text(object(notice).url) } } : {}),
    },
    latencyMs: delay && {
      idle: number(delay.idle) ?? 0,
      jitter: number(delay.jitter) ?? 0,
      loaded: number(delay.loaded),
    },
    mbps: speed && { down: number(speed.down), up: number(speed.up) },
    nat: oneOf(nat, ['consistent', 'varies', 'unknown'], 'unknown'),
    udp: oneOf(udp, ['reachable', 'blocked', 'unknown'], 'unknown'),
    browser: browser
      ? {
          name: text(object(browser).name),
          version: text(object(browser).version),
          os: text(object(browser).os),
          outdated: object(browser).outdated === true ? true : null,
        }
      : null,
    vpn: { likely: object(vpn).likely === true, reasons: texts(object(vpn).reasons) },
    bytes: number(bytes) ?? 0,
    problems: texts(problems),
  }
}
