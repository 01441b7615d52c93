import type { Clock } from '../domain/clock.ts'
import type { IspFacts, LookUpIsp } from '../domain/isp.ts'
import { readAddress, type Address } from './address.ts'
import type { AsnDatabase } from './asn-database.ts'
import { judge, type Evidence } from './judge.ts'
import type { HostName, ReverseDns } from './reverse-dns.ts'

export interface IspNeeds {
  dns: ReverseDns
  clock: Clock
  /** Without one, networks are known by the names of addresses alone. */
  database?: AsnDatabase | undefined
  /** A zone of addresses that should not send mail directly, e.g. `pbl.spamhaus.org`; its terms are the operator's. */
  policyZone?: string | undefined
}

const CACHE_MS = 10 * 60_000
const CACHE_ENTRIES = 1_000
/** Older than this, networks may have moved. */
const OLD_DATA_MS = 180 * 86_400_000
const NOT_ASKED: HostName = { state: 'absent' }

/** What an address tells, with reasons; addresses that no provider announces are not asked about. */
export function makeIspLookUp({ dns, clock, database, policyZone }: IspNeeds): LookUpIsp {
  const known = new Map<string, { facts: Promise<IspFacts>; until: number }>()

  async function look(address: Address): Promise<IspFacts> {
    const isPublic = address.range === 'public'
    const [hostname, policyListed] = isPublic
      ? await Promise.all([dns.nameOf(address.text), policy(dns, address, policyZone)])
      : [NOT_ASKED, undefined]
    const asn = isPublic && database ? database.find(address.text) : undefined
    const evidence: Evidence = { address, asn, hostname, policyListed }
    return {
      address: address.text,
      family: address.family,
      range: address.range,
      asn: asn?.asn ?? null,
      organisation: asn?.organisation ?? null,
      ...judge(evidence),
      hostname: hostname.state === 'found' ? { name: hostname.name, confirmed: hostname.confirmed } : null,
      unchecked: isPublic ? unchecked(evidence, database, clock) : [],
      notice: asn ? (database?.notice ?? null) : null,
    }
  }

  return async (given) => {
    const address = readAddress(given)
    const now = clock.now().getTime()
    const before = known.get(address.text)
    if (before && before.until > now) return before.facts
    const facts = look(address)
    known.delete(address.text)
    known.set(address.text, { facts, until: now + CACHE_MS })
    const [oldest] = known.keys()
    if (known.size > CACHE_ENTRIES && oldest !== undefined) known.delete(oldest)
    facts.then(
      (one) => one.unchecked.some((text) => text === NO_NAME) && known.delete(address.text),
      () => known.delete(address.text),
    )
    return facts
  }
}

const NO_NAME = 'The name of the address could not be looked up.'

function unchecked(
  { hostname, policyListed }: Evidence,
  database: AsnDatabase | undefined,
  clock: Clock,
): string[] {
  const old = database && clock.now().getTime() - database.builtAt.getTime() > OLD_DATA_MS
  return [
    ...(database
      ? []
      : ['There is no file of networks here (ASN_DATABASE), so the network’s number is not known.']),
    ...(old
      ? [
          `The file of networks is from ${database.builtAt.toISOString().slice(0, 7)}; networks may have moved since.`,
        ]
      : []),
    ...(hostname.state === 'unchecked' ? [NO_NAME] : []),
    ...(policyListed === 'unchecked'
      ? ['The list of addresses that should not send mail could not be asked.']
      : []),
  ]
}

/**
 * https://www.spamhaus.org/faqs/policy-blocklist-pbl/ : 127.0.0.10 is kept by the provider, .11 by the list.
 * 127.255.255.x are refusals, never findings.
 */
async function policy(
  dns: ReverseDns,
  { text }: Address,
  zone: string | undefined,
): Promise<Evidence['policyListed']> {
  if (!zone) return undefined
  const answer = await dns.listed(text, zone)
  if (answer.state !== 'listed') return answer.state === 'clear' ? 'no' : 'unchecked'
  if (answer.answers.includes('127.0.0.10')) return 'provider'
  if (answer.answers.includes('127.0.0.11')) return 'list'
  return answer.answers.some((one) => one.startsWith('127.255.255.')) ? 'unchecked' : 'no'
}
