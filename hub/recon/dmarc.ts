import type { z } from 'zod'
import type { DmarcResult } from '../domain/recon.ts'
import { clean } from './clean.ts'
import type { Dns, DnsAnswer } from './dns.ts'
import { absent, found, unchecked, type Part } from './part.ts'

type Dmarc = z.infer<typeof DmarcResult>
type Policy = Dmarc['policy']

/** The tree walk of RFC 9989 §4.10 asks at most eight names; longer ones jump to seven labels. */
const MAX_QUERIES = 8

/**
 * Finds the DMARC policy that counts for a domain: its own record, or by the tree walk that of the organisation above.
 * All names are asked at once; so is the domain itself, because `np` counts for names that do not exist.
 */
export async function findDmarc(domain: string, dns: Dns): Promise<Part<Dmarc>> {
  const names = walkNames(domain)
  const [self, ...answers] = await Promise.all([
    dns.mx(domain),
    ...names.map((name) => dns.txt(`_dmarc.${name}`)),
  ])
  const domainExists = self.state !== 'absent' || self.nameExists
  const steps = answers.map((answer, at) => readStep(names[at] ?? '', answer))
  const [own] = steps
  if (!own || own.state === 'unchecked') return unchecked(own?.reason ?? 'there was nothing to ask')
  if (own.state === 'several') return found(several(own.name, own.first, own.many))
  if (own.state === 'found') return found(policyOf(own, own.record, 'own', domainExists))
  const above = organisation(steps.slice(1))
  if (above.state === 'unchecked') return unchecked(above.reason)
  if (above.state === 'absent') return absent
  return found(policyOf(above.step, above.step.record, 'inherited', domainExists))
}

type Tags = ReadonlyMap<string, string>
interface RecordStep {
  state: 'found'
  name: string
  text: string
  record: Tags
}
type Step =
  | RecordStep
  | { state: 'several'; name: string; first: string; many: number }
  | { state: 'absent'; name: string }
  | { state: 'unchecked'; name: string; reason: string }

function walkNames(domain: string): string[] {
  const labels = domain.toLowerCase().replace(/\.$/, '').split('.')
  const names = [labels.join('.')]
  let rest = labels.length > MAX_QUERIES ? labels.slice(-(MAX_QUERIES - 1)) : labels.slice(1)
  for (; rest.length > 0 && names.length < MAX_QUERIES; rest = rest.slice(1)) names.push(rest.join('.'))
  return names
}

function readStep(name: string, answer: DnsAnswer<string>): Step {
  if (answer.state === 'unchecked') return { ...answer, name }
  const records = answer.state === 'found' ? answer.values.filter(isDmarc) : []
  const [first] = records
  if (first === undefined) return { state: 'absent', name }
  if (records.length > 1) return { state: 'several', name, first, many: records.length }
  return { state: 'found', name, text: first, record: readTags(first) }
}

/** The version comes first and is case-sensitive. */
const isDmarc = (text: string): boolean => /^v[ \t]*=[ \t]*DMARC1[ \t]*(;|$)/.test(text)

/** Unknown tags are kept and ignored; of a repeated one the first counts. */
function readTags(text: string): Tags {
  const tags = new Map<string, string>()
  for (const part of text.split(';').slice(0, 50)) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim().toLowerCase()
    if (at > 0 && !tags.has(name)) tags.set(name, part.slice(at + 1).trim())
  }
  return tags
}

/** Which of the records above a domain counts: psd=n ends the walk, psd=y lies above the organisation. */
function organisation(
  steps: Step[],
): { state: 'found'; step: RecordStep } | { state: 'absent' } | { state: 'unchecked'; reason: string } {
  let highest: RecordStep | undefined
  for (const step of steps) {
    if (step.state === 'unchecked') return { state: 'unchecked', reason: step.reason }
    if (step.state !== 'found') continue
    const psd = step.record.get('psd')?.toLowerCase()
    // A public suffix's own policy covers those below it that have none.
    if (psd === 'y') return { state: 'found', step: highest ?? step }
    highest = step
    if (psd === 'n') break
  }
  return highest ? { state: 'found', step: highest } : { state: 'absent' }
}

const isPolicy = (text: string | undefined): text is Policy =>
  text === 'none' || text === 'quarantine' || text === 'reject'

function policyOf(step: RecordStep, tags: Tags, how: 'own' | 'inherited', exists: boolean): Dmarc {
  const errors: string[] = []
  const read = (name: string): Policy | undefined => {
    const value = tags.get(name)?.toLowerCase()
    if (value === undefined || isPolicy(value)) return value
    errors.push(`"${name}=${value.slice(0, 40)}" is not a policy; use none, quarantine or reject.`)
    return undefined
  }
  const p = read('p')
  const sp = read('sp')
  const np = read('np')
  if (!tags.has('p')) errors.push('The record names no policy ("p="); receivers treat it as "none".')
  const base = p ?? 'none'
  const subdomains = sp ?? base
  const inherited = exists ? subdomains : (np ?? subdomains)
  return {
    record: clean(step.text, 1000),
    at: step.name,
    policy: how === 'own' ? base : inherited,
    ...(how === 'own' ? { subdomainPolicy: subdomains } : {}),
    testing: tags.get('t')?.toLowerCase() === 'y',
    rua: reportAddresses(tags, errors),
    errors: errors.map((one) => clean(one, 300)),
  }
}

function reportAddresses(tags: Tags, errors: string[]): string[] {
  const wanted = (tags.get('rua') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const good = wanted.filter((one) => /^mailto:[^@\s]+@[^@\s!]+(![0-9]+[kmgt]?)?$/i.test(one))
  if (good.length < wanted.length)
    errors.push('An address for reports ("rua=") is not of the form mailto:name@example.com.')
  return good.slice(0, 10).map((one) => clean(one.slice('mailto:'.length).replace(/![^!]*$/, ''), 320))
}

/** Two records are none, and nothing is inherited either (RFC 9989 §4.10). */
const several = (name: string, first: string, many: number): Dmarc => ({
  record: clean(first, 1000),
  at: name,
  policy: 'none',
  testing: false,
  rua: [],
  errors: [`${name} has ${many} DMARC records; receivers then ignore all of them.`],
})
