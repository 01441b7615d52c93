import type { Request, Router } from 'express'
import type { Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { ConnectionCheck } from '../domain/connection-check.ts'
import type { LookUpIsp } from '../domain/isp.ts'
import type { Log } from '../domain/ports.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import { checkRouter } from './check-routes.ts'
import { makeCheckStore } from './check-store.ts'
import { makeChecks, type ChecksNeeds, type Whose } from './checks.ts'
import { makeCheckLinkStore } from './links-store.ts'
import { startStun, type Stun } from './stun.ts'
import { makeTransfers, type TransferLimits } from './transfer.ts'

export interface ConnectionCheckNeeds extends Pick<ChecksNeeds, 'onMeasured'> {
  connection: Connection
  clock: Clock
  log: Log
  rateLimits: RateLimits
  lookUpIsp: LookUpIsp
  publicUrl: () => string
  conversationOf: (req: Request) => Promise<Whose>
  /** Where to listen for STUN, and the name that browsers know; none = UDP is not checked. */
  stun?: { host: string; name: string; ports: [number, number] } | undefined
  otherOrigin?: string | undefined
  transferLimits?: Partial<TransferLimits>
}

export interface ConnectionChecks {
  /** Mounted at the root, before any other body parser. */
  router: Router
  of(conversationId: string): Promise<ConnectionCheck[]>
  /** Answers how many checks there were. */
  forget(assessmentId: string): Promise<number>
  close(): void
}

/** The connection check from a browser: endpoints, responders, results. */
export async function makeConnectionChecks(needs: ConnectionCheckNeeds): Promise<ConnectionChecks> {
  const { connection, clock, log } = needs
  const stun: Stun | undefined = needs.stun && (await startStun({ ...needs.stun, clock, log }))
  const name = needs.stun?.name ?? ''
  const checks = makeChecks({
    store: makeCheckStore(connection, clock),
    links: makeCheckLinkStore(connection, clock),
    lookUpIsp: needs.lookUpIsp,
    clock,
    log,
    stun,
    stunUrls: stun ? stun.ports.map((port) => `stun:${name.includes(':') ? `[${name}]` : name}:${port}`) : [],
    otherOrigin: needs.otherOrigin,
    onMeasured: needs.onMeasured,
  })
  return {
    router: checkRouter({ ...needs, checks, transfers: makeTransfers(needs.transferLimits) }),
    of: checks.of,
    forget: checks.forget,
    close: () => stun?.close(),
  }
}
