import type { Clock } from '../domain/clock.ts'
import type { Log } from '../domain/ports.ts'
import type { Lookup, ReconProgress, ReconReport } from '../domain/recon.ts'
import { lookAtCertificate } from './certificate.ts'
import { clean } from './clean.ts'
import type { Dns } from './dns.ts'
import { findDmarc } from './dmarc.ts'
import { lookAtHosting } from './hosting.ts'
import { isNullMx, mailProvider } from './mail-provider.ts'
import { absent, found, stamp, unchecked, type Part } from './part.ts'
import { readSite } from './site.ts'
import { auditSpf } from './spf.ts'
import { isSpf } from './spf-record.ts'
import type { Web } from './web.ts'

export interface GatherNeeds {
  dns: Dns
  web: Web
  clock: Clock
  log: Log
  signal: AbortSignal
  totalTimeoutMs: number
  /** Called before a part starts. */
  tell: (part: ReconProgress['part']) => void
}

/** What is asked for but not spoken of while it runs: it comes with the records of SPF. */
type Silent = 'txt'

type Parts = Required<Omit<ReconReport, 'domain' | 'startedAt' | 'finishedAt' | 'findings'>>

/** Asks everything at once; a slow or dead server delays its own part alone. Never throws. */
export async function gather(domain: string, needs: GatherNeeds): Promise<Parts> {
  const { dns, web, clock, signal } = needs
  const part = <T>(name: ReconProgress['part'] | Silent, source: string, work: () => Promise<Part<T>>) =>
    limited(name, source, work, needs)

  const spf = part('spf', `TXT ${domain}`, () => auditSpf(domain, dns))
  const [mx, provider, spfDone, dmarc, certificate, site, hosting, txt] = await Promise.all([
    part('mx', `MX ${domain}`, () => lookUpMx(domain, dns)),
    part('mailProvider', `MX ${domain}`, () => lookUpProvider(domain, dns, spf)),
    spf,
    part('dmarc', `TXT _dmarc.${domain}`, () => findDmarc(domain, dns)),
    part('certificate', `TLS ${domain}:443`, () => lookAtCertificate(domain, web, clock, signal)),
    part('site', `https://${domain}/`, () => readSite(domain, web, signal)),
    part('hosting', `A, AAAA and NS ${domain}`, () => lookAtHosting(domain, dns)),
    part('txt', `TXT ${domain}`, () => lookUpTxt(domain, dns)),
  ])
  return { mx, mailProvider: provider, spf: spfDone, dmarc, certificate, site, hosting, txt }
}

const MAX_TXT = 60
const MAX_TXT_LENGTH = 200

/** Records of the name itself; SPF has a part of its own. */
async function lookUpTxt(domain: string, dns: Dns) {
  const answer = await dns.txt(domain)
  if (answer.state === 'unchecked') return unchecked(answer.reason)
  const others = answer.state === 'found' ? answer.values.filter((value) => !isSpf(value)) : []
  if (others.length === 0) return absent
  return found(others.slice(0, MAX_TXT).map((value) => clean(value, MAX_TXT_LENGTH)))
}

async function lookUpMx(domain: string, dns: Dns) {
  const answer = await dns.mx(domain)
  if (answer.state === 'unchecked') return unchecked(answer.reason)
  if (answer.state === 'absent') return absent
  const sorted = [...answer.values].sort((a, b) => a.priority - b.priority).slice(0, 20)
  return found(sorted.map(({ priority, exchange }) => ({ priority, host: exchange })))
}

/** A gateway's mailbox is told by SPF; where that is not needed nobody waits for it. */
async function lookUpProvider(domain: string, dns: Dns, spf: Promise<Parts['spf']>) {
  const answer = await dns.mx(domain)
  if (answer.state === 'unchecked') return unchecked(answer.reason)
  if (answer.state === 'absent') return absent
  const plain = mailProvider(domain, answer.values, [])
  if (isNullMx(answer.values) || plain.kind === 'mailbox' || plain.kind === 'own') return found(plain)
  const record = await spf
  return found(mailProvider(domain, answer.values, record.state === 'found' ? record.value.includes : []))
}

/** A part in its own limits: whatever goes wrong in it is that part's "could not be checked". */
async function limited<T>(
  name: ReconProgress['part'] | Silent,
  source: string,
  work: () => Promise<Part<T>>,
  { clock, log, signal, totalTimeoutMs, tell }: GatherNeeds,
): Promise<Lookup<T>> {
  if (name !== 'txt') tell(name)
  let stop = () => {}
  const late = new Promise<Part<T>>((resolve) => {
    stop = () => resolve(unchecked(`there was no answer within ${totalTimeoutMs / 1000} s`))
    signal.addEventListener('abort', stop, { once: true })
  })
  const done = work().catch((error: unknown): Part<T> => {
    if (!signal.aborted) log.error({ err: error, part: name }, 'a part of recon failed')
    return unchecked('something went wrong on our side')
  })
  const part = await Promise.race([done, late])
  signal.removeEventListener('abort', stop)
  return stamp(part, clock.now().toISOString(), source)
}
