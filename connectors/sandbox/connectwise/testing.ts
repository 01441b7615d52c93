import { Agent, request } from 'node:https'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { ApiKeys } from './index.ts'
import { startConnectWiseServer, type ConnectWiseServer, type ConnectWiseServerOptions } from './server.ts'

export const KEYS: ApiKeys = {
  companyId: 'ourmsp',
  publicKey: 'PublicKeyForTests',
  privateKey: 'PrivateKeyForTests',
  clientId: '0b1f4c52-1111-4c1e-9d63-5a5f3c6f0a01',
}
export const NOON: Clock = { now: () => new Date('2026-11-23T12:00:00Z') }

const API = '/v4_6_release/apis/3.0'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The body, when it is JSON. */
  body: unknown
}

export interface RunningConnectWise extends ConnectWiseServer {
  keys: ApiKeys
  /** A call as a client makes it, over TLS that trusts the certificate; `path` is below `/apis/3.0` unless it begins with a codebase. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

/** The stand-in on a real socket of this machine, with a limit that does not get in the way unless given. */
export async function startConnectWiseSandbox(
  options: Partial<ConnectWiseServerOptions> = {},
): Promise<RunningConnectWise> {
  const server = await startConnectWiseServer({
    file: ':memory:',
    clock: NOON,
    keys: KEYS,
    callsPerMinute: 1_000_000,
    port: 0,
    ...options,
  })
  const agent = new Agent({ ca: server.certificate, keepAlive: true })
  const keys = options.keys ?? KEYS
  return {
    ...server,
    keys,
    call: (method, path, body, headers = {}) =>
      send(agent, new URL(/^\/(login|__sandbox|ui|v\d)/.test(path) ? path : `${API}${path}`, server.url), {
        method,
        headers: {
          ...signedIn(keys),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body:
          body === undefined || body instanceof Buffer || typeof body === 'string'
            ? body
            : JSON.stringify(body),
      }),
    async stop() {
      agent.destroy()
      await server.stop()
    },
  }
}

export const signedIn = ({
  companyId,
  publicKey,
  privateKey,
  clientId,
}: ApiKeys): Record<string, string> => ({
  Authorization: `Basic ${Buffer.from(`${companyId}+${publicKey}:${privateKey}`).toString('base64')}`,
  clientId,
  Accept: 'application/vnd.connectwise.com+json; version=2025.1, application/json',
})

function send(
  agent: Agent,
  url: URL,
  {
    method,
    headers,
    body,
  }: { method: string; headers: Record<string, string>; body: string | Buffer | undefined },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: res.statusCode ?? 0, headers: res.headers, text, body: parsed(text) })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
