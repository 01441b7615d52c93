import type { ConfirmControl } from '../../hub/domain/conversation.ts'
import type { Translate } from '../../hub/domain/languages.ts'
import type { Lookup, ReconReport } from '../../hub/domain/recon.ts'

type Fact = ConfirmControl['facts'][number]

/**
 * What recon learned, in plain words. "Not there" and "could not be checked" are two different things, and are said
 * differently.
 */
export function factsOf(recon: ReconReport | null, t: Translate): Fact[] {
  if (!recon) return []
  const tell = <T>(
    label: string,
    lookup: Lookup<T> | undefined,
    absent: string,
    show: (value: T) => string,
  ) => fact(t, label, lookup, absent, show)
  return [
    tell(t`Mail`, recon.mailProvider, t`No mail server is listed`, (one) => one.name),
    tell(
      t`Sender list (SPF)`,
      recon.spf,
      t`Not there: anyone can send mail that looks like yours`,
      ({ errors, all }) =>
        errors.length > 0
          ? t`Published, with errors`
          : all === 'pass' || all === 'none'
            ? t`Published, lets anyone pass`
            : t`Published`,
    ),
    tell(
      t`Mail policy (DMARC)`,
      recon.dmarc,
      t`Not there: forged mail is not stopped`,
      ({ policy, errors }) =>
        errors.length > 0
          ? t`Published, with errors`
          : policy === 'none'
            ? t`Published, only watches`
            : t`Published, stops forged mail`,
    ),
    tell(t`Certificate`, recon.certificate, t`No certificate is offered`, ({ validTo, problems, issuer }) =>
      problems.length > 0
        ? t`Has a problem: ${problems.join(', ').replaceAll('_', ' ')}`
        : t`Valid until ${t.date(validTo.slice(0, 10))}, by ${issuer}`,
    ),
    tell(t`Web host`, hostingPart(recon, 'webHost'), t`Not found in public records`, (name) => name),
    tell(t`DNS host`, hostingPart(recon, 'dnsHost'), t`Not found in public records`, (name) => name),
  ].filter((one) => one !== null)
}

function fact<T>(
  t: Translate,
  label: string,
  lookup: Lookup<T> | undefined,
  absent: string,
  show: (value: T) => string,
): Fact | null {
  if (!lookup || lookup.state === 'skipped') return null
  const about = { label, sourceLabel: lookup.source }
  if (lookup.state === 'found') return { ...about, value: show(lookup.value), state: 'found' }
  if (lookup.state === 'absent') return { ...about, value: absent, state: 'absent' }
  return { ...about, value: t`Could not be checked: ${lookup.reason}`, state: 'unchecked' }
}

function hostingPart(recon: ReconReport, part: 'webHost' | 'dnsHost'): Lookup<string> | undefined {
  const { hosting } = recon
  if (hosting?.state !== 'found') return hosting
  const value = hosting.value[part]
  return value === undefined
    ? { state: 'absent', at: hosting.at, source: hosting.source }
    : { ...hosting, value }
}
