import type { Log } from '../domain/ports.ts'
import type { Socket } from '../platform/sockets.ts'
import type { Activity } from './activity.ts'
import type { Conversation } from './conversation-store.ts'
import { present, type Reader } from './present.ts'
import { since } from './transcript.ts'

/** What a socket is told of a conversation. */
export type Told = Pick<Conversation, 'id' | 'kept' | 'next' | 'language'>

/** The open sockets of this process. */
export interface Streams {
  /**
   * Takes a socket over that has seen everything before `from`. As in Direct Line a conversation has one socket, and
   * an older one is closed with "collision"; only the tabs of our own client live beside each other.
   */
  accept(socket: Socket, about: { conversationId: string; reader: Reader; from: number }): void
  /** Sends each socket of a conversation what it has not seen yet. */
  tell(conversation: Told): void
  /** Calls whenever a conversation went on, whoever listens to it. */
  onTell(listener: (conversationId: string) => void): void
  /** Sends something that is not kept. */
  pass(conversationId: string, activity: Activity): void
  /** Conversations with an open socket, and the least that one of their sockets has seen. */
  open(): { conversationId: string; seen: number }[]
  close(): void
}

const PING_MS = 20_000
/** A client that takes nothing off the line is dropped; it reads on from its watermark when it comes back. */
const MAX_BUFFERED_BYTES = 1_000_000
/** Tabs of one person. The oldest of more than that reads on by asking. */
const MAX_TABS = 6

interface Stream {
  socket: Socket
  reader: Reader
  /** The watermark up to which it was told. */
  seen: number
}

/** Sends activity sets. Every `pingMs` an empty frame keeps proxies awake, and whoever answers no ping is dropped. */
export function makeStreams({ log, pingMs = PING_MS }: { log: Log; pingMs?: number }): Streams {
  const streams = new Map<string, Stream[]>()
  const alive = new WeakSet<Socket>()
  const listeners = new Set<(conversationId: string) => void>()
  const of = (conversationId: string): readonly Stream[] => streams.get(conversationId) ?? []

  const beat = setInterval(() => {
    for (const [conversationId, open] of streams)
      for (const { socket } of open) {
        if (!alive.has(socket)) {
          log.debug({ conversationId }, 'half-open socket dropped')
          socket.terminate()
          continue
        }
        alive.delete(socket)
        socket.ping()
        send(socket, '')
      }
  }, pingMs)
  beat.unref()

  function leave(conversationId: string, socket: Socket): void {
    const left = of(conversationId).filter((one) => one.socket !== socket)
    if (left.length > 0) streams.set(conversationId, left)
    else streams.delete(conversationId)
  }

  return {
    accept(socket, { conversationId, reader, from }) {
      const tabs = of(conversationId).filter((one) => one.reader === 'own')
      const others = of(conversationId).filter((one) => one.reader !== 'own')
      const tooMany = reader === 'own' ? tabs.slice(0, 1 - MAX_TABS) : others
      for (const older of tooMany) {
        leave(conversationId, older.socket)
        older.socket.close(1008, 'collision')
      }
      streams.set(conversationId, [...of(conversationId), { socket, reader, seen: from }])
      alive.add(socket)
      const isAlive = () => void alive.add(socket)
      socket.on('pong', isAlive)
      // Clients only send empty frames, to keep the line open; what they have to say comes by POST.
      socket.on('message', isAlive)
      socket.on('error', (error) => log.debug({ conversationId, reason: error.name }, 'socket failed'))
      socket.on('close', () => leave(conversationId, socket))
    },
    onTell: (listener) => void listeners.add(listener),
    tell(conversation) {
      for (const listener of listeners) listener(conversation.id)
      for (const stream of of(conversation.id)) {
        const news = since(conversation, stream.seen)
        if (news.length === 0) continue
        stream.seen = conversation.next
        const activities = news.map((one) => present(one, stream.reader, conversation.language))
        send(stream.socket, JSON.stringify({ activities, watermark: String(conversation.next) }))
      }
    },
    pass(conversationId, activity) {
      for (const { socket } of of(conversationId)) send(socket, JSON.stringify({ activities: [activity] }))
    },
    open: () =>
      [...streams].map(([conversationId, open]) => ({
        conversationId,
        seen: Math.min(...open.map(({ seen }) => seen)),
      })),
    close() {
      clearInterval(beat)
      for (const { socket } of [...streams.values()].flat()) socket.close(1001, 'restart')
      streams.clear()
    },
  }
}

function send(socket: Socket, frame: string): void {
  if (socket.readyState !== 1) return
  if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate()
  else socket.send(frame)
}
