import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { CHECK_MAX_BYTES, type ConnectionCheck } from '../domain/connection-check.ts'
import type { IspFacts } from '../domain/isp.ts'
import { readBrowser } from './browser.ts'
import type { CheckRun } from './check-store.ts'
import { latencyOf, speedsOf, type Figures, type Trouble } from './figures.ts'
import type { Stun } from './stun.ts'

export interface Conclusion {
  run: CheckRun
  figures: Figures
  isp: IspFacts | null
  /** Undefined where the hub has no responders. */
  stun: Pick<Stun, 'askedFrom'> | undefined
  now: Date
}

/** What a check found, from what the hub saw and what the browser reported and the hub could not disprove. */
export function conclude({ run, figures, isp, stun, now }: Conclusion): ConnectionCheck {
  const { mbps, implausible } = speedsOf(figures, run.transfers)
  const { nat, udp, mapped } = mappingOf(figures, stun)
  const transferred = run.transfers.reduce((sum, { bytes }) => sum + bytes, 0)
  return {
    id: run.id,
    at: run.at,
    ...run.addresses,
    isp: {
      name: isp?.name ?? null,
      asn: isp?.asn ?? null,
      kind: isp?.kind ?? 'unknown',
      confidence: isp?.confidence ?? 0,
      reasons: isp?.reasons ?? ['The provider could not be looked up.'],
      ...(isp?.notice ? { notice: isp.notice } : {}),
    },
    latencyMs: latencyOf(figures),
    mbps: mbps.down === null && mbps.up === null ? null : mbps,
    nat,
    udp,
    browser: readBrowser(run.userAgent, now),
    vpn: vpnOf(run.addresses, isp, mapped),
    bytes: Math.min(transferred, CHECK_MAX_BYTES),
    problems: [
      ...figures.troubles.map((one) => TROUBLE_WORDS[one]),
      ...(implausible ? ['The download figure did not fit what we sent, so it is left out.'] : []),
      ...(stun ? [] : ['UDP was not checked: it is not set up here.']),
      ...(stun && figures.stun.state === 'off'
        ? ['UDP was not checked: this browser does not allow it.']
        : []),
    ],
  }
}

const TROUBLE_WORDS: Record<Trouble, string> = {
  latency_failed: 'The delay could not be measured.',
  down_failed: 'The download broke off.',
  up_failed: 'The upload broke off.',
  too_fast: 'The line is faster than 25 MB can measure well: take the speed as "at least".',
}

type Mapped = Figures['stun']['mapped'][number]

/**
 * One local port that both responders saw under one public port: consistent. One that each saw under its own: varies.
 * Addresses that no responder saw are made up, or too old, and count for nothing.
 */
function mappingOf(
  { stun: { state, mapped: claimed } }: Figures,
  stun: Conclusion['stun'],
): Pick<ConnectionCheck, 'nat' | 'udp'> & { mapped: Mapped[] } {
  if (!stun || state === 'off') return { nat: 'unknown', udp: 'unknown', mapped: [] }
  const seen = claimed
    .map((one) => ({ ...one, by: stun.askedFrom(one.address, one.port) }))
    .filter(({ by: [first, second] }) => first || second)
  if (seen.length === 0)
    return { nat: 'unknown', udp: state === 'failed' ? 'blocked' : 'unknown', mapped: [] }
  const byBoth = seen.some(({ by: [first, second] }) => first && second)
  const apart =
    seen.some(({ by: [first, second] }) => first && !second) &&
    seen.some(({ by: [first, second] }) => second && !first)
  return { nat: byBoth ? 'consistent' : apart ? 'varies' : 'unknown', udp: 'reachable', mapped: seen }
}

const SURE_ENOUGH = 0.5

function vpnOf(
  addresses: CheckRun['addresses'],
  isp: IspFacts | null,
  mapped: readonly Mapped[],
): ConnectionCheck['vpn'] {
  const reasons: string[] = []
  if (isp?.kind === 'vpn' && isp.confidence >= SURE_ENOUGH)
    reasons.push(`The address has the name of a VPN’s exit (${isp.name ?? isp.address}).`)
  if (isp?.kind === 'hosting' && isp.confidence >= SURE_ENOUGH)
    reasons.push(
      'The address belongs to a data centre, where VPNs and office gateways leave, and hardly an office line.',
    )
  const other = isp?.range === 'public' ? mapped.find((one) => differs(one, addresses)) : undefined
  if (other)
    reasons.push('Web pages and calls leave by two different public addresses, as with a VPN or a relay.')
  return { likely: reasons.length > 0, reasons }
}

/** Of the same family, and not the same. */
function differs({ address }: Mapped, { ipv4, ipv6 }: CheckRun['addresses']): boolean {
  const family = isIP(address)
  if (family === 4) return ipv4 !== null && ipv4 !== address
  // An IPv6 host has several addresses at once; another network is what counts.
  return family === 6 && ipv6 !== null && network(ipv6) !== network(address)
}

const network = (address: string): string =>
  ipaddr.parse(address).toNormalizedString().split(':').slice(0, 4).join(':')
