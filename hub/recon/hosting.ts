import ipaddr from 'ipaddr.js'
import type { z } from 'zod'
import type { Hosting } from '../domain/recon.ts'
import { DNS_HOSTS } from './data/dns-hosts.ts'
import { WEB_HOSTS_BY_NAME, WEB_HOSTS_BY_NETWORK } from './data/web-hosts.ts'
import type { Dns, DnsAnswer } from './dns.ts'
import { absent, found, unchecked, type Part } from './part.ts'

/** Where name and website live: addresses, name servers, and who is behind them as far as that shows. */
export async function lookAtHosting(domain: string, dns: Dns): Promise<Part<z.infer<typeof Hosting>>> {
  const [a, aaaa, ns, www] = await Promise.all([
    dns.a(domain),
    dns.aaaa(domain),
    dns.ns(domain),
    dns.cname(`www.${domain}`),
  ])
  const addresses = [...values(a), ...values(aaaa)].slice(0, 20)
  const nameservers = [...values(ns)].sort().slice(0, 20)
  if (addresses.length === 0 && nameservers.length === 0) {
    const open = [a, aaaa, ns].find((one) => one.state === 'unchecked')
    return open?.state === 'unchecked' ? unchecked(open.reason) : absent
  }
  const dnsHost = DNS_HOSTS.find(([pattern]) => nameservers.some((one) => pattern.test(one)))?.[1]
  const webHost = webHostOf(values(www), addresses)
  return found({
    addresses,
    nameservers,
    ...(dnsHost ? { dnsHost } : {}),
    ...(webHost ? { webHost } : {}),
  })
}

const values = <T>(answer: DnsAnswer<T>): T[] => (answer.state === 'found' ? answer.values : [])

function webHostOf(aliases: string[], addresses: string[]): string | undefined {
  const byName = WEB_HOSTS_BY_NAME.find(([suffix]) => aliases.some((one) => one.endsWith(`.${suffix}`)))
  const byNetwork = WEB_HOSTS_BY_NETWORK.find(([network]) => addresses.some((one) => contains(network, one)))
  return (byName ?? byNetwork)?.[1]
}

function contains(network: string, address: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network)
  const parsed = ipaddr.parse(address)
  return parsed.kind() === base.kind() && parsed.match(base, bits)
}
