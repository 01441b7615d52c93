import type { TurnContext } from '@microsoft/agents-hosting'
import express, { Router } from 'express'
import type { Connection } from 'mongoose'
import { z } from 'zod'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { describeFailure } from '../platform/failure.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import type { Keys } from '../store/keys.ts'
import { openAdapter } from './adapter.ts'
import { makePlacesStore } from './places-store.ts'
import type { TeamsSettings } from './settings.ts'
import { forTeams, type Said } from './spell.ts'

/** The conversation, for a channel that is not Direct Line. */
export interface Talk {
  /** Begins it, if it has not begun; answers whether it was new. */
  begin(conversationId: string, locale?: string): Promise<boolean>
  said(
    conversationId: string,
    said: { id?: string; text?: string; value?: unknown; locale?: string },
  ): Promise<void>
  /** What was said to the person from a place on, and the place after it. */
  since(conversationId: string, from: number): Promise<{ activities: Said[]; next: number }>
  /** Calls whenever something was said in a conversation, by whatever cause. */
  onNews(listener: (conversationId: string) => void): void
}

export interface TeamsNeeds {
  settings: TeamsSettings
  talk: Talk
  connection: Connection
  keys: Pick<Keys, 'blindIndex'>
  rateLimits: RateLimits
  clock: Clock
  log: Log
}

const MAX_BODY_BYTES = 256 * 1024
const MESSAGES = { requests: 60, perSeconds: 60 }
const PERSONAL_ALONE =
  'What you tell me is for you alone. Please write to me in a personal chat: choose my name, then “Chat”.'

/** What we read of an activity; Microsoft's package has checked who sent it. */
const Inbound = z.looseObject({
  type: z.string(),
  id: z.string().max(200).optional(),
  text: z.string().max(300_000).optional(),
  locale: z.string().max(40).optional(),
  value: z.unknown().optional(),
  channelId: z.string().max(100).default(''),
  serviceUrl: z.string().max(1000),
  from: z.looseObject({ id: z.string().min(1).max(500) }),
  recipient: z.looseObject({ id: z.string().max(500).default('') }).optional(),
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    isGroup: z.boolean().optional(),
    conversationType: z.string().max(100).optional(),
  }),
  membersAdded: z.array(z.looseObject({ id: z.string() })).optional(),
})

/** `POST /api/messages`: the same conversation in Microsoft Teams and Azure Bot Service. */
export async function makeTeams(needs: TeamsNeeds): Promise<Router> {
  const { settings, talk, keys, log } = needs
  const { adapter, auth, hosting } = await openAdapter(settings, needs)
  const places = makePlacesStore(needs.connection)
  const limit = needs.rateLimits.limit('teams messages', MESSAGES)
  /** One delivery at a time for each conversation, so that nothing is told twice. */
  const lines = new Map<string, Promise<void>>()

  function inLine(conversationId: string, work: () => Promise<void>): Promise<void> {
    const mine = (lines.get(conversationId) ?? Promise.resolve()).then(work)
    const quiet = mine.catch(() => undefined)
    lines.set(conversationId, quiet)
    void quiet.then(() => lines.get(conversationId) === quiet && lines.delete(conversationId))
    return mine
  }

  async function tell(conversationId: string, context: TurnContext, told: number): Promise<void> {
    const { activities, next } = await talk.since(conversationId, told)
    for (const one of activities) await context.sendActivity(forTeams(one) as unknown as Outbound)
    if (next !== told) await places.told(conversationId, next)
  }

  async function turn(context: TurnContext): Promise<void> {
    const inbound = Inbound.parse(JSON.parse(context.activity.toJsonString()))
    if (isShared(inbound))
      return void (inbound.type === 'message' && (await context.sendActivity(PERSONAL_ALONE)))
    const isAdded = inbound.membersAdded?.some(({ id }) => id !== inbound.recipient?.id)
    if (inbound.type !== 'message' && !(inbound.type === 'conversationUpdate' && isAdded)) return
    const conversationId = idOf(inbound)
    await limit.take(conversationId)
    await kindly(context, () =>
      inLine(conversationId, async () => {
        const reference: Record<string, unknown> = { ...context.activity.getConversationReference() }
        await places.keep(conversationId, JSON.parse(JSON.stringify(reference)) as Record<string, unknown>)
        const isNew = await talk.begin(conversationId, inbound.locale)
        // Whoever was not greeted yet says hello; nothing was asked that it could answer.
        if (inbound.type === 'message' && !isNew) {
          const { id, text, value, locale } = inbound
          await talk.said(conversationId, {
            ...(id ? { id } : {}),
            text: text ?? '',
            ...(value === undefined ? {} : { value }),
            ...(locale ? { locale } : {}),
          })
        }
        const place = await places.find(conversationId)
        await tell(conversationId, context, place?.told ?? 0)
      }),
    )
  }

  /** What became known without a message of the person: a look-up came back, staff changed something. */
  async function tellLater(conversationId: string): Promise<void> {
    const place = await places.find(conversationId)
    if (!place) return
    const { activities } = await talk.since(conversationId, place.told)
    if (activities.length === 0) return
    await adapter.continueConversation(
      settings.clientId,
      // As the package gave it to us.
      place.reference as unknown as Parameters<typeof adapter.continueConversation>[1],
      (context) => tell(conversationId, context, place.told),
    )
  }

  talk.onNews((conversationId) => {
    if (!conversationId.startsWith(PREFIX)) return
    inLine(conversationId, () => tellLater(conversationId)).catch((error: unknown) =>
      log.warn({ ...describeFailure(error), conversationId }, 'news could not be told in Teams'),
    )
  })

  /** Each person has a conversation of their own; its id tells nothing about them. */
  const idOf = ({ channelId, conversation, from }: z.infer<typeof Inbound>): string =>
    PREFIX + keys.blindIndex('teams conversation', JSON.stringify([channelId, conversation.id, from.id]))

  const authorize = hosting.authorizeJWT(auth)
  return Router().post(
    '/api/messages',
    (req, res, next) => void authorize(req, res, next),
    express.json({ limit: MAX_BODY_BYTES, type: () => true }),
    async (req, res) => {
      if (!isSafe(req.body, settings)) return void res.status(400).end()
      await adapter.process(req, res, turn)
    },
  )
}

const PREFIX = 'teams-'

/** The package fills in who it is for. */
type Outbound = Exclude<Parameters<TurnContext['sendActivity']>[0], string>

/** What the person can do about it is told to the person. */
async function kindly(context: TurnContext, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof HubError) || error.code === 'internal') throw error
    await context.sendActivity([error.message, error.hint].filter(Boolean).join(' '))
  }
}

const isShared = ({ conversation }: z.infer<typeof Inbound>): boolean =>
  conversation.isGroup === true || (conversation.conversationType ?? 'personal') !== 'personal'

/** Our token travels to this address: over TLS alone, except to this machine where that was allowed. */
function isSafe(body: unknown, { serviceHosts = [] }: TeamsSettings): boolean {
  const url: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'serviceUrl') : undefined
  if (typeof url !== 'string' || !URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (hostname === '127.0.0.1' && serviceHosts.includes(hostname))
}
