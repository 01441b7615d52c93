import { Resolver } from 'node:dns/promises'
import { HubError } from '../domain/errors.ts'
import type { DomainFixture } from '../domain/recon.ts'
import { cleanHost } from './clean.ts'

/** Three different results, never mixed up: there, asked and not there, could not be asked. */
export type DnsAnswer<T> =
  | { state: 'found'; values: T[] }
  /** `nameExists`: the name has other records (NODATA), or does not exist at all (NXDOMAIN). */
  | { state: 'absent'; nameExists: boolean }
  | { state: 'unchecked'; reason: string }

export interface MxRecord {
  priority: number
  exchange: string
}

/** Questions to the domain name system. */
export interface Dns {
  /** Who is asked, for evidence. */
  server: string
  a(name: string): Promise<DnsAnswer<string>>
  aaaa(name: string): Promise<DnsAnswer<string>>
  cname(name: string): Promise<DnsAnswer<string>>
  mx(name: string): Promise<DnsAnswer<MxRecord>>
  ns(name: string): Promise<DnsAnswer<string>>
  /** The strings of one record are joined without a space. */
  txt(name: string): Promise<DnsAnswer<string>>
}

const MAX_RECORDS = 100
const MAX_TXT_LENGTH = 16_384

export interface DnsNeeds {
  /** `host:port`, or empty for the system's resolvers. */
  servers: string[]
  timeoutMs?: number
  tries?: number
  /** For one question with all its tries: a resolver's own pauses grow beyond what a person waits. */
  deadlineMs?: number
}

export function makeDns({ servers, timeoutMs = 1_500, tries = 2, deadlineMs = 3_500 }: DnsNeeds): Dns {
  const resolver = new Resolver({ timeout: timeoutMs, tries })
  if (servers.length > 0) setServers(resolver, servers)
  const ask = <Raw, T>(question: (name: string) => Promise<Raw[]>, read: (raw: Raw) => T | null) =>
    async function answer(name: string): Promise<DnsAnswer<T>> {
      try {
        const raw = await within(question.call(resolver, name), deadlineMs)
        const values = raw.slice(0, MAX_RECORDS).flatMap((one) => read(one) ?? [])
        return values.length > 0 ? { state: 'found', values } : { state: 'absent', nameExists: true }
      } catch (error) {
        return failure(error)
      }
    }
  return {
    server: servers.length > 0 ? servers.join(', ') : 'system resolver',
    a: ask(resolver.resolve4 as (name: string) => Promise<string[]>, (one) => one),
    aaaa: ask(resolver.resolve6 as (name: string) => Promise<string[]>, (one) => one),
    cname: ask(resolver.resolveCname, cleanHost),
    mx: ask(resolver.resolveMx, ({ priority, exchange }) => {
      // The null MX of RFC 7505 has the root as its host.
      const host = exchange === '' || exchange === '.' ? '' : cleanHost(exchange)
      return host === null ? null : { priority, exchange: host }
    }),
    ns: ask(resolver.resolveNs, cleanHost),
    txt: ask(resolver.resolveTxt, (chunks) => chunks.join('').slice(0, MAX_TXT_LENGTH)),
  }
}

function setServers(resolver: Resolver, servers: string[]): void {
  try {
    resolver.setServers(servers)
  } catch (cause) {
    throw new HubError('misconfigured', 'DNS_SERVERS has an entry that is not an IP address with a port.', {
      hint: 'Write for example 9.9.9.9:53,[2620:fe::fe]:53.',
      cause,
    })
  }
}

const REASONS: Record<string, string> = {
  ETIMEOUT: 'the name server did not answer in time',
  ESERVFAIL: 'the name server reported a failure of its own',
  EREFUSED: 'the name server refused the question',
  ECONNREFUSED: 'no name server could be reached',
  ENOTIMP: 'the name server does not know this kind of question',
  EFORMERR: 'the name server did not understand the question',
  EBADRESP: 'the name server sent an answer that cannot be read',
}

function failure(error: unknown): DnsAnswer<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // A name that cannot be asked for (a label of 64 characters) cannot exist either.
  if (code === 'ENOTFOUND' || code === 'EBADNAME') return { state: 'absent', nameExists: false }
  if (code === 'ENODATA') return { state: 'absent', nameExists: true }
  return { state: 'unchecked', reason: REASONS[code] ?? 'the name server could not be asked' }
}

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' })), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Asks each question once for the lifetime of the returned object. */
export function remembering(dns: Dns): Dns {
  const known = new Map<string, Promise<unknown>>()
  const once =
    <T>(type: string, ask: (name: string) => Promise<T>) =>
    (name: string): Promise<T> => {
      const key = `${type} ${name.toLowerCase()}`
      const answer = (known.get(key) as Promise<T> | undefined) ?? ask(name)
      known.set(key, answer)
      return answer
    }
  return {
    server: dns.server,
    a: once('A', dns.a),
    aaaa: once('AAAA', dns.aaaa),
    cname: once('CNAME', dns.cname),
    mx: once('MX', dns.mx),
    ns: once('NS', dns.ns),
    txt: once('TXT', dns.txt),
  }
}

/** Answers from data. */
export function dnsOfFixture({ dns }: DomainFixture): Dns {
  const names = new Set(Object.values(dns).flatMap((records) => Object.keys(records)))
  const answer =
    <T>(records: Record<string, T[]> | undefined) =>
    async (name: string): Promise<DnsAnswer<T>> => {
      const values = records?.[name.toLowerCase()]
      return values
        ? { state: 'found', values }
        : { state: 'absent', nameExists: names.has(name.toLowerCase()) }
    }
  return {
    server: 'demo data',
    a: answer(dns.A),
    aaaa: answer(dns.AAAA),
    cname: answer(dns.CNAME),
    mx: answer(dns.MX),
    ns: answer(dns.NS),
    txt: answer(dns.TXT),
  }
}

/** Both kinds of addresses of a name, in the form that the guarded client wants. */
export const addressesBy =
  (dns: Dns) =>
  async (host: string): Promise<string[]> => {
    const answers = await Promise.all([dns.a(host), dns.aaaa(host)])
    const addresses = answers.flatMap((one) => (one.state === 'found' ? one.values : []))
    if (addresses.length > 0) return addresses
    const open = answers.find((one) => one.state === 'unchecked')
    if (open) throw new HubError('remote_unavailable', `The address could not be looked up: ${open.reason}.`)
    throw new HubError('not_found', 'The name has no address.')
  }
