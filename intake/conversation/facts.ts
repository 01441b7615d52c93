import type { ConfirmControl } from '../../hub/domain/conversation.ts'
import type { Lookup, ReconReport } from '../../hub/domain/recon.ts'

type Fact = ConfirmControl['facts'][number]

/**
 * What recon learned, in plain words. "Not there" and "could not be checked" are two different things, and are said
 * differently.
 */
export function factsOf(recon: ReconReport | null): Fact[] {
  if (!recon) return []
  const day = (iso: string) => iso.slice(0, 10)
  return [
    fact('Mail', recon.mailProvider, 'No mail server is listed', (one) => one.name),
    fact(
      'Sender list (SPF)',
      recon.spf,
      'Not there: anyone can send mail that looks like yours',
      ({ errors, all }) =>
        errors.length > 0
          ? 'Published, with errors'
          : all === 'pass' || all === 'none'
            ? 'Published, lets anyone pass'
            : 'Published',
    ),
    fact('Mail policy (DMARC)', recon.dmarc, 'Not there: forged mail is not stopped', ({ policy, errors }) =>
      errors.length > 0
        ? 'Published, with errors'
        : policy === 'none'
          ? 'Published, only watches'
          : 'Published, stops forged mail',
    ),
    fact('Certificate', recon.certificate, 'No certificate is offered', ({ validTo, problems, issuer }) =>
      problems.length > 0
        ? `Has a problem: ${problems.join(', ').replaceAll('_', ' ')}`
        : `Valid until ${day(validTo)}, by ${issuer}`,
    ),
    fact('Web host', hostingPart(recon, 'webHost'), 'Not found in public records', (name) => name),
    fact('DNS host', hostingPart(recon, 'dnsHost'), 'Not found in public records', (name) => name),
  ].filter((one) => one !== null)
}

function fact<T>(
  label: string,
  lookup: Lookup<T> | undefined,
  absent: string,
  show: (value: T) => string,
): Fact | null {
  if (!lookup || lookup.state === 'skipped') return null
  const about = { label, sourceLabel: lookup.source }
  if (lookup.state === 'found') return { ...about, value: show(lookup.value), state: 'found' }
  if (lookup.state === 'absent') return { ...about, value: absent, state: 'absent' }
  return { ...about, value: `Could not be checked: ${lookup.reason}`, state: 'unchecked' }
}

function hostingPart(recon: ReconReport, part: 'webHost' | 'dnsHost'): Lookup<string> | undefined {
  const { hosting } = recon
  if (hosting?.state !== 'found') return hosting
  const value = hosting.value[part]
  return value === undefined
    ? { state: 'absent', at: hosting.at, source: hosting.source }
    : { ...hosting, value }
}
