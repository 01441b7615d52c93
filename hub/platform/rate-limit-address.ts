import ipaddr from 'ipaddr.js'

/** Whom an address stands for: one IPv4 host, or the /64 that one IPv6 customer gets. */
export function addressGroup(address: string | undefined): string {
  const bare = address?.replace(/%.*$/, '')
  if (!bare || !ipaddr.isValid(bare)) return 'unknown'
  const parsed = ipaddr.process(bare)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}
