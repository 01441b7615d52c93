import type { ClientValue } from '../../hub/domain/conversation.ts'
import type { Activity, Outgoing } from './activity.ts'
import { LineError } from './calls.ts'
import { activitySet, type DirectLine, type Opened, type Session } from './direct-line.ts'
import type { Memory } from './memory.ts'
import { makeNaps } from './naps.ts'
import { makeOutbox } from './outbox.ts'
import type { Connection } from './state.ts'
import { listen } from './stream.ts'

export interface TransportNeeds {
  line: DirectLine
  memory: Memory
  openSocket: (url: string) => WebSocket
  newId: () => string
  /** 0 to 1. */
  random: () => number
  /** The language of the page, a BCP 47 tag. */
  locale: string
  /** The secret of the resume link that opened this page. */
  resumeSecret?: string
  pollMs?: number
  /** After this long without hearing our own words again we ask for them. */
  echoWithinMs?: number
  onActivities: (activities: Activity[]) => void
  onConnection: (connection: Connection, reason?: string) => void
  /** Called at once, so that the person sees their words before they have arrived. */
  onSaid: (clientId: string, text: string, value: ClientValue | undefined) => void
  onFailed: (clientId: string) => void
}

export interface Transport {
  say(text: string, value?: ClientValue): void
  /** Calls the hub in the name of this conversation, with a fresh token where the old one no longer counts. */
  asPerson<T>(call: (session: Session) => Promise<T>): Promise<T>
  /** Tries again now instead of at the end of the pause: the network came back, or the page came to the front. */
  wake(): void
  close(): void
}

/**
 * Holds one conversation over Direct Line 3.0. A socket brings what is said; where none can be had, we ask every
 * `pollMs`. A broken line is taken up again from the last watermark, so nothing is missed and nothing shown twice.
 */
export function createTransport(needs: TransportNeeds): Transport {
  const { line, memory, onConnection } = needs
  const seen = new Set<string>()
  const { nap, wake } = makeNaps()
  let watermark: string | undefined
  let session = needs.resumeSecret ? null : memory.session()
  let pendingSecret = needs.resumeSecret
  let brokenSockets = 0
  let closed = false
  let stream: { close(): void } | null = null

  const outbox = makeOutbox({
    kept: session ? memory.outbox() : [],
    keep: memory.keep,
    drop: memory.drop,
    post: async (activity) => {
      if (!session) throw new LineError(0)
      await line.post(session, activity)
    },
    renew,
    nap,
    retryMs: (tries) => pauseMs(tries),
    onWaiting: () => onConnection('offline'),
    onSent: () => {
      onConnection('online')
      // Without a socket the reply is there for the asking; no reason to wait for the next turn.
      if (!stream) catchUp().catch(() => undefined)
      void keepSecret()
    },
    onFailed: needs.onFailed,
    onEnded: () => onConnection('ended'),
    catchUp,
    ...(needs.echoWithinMs ? { echoWithinMs: needs.echoWithinMs } : {}),
  })
  for (const { text, value, channelData } of outbox.waiting())
    needs.onSaid(channelData.clientActivityID, text, value)

  void run()

  async function run(): Promise<void> {
    for (let failures = 0; !closed; await nap(pauseMs(failures))) {
      try {
        const opened = await enter()
        failures = 0
        onConnection('online')
        outbox.flush()
        await follow(opened)
      } catch (error) {
        if (isFinal(error)) return onConnection(pendingSecret ? 'link' : 'ended', error.reason)
        failures += 1
        onConnection('offline')
        if (error instanceof LineError && error.retryAfterMs) await nap(error.retryAfterMs)
      }
    }
  }

  async function enter(): Promise<Opened> {
    if (pendingSecret) {
      remember({ ...(await line.resume(pendingSecret, memory.session()?.token)) })
      pendingSecret = undefined
    }
    if (session) {
      try {
        return await rejoin()
      } catch (error) {
        // Without a secret nothing was ever said here: the hub has forgotten a visitor, and we begin anew.
        if (!isFinal(error) || session.secret) throw error
        session = null
      }
    }
    const opened = await line.start(await line.generate(), needs.locale)
    remember({ conversationId: opened.conversationId, token: opened.token })
    return opened
  }

  /** What was said before first, in order; then a stream from there on. */
  async function rejoin(): Promise<Opened> {
    try {
      await catchUp()
    } catch (error) {
      if (!(error instanceof LineError) || (error.status !== 401 && error.status !== 403)) throw error
      await renew()
      await catchUp()
    }
    if (!session) throw new LineError(401)
    const opened = await line.reconnect(session, watermark)
    remember({ ...session, token: opened.token })
    return opened
  }

  /** A token that no longer counts: by the secret that this browser keeps, or not at all. */
  async function renew(): Promise<void> {
    const secret = session?.secret
    if (!secret) throw new LineError(401)
    remember({ ...(await line.resume(secret, session?.token)), secret })
  }

  async function follow({ streamUrl, expiresInMs }: Opened): Promise<void> {
    const refresh = setInterval(() => void refreshToken(), expiresInMs / 2)
    try {
      if (brokenSockets >= 2 || !streamUrl) return await pollFor(30_000)
      const socket = listen(needs.openSocket(streamUrl), (frame) => take(activitySet(frame)))
      stream = socket
      const how = await socket.done
      brokenSockets = how === 'worked' ? 0 : brokenSockets + 1
    } finally {
      stream = null
      clearInterval(refresh)
    }
  }

  async function pollFor(ms: number): Promise<void> {
    const pollMs = needs.pollMs ?? 2000
    for (let left = ms; left > 0 && !closed; left -= pollMs) {
      await catchUp()
      await nap(pollMs)
    }
    brokenSockets = 1
  }

  async function catchUp(): Promise<void> {
    if (session) take(await line.read(session, watermark))
  }

  function take(set: { activities: Activity[]; watermark: string | undefined }): void {
    const fresh = set.activities.filter(({ id }) => !seen.has(id))
    for (const { id, clientId } of fresh) {
      seen.add(id)
      if (clientId) outbox.arrived(clientId)
    }
    if (set.watermark !== undefined) watermark = set.watermark
    if (fresh.length > 0) needs.onActivities(fresh)
  }

  async function refreshToken(): Promise<void> {
    if (!session) return
    const renewed = await line.refresh(session).catch(() => null)
    if (renewed) remember({ ...session, token: renewed.token })
  }

  function remember(one: NonNullable<typeof session>): void {
    session = { ...(session?.conversationId === one.conversationId ? session : {}), ...one }
    memory.remember(session)
  }

  /** After the first answer there is something to come back to: this browser keeps a resume secret of its own. */
  async function keepSecret(): Promise<void> {
    if (!session || session.secret) return
    const secret = secretOf((await line.resumeLink(session, 'browser').catch(() => null))?.url ?? '')
    if (secret) remember({ ...session, secret })
  }

  const pauseMs = (tries: number) => Math.min(15_000, 500 * 2 ** tries) * (0.7 + 0.6 * needs.random())

  return {
    say(text, value) {
      const activity: Outgoing = {
        type: 'message',
        from: { id: 'prospect', role: 'user' },
        locale: needs.locale,
        text,
        ...(value ? { value } : {}),
        channelData: { clientActivityID: needs.newId() },
      }
      needs.onSaid(activity.channelData.clientActivityID, text, value)
      outbox.add(activity)
      if (session) outbox.flush()
    },
    async asPerson(call) {
      if (!session) throw new LineError(0)
      try {
        return await call(session)
      } catch (error) {
        if (!(error instanceof LineError) || (error.status !== 401 && error.status !== 403)) throw error
        await renew()
        return await call(session)
      }
    },
    wake,
    close() {
      closed = true
      outbox.close()
      stream?.close()
      wake()
    },
  }
}

/** The secret in the fragment of a resume link, or undefined. */
export const secretOf = (url: string): string | undefined =>
  new URLSearchParams(url.split('#')[1] ?? '').get('resume') ?? undefined

/** Not known, not allowed, gone: waiting will not help. */
const isFinal = (error: unknown): error is LineError =>
  error instanceof LineError && [400, 401, 403, 404, 410, 422].includes(error.status)
