/** What a connection check found: facts that the hub saw, and measurements that the browser reported. */
export interface ConnectionCheck {
  id: string
  at: string
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
