import type { Finding } from '../domain/findings.ts'
import type { Lookup, ReconReport } from '../domain/recon.ts'
import { certificateFinding, websiteFindings } from './findings-web.ts'
import { dmarcFinding, receivingFinding, spfFinding } from './findings-mail.ts'
import { finding, uncheckedFinding } from './finding.ts'

const SEVERITY_ORDER = ['critical', 'high', 'medium', 'low', 'info']
const STATE_ORDER = ['bad', 'absent', 'unchecked', 'good']

/** What a report means, the most pressing first. Pure: the same report gives the same findings. */
export function findingsOf(report: Omit<ReconReport, 'findings'>, server: string): Finding[] {
  const { domain } = report
  // Where nothing is known of the name at all, its missing parts are not five findings but one.
  const gone = report.hosting?.state === 'absent' && report.mx?.state === 'absent'
  const all = gone
    ? [nameServerFinding(domain, report.hosting)]
    : [
        receivingFinding(domain, report),
        spfFinding(domain, report.spf, takesMail(report)),
        dmarcFinding(domain, report.dmarc),
        certificateFinding(domain, report.certificate),
        ...websiteFindings(domain, report.site),
        nameServerFinding(domain, report.hosting),
      ]
  return all
    .flatMap((one) => one ?? [])
    .map((one) => ({ ...one, evidence: one.evidence.map((proof) => ({ ...proof, server })) }))
    .sort(
      (a, b) =>
        toMend(b) - toMend(a) ||
        STATE_ORDER.indexOf(toMend(a) ? 'bad' : a.state) - STATE_ORDER.indexOf(toMend(b) ? 'bad' : b.state) ||
        SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity),
    )
}

/** Something bad, or something that should be there and is not. */
const toMend = ({ state, severity }: Finding): number =>
  Number((state === 'bad' || state === 'absent') && severity !== 'info')

const takesMail = ({ mailProvider }: Omit<ReconReport, 'findings'>): boolean =>
  !(mailProvider?.state === 'found' && mailProvider.value.kind === 'null_mx')

function nameServerFinding(domain: string, hosting: ReconReport['hosting']): Finding | undefined {
  if (!hosting) return undefined
  const head = { id: 'domain.dns', area: 'domain' } as const
  if (hosting.state === 'unchecked' || hosting.state === 'skipped')
    return uncheckedFinding(head, `We could not look up ${domain}`, hosting)
  if (hosting.state === 'absent')
    return finding(head, hosting, 'absent', 'high', {
      title: `We found no trace of ${domain} on the internet.`,
      effect: 'Neither a website nor mail can work under this name.',
      fix: 'Check the spelling, and whether the domain is still registered.',
      answer: 'no addresses and no name servers',
    })
  return nameServers(domain, hosting)
}

function nameServers(
  domain: string,
  hosting: Extract<Lookup<{ nameservers: string[]; dnsHost?: string | undefined }>, { state: 'found' }>,
): Finding {
  const head = { id: 'domain.dns', area: 'domain' } as const
  const { nameservers, dnsHost } = hosting.value
  const answer = nameservers.join(', ')
  if (nameservers.length === 0)
    return uncheckedFinding(head, `We could not see the name servers of ${domain}`, {
      ...hosting,
      reason: 'the question for them brought no answer',
    })
  if (nameservers.length === 1)
    return finding(head, hosting, 'bad', 'medium', {
      title: `${domain} hangs on a single name server.`,
      effect: 'When it fails, your website and mail cannot be found until it is back.',
      fix: 'Move the domain to a DNS service with at least two name servers; most cost nothing.',
      answer,
    })
  return finding(head, hosting, 'good', 'info', {
    title: dnsHost
      ? `${dnsHost} answers for ${domain}.`
      : `${nameservers.length} name servers answer for ${domain}.`,
    effect: 'Your name stays reachable when one of them fails.',
    answer,
  })
}
