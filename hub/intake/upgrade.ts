import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { makeUpgrader } from '../platform/sockets.ts'
import { toDirectLineError } from './direct-line-errors.ts'
import type { ConversationStore } from './conversation-store.ts'
import { checkOrigin } from './origins.ts'
import type { Streams } from './streams.ts'
import type { Tokens } from './tokens.ts'
import type { Turns } from './turns.ts'

export interface UpgradeNeeds {
  store: ConversationStore
  turns: Turns
  streams: Streams
  tokens: Tokens
  publicUrl: () => string
  embedOrigins?: readonly string[] | undefined
  log: Log
}

const HERE = 'http://hub'
const PATH = /^\/v3\/directline\/conversations\/([\w-]{1,64})\/stream$/
/** Clients have nothing to say on the socket but "still here". */
const MAX_FRAME_BYTES = 4096

/** Answers whether the request was one for a stream of ours; the ticket in it is never logged. */
export function makeUpgrade(
  needs: UpgradeNeeds,
): (req: IncomingMessage, socket: Duplex, head: Buffer) => boolean {
  const { store, turns, streams, tokens, publicUrl, log } = needs
  const upgrade = makeUpgrader({ maxFrameBytes: MAX_FRAME_BYTES })

  async function open(req: IncomingMessage, socket: Duplex, head: Buffer, asked: string, ticket: string) {
    checkOrigin(req.headers.origin, publicUrl(), needs.embedOrigins)
    const about = await tokens.redeem(ticket)
    const { conversationId } = about
    if (conversationId !== asked)
      throw new HubError('forbidden', 'This ticket opens another conversation.', {
        hint: 'Reconnect for a new one.',
      })
    upgrade(req, socket, head, (webSocket) => {
      // In the order of the turns, so that nothing said between reading and listening is missed.
      const begun = turns.inOrder(conversationId, async () => {
        const conversation = await store.find(conversationId)
        streams.accept(webSocket, about)
        if (conversation) streams.tell(conversation)
      })
      begun.catch((error: unknown) => {
        log.error({ err: error, conversationId }, 'stream could not begin')
        webSocket.close(1011)
      })
    })
  }

  return (req, socket, head) => {
    const line = req.url ?? '/'
    // "GET //" names no address at all; what is thrown from here would end the process.
    if (!URL.canParse(line, HERE)) return false
    const url = new URL(line, HERE)
    const asked = PATH.exec(url.pathname)?.[1]
    if (asked === undefined) return false
    const dropped = () => socket.destroy()
    socket.on('error', dropped)
    open(req, socket, head, asked, url.searchParams.get('t') ?? '')
      .then(() => socket.off('error', dropped))
      .catch((error: unknown) => refuse(socket, error))
    return true
  }
}

function refuse(socket: Duplex, error: unknown): void {
  const { status, body } = toDirectLineError(error)
  const text = JSON.stringify(body)
  const head = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close`
  socket.end(`HTTP/1.1 ${status} Refused\r\n${head}\r\n\r\n${text}`)
}
