import type { Finding } from '../domain/findings.ts'
import type { ReconReport } from '../domain/recon.ts'
import { finding, uncheckedFinding, type Head } from './finding.ts'

const CERTIFICATE: Head = { id: 'web.certificate', area: 'web' }
const HTTPS: Head = { id: 'web.https', area: 'web' }
const HSTS: Head = { id: 'web.hsts', area: 'web' }
const SOFTWARE: Head = { id: 'web.software', area: 'web' }

const PROBLEMS: Record<string, { title: string; fix: string }> = {
  expired: {
    title: 'The certificate of your website has expired.',
    fix: 'Renew it, and let it renew itself.',
  },
  not_yet_valid: {
    title: 'The certificate of your website is not valid yet.',
    fix: 'Install the current one, and check the clock of the server.',
  },
  wrong_host: {
    title: 'The certificate of your website is for another name.',
    fix: 'Get one that names your domain, with and without "www".',
  },
  self_signed: {
    title: 'The certificate of your website was signed by nobody but itself.',
    fix: 'Get one from a certificate authority; good ones cost nothing.',
  },
  incomplete_chain: {
    title: 'Your web server does not send the whole chain of its certificate.',
    fix: 'Install the intermediate certificate beside your own.',
  },
  unknown_issuer: {
    title: 'The certificate of your website comes from an authority that browsers do not know.',
    fix: 'Get one from a public certificate authority; good ones cost nothing.',
  },
  old_protocol: {
    title: 'Your web server speaks only an outdated form of encryption.',
    fix: 'Switch on TLS 1.2 and 1.3, and switch older versions off.',
  },
  untrusted: {
    title: 'The certificate of your website is not trusted.',
    fix: 'Get a new one from a public certificate authority.',
  },
}

const MAX_WARNING_DAYS = 30
const DAY_MS = 86_400_000

/** The certificate: its faults first, then how long it lasts. */
export function certificateFinding(domain: string, asked: ReconReport['certificate']): Finding | undefined {
  if (!asked || asked.state === 'absent' || asked.state === 'skipped') return undefined
  if (asked.state === 'unchecked')
    return uncheckedFinding(CERTIFICATE, `We could not look at the certificate of ${domain}`, asked)
  const { problems, daysLeft, issuer, names, validFrom, validTo, protocol } = asked.value
  const answer = [
    `${names.slice(0, 5).join(', ')}; issued by ${issuer}; valid ${validFrom.slice(0, 10)} to ${validTo.slice(0, 10)}`,
    protocol,
    ...problems,
  ].join('; ')
  const [worst] = problems
  if (worst !== undefined)
    return finding(CERTIFICATE, asked, 'bad', worst === 'incomplete_chain' ? 'high' : 'critical', {
      ...(PROBLEMS[worst] ?? { title: 'The certificate of your website is not trusted.', fix: 'Renew it.' }),
      effect: 'Visitors see a warning instead of your website, and most of them leave.',
      answer,
    })
  // Short-lived certificates are renewed late by design: a quarter of the lifetime is the limit for them.
  const lifetimeDays = (Date.parse(validTo) - Date.parse(validFrom)) / DAY_MS
  if (daysLeft < Math.min(MAX_WARNING_DAYS, lifetimeDays / 4))
    return finding(CERTIFICATE, asked, 'bad', daysLeft < 7 ? 'high' : 'medium', {
      title: `The certificate of your website ends in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}.`,
      effect: 'From then on visitors see a warning instead of your website.',
      fix: 'Renew it now, and let it renew itself from then on.',
      talkingPoint: 'An automatic renewal should have happened by now; somebody should look why it did not.',
      answer,
    })
  return finding(CERTIFICATE, asked, 'good', 'medium', {
    title: `The certificate of your website is in order for ${daysLeft} more days.`,
    effect: 'Browsers trust the connection to it.',
    answer,
  })
}

/** Encryption of the website, and what it tells about its software. */
export function websiteFindings(domain: string, site: ReconReport['site']): (Finding | undefined)[] {
  if (!site || site.state === 'skipped') return []
  if (site.state === 'unchecked')
    return [uncheckedFinding(HTTPS, `We could not read the website of ${domain}`, site)]
  if (site.state === 'absent')
    return [
      finding(HTTPS, site, 'absent', 'info', {
        title: `There is no website at ${domain}.`,
        effect: 'That is fine if you use another address for it.',
        answer: 'no address for the name, with or without www',
      }),
    ]
  const { url, https, hsts, technologies } = site.value
  if (!https)
    return [
      finding(HTTPS, site, 'bad', 'high', {
        title: 'Your website is shown without encryption.',
        effect: 'Browsers mark it as not secure, and what visitors type can be read on the way.',
        fix: 'Switch on https at your web host and redirect every visitor to it; it is often one click.',
        answer: url,
      }),
      softwareFinding(site, technologies),
    ]
  return [
    finding(HTTPS, site, 'good', 'low', {
      title: 'Your website is encrypted.',
      effect: 'What visitors type there cannot be read on the way.',
      answer: url,
    }),
    hsts
      ? finding(HSTS, site, 'good', 'low', {
          title: 'Browsers that know your website never use the unencrypted way again.',
          effect: 'A stranger on the same Wi-Fi cannot lead your visitors to a copy of it.',
          answer: 'Strict-Transport-Security is sent',
        })
      : finding(HSTS, site, 'absent', 'low', {
          title: 'Browsers may still try your website without encryption first.',
          effect: 'On a shared Wi-Fi a stranger could lead visitors to a copy of it.',
          fix: 'Have your web server send the header "Strict-Transport-Security"; it is one line.',
          answer: 'no Strict-Transport-Security header',
        }),
    softwareFinding(site, technologies),
  ]
}

function softwareFinding(asked: { at: string; source: string }, technologies: string[]): Finding | undefined {
  const shown = technologies.find((one) => /^(WordPress|Joomla!?|Drupal|TYPO3)\b.*\d/i.test(one))
  if (!shown) return undefined
  return finding(SOFTWARE, asked, 'bad', 'low', {
    title: `Your website tells everyone that it runs ${shown}.`,
    effect: 'Attackers look for exactly such versions when a weakness becomes known.',
    fix: 'Keep it up to date automatically, and hide the version.',
    answer: shown,
  })
}
