import { Agent, request } from 'node:https'
import { HubError } from '../../hub/domain/errors.ts'

const TIMEOUT_MS = 30_000
const MAX_ANSWER_BYTES = 20_000_000
const MAX_SOCKETS = 8
/** Servers close idle connections after five seconds or more; ours are closed before. */
const IDLE_MS = 4000
const MAX_AGENTS = 50

export interface WireRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body?: Buffer
  /** PEM of the only certificate that is trusted; without it the public authorities are. */
  certificate?: string
  timeoutMs?: number
  maxBytes?: number
}

export interface WireAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  bytes: Buffer
}

export type Wire = (request: WireRequest) => Promise<WireAnswer>

/** One https request and its answer: nothing is retried, and no redirect is followed, because our keys would go along. */
export function makeWire(): Wire {
  const agents = new Map<string, Agent>()
  const agentFor = (url: URL, certificate: string | undefined): Agent => {
    const name = `${url.host} ${certificate ?? ''}`
    const known = agents.get(name)
    if (known) return known
    const [oldest] = agents.keys()
    if (agents.size >= MAX_AGENTS && oldest !== undefined) {
      agents.get(oldest)?.destroy()
      agents.delete(oldest)
    }
    const agent = new Agent({
      keepAlive: true,
      maxSockets: MAX_SOCKETS,
      timeout: IDLE_MS,
      ...(certificate === undefined ? {} : { ca: [certificate] }),
    })
    agents.set(name, agent)
    return agent
  }
  return async (given) => {
    const agent = agentFor(given.url, given.certificate)
    try {
      return await send(given, agent)
    } catch (error) {
      // The server had closed the idle connection in that very moment: nobody has read the request.
      if (error === STALE) return send(given, new Agent({ ...agent.options, keepAlive: false }))
      throw error
    }
  }
}

/** Only a read may be sent again without knowing whether it was heard. */
const STALE = new HubError(
  'remote_unavailable',
  'The connection to ConnectWise was closed before it was used.',
)

function send(given: WireRequest, agent: Agent): Promise<WireAnswer> {
  const { method, url, headers, body, timeoutMs = TIMEOUT_MS, maxBytes = MAX_ANSWER_BYTES } = given
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, agent, headers: { ...headers, 'Content-Length': String(body?.length ?? 0) } },
      (incoming) => {
        const parts: Buffer[] = []
        let size = 0
        incoming.on('data', (part: Buffer) => {
          size += part.length
          parts.push(part)
          if (size > maxBytes) incoming.destroy(new Error('The answer is too long.'))
        })
        incoming.on('error', fail)
        incoming.on('end', () => {
          clearTimeout(timer)
          const bytes = Buffer.concat(parts)
          const { statusCode: status = 0, headers } = incoming
          resolve({ status, headers, bytes, text: bytes.toString('utf8') })
        })
      },
    )
    const fail = (error: Error) => {
      clearTimeout(timer)
      const stale = method === 'GET' && outgoing.reusedSocket && codeOf(error) === 'ECONNRESET'
      reject(stale ? STALE : unreachable(error))
    }
    const timer = setTimeout(
      () => outgoing.destroy(new Error(`No answer in ${timeoutMs / 1000} s.`)),
      timeoutMs,
    )
    outgoing.on('error', fail)
    outgoing.end(body)
  })
}

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name

function unreachable(error: Error): HubError {
  const code = codeOf(error)
  if (UNTRUSTED.test(code))
    return new HubError(
      'misconfigured',
      'The certificate that ConnectWise’s address shows is not to be trusted.',
      {
        hint: 'Check the site. For a stand-in, enter its certificate on the connection.',
        about: { code },
      },
    )
  return new HubError('remote_unavailable', 'ConnectWise could not be reached.', {
    hint: 'It is tried again by itself. If it stays so, check the site and the network.',
    about: { code },
  })
}
