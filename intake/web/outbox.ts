import type { Outgoing } from './activity.ts'
import { LineError } from './calls.ts'

export interface OutboxNeeds {
  /** What waited when the page was last closed. */
  kept: Outgoing[]
  keep: (activity: Outgoing) => void
  drop: (clientId: string) => void
  post: (activity: Outgoing) => Promise<void>
  /** Gets a new token; throws when there is none to be had. */
  renew: () => Promise<void>
  nap: (ms: number) => Promise<void>
  retryMs: (tries: number) => number
  onWaiting: () => void
  onSent: () => void
  onFailed: (clientId: string) => void
  /** The hub no longer lets us in. */
  onEnded: () => void
  /** Asks what was said; used when our own words do not come back over the stream. */
  catchUp: () => Promise<void>
  echoWithinMs?: number
}

/**
 * Sends one thing at a time, in order, until the hub has it. A send whose answer was lost is repeated under the same
 * `clientActivityID`, which the hub takes once. Only a refusal that repeating cannot mend gives a thing up.
 */
export function makeOutbox(needs: OutboxNeeds) {
  let waiting = [...needs.kept]
  let sending = false
  let closed = false
  const unheard = new Set<string>()

  async function send(): Promise<void> {
    for (let tries = 0; waiting[0] && !closed;) {
      const first = waiting[0]
      try {
        await needs.post(first)
        sent(first)
        tries = 0
      } catch (error) {
        tries = await afterFailure(error, first, tries + 1)
      }
    }
  }

  function sent(activity: Outgoing): void {
    const id = activity.channelData.clientActivityID
    drop(id)
    needs.onSent()
    unheard.add(id)
    // A socket can be dead without knowing: then what we said does not come back, and we ask for it.
    setTimeout(() => {
      if (unheard.delete(id) && !closed) needs.catchUp().catch(() => undefined)
    }, needs.echoWithinMs ?? 3000)
  }

  async function afterFailure(error: unknown, { channelData }: Outgoing, tries: number): Promise<number> {
    const status = error instanceof LineError ? error.status : 0
    if (status === 401 || status === 403) {
      const refused = tries > 2 || (await needs.renew().then(no, isRefusal))
      if (refused) return give(needs.onEnded)
    } else if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      drop(channelData.clientActivityID)
      needs.onFailed(channelData.clientActivityID)
      return 0
    }
    if (status !== 429) needs.onWaiting()
    await needs.nap((error instanceof LineError && error.retryAfterMs) || needs.retryMs(tries))
    return tries
  }

  /** What waits is kept: a new start of the page may still bring it home. */
  function give(up: () => void): number {
    closed = true
    up()
    return 0
  }

  function drop(id: string): void {
    waiting = waiting.filter(({ channelData }) => channelData.clientActivityID !== id)
    needs.drop(id)
  }

  return {
    waiting: () => waiting,
    add(activity: Outgoing): void {
      waiting = [...waiting, activity]
      needs.keep(activity)
    },
    flush(): void {
      if (sending) return
      sending = true
      void send().finally(() => (sending = false))
    },
    /** The hub has it, whatever became of our request. */
    arrived(id: string): void {
      unheard.delete(id)
      if (waiting.some(({ channelData }) => channelData.clientActivityID === id)) drop(id)
    },
    close(): void {
      closed = true
    },
  }
}

const no = () => false
const isRefusal = (error: unknown): boolean => error instanceof LineError && error.status >= 400
