import type { Finding } from '../domain/findings.ts'
import type { ReconReport } from '../domain/recon.ts'
import { finding, uncheckedFinding, type Head } from './finding.ts'

const RECEIVING: Head = { id: 'mail.receiving', area: 'email' }
const SPF: Head = { id: 'mail.spf', area: 'email' }
const DMARC: Head = { id: 'mail.dmarc', area: 'email' }

type Report = Pick<ReconReport, 'mx' | 'mailProvider'>

/** Who takes in the mail. */
export function receivingFinding(domain: string, { mx, mailProvider }: Report): Finding | undefined {
  if (!mx) return undefined
  if (mx.state === 'unchecked' || mx.state === 'skipped')
    return uncheckedFinding(RECEIVING, `We could not look up the mail hosts of ${domain}`, mx)
  if (mx.state === 'absent')
    return finding(RECEIVING, mx, 'absent', 'info', {
      title: `${domain} names no mail hosts.`,
      effect: 'Mail to this domain may not arrive. That is fine if you use another domain for mail.',
      fix: 'If you want mail here, add MX records; if not, say so with a null MX record.',
      answer: 'no MX records',
    })
  const provider = mailProvider?.state === 'found' ? mailProvider.value : undefined
  const answer = mx.value.map(({ priority, host }) => `${priority} ${host || '.'}`).join(', ')
  if (provider?.kind === 'null_mx')
    return finding(RECEIVING, mx, 'good', 'info', {
      title: `${domain} says clearly that it takes no mail.`,
      effect: 'Nobody waits for an answer from an address that does not exist.',
      answer,
    })
  const through = provider?.behind ? `${provider.name}, in front of ${provider.behind}` : provider?.name
  return finding(RECEIVING, mx, 'good', 'info', {
    title: titleOf(provider?.kind, through ?? 'a mail host'),
    effect: `Mail to ${domain} has a place to arrive.`,
    answer,
  })
}

function titleOf(kind: string | undefined, name: string): string {
  if (kind === 'own') return 'You receive mail on a server under your own name.'
  if (kind === 'gateway') return `Your mail is filtered by ${name}.`
  if (kind === 'forwarding') return `Your mail is forwarded by ${name}.`
  return `Your mail is received by ${name}.`
}

const SPF_FIX =
  'List the services that send mail for you in one SPF record that ends in "-all"; it is an hour\'s work.'

/** Who may send mail in the domain's name. */
export function spfFinding(domain: string, spf: ReconReport['spf'], takesMail: boolean): Finding | undefined {
  if (!spf) return undefined
  if (spf.state === 'unchecked' || spf.state === 'skipped')
    return uncheckedFinding(SPF, `We could not look up the SPF record of ${domain}`, spf)
  if (spf.state === 'absent')
    return finding(SPF, spf, 'absent', takesMail ? 'high' : 'medium', {
      title: `Nothing says which servers may send mail as ${domain}.`,
      effect:
        'Forged mail in your name gets through more easily, and your own is more likely to land in spam.',
      fix: SPF_FIX,
      talkingPoint: 'Large mailbox providers expect an SPF record from everyone who writes to their users.',
      answer: 'no TXT record that starts with v=spf1',
    })
  const { record, errors, unchecked = [], lookups } = spf.value
  const answer = [record, ...errors].join(' — ')
  if (errors.length > 0)
    return finding(SPF, spf, 'bad', 'high', {
      title: 'Your SPF record is broken, so receivers ignore it.',
      effect: `The protection you set up does not work: ${errors[0] ?? ''}`,
      fix: "Mend the record; we show every fault in it. It is an hour's work.",
      answer,
    })
  const end = spf.value.effectiveAll ?? spf.value.all
  if (unchecked.length > 0 || end === 'redirect')
    return uncheckedFinding(SPF, `We could not check the whole SPF record of ${domain}`, {
      ...spf,
      reason:
        unchecked.length > 0 ? `no answer for ${unchecked[0] ?? ''}` : 'a part of it depends on each message',
    })
  return spfByEnd(end, spf, answer, lookups)
}

function spfByEnd(
  end: 'fail' | 'softfail' | 'neutral' | 'pass' | 'none',
  asked: { at: string; source: string },
  answer: string,
  lookups: number,
): Finding {
  switch (end) {
    case 'pass':
      return finding(SPF, asked, 'bad', 'critical', {
        title: 'Your SPF record allows every server in the world to send as you.',
        effect: 'Forged mail in your name passes this check everywhere.',
        fix: 'Replace "+all" at its end by "-all" once your own services are listed.',
        answer,
      })
    case 'neutral':
    case 'none':
      return finding(SPF, asked, 'bad', 'medium', {
        title: 'Your SPF record lists your servers and says nothing about all the others.',
        effect: 'Receivers get no reason to doubt forged mail in your name.',
        fix: 'End the record with "~all", and with "-all" once your own services are listed.',
        answer,
      })
    default:
      return finding(SPF, asked, 'good', 'medium', {
        title: 'Your SPF record says which servers may send mail as you.',
        effect: `Receivers can tell your mail from forged mail. It needs ${lookups} of 10 allowed lookups.`,
        answer,
      })
  }
}

const DMARC_FIX =
  'A DMARC record stops most of it; it is an hour\'s work. Start with reports, then move to "reject".'

/** What receivers shall do with forged mail. */
export function dmarcFinding(domain: string, dmarc: ReconReport['dmarc']): Finding | undefined {
  if (!dmarc) return undefined
  if (dmarc.state === 'unchecked' || dmarc.state === 'skipped')
    return uncheckedFinding(DMARC, `We could not look up the DMARC record of ${domain}`, dmarc)
  if (dmarc.state === 'absent')
    return finding(DMARC, dmarc, 'absent', 'high', {
      title: 'Anyone can send mail that looks like yours today.',
      effect: 'Customers and staff cannot tell a forged invoice from a real one.',
      fix: DMARC_FIX,
      talkingPoint:
        'Forged invoices start with mail that looks like the boss. This is the cheapest brake on it.',
      answer: `no record at _dmarc.${domain} or above`,
    })
  const { policy, testing, errors, record } = dmarc.value
  const answer = [record, ...errors].join(' — ')
  if (policy === 'none')
    return finding(DMARC, dmarc, 'bad', errors.length > 0 ? 'high' : 'medium', {
      title:
        errors.length > 0
          ? 'Your DMARC record is broken, so forged mail is delivered.'
          : 'You watch forged mail, and nothing stops it.',
      effect: 'Mail that only looks like yours still reaches inboxes.',
      fix: 'When the reports show that your own mail passes, change the policy to "quarantine", then to "reject".',
      answer,
    })
  if (testing)
    return finding(DMARC, dmarc, 'bad', 'low', {
      title: 'Your DMARC policy is marked as a test.',
      effect: 'Receivers treat forged mail one step more mildly than you ask.',
      fix: 'Remove "t=y" when the reports show that your own mail passes.',
      answer,
    })
  if (errors.length > 0)
    return finding(DMARC, dmarc, 'bad', 'low', {
      title: 'Your DMARC policy works; a part of the record cannot be read.',
      effect: `${errors[0] ?? ''}`,
      fix: 'Correct that part; the policy itself can stay.',
      answer,
    })
  return finding(DMARC, dmarc, 'good', 'high', {
    title: 'Mail that only looks like yours is turned away.',
    effect: `Your DMARC policy is "${policy}", so receivers know what to do with forged mail.`,
    answer,
  })
}
