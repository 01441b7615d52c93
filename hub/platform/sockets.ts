import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'

/** The part of a WebSocket that features use. */
export interface Socket {
  readonly readyState: number
  readonly bufferedAmount: number
  send(frame: string): void
  ping(): void
  close(code: number, reason?: string): void
  terminate(): void
  on(event: 'message' | 'pong' | 'close', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
}

/** Turns an upgrade request into an open WebSocket. Frames of clients above the limit close it. */
export function makeUpgrader({ maxFrameBytes }: { maxFrameBytes: number }) {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false })
  return (req: IncomingMessage, socket: Duplex, head: Buffer, opened: (socket: Socket) => void): void =>
    server.handleUpgrade(req, socket, head, opened)
}
