import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import type { Dial } from '../connect.ts'

/** A public address that tests pretend their servers have; nothing is ever sent to it. */
export const PUBLIC_IP = '93.184.215.14'
export const OTHER_PUBLIC_IP = '151.101.1.69'

export interface LocalServer {
  port: number
  close(): Promise<void>
}

export const httpServer = (listener: RequestListener) => listen(createServer(listener))

export const httpsServer = (tls: { key: string; cert: string }, listener: RequestListener) =>
  listen(createSecureServer(tls, listener))

/** A server that says what it likes on the bare connection. */
export const rawServer = (talk: (socket: Socket) => void) =>
  listen(
    createTcpServer((socket) => {
      socket.on('error', () => socket.destroy())
      talk(socket)
    }),
  )

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<LocalServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/**
 * Lands connections to public addresses on local servers and remembers where the client wanted to go, so that tests
 * run under the policy of production.
 */
export function dialInto(routes: Record<string, number>): { dial: Dial; dialled: string[] } {
  const dialled: string[] = []
  return {
    dialled,
    dial: (address, port) => {
      dialled.push(`${address}:${port}`)
      const local = routes[`${address}:${port}`] ?? routes[`*:${port}`]
      // Port 1 on loopback: nobody listens, so the connection is refused.
      return connect({ host: '127.0.0.1', port: local ?? 1 })
    },
  }
}
