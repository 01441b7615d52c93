import type { ReconReport } from '../../domain/recon.ts'
import { html, type View } from '../html.ts'
import { When } from '../parts/time.ts'
import { h } from 'preact'

type Fact = { label: string; text: string; state: 'found' | 'absent' | 'unchecked' | 'skipped' }

/** What the domain told us. Absent, and could not be asked, are different answers. */
export function DomainFacts({ recon }: { recon: ReconReport | undefined }): View {
  if (!recon) return null
  return html`<section class="card sheet">
    <h2>What ${recon.domain} tells</h2>
    <dl class="facts">
      ${domainFacts(recon).map(
        ({ label, text, state }) =>
          html`<div>
            <dt>${label}</dt>
            <dd class=${state === 'found' ? '' : 'muted'}>${text}</dd>
          </div>`,
      )}
    </dl>
    <p class="small muted">Looked up ${h(When, { at: recon.finishedAt ?? recon.startedAt })}</p>
  </section>`
}

type AnyLookup<T> = { state: string; value?: T; reason?: string } | undefined

export function domainFacts(recon: ReconReport): Fact[] {
  const { mailProvider, mx, spf, dmarc, certificate, hosting, site } = recon
  return [
    fact('Mail', mailProvider, ({ name }) => name),
    fact('Mail servers', mx, (hosts) => hosts.map(({ host }) => host).join(', ')),
    fact(
      'SPF',
      spf,
      ({ all, lookups, errors }) => errors[0] ?? `present, ${SPF_ALL[all]}, ${lookups} lookups`,
    ),
    fact(
      'DMARC',
      dmarc,
      ({ policy, testing, errors }) => errors[0] ?? `${DMARC[policy]}${testing ? ' (testing)' : ''}`,
    ),
    fact('Certificate', certificate, ({ daysLeft, issuer, problems }) =>
      problems.length > 0 ? problems.join(', ').replaceAll('_', ' ') : `${daysLeft} days left, by ${issuer}`,
    ),
    fact('Website', site, ({ url, technologies }) => [url, ...technologies.slice(0, 4)].join(', ')),
    fact('Web host', hosting, ({ webHost, addresses }) => webHost ?? addresses.join(', ')),
    fact('DNS host', hosting, ({ dnsHost, nameservers }) => dnsHost ?? nameservers.join(', ')),
  ].filter((one) => one !== null)
}

const SPF_ALL = {
  fail: 'refuses others',
  softfail: 'marks others as suspicious',
  neutral: 'says nothing about others',
  pass: 'lets everybody send',
  none: 'says nothing about others',
  redirect: 'as another domain says',
}
const DMARC = { none: 'only watches', quarantine: 'puts fakes aside', reject: 'refuses fakes' }

function fact<T>(label: string, lookup: AnyLookup<T>, say: (value: T) => string): Fact | null {
  if (!lookup || lookup.state === 'skipped') return null
  if (lookup.state === 'found' && lookup.value !== undefined)
    return { label, text: say(lookup.value) || '–', state: 'found' }
  if (lookup.state === 'absent') return { label, text: 'none', state: 'absent' }
  return { label, text: `could not be checked: ${lookup.reason ?? 'no answer'}`, state: 'unchecked' }
}
