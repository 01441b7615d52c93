import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Clock } from '../../../hub/domain/clock.ts'
import { createHubSpotSandbox, type HubSpotSandbox, type HubSpotSandboxOptions } from './index.ts'

export const TOKEN = 'pat-na1-test-token'
export const SECRET = 'test-client-secret'
export const NOON: Clock = { now: () => new Date('2026-11-23T12:00:00Z') }

export interface RunningSandbox extends HubSpotSandbox {
  /** Of the API, as the connector's `baseUrl` setting takes it. */
  url: string
  /** Hears of each call by its address as it was spelled. */
  onCall(hear: (path: string) => void): void
  stop(): Promise<void>
}

/** The stand-in on a real socket of this machine, with limits that do not get in the way unless given. */
export async function startSandbox(options: Partial<HubSpotSandboxOptions> = {}): Promise<RunningSandbox> {
  const sandbox = createHubSpotSandbox({
    file: ':memory:',
    clock: NOON,
    accessToken: TOKEN,
    clientSecret: SECRET,
    limits: { burst: 1_000_000, search: 1_000_000 },
    ...options,
  })
  const app = express().use('/sandbox/hubspot', sandbox.router)
  let hear: (path: string) => void = () => undefined
  const server = createServer((req, res) => {
    hear(req.url ?? '')
    app(req, res)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    ...sandbox,
    url: `http://127.0.0.1:${port}/sandbox/hubspot`,
    onCall: (listener) => void (hear = listener),
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      sandbox.close()
    },
  }
}
