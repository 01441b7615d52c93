import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import type { FileRef } from '../../hub/domain/files.ts'
import { object, text } from './activity.ts'

type Wire = Record<string, unknown>

/** A small Direct Line server of its own over real sockets, with faults to switch on; for this client's tests. */
export interface TestLine {
  origin: string
  /** What the bot has been told, in order. */
  heard: Wire[]
  /** `lost`: takes a message, then breaks the line before the answer. */
  faults: { down: boolean; lost: number; noSockets: boolean; tokensExpired: boolean; mute: boolean }
  /** How often a token was given against a resume secret. */
  resumed: () => number
  /** Whether the last of them brought along the token that its browser held. */
  resumedHolding: () => boolean
  /** Files that were uploaded: name and first bytes. */
  uploaded: { name: string; head: string }[]
  tell(activity: Wire): void
  dropSockets(): void
  close(): Promise<void>
}

export interface TestLineOptions {
  /** What the bot answers to a message. */
  reply?: (message: Wire) => Wire[]
  opening?: Wire[]
  /** Serves everything that is not Direct Line. */
  otherwise?: RequestListener
  /** Answers by "METHOD /path" beside the conversation; null = 503. */
  person?: Record<string, unknown>
}

const SECRET = 'a-secret-of-this-browser'

export async function startTestLine({
  reply = () => [],
  opening = [],
  otherwise,
  person = {},
}: TestLineOptions = {}): Promise<TestLine> {
  const faults = { down: false, lost: 0, noSockets: false, tokensExpired: false, mute: false }
  const said: Wire[] = []
  const heard: Wire[] = []
  const uploaded: TestLine['uploaded'] = []
  let resumed = 0
  let holding = false
  let good = randomUUID()
  const sockets = new Set<WebSocket>()
  const server = createServer((req, res) => void answer(req, res))
  const upgrade = new WebSocketServer({ noServer: true })
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  server.on('upgrade', (req, socket, head) => {
    if (faults.down || faults.noSockets) return socket.destroy()
    upgrade.handleUpgrade(req, socket, head, (one) => {
      sockets.add(one)
      one.on('close', () => sockets.delete(one))
      const from = Number(new URL(req.url ?? '', origin()).searchParams.get('from'))
      if (said.length > from) send(one, from)
    })
  })

  const send = (one: WebSocket, from: number) =>
    one.send(JSON.stringify({ activities: said.slice(from), watermark: String(said.length) }))

  function tell(activity: Wire): void {
    said.push({ id: `act-${said.length}`, type: 'message', from: { id: 'bot', role: 'bot' }, ...activity })
    if (!faults.mute) for (const one of sockets) send(one, said.length - 1)
  }

  function hear(message: Wire): void {
    const clientId = object(message.channelData).clientActivityID
    if (said.some(({ channelData }) => clientId && object(channelData).clientActivityID === clientId)) return
    heard.push(message)
    tell(message)
    for (const one of reply(message)) tell(one)
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (faults.down) return void req.socket.destroy()
    const url = new URL(req.url ?? '', origin())
    if (!url.pathname.startsWith('/v3/') && !url.pathname.startsWith('/intake/')) return otherwise?.(req, res)
    const raw = await read(req)
    const isJson = req.headers['content-type']?.startsWith('application/json') && raw !== ''
    const body = object(isJson ? JSON.parse(raw) : {})
    const opened = (from: number) => ({
      conversationId: 'one',
      token: good,
      expires_in: 1800,
      streamUrl: `${origin().replace('http', 'ws')}/stream?from=${from}`,
    })
    const give = (status: number, reply: unknown) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
    if (url.pathname === '/v3/directline/tokens/generate') {
      faults.tokensExpired = false
      return void give(200, opened(0))
    }
    if (url.pathname === '/intake/resume') {
      if (body.secret !== SECRET) return void give(410, { code: 'gone' })
      resumed += 1
      holding = req.headers.authorization === `Bearer ${good}`
      faults.tokensExpired = false
      good = randomUUID()
      return void give(200, { token: good, conversationId: 'one' })
    }
    if (faults.tokensExpired || req.headers.authorization !== `Bearer ${good}`) return void give(403, {})
    if (url.pathname === '/intake/resume-link')
      return void give(200, { url: `${origin()}/#resume=${SECRET}`, expiresAt: '2027-01-01T00:00:00Z' })
    const named = `${req.method} ${url.pathname}`
    if (url.pathname.endsWith('/upload')) return void give(200, { id: 'up', files: [takeFile(raw)] })
    if (named in person) return void give(person[named] === null ? 503 : 200, person[named])
    if (url.pathname === '/v3/directline/tokens/refresh') return void give(200, opened(0))
    const watermark = Number(url.searchParams.get('watermark') || 0)
    if (req.method === 'GET' && url.pathname.endsWith('/activities'))
      return void give(200, { activities: said.slice(watermark), watermark: String(said.length) })
    if (req.method === 'GET') return void give(200, opened(watermark))
    if (url.pathname.endsWith('/conversations')) {
      if (said.length === 0) opening.forEach(tell)
      return void give(201, opened(0))
    }
    if (text(body.text).length > 20_000) return void give(413, { code: 'too_large' })
    hear(body)
    if (faults.lost > 0) {
      faults.lost -= 1
      return void req.socket.destroy()
    }
    give(200, { id: 'taken' })
  }

  function takeFile(multipart: string): FileRef {
    const [, name = ''] = /filename="([^"]*)"/.exec(multipart) ?? []
    const content = multipart.slice(multipart.indexOf('\r\n\r\n') + 4)
    uploaded.push({ name, head: content.slice(0, 4) })
    return {
      id: `file-${uploaded.length}`,
      name,
      contentType: 'text/plain',
      bytes: content.length,
      at: '2026-11-24T10:00:00Z',
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: origin(),
    heard,
    uploaded,
    faults,
    resumed: () => resumed,
    resumedHolding: () => holding,
    tell,
    dropSockets: () => sockets.forEach((one) => one.terminate()),
    close: () =>
      new Promise((resolve) => {
        sockets.forEach((one) => one.terminate())
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(req: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of req.setEncoding('latin1')) body += String(chunk)
  return body
}
