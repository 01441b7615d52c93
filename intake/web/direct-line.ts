import type { LanguageCode } from '../../hub/domain/languages.ts'
import { object, readActivity, text, type Activity, type Outgoing } from './activity.ts'
import { LineError, type Call } from './calls.ts'

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

export type DirectLine = ReturnType<typeof directLine>

/** Direct Line 3.0 as plain calls: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference */
export function directLine(call: Call) {
  const at = ({ conversationId }: Session) =>
    `/v3/directline/conversations/${encodeURIComponent(conversationId)}`
  const since = (watermark: string | undefined) => `?watermark=${encodeURIComponent(watermark ?? '')}`

  return {
    /** A token for one fresh conversation. */
    generate: async () =>
      session(await call('POST', '/v3/directline/tokens/generate', undefined, { client: 'sentry' })),
    refresh: async ({ token }: Session) =>
      session(await call('POST', '/v3/directline/tokens/refresh', token)),
    start: async ({ token }: Session, locale: string) =>
      opened(await call('POST', '/v3/directline/conversations', token, { locale })),
    reconnect: async (one: Session, watermark: string | undefined) =>
      opened({ ...one, ...(await call('GET', at(one) + since(watermark), one.token)) }),
    read: async (one: Session, watermark: string | undefined) =>
      activitySet(await call('GET', `${at(one)}/activities${since(watermark)}`, one.token)),
    post: async (one: Session, activity: Outgoing) =>
      text((await call('POST', `${at(one)}/activities`, one.token, activity)).id),
    removeFile: async (one: Session, id: string) => {
      await call('DELETE', `${at(one)}/files/${encodeURIComponent(id)}`, one.token)
    },
    /** The conversation goes on in another language; the open question is asked again in it. */
    speak: async (one: Session, language: LanguageCode) => {
      const event = { type: 'event', name: 'sentry.language', value: language, from: { id: 'prospect' } }
      await call('POST', `${at(one)}/activities`, one.token, event)
    },
    /**
     * Exchanges the secret of a resume link for a token of its conversation. The token that this browser holds already
     * goes along, so that a link that proves the person does not end their own other tab.
     */
    resume: async (secret: string, holds?: string) =>
      session(await call('POST', '/intake/resume', holds, { secret })),
    /** A link that continues this conversation elsewhere, or a secret for this browser alone. */
    resumeLink: async ({ token }: Session, purpose: 'link' | 'browser'): Promise<ResumeLink> => {
      const { url, expiresAt } = await call('POST', '/intake/resume-link', token, { for: purpose })
      return { url: text(url), expiresAt: text(expiresAt) }
    },
  }
}

/** A link that opens this conversation, or one step of it. */
export interface ResumeLink {
  url: string
  /** ISO 8601. */
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
