import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../hub/domain/clock.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { parseJson } from './json.ts'
import type { Wire } from './wire.ts'

const KEEP_MS = 10 * 60_000
const MAX_KEYS = 100
const MAX_FETCHES_PER_MINUTE = 20
/** ConnectWise waits five seconds for our answer, the key included. */
const TIMEOUT_MS = 3000
const MAX_BYTES = 10_000
const MINUTE_MS = 60_000

const Body = z.looseObject({ signing_key: z.string().min(1) })

export interface SigningKeys {
  /** The key of a callback's signature, from where the callback says. The address was allowed before. */
  get(url: URL, certificate: string | undefined, clock: Clock): Promise<Buffer>
}

/** Keys are kept for a while and fetched seldom: whoever sends callbacks must not make us call ConnectWise at will. */
export function makeSigningKeys(wire: Wire): SigningKeys {
  const known = new Map<string, { key: Buffer; untilMs: number }>()
  let fetches: number[] = []

  async function fetchKey(url: URL, certificate: string | undefined, nowMs: number): Promise<Buffer> {
    fetches = fetches.filter((at) => nowMs - at < MINUTE_MS)
    if (fetches.length >= MAX_FETCHES_PER_MINUTE)
      throw new HubError('too_many_requests', 'Too many different signing keys were named in a minute.', {
        retryAfterSeconds: 60,
      })
    fetches.push(nowMs)
    const answer = await wire({
      method: 'GET',
      url,
      headers: { Accept: 'application/json' },
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
      ...(certificate === undefined ? {} : { certificate }),
    }).catch(() => {
      // ConnectWise calls again after a 429, and never after a 5xx.
      throw new HubError(
        'too_many_requests',
        'The signing key of a callback could not be fetched right now.',
        {
          retryAfterSeconds: 2,
        },
      )
    })
    const body = Body.safeParse(parseJson(answer.text))
    if (answer.status !== 200 || !body.success) throw noKey()
    return createHash('sha256').update(body.data.signing_key).digest()
  }

  return {
    async get(url, certificate, clock) {
      const nowMs = clock.now().getTime()
      const found = known.get(url.href)
      if (found && found.untilMs > nowMs) return found.key
      const key = await fetchKey(url, certificate, nowMs)
      known.delete(url.href)
      const [oldest] = known.keys()
      if (known.size >= MAX_KEYS && oldest !== undefined) known.delete(oldest)
      known.set(url.href, { key, untilMs: nowMs + KEEP_MS })
      return key
    },
  }
}

const noKey = (): HubError =>
  new HubError('unauthenticated', 'This ConnectWise callback was refused: no signing key is where it says.', {
    hint: 'Polling will notice what changed.',
  })
