import { text } from '../activity.ts'
import { LineError, makeCall } from '../calls.ts'

/** A check that the hub began: what opens it, and what it may use. */
export interface Started {
  id: string
  key: string
  stun: string[]
  /** The hub under a name with addresses of the other family. */
  otherOrigin: string | null
  location: string | null
}

/** What a check asks of the hub. All but `start` need the check's own key. */
export interface CheckLine {
  start(by: { token: string } | { link: string }): Promise<Started>
  /** Tells the hub our address of the other family, by a name that has no other. */
  address(started: Started, signal: AbortSignal): Promise<void>
  ping(started: Started, signal: AbortSignal): Promise<void>
  down(started: Started, bytes: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>
  up(started: Started, body: Blob, signal: AbortSignal): Promise<void>
  finish(started: Started, figures: object): Promise<Record<string, unknown>>
  cancel(started: Started): Promise<void>
  confirm(started: Started, there: boolean): Promise<void>
}

const TRIES = 4
const PAUSE_MS = 1_500

export function checkLine(origin: string): CheckLine {
  const call = makeCall({ origin, fetch: (...given) => fetch(...given) })
  const at = ({ id }: Started) => `/intake/check/${encodeURIComponent(id)}`
  const raw = async (started: Started, path: string, init: RequestInit) => {
    const reply = await fetch(origin + at(started) + path, {
      ...init,
      cache: 'no-store',
      credentials: 'same-origin',
      headers: { authorization: `Bearer ${started.key}` },
    })
    if (!reply.ok) throw new LineError(reply.status)
    return reply
  }
  return {
    async start(by) {
      const begun =
        'link' in by
          ? await call('POST', '/intake/check', undefined, by)
          : await call('POST', '/intake/check', by.token, {})
      return {
        id: text(begun.id),
        key: text(begun.key),
        stun: Array.isArray(begun.stun) ? begun.stun.map(text).filter(Boolean) : [],
        otherOrigin: text(begun.otherOrigin) || null,
        location: text(begun.location) || null,
      }
    },
    async address(started, signal) {
      if (!started.otherOrigin) return
      // Plain text to another origin needs no question before it.
      await fetch(`${started.otherOrigin}${at(started)}/address`, {
        method: 'POST',
        body: started.key,
        headers: { 'content-type': 'text/plain' },
        credentials: 'omit',
        signal,
      })
    },
    async ping(started, signal) {
      await raw(started, '/ping', { signal })
    },
    async down(started, bytes, signal) {
      const { body } = await raw(started, `/down?bytes=${bytes}`, { signal })
      if (!body) throw new LineError(0)
      return body
    },
    async up(started, body, signal) {
      await raw(started, '/up', { method: 'POST', body, signal })
    },
    finish: (started, figures) =>
      patiently(() => call('POST', `${at(started)}/finish`, started.key, figures)),
    async cancel(started) {
      await raw(started, '/cancel', { method: 'POST', keepalive: true })
    },
    async confirm(started, there) {
      await call('POST', `${at(started)}/confirm`, started.key, { atLocation: there ? 'yes' : 'no' })
    },
  }
}

/** What was measured is not lost to a moment without a connection. */
async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await send()
    } catch (error) {
      const passing = error instanceof LineError && (error.status === 0 || error.status >= 500)
      if (!passing || tries >= TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
}
