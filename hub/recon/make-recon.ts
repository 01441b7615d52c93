import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import type { Fixtures, Recon, ReconProgress, ReconReport } from '../domain/recon.ts'
import { createGuardedClient, type GuardedClient } from '../platform/guarded/index.ts'
import { Cache } from './cache.ts'
import { addressesBy, dnsOfFixture, makeDns, remembering } from './dns.ts'
import { findingsOf } from './findings.ts'
import { gather } from './gather.ts'
import { provingAbsence } from './prove-absence.ts'
import { webOfFixture } from './web.ts'
import { normaliseWebsite } from './website.ts'

export interface ReconNeeds {
  /** `host:port`; empty = the system's resolvers. */
  dnsServers: string[]
  clock: Clock
  log: Log
  /** Root certificates (PEM) instead of those of Node. */
  roots?: string[]
  /** Asks the web; the default resolves by the same name servers as the rest of recon. */
  guarded?: GuardedClient
  /** Domains answered by data, by their exact name: neither DNS nor the web is asked for them. */
  fixtures?: Fixtures
  totalTimeoutMs?: number
}

const TOTAL_TIMEOUT_MS = 15_000
const CACHE_MS = 10 * 60_000
/** A report with gaps is asked for again soon. */
const CACHE_WITH_GAPS_MS = 20_000
const CACHE_ENTRIES = 500

interface Run {
  report: Promise<ReconReport>
  listeners: Set<(progress: ReconProgress) => void>
}

/** Looks a domain up: all parts side by side, each within its own limits, the whole within one. */
export function makeRecon(needs: ReconNeeds): Recon {
  const { clock, log, fixtures = {}, totalTimeoutMs = TOTAL_TIMEOUT_MS } = needs
  const asked = makeDns({ servers: needs.dnsServers })
  const dns = needs.dnsServers.length > 0 ? asked : provingAbsence(asked, clock)
  const guarded =
    needs.guarded ??
    createGuardedClient({ resolve: addressesBy(dns), ...(needs.roots ? { ca: needs.roots } : {}) })
  const cache = new Cache<ReconReport>(CACHE_ENTRIES)
  const running = new Map<string, Run>()

  async function run(domain: string, tell: (progress: ReconProgress) => void): Promise<ReconReport> {
    const fixture = Object.hasOwn(fixtures, domain) ? fixtures[domain] : undefined
    const server = fixture ? dnsOfFixture(fixture) : dns
    const startedAt = clock.now().toISOString()
    const parts = await gather(domain, {
      dns: remembering(server),
      web: fixture ? webOfFixture(fixture) : guarded,
      clock,
      log,
      signal: AbortSignal.timeout(totalTimeoutMs),
      totalTimeoutMs,
      tell: (part) => tell({ domain, part }),
    })
    const report = { domain, startedAt, finishedAt: clock.now().toISOString(), ...parts }
    return { ...report, findings: findingsOf(report, server.server) }
  }

  function start(domain: string, listeners: Run['listeners']): Run {
    const report = run(domain, (progress) => {
      for (const listener of listeners) listener(progress)
    }).finally(() => running.delete(domain))
    const one = { report, listeners }
    running.set(domain, one)
    report.then(
      (done) => {
        const now = clock.now().getTime()
        cache.set(domain, done, now + (hasGaps(done) ? CACHE_WITH_GAPS_MS : CACHE_MS))
      },
      () => undefined,
    )
    return one
  }

  return {
    async look(input, onPart, signal) {
      const domain = domainOf(input)
      const known = cache.get(domain, clock.now().getTime())
      if (known) return known
      const one = running.get(domain) ?? start(domain, new Set(onPart ? [onPart] : []))
      if (onPart) one.listeners.add(onPart)
      return signal ? Promise.race([one.report, abortOf(signal)]) : one.report
    },
  }
}

function domainOf(input: string): string {
  const website = normaliseWebsite(input)
  if (!website)
    throw new HubError('invalid_input', 'That does not look like a website.', {
      hint: 'Try something like acme.com.',
      fields: [{ path: 'domain', message: 'Write a domain such as acme.com.' }],
    })
  return website.domain
}

const hasGaps = ({ mx, mailProvider, spf, dmarc, certificate, site, hosting }: ReconReport): boolean =>
  [mx, mailProvider, spf, dmarc, certificate, site, hosting].some((part) => part?.state === 'unchecked')

const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason as Error)
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
