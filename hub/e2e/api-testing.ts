import { createECDH } from 'node:crypto'
import { demoFixtures } from '../../connectors/sandbox/demo-domain/index.ts'
import { openRoutes, type RouteNeeds } from '../assessments/routes-testing.ts'
import { assessmentRoutes } from '../assessments/routes.ts'
import { companyRoutes } from '../company/routes.ts'
import { readConfig } from '../config.ts'
import { costRoutes } from '../costs/routes.ts'
import { makeFiles, type Files } from '../files/files.ts'
import { allFindings, score } from '../findings/index.ts'
import { wireIntake } from '../intake-wiring.ts'
import { makeInvitations } from '../invitations/invitations.ts'
import { needsRoutes } from '../needs/routes.ts'
import { silentLog } from '../platform/log.ts'
import { createMemoryQueue } from '../platform/queue-memory.ts'
import { createRateLimits } from '../platform/rate-limits.ts'
import { makeRecon } from '../recon/make-recon.ts'
import { domainRoutes } from '../recon/routes.ts'
import { serviceRoutes } from '../services/routes.ts'

/** A domain that is answered from data, so that nothing here needs a network. */
export const DEMO_DOMAIN = 'acme-dental.test'
/** Of a documentation range: no name server is asked about it. */
export const DEMO_ADDRESS = '192.0.2.7'

const NOWHERE = '127.0.0.1:1'
const PUBLIC_URL = 'http://127.0.0.1'

/** Everything that the API says about assessments, domains, lines and the intake, on a real store. */
export async function openApiBench() {
  const closing: (() => unknown)[] = []
  let files: Files | undefined
  const bench = await openRoutes(async (needs) => {
    files = makeFiles(needs)
    return [
      ...assessmentRoutes({ ...needs, findings: allFindings, score, linksOf: async () => [] }),
      ...(await intakeRoutes(needs, closing)),
      ...companyRoutes(needs),
      ...serviceRoutes(needs),
      ...costRoutes(needs),
      ...needsRoutes(needs),
      ...domainRoutes({
        recon: makeRecon({
          dnsServers: [NOWHERE],
          clock: needs.clock,
          log: silentLog,
          fixtures: demoFixtures(needs.clock.now()),
        }),
      }),
    ]
  })
  return {
    ...bench,
    /** A file of this assessment, as a prospect uploads one. */
    async fileOf(assessmentId: string): Promise<string> {
      const content = Buffer.from('%PDF-1.7\nAn invoice')
      const put = await files?.put({ assessmentId, conversationId: 'c-1', name: 'invoice.pdf', content })
      return put?.file.id ?? ''
    },
    async close() {
      for (const one of closing.toReversed()) await one()
      await bench.close()
    },
  }
}

/** The routes of the intake's parts, as the composition root makes them. */
async function intakeRoutes(needs: RouteNeeds, closing: (() => unknown)[]) {
  const { keys, assessments, clock } = needs
  const queue = createMemoryQueue({ log: silentLog })
  const rateLimits = createRateLimits({ log: silentLog })
  const intake = await wireIntake({
    ...{ ...needs, queue, rateLimits, log: silentLog, publicUrl: PUBLIC_URL },
    // A worker answers no browser, and so needs no responders.
    config: { ...readConfig({ DNS_SERVERS: NOWHERE, MSP_NAME: 'Contoso IT' }), role: 'worker' },
    connections: { find: async () => null },
    crm: { forget: async () => {}, linksOf: async () => [] },
    invitations: makeInvitations({ keys, assessments, clock, publicUrl: () => PUBLIC_URL }),
  })
  closing.push(
    () => queue.close(),
    () => rateLimits.close(),
    () => intake.close(),
  )
  return intake.routes
}

/** A private key as the console wraps it; what is inside, the hub never knows. */
export const WRAPPED = {
  kdf: 'PBKDF2-SHA256',
  iterations: 600_000,
  salt: 'c2FsdA',
  iv: 'aXY',
  ciphertext: 'Y2lwaGVy',
}
/** A public key that nobody has yet. */
export const freshPoint = () => createECDH('prime256v1').generateKeys('base64url')

export type ApiBench = Awaited<ReturnType<typeof openApiBench>>
