import { request, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { Writable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { HubError } from '../../domain/errors.ts'
import { guardError, type Target } from './target.ts'

export interface Reply {
  status: number
  headers: Record<string, string>
  body: Buffer
  truncated: boolean
}

export interface ExchangeLimits {
  maxBytes: number
  maxHeaderBytes: number
  /** Keep the first `maxBytes` of a body that is longer, instead of failing. */
  truncate: boolean
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

export const isRedirect = (reply: Reply): boolean =>
  REDIRECTS.has(reply.status) && reply.headers.location !== undefined

/** One GET over a connection that stands: no agent, no cookies, no second connection. */
export async function exchange(
  target: Target,
  socket: Socket,
  accept: string,
  limits: ExchangeLimits,
  signal: AbortSignal,
): Promise<Reply> {
  try {
    const message = await send(target, socket, accept, limits.maxHeaderBytes, signal)
    const headers = plainHeaders(message)
    const status = message.statusCode ?? 0
    if (REDIRECTS.has(status)) return { status, headers, body: Buffer.alloc(0), truncated: false }
    const body = await readBody(message, limits, signal)
    return { status, headers, ...body }
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof HubError) throw cause
    throw guardError('remote_refused', 'bad_reply', 'The server sent an answer that cannot be read.', {
      cause,
    })
  } finally {
    socket.destroy()
  }
}

function send(
  { url }: Target,
  socket: Socket,
  accept: string,
  maxHeaderSize: number,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      createConnection: () => socket,
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      setHost: false,
      headers: {
        Host: url.host,
        'User-Agent': 'Mozilla/5.0 (compatible; EntourageSentry/1.0)',
        Accept: accept,
        'Accept-Encoding': 'gzip, deflate, br',
        Connection: 'close',
      },
      maxHeaderSize,
      insecureHTTPParser: false,
      signal,
    })
    outgoing.on('response', resolve)
    outgoing.on('error', reject)
    outgoing.on('upgrade', (_, upgraded) => {
      upgraded.destroy()
      reject(new Error('unexpected upgrade'))
    })
    outgoing.end()
  })
}

/** Reads and decompresses while counting, so that a bomb is stopped at the limit and not after it. */
async function readBody(
  message: IncomingMessage,
  { maxBytes, truncate }: ExchangeLimits,
  signal: AbortSignal,
): Promise<{ body: Buffer; truncated: boolean }> {
  const chunks: Buffer[] = []
  const full = new Error('full')
  let size = 0
  const collect = new Writable({
    write(chunk: Buffer, _, done) {
      const room = maxBytes - size
      chunks.push(chunk.subarray(0, room))
      size += Math.min(chunk.length, room)
      done(chunk.length > room ? full : null)
    },
  })
  const decoder = decoderFor(message.headers['content-encoding'])
  try {
    await (decoder ? pipeline(message, decoder, collect, { signal }) : pipeline(message, collect, { signal }))
  } catch (cause) {
    if (cause !== full) throw cause
    if (!truncate)
      throw guardError('too_large', 'too_large', `The answer is larger than ${maxBytes} bytes.`, { cause })
    return { body: Buffer.concat(chunks), truncated: true }
  }
  return { body: Buffer.concat(chunks), truncated: false }
}

function decoderFor(encoding: string | undefined): Transform | undefined {
  switch (encoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return undefined
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      throw guardError(
        'remote_refused',
        'bad_reply',
        'The server sent a compression that we did not ask for.',
      )
  }
}

/** Header names in lower case; `set-cookie` is dropped, nothing keeps cookies here. */
function plainHeaders(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers))
    if (typeof value === 'string') headers[name] = value
  return headers
}
