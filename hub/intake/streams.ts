import type { Log } from '../domain/ports.ts'
import type { Socket } from '../platform/sockets.ts'
import type { Activity } from './activity.ts'

/** The open sockets of this process: one for each conversation. */
export interface Streams {
  /** Takes a socket over; an older one of the same conversation is closed with "collision". */
  accept(socket: Socket, conversationId: string): void
  push(conversationId: string, activities: readonly Activity[], watermark?: number): void
  isOpen(conversationId: string): boolean
  close(): void
}

const PING_MS = 20_000
/** A client that takes nothing off the line is dropped; it reads on from its watermark when it comes back. */
const MAX_BUFFERED_BYTES = 1_000_000

/** Sends activity sets. Every `pingMs` an empty frame keeps proxies awake, and whoever answers no ping is dropped. */
export function makeStreams({ log, pingMs = PING_MS }: { log: Log; pingMs?: number }): Streams {
  const sockets = new Map<string, Socket>()
  const alive = new WeakSet<Socket>()

  const beat = setInterval(() => {
    for (const [conversationId, socket] of sockets) {
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

  return {
    accept(socket, conversationId) {
      sockets.get(conversationId)?.close(1008, 'collision')
      sockets.set(conversationId, socket)
      alive.add(socket)
      const isAlive = () => void alive.add(socket)
      socket.on('pong', isAlive)
      // Clients only send empty frames, to keep the line open; what they have to say comes by POST.
      socket.on('message', isAlive)
      socket.on('error', (error) => log.debug({ conversationId, reason: error.name }, 'socket failed'))
      socket.on('close', () => {
        if (sockets.get(conversationId) === socket) sockets.delete(conversationId)
      })
    },
    push(conversationId, activities, watermark) {
      const socket = sockets.get(conversationId)
      if (!socket || activities.length === 0) return
      send(
        socket,
        JSON.stringify({ activities, ...(watermark === undefined ? {} : { watermark: String(watermark) }) }),
      )
    },
    isOpen: (conversationId) => sockets.has(conversationId),
    close() {
      clearInterval(beat)
      for (const socket of sockets.values()) socket.close(1001, 'restart')
      sockets.clear()
    },
  }
}

function send(socket: Socket, frame: string): void {
  if (socket.readyState !== 1) return
  if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate()
  else socket.send(frame)
}
