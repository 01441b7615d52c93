import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { HubError } from '../domain/errors.ts'

/** What went over the wire, and when. */
export interface Moved {
  bytes: number
  from: number
  to: number
}

export interface Transfers {
  /** Sends so many bytes that no machine on the way can make smaller; ends early when the other side goes or crawls. */
  send(checkId: string, res: ServerResponse, bytes: number): Promise<Moved>
  /** Takes a body and keeps nothing of it. */
  take(checkId: string, req: IncomingMessage): Promise<Moved>
}

export interface TransferLimits {
  /** One transfer takes no longer. */
  timeoutMs: number
  /** At once, of one check and of all. */
  perCheck: number
  inAll: number
}

const LIMITS: TransferLimits = { timeoutMs: 20_000, perCheck: 6, inAll: 64 }
const CHUNK_BYTES = 64 * 1024

/** Bytes for measuring. Whoever sends a byte a second, or reads one, holds a place for twenty seconds and no longer. */
export function makeTransfers(limits: Partial<TransferLimits> = {}): Transfers {
  const { timeoutMs, perCheck, inAll } = { ...LIMITS, ...limits }
  const noise = randomBytes(CHUNK_BYTES)
  const busy = new Map<string, number>()
  let all = 0

  async function placed<T>(checkId: string, work: () => Promise<T>): Promise<T> {
    const mine = busy.get(checkId) ?? 0
    if (mine >= perCheck || all >= inAll)
      throw new HubError('unavailable', 'Too many measurements run at once.', {
        hint: 'Try again in a moment.',
        retryAfterSeconds: 5,
      })
    busy.set(checkId, mine + 1)
    all += 1
    try {
      return await work()
    } finally {
      all -= 1
      const left = (busy.get(checkId) ?? 1) - 1
      if (left > 0) busy.set(checkId, left)
      else busy.delete(checkId)
    }
  }

  return {
    send: (checkId, res, bytes) =>
      placed(
        checkId,
        () =>
          new Promise((resolve) => {
            const from = Date.now()
            let sent = 0
            const timer = setTimeout(() => res.destroy(), timeoutMs)
            const pour = () => {
              while (sent < bytes && !res.destroyed) {
                const chunk = noise.subarray(0, Math.min(CHUNK_BYTES, bytes - sent))
                sent += chunk.length
                if (!res.write(chunk)) return void res.once('drain', pour)
              }
              if (!res.destroyed) res.end()
            }
            // Closes after the last byte as well as when the other side is gone; what still lies here was not sent.
            res.once('close', () => {
              clearTimeout(timer)
              resolve({ bytes: Math.max(0, sent - res.writableLength), from, to: Date.now() })
            })
            pour()
          }),
      ),
    take: (checkId, req) =>
      placed(
        checkId,
        () =>
          new Promise((resolve) => {
            const from = Date.now()
            let bytes = 0
            let to = from
            const timer = setTimeout(() => req.destroy(), timeoutMs)
            req.on('data', (chunk: Buffer) => {
              bytes += chunk.length
              to = Date.now()
            })
            req.once('error', () => {
              // Told by "close" as well.
            })
            req.once('close', () => {
              clearTimeout(timer)
              resolve({ bytes, from, to })
            })
          }),
      ),
  }
}
