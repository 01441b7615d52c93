import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The name of an address: there, asked and not there, could not be asked. */
export type HostName =
  | { state: 'found'; name: string; confirmed: boolean }
  | { state: 'absent' }
  | { state: 'unchecked'; reason: string }

export interface ReverseDns {
  nameOf(address: string): Promise<HostName>
  /** Whether a list that answers by DNS has the address, and with which answers. */
  listed(
    address: string,
    zone: string,
  ): Promise<{ state: 'listed'; answers: string[] } | { state: 'clear' | 'unchecked' }>
}

export interface ReverseDnsNeeds {
  /** `host:port`, or empty for the system's resolvers. */
  servers: string[]
  timeoutMs?: number
  tries?: number
  deadlineMs?: number
}

const MAX_NAMES = 5
const NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_][a-z0-9_-]{0,62})*$/

/** Whoever owns a block of addresses may write any name; only one that leads back to the address is confirmed. */
export function makeReverseDns(needs: ReverseDnsNeeds): ReverseDns {
  const { servers, timeoutMs = 1_000, tries = 2, deadlineMs = 2_500 } = needs
  const resolver = new Resolver({ timeout: timeoutMs, tries })
  if (servers.length > 0) resolver.setServers(servers)
  return {
    async nameOf(address) {
      try {
        return await within(look(resolver, address), deadlineMs)
      } catch (error) {
        return isAbsent(error)
          ? { state: 'absent' }
          : { state: 'unchecked', reason: 'the name server did not answer in time' }
      }
    },
    async listed(address, zone) {
      try {
        const answers = await within(resolver.resolve4(`${reversed(address)}.${zone}`), deadlineMs)
        return { state: 'listed', answers }
      } catch (error) {
        return { state: isAbsent(error) ? 'clear' : 'unchecked' }
      }
    },
  }
}

async function look(resolver: Resolver, address: string): Promise<HostName> {
  const zone = isIP(address) === 6 ? 'ip6.arpa' : 'in-addr.arpa'
  const names = (await resolver.resolvePtr(`${reversed(address)}.${zone}`))
    .slice(0, MAX_NAMES)
    .map((name) => name.toLowerCase().replace(/\.$/, ''))
    .filter((name) => NAME.test(name))
  const [first] = names
  if (first === undefined) return { state: 'absent' }
  const forward = isIP(address) === 6 ? resolver.resolve6.bind(resolver) : resolver.resolve4.bind(resolver)
  const back = await Promise.all(names.map((name) => forward(name).catch((): string[] => [])))
  const at = back.findIndex((addresses) => addresses.some((one) => same(one, address)))
  return { state: 'found', name: names[at] ?? first, confirmed: at >= 0 }
}

const same = (one: string, other: string): boolean =>
  isIP(one) !== 0 && ipaddr.process(one).toString() === ipaddr.process(other).toString()

function reversed(address: string): string {
  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv4') return parsed.toString().split('.').toReversed().join('.')
  return parsed
    .toByteArray()
    .flatMap((byte) => [byte >> 4, byte & 15])
    .map((nibble) => nibble.toString(16))
    .toReversed()
    .join('.')
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
