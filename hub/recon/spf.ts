import type { z } from 'zod'
import type { SpfResult } from '../domain/recon.ts'
import { clean } from './clean.ts'
import type { Dns, DnsAnswer } from './dns.ts'
import { absent, found, unchecked, type Part } from './part.ts'
import { isSpf, readSpf, type Qualifier, type SpfRecord, type Term } from './spf-record.ts'

type Spf = z.infer<typeof SpfResult>

/** RFC 7208 §4.6.4. */
const MAX_LOOKUPS = 10
const MAX_VOID_LOOKUPS = 2
const MAX_MX_HOSTS = 10
/** Beyond this we stop asking: the record is broken long before, and a hostile tree has no end. */
const MAX_FOLLOWED = 40

interface Audit {
  dns: Dns
  lookups: number
  voidLookups: number
  errors: Set<string>
  warnings: Set<string>
  includes: Set<string>
  dynamic: Set<string>
  unchecked: Set<string>
}

/**
 * Audits the whole tree of a domain's SPF record: the worst case that a receiver can meet, with every cause of a
 * permerror and not only the first. What could not be asked is named, never counted as missing.
 */
export async function auditSpf(domain: string, dns: Dns): Promise<Part<Spf>> {
  const answer = await dns.txt(domain)
  if (answer.state === 'unchecked') return unchecked(answer.reason)
  const records = answer.state === 'found' ? answer.values.filter(isSpf) : []
  const [first] = records
  if (first === undefined) return absent
  const audit: Audit = {
    dns,
    lookups: 0,
    voidLookups: 0,
    errors: new Set(),
    warnings: new Set(),
    includes: new Set(),
    dynamic: new Set(),
    unchecked: new Set(),
  }
  if (records.length > 1) audit.errors.add(severalRecords(domain, records.length))
  const record = readSpf(first)
  const effectiveAll = await walk(domain, record, [domain.toLowerCase()], audit)
  return found(result(first, record, effectiveAll, audit))
}

function result(text: string, record: SpfRecord, effectiveAll: Spf['effectiveAll'], audit: Audit): Spf {
  const { lookups, voidLookups } = audit
  if (lookups > MAX_LOOKUPS)
    audit.errors.add(`The record needs ${lookups} DNS lookups; receivers stop at ${MAX_LOOKUPS}.`)
  if (voidLookups > MAX_VOID_LOOKUPS)
    audit.errors.add(`${voidLookups} of its lookups lead nowhere; receivers stop at ${MAX_VOID_LOOKUPS}.`)
  const own = ownAll(record.terms)
  const list = (set: Set<string>) => [...set].slice(0, 50).map((one) => clean(one, 300))
  return {
    record: clean(text, 2000),
    lookups,
    voidLookups,
    all: own ?? (redirectOf(record.terms) ? 'redirect' : 'none'),
    ...(own === undefined && redirectOf(record.terms) && effectiveAll ? { effectiveAll } : {}),
    errors: list(audit.errors),
    includes: list(audit.includes),
    warnings: list(audit.warnings),
    dynamic: list(audit.dynamic),
    unchecked: list(audit.unchecked),
  }
}

/** Walks one record and everything below it, branches side by side; answers what its `all` comes to. */
async function walk(
  domain: string,
  { terms, errors }: SpfRecord,
  path: string[],
  audit: Audit,
): Promise<Spf['effectiveAll']> {
  for (const error of errors) audit.errors.add(path.length > 1 ? `${domain}: ${error}` : error)
  const end = terms.findIndex(({ kind }) => kind === 'all')
  const live = end === -1 ? terms : terms.slice(0, end)
  if (end !== -1 && terms.slice(end + 1).some(({ kind }) => kind !== 'unknown_modifier' && kind !== 'exp'))
    audit.warnings.add(`${domain}: what stands after "all" has no effect.`)
  const redirect = end === -1 ? redirectOf(terms) : undefined
  const [redirected] = await Promise.all([
    redirect ? follow(redirect.target, redirect.dynamic, 'redirect', path, audit) : undefined,
    ...live.map((term) => count(term, domain, path, audit)),
  ])
  return ownAll(terms) ?? (redirect ? redirected : 'none')
}

const redirectOf = (terms: Term[]) =>
  terms.find((term): term is Extract<Term, { kind: 'redirect' | 'exp' }> => term.kind === 'redirect')

const RESULTS: Record<Qualifier, 'pass' | 'fail' | 'softfail' | 'neutral'> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
}

function ownAll(terms: Term[]) {
  const all = terms.find((term) => term.kind === 'all')
  return all?.kind === 'all' ? RESULTS[all.qualifier] : undefined
}

/** Counts what one mechanism costs, and follows it where it leads to another record. */
async function count(term: Term, domain: string, path: string[], audit: Audit): Promise<void> {
  switch (term.kind) {
    case 'include':
      await follow(term.target ?? domain, term.dynamic, 'include', path, audit)
      return
    case 'a':
    case 'exists':
    case 'mx':
    case 'ptr': {
      audit.lookups++
      const target = term.target ?? domain
      if (term.kind === 'ptr') audit.warnings.add(`${domain}: "ptr" is slow and discouraged (RFC 7208 §5.5).`)
      else if (term.dynamic) audit.dynamic.add(`${term.kind}:${target}`)
      else if (audit.lookups <= MAX_FOLLOWED) await askAddresses(term.kind, target, audit)
      return
    }
    default:
      return
  }
}

async function askAddresses(kind: 'a' | 'exists' | 'mx', target: string, audit: Audit): Promise<void> {
  if (kind === 'mx') {
    const answer = await audit.dns.mx(target)
    if (answer.state === 'found' && answer.values.length > MAX_MX_HOSTS)
      audit.errors.add(`${target} has more than ${MAX_MX_HOSTS} mail hosts; "mx" allows no more.`)
    return note(answer, `MX ${target}`, audit)
  }
  const answer = await audit.dns.a(target)
  if (kind === 'exists' || answer.state !== 'absent') return note(answer, `A ${target}`, audit)
  note(await audit.dns.aaaa(target), `A ${target}`, audit)
}

function note(answer: DnsAnswer<unknown>, what: string, audit: Audit): void {
  if (answer.state === 'unchecked') audit.unchecked.add(what)
  if (answer.state === 'absent') audit.voidLookups++
}

/** The record that an include or redirect names. */
async function follow(
  target: string,
  dynamic: boolean,
  how: 'include' | 'redirect',
  path: string[],
  audit: Audit,
): Promise<Spf['effectiveAll']> {
  audit.lookups++
  if (dynamic) {
    audit.dynamic.add(`${how}:${target}`)
    return undefined
  }
  const name = target.toLowerCase().replace(/\.$/, '')
  if (how === 'include') audit.includes.add(name)
  if (path.includes(name)) {
    audit.errors.add(`The record leads back to ${name}: a loop.`)
    return undefined
  }
  if (audit.lookups > MAX_FOLLOWED) return undefined
  const answer = await audit.dns.txt(name)
  note(answer, `TXT ${name}`, audit)
  if (answer.state === 'unchecked') return undefined
  const records = answer.state === 'found' ? answer.values.filter(isSpf) : []
  const [first] = records
  if (first === undefined) {
    audit.errors.add(`"${how}" names ${name}, which has no SPF record.`)
    return undefined
  }
  if (records.length > 1) audit.errors.add(severalRecords(name, records.length))
  return walk(name, readSpf(first), [...path, name], audit)
}

const severalRecords = (domain: string, many: number) =>
  `${domain} has ${many} SPF records; receivers then ignore all of them.`
