import { object, readActivity, text, type Activity, type Outgoing } from './activity.ts'

/** One conversation of ours: what opens it. */
export interface Session {
  conversationId: string
  token: string
}

export interface Opened extends Session {
  streamUrl: string
  expiresInMs: number
}

export interface ActivitySet {
  activities: Activity[]
  watermark: string | undefined
}

/** A refusal of the hub, or (status 0) no answer at all. */
export class LineError extends Error {
  readonly status: number
  readonly retryAfterMs: number | undefined
  /** What the hub says about it, for the person. */
  readonly reason: string | undefined

  constructor(status: number, retryAfterMs?: number, reason?: string) {
    super(`The hub answered ${status}.`)
    this.status = status
    this.retryAfterMs = retryAfterMs
    this.reason = reason
  }
}

export interface DirectLineNeeds {
  origin: string
  fetch: typeof fetch
  timeoutMs?: number
}

export type DirectLine = ReturnType<typeof directLine>

/** Direct Line 3.0 as plain calls: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference */
export function directLine({ origin, fetch, timeoutMs = 15_000 }: DirectLineNeeds) {
  async function call(method: 'GET' | 'POST', path: string, token?: string, body?: unknown) {
    const reply = await fetch(origin + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => {
      throw new LineError(0)
    })
    const said = object(await reply.json().catch(() => null))
    if (!reply.ok) throw new LineError(reply.status, retryAfterMs(reply), reasonOf(said))
    return said
  }

  const at = ({ conversationId }: Session) =>
    `/v3/directline/conversations/${encodeURIComponent(conversationId)}`
  const since = (watermark: string | undefined) => `?watermark=${encodeURIComponent(watermark ?? '')}`

  return {
    /** A token for one fresh conversation. */
    generate: async () => session(await call('POST', '/v3/directline/tokens/generate')),
    refresh: async ({ token }: Session) =>
      session(await call('POST', '/v3/directline/tokens/refresh', token)),
    start: async ({ token }: Session) => opened(await call('POST', '/v3/directline/conversations', token)),
    reconnect: async (one: Session, watermark: string | undefined) =>
      opened({ ...one, ...(await call('GET', at(one) + since(watermark), one.token)) }),
    read: async (one: Session, watermark: string | undefined) =>
      activitySet(await call('GET', `${at(one)}/activities${since(watermark)}`, one.token)),
    post: async (one: Session, activity: Outgoing) =>
      text((await call('POST', `${at(one)}/activities`, one.token, activity)).id),
    /** Exchanges the secret of a resume link for a token of its conversation. */
    resume: async (secret: string) => session(await call('POST', '/intake/resume', undefined, { secret })),
    /** A link that continues this conversation elsewhere, or a secret for this browser alone. */
    resumeLink: async ({ token }: Session, purpose: 'link' | 'browser'): Promise<ResumeLink> => {
      const { url, expiresAt } = await call('POST', '/intake/resume-link', token, { for: purpose })
      return { url: text(url), expiresAt: text(expiresAt) }
    },
  }
}

export interface ResumeLink {
  url: string
  expiresAt: string
}

/** Reads a frame or a reply. */
export function activitySet(raw: unknown): ActivitySet {
  const { activities, watermark } = object(raw)
  return {
    activities: (Array.isArray(activities) ? activities : []).map(readActivity).filter((one) => one !== null),
    watermark: watermark === undefined || watermark === null ? undefined : String(watermark),
  }
}

function session(reply: Record<string, unknown>): Session {
  const { conversationId, token } = reply
  if (!text(conversationId) || !text(token)) throw new LineError(502)
  return { conversationId: text(conversationId), token: text(token) }
}

function opened(reply: Record<string, unknown>): Opened {
  const seconds = Number(reply.expires_in)
  return {
    ...session(reply),
    streamUrl: text(reply.streamUrl),
    expiresInMs: (seconds > 0 ? seconds : 1800) * 1000,
  }
}

/** RFC 9457 problem details. */
const reasonOf = ({ detail, hint }: Record<string, unknown>): string | undefined =>
  [text(detail), text(hint)].filter(Boolean).join(' ') || undefined

function retryAfterMs({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN)
  return seconds >= 0 ? Math.min(seconds, 600) * 1000 : undefined
}
