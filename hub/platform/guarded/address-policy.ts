import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Which addresses and ports the guarded client may connect to. Tests inject another; no setting can. */
export interface ConnectPolicy {
  allowsAddress(address: string): boolean
  allowsPort(port: number): boolean
}

/** The policy of production: the public internet, by the web's two ports. */
export const publicWebOnly: ConnectPolicy = {
  allowsAddress: isPublic,
  allowsPort: (port) => port === 80 || port === 443,
}

/**
 * Blocks that a library's idea of "unicast" lets through, or did in some version: special-purpose registries of IANA,
 * and every IPv6 block that carries an IPv4 address inside, behind which a translator could reach a private one.
 */
const DENIED = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '::ffff:0:0/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
].map((range) => ipaddr.parseCIDR(range))

/** Only 2000::/3 is global unicast today (https://www.iana.org/assignments/ipv6-address-space). */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether an address in its plain written form belongs to the public internet. Anything doubtful does not. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6)) return false
  return !DENIED.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits))
}
