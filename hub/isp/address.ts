import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { HubError } from '../domain/errors.ts'
import type { IspFacts } from '../domain/isp.ts'

export interface Address {
  /** In its usual spelling; an IPv4 address inside an IPv6 one is the IPv4 address. */
  text: string
  family: 4 | 6
  range: IspFacts['range']
}

const RANGES: Record<string, IspFacts['range']> = {
  unicast: 'public',
  private: 'private',
  uniqueLocal: 'private',
  loopback: 'loopback',
  linkLocal: 'link_local',
  carrierGradeNat: 'shared',
}
/** Examples in documents; the library calls them reserved, or public. */
const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'].map(
  (range) => ipaddr.parseCIDR(range),
)
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Reads an IP address as programs write it; throws for anything else. */
export function readAddress(given: string): Address {
  const bare = given
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '')
  if (isIP(bare) === 0)
    throw new HubError('invalid_input', 'This is not an IP address.', {
      hint: 'Send one such as 198.51.100.7 or 2001:db8::7.',
      fields: [{ path: 'ip', message: 'an IPv4 or IPv6 address' }],
    })
  const parsed = ipaddr.process(bare)
  return { text: parsed.toString(), family: parsed.kind() === 'ipv4' ? 4 : 6, range: rangeOf(parsed) }
}

function rangeOf(parsed: ipaddr.IPv4 | ipaddr.IPv6): IspFacts['range'] {
  if (DOCUMENTATION.some(([net, bits]) => net.kind() === parsed.kind() && parsed.match(net, bits)))
    return 'documentation'
  const range = RANGES[parsed.range()] ?? 'reserved'
  if (range === 'public' && parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6)) return 'reserved'
  return range
}
