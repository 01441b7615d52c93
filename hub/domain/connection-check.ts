import type { NetworkConnection } from './fields.ts'

/** What a connection check found: facts that the hub saw, and measurements that the browser reported. */
export interface ConnectionCheck {
  id: string
  at: string
  /** It came by the link for this location, and the person who opened it said that they are there. */
  location?: string
  /** As the hub saw it; null where that family was not reachable. */
  ipv4: string | null
  ipv6: string | null
  /** Who carries it. Never a bare label: `reasons` say why, `confidence` is 0 to 1. */
  isp: {
    name: string | null
    asn: number | null
    kind: 'business' | 'residential' | 'mobile' | 'hosting' | 'vpn' | 'unknown'
    confidence: number
    reasons: string[]
    /** Must be shown beside it where there is one: the licence of the data asks for it. */
    notice?: { text: string; url: string }
  }
  /** Milliseconds to the hub; `loaded` while data flows. */
  latencyMs: { idle: number; jitter: number; loaded: number | null } | null
  /** To and from the hub. */
  mbps: { down: number | null; up: number | null } | null
  /** Two STUN servers of the hub saw one port (consistent) or two (varies). */
  nat: 'consistent' | 'varies' | 'unknown'
  udp: 'reachable' | 'blocked' | 'unknown'
  browser: { name: string; version: string; os: string; outdated: boolean | null } | null
  /** Only with evidence; each reason in plain words. */
  vpn: { likely: boolean; reasons: string[] }
  /** What was transferred in all. */
  bytes: number
  /** What could not be measured, in plain words. */
  problems: string[]
}

/** What a check may transfer in all, both ways together. */
export const CHECK_MAX_BYTES = 25_000_000

/**
 * The connections with what was measured at one of them, once a person said that it was measured there. What a contract
 * says stays; the provider is filled in only where nobody named one.
 */
export function withMeasured(
  connections: readonly NetworkConnection[],
  check: ConnectionCheck,
  location: string | undefined,
  newId: () => string,
): NetworkConnection[] {
  const at = connections.findIndex((one) => nameOf(one.location) === nameOf(location))
  const only = connections.length === 1 && (!location || !connections[0]?.location) ? 0 : -1
  const index = at >= 0 ? at : only
  const before = connections[index] ?? { id: newId() }
  const after: NetworkConnection = {
    ...before,
    ...(location ? { location } : {}),
    ...(!before.isp && check.isp.name ? { isp: check.isp.name } : {}),
    ...(check.mbps?.down != null ? { measuredDownMbps: check.mbps.down } : {}),
    ...(check.mbps?.up != null ? { measuredUpMbps: check.mbps.up } : {}),
    ...(check.latencyMs ? { latencyMs: check.latencyMs.idle, jitterMs: check.latencyMs.jitter } : {}),
    measuredAt: check.at,
  }
  return index >= 0 ? connections.with(index, after) : [...connections, after]
}

const nameOf = (location: string | undefined): string => (location ?? '').trim().toLowerCase()
