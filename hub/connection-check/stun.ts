import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../domain/ports.ts'
import { bindingReply, isBindingRequest } from './stun-message.ts'

/** Two responders that tell a browser its own address as they see it. */
export interface Stun {
  ports: [number, number]
  /** Which responders were asked from this address and port in the last two minutes. */
  askedFrom(address: string, port: number): [first: boolean, second: boolean]
  close(): void
}

export interface StunNeeds {
  host: string
  /** 0 takes a free one. */
  ports: [number, number]
  clock: Clock
  log: Log
  limits?: Partial<StunLimits>
}

export interface StunLimits {
  /** Answers in ten seconds, to one address and in all. */
  perAddress: number
  inAll: number
}

const LIMITS: StunLimits = { perAddress: 20, inAll: 2_000 }
const WINDOW_MS = 10_000
const REMEMBER_MS = 120_000
const REMEMBER_AT_MOST = 20_000

/**
 * RFC 8489, binding requests alone: no authentication, no errors, no alternate servers. What is not a whole request is
 * not answered at all. A reply is 32 bytes (44 for IPv6), the least that can carry an address, so that a request with
 * somebody else's sender's address buys no more than 12 bytes (24); and each address gets few of them.
 */
export async function startStun({ host, ports, clock, log, limits }: StunNeeds): Promise<Stun> {
  const { perAddress, inAll } = { ...LIMITS, ...limits }
  const asked: Map<string, number>[] = [new Map(), new Map()]
  const counted = { since: 0, all: 0, by: new Map<string, number>() }

  function mayAnswer(address: string, now: number): boolean {
    if (now - counted.since >= WINDOW_MS) Object.assign(counted, { since: now, all: 0, by: new Map() })
    const mine = counted.by.get(address) ?? 0
    if (counted.all >= inAll || mine >= perAddress) return false
    counted.all += 1
    counted.by.set(address, mine + 1)
    return true
  }

  const hear = (socket: Socket, which: 0 | 1) => (message: Buffer, from: RemoteInfo) => {
    // Nobody sits at these ports; a reply to them would feed another service.
    if (from.port < 1024 || !isBindingRequest(message)) return
    const now = clock.now().getTime()
    if (!mayAnswer(from.address, now)) return
    remember(asked[which], keyOf(from.address, from.port), now)
    socket.send(bindingReply(message, from.address, from.port), from.port, from.address)
  }

  const sockets = await Promise.all(
    ports.map(async (port, index) => {
      const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
      socket.on('message', hear(socket, index === 0 ? 0 : 1))
      await bind(socket, port, host)
      socket.on('error', (error) => log.warn({ thrown: error.name }, 'a STUN responder has trouble'))
      return socket
    }),
  )
  return {
    ports: [sockets[0]?.address().port ?? 0, sockets[1]?.address().port ?? 0],
    askedFrom(address, port) {
      const since = clock.now().getTime() - REMEMBER_MS
      const key = keyOf(address, port)
      const [first, second] = asked.map((one) => (one.get(key) ?? 0) > since)
      return [first === true, second === true]
    },
    close() {
      for (const socket of sockets) socket.close()
    },
  }
}

const keyOf = (address: string, port: number): string => `${address.replace(/^::ffff:/i, '')} ${port}`

/** The oldest leave first. */
function remember(seen: Map<string, number> | undefined, key: string, now: number): void {
  if (!seen) return
  seen.delete(key)
  seen.set(key, now)
  for (const [old, at] of seen) {
    if (at > now - REMEMBER_MS && seen.size <= REMEMBER_AT_MOST) break
    seen.delete(old)
  }
}

const bind = (socket: Socket, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, host, () => {
      socket.off('error', reject)
      resolve()
    })
  })
