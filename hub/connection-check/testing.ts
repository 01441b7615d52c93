import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { ConnectionCheck } from '../domain/connection-check.ts'
import { HubError } from '../domain/errors.ts'
import type { IspFacts } from '../domain/isp.ts'
import { silentLog } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { createRateLimits } from '../platform/rate-limits.ts'
import { openTestStore } from '../store/testing.ts'
import { makeConnectionChecks, type ConnectionChecks } from './index.ts'

/** What a provider's look-up answers in these tests. */
export const HOME_LINE: IspFacts = {
  address: '24.5.6.7',
  family: 4,
  range: 'public',
  asn: 7922,
  organisation: 'Comcast Cable',
  name: 'Comcast',
  kind: 'residential',
  confidence: 0.85,
  reasons: ['Its name is one that Comcast gives to home lines.'],
  hostname: null,
  unchecked: [],
  notice: null,
}

export interface CheckBench {
  url: string
  checks: ConnectionChecks
  /** What was told as measured at a location. */
  measured: { assessmentId: string; check: ConnectionCheck }[]
  isp: { facts: IspFacts }
  move(ms: number): void
  close(): Promise<void>
}

/** The endpoints over a real store and real sockets; the chat token of a conversation is its name. */
export async function openCheckBench({ timeoutMs = 20_000 } = {}): Promise<CheckBench> {
  const store = await openTestStore()
  let moved = 0
  const measured: CheckBench['measured'] = []
  const isp = { facts: HOME_LINE }
  const rateLimits = createRateLimits({ log: silentLog })
  let url = ''
  const checks = await makeConnectionChecks({
    connection: store.connection,
    clock: { now: () => new Date(Date.now() + moved) },
    log: silentLog,
    rateLimits,
    lookUpIsp: async () => isp.facts,
    publicUrl: () => url,
    async conversationOf(req) {
      const [, name] = /^Bearer (\w+)$/.exec(req.headers.authorization ?? '') ?? []
      if (!name) throw new HubError('unauthenticated', 'This address needs a chat token.')
      return { conversationId: name, assessmentId: `of-${name}` }
    },
    onMeasured: async (assessmentId, check) => void measured.push({ assessmentId, check }),
    stun: { host: '127.0.0.1', name: '127.0.0.1', ports: [0, 0] },
    transferLimits: { timeoutMs },
  })
  const app = express().set('trust proxy', ['127.0.0.1']).use(checks.router).use(problemHandler(silentLog))
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    checks,
    measured,
    isp,
    move: (ms) => void (moved += ms),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      checks.close()
      await rateLimits.close()
      await store.close()
    },
  }
}
