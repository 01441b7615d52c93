import { randomUUID } from 'node:crypto'
import express, { Router, type ErrorRequestHandler, type Request } from 'express'
import { z } from 'zod'
import { freshState } from '../../intake/conversation/index.ts'
import { HubError } from '../domain/errors.ts'
import { languageOf, type LanguageCode } from '../domain/languages.ts'
import type { Log } from '../domain/ports.ts'
import { parse } from '../platform/parse.ts'
import { addressGroup } from '../platform/rate-limit-address.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import { Incoming } from './activity.ts'
import type { Conversation, ConversationStore } from './conversation-store.ts'
import { readCard } from './cards/read-card.ts'
import { toDirectLineError } from './direct-line-errors.ts'
import { spokenIn } from './language.ts'
import { answerOtherSites, checkOrigin, socketBase } from './origins.ts'
import { present, READERS } from './present.ts'
import { TOKEN_SECONDS, type ChatToken, type Tokens } from './tokens.ts'
import { since } from './transcript.ts'
import type { Turns } from './turns.ts'
import { uploadRouter, type Uploads } from './upload.ts'

export interface DirectLineNeeds {
  store: ConversationStore
  turns: Turns
  tokens: Tokens
  rateLimits: RateLimits
  publicUrl: () => string
  log: Log
  /** A client asked what is new: whatever became known meanwhile is told. */
  onRead: (conversation: Conversation) => void
  files?: Uploads | undefined
  /** Sites of the MSP that may talk to the conversation. */
  embedOrigins?: readonly string[] | undefined
}

/** Long answers fit many times over; a pasted book does not. */
const MAX_BODY_BYTES = 256 * 1024
const MESSAGES = { requests: 120, perSeconds: 60 }
const FRESH_TOKENS = { requests: 120, perSeconds: 60 }
/** Clients without a socket ask each second. */
const READS = { requests: 300, perSeconds: 60 }
const SPOKEN_AT_MOST = 20_000

/** An event of our own client: `value` is the language to speak from now on. */
const LANGUAGE_EVENT = 'sentry.language'

const Generate = z.looseObject({
  user: z
    .looseObject({ id: z.string().max(200).startsWith('dl_', 'must start with dl_').optional() })
    .optional(),
  /** What the client can draw; our own says "sentry". */
  client: z.enum(['sentry', ...READERS]).default('cards'),
})

/** As Direct Line's own clients begin: https://github.com/microsoft/BotFramework-DirectLineJS#conversation-start-properties */
const Start = z.looseObject({ locale: z.string().max(100).optional() })

/** Direct Line 3.0: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference */
export function directLineRouter(needs: DirectLineNeeds): Router {
  const { store, turns, tokens, publicUrl } = needs
  const freshTokens = needs.rateLimits.limit('chat tokens', FRESH_TOKENS)
  const messages = needs.rateLimits.limit('chat messages', MESSAGES)
  const reads = needs.rateLimits.limit('chat reads', READS)
  /** Somebody spoke in them: they have begun, and are not forgotten by themselves. */
  const spoken = new Set<string>()
  const router = Router()

  const others = needs.embedOrigins ?? []
  router.use((req, res, next) => {
    checkOrigin(req.headers.origin, publicUrl(), others)
    res.set('Cache-Control', 'no-store')
    next()
  }, answerOtherSites(others))
  if (needs.files) router.use(uploadRouter({ ...needs, files: needs.files, ensure, from }))
  router.use(express.json({ limit: MAX_BODY_BYTES, type: () => true }))

  router.post('/tokens/generate', async (req, res) => {
    await freshTokens.take(addressGroup(req.ip))
    const { user: { id: user } = {}, client } = parse(Generate, req.body ?? {}, 'The body')
    const conversationId = randomUUID()
    const reader = client === 'sentry' ? 'own' : client
    const token = await tokens.issue({ conversationId, fresh: true, reader, ...(user ? { user } : {}) })
    res.json({ conversationId, token, expires_in: TOKEN_SECONDS })
  })

  router.post('/tokens/refresh', async (req, res) => {
    const token = await bearer(req, tokens)
    res.json({
      conversationId: token.conversationId,
      token: await tokens.issue(token),
      expires_in: TOKEN_SECONDS,
    })
  })

  router.post('/conversations', async (req, res) => {
    const token = await bearer(req, tokens)
    const { locale } = parse(Start, req.body ?? {}, 'The body')
    const isNew = await ensure(token, spokenIn(locale) ?? languageOf(req.acceptsLanguages()))
    res.status(isNew ? 201 : 200).json(await opened(req, token, 0))
  })

  router.get('/conversations/:id', async (req, res) => {
    const token = await bearer(req, tokens, req.params.id)
    await reads.take(token.conversationId)
    const conversation = await existing(token)
    const from = req.query.watermark === undefined ? conversation.next : watermark(req)
    res.json(await opened(req, token, from))
  })

  router.get('/conversations/:id/activities', async (req, res) => {
    const token = await bearer(req, tokens, req.params.id)
    await reads.take(token.conversationId)
    const conversation = await existing(token)
    needs.onRead(conversation)
    const news = since(conversation, watermark(req))
    res.json({
      activities: news.map((one) => present(one, token.reader, conversation.language)),
      watermark: String(conversation.next),
    })
  })

  router.post('/conversations/:id/activities', async (req, res) => {
    const token = await bearer(req, tokens, req.params.id)
    await messages.take(token.conversationId)
    const said = from(token, parse(Incoming, req.body, 'The activity'))
    await ensure(token, spokenIn(said.locale))
    if (said.type === 'message') {
      const id = await turns.said(token.conversationId, readCard(said))
      if (spoken.size >= SPOKEN_AT_MOST) spoken.clear()
      spoken.add(token.conversationId)
      return void res.json({ id })
    }
    const language = said.name === LANGUAGE_EVENT ? spokenIn(said.value) : undefined
    if (language) await turns.speak(token.conversationId, language)
    res.json({ id: randomUUID() })
  })

  router.use(directLineErrors(needs.log))
  return router

  /** Begins the conversation of a fresh token; answers whether it was new. */
  async function ensure({ conversationId, fresh }: ChatToken, language?: LanguageCode): Promise<boolean> {
    if (spoken.has(conversationId)) return false
    const isNew = fresh && (await store.open(conversationId, freshState(), language))
    // Only where it stands: the transcript is long, and the turn reads it anyway.
    const next = isNew ? 0 : (await store.heads([conversationId])).get(conversationId)
    if (next === undefined) throw ended()
    // Killed between the two, it is begun by whoever comes next: the engine greets only once.
    if (next === 0) await turns.happened(conversationId, { type: 'start' })
    return isNew
  }

  async function existing(token: ChatToken): Promise<Conversation> {
    await ensure(token)
    const conversation = await store.find(token.conversationId)
    if (!conversation) throw ended()
    return conversation
  }

  async function opened(req: Request, token: ChatToken, from: number) {
    const { conversationId } = token
    const ticket = await tokens.ticket({ conversationId, from, reader: token.reader })
    const base = `${socketBase(req.headers.host, publicUrl())}/v3/directline/conversations/${conversationId}/stream`
    return {
      conversationId,
      token: await tokens.issue({ ...token, fresh: false }),
      expires_in: TOKEN_SECONDS,
      streamUrl: `${base}?watermark=${from}&t=${ticket}`,
    }
  }
}

function directLineErrors(log: Log): ErrorRequestHandler {
  return (thrown: unknown, req, res, next) => {
    if (res.headersSent) return next(thrown)
    const { status, body, retryAfterSeconds } = toDirectLineError(thrown)
    if (status >= 500) log.error({ err: thrown, method: req.method }, 'chat request failed')
    if (retryAfterSeconds !== undefined) res.set('Retry-After', String(Math.ceil(retryAfterSeconds)))
    // What is still on its way is read to its end, or the sender sees a broken line instead of the reason.
    req.resume()
    res.status(status).json(body)
  }
}

const ended = () =>
  new HubError('not_found', 'This conversation does not exist any more.', { hint: 'Start a new one.' })

/** The chat token of a request; throws when it has none, an old one, or one of another conversation. */
export async function bearer(req: Request, tokens: Tokens, conversationId?: string): Promise<ChatToken> {
  const [, given] = /^Bearer\s+(\S{1,4000})$/i.exec(req.headers.authorization ?? '') ?? []
  if (!given)
    throw new HubError('unauthenticated', 'This address needs a chat token.', {
      hint: 'Get one from POST /v3/directline/tokens/generate and send it as Authorization: Bearer.',
    })
  const token = await tokens.verify(given)
  if (conversationId !== undefined && conversationId !== token.conversationId)
    throw new HubError('forbidden', 'This token opens another conversation.', { hint: 'Use its own token.' })
  return token
}

/** Ids that start with "dl_" are bound in the token: nobody else may speak as them. */
function from({ user }: ChatToken, said: Incoming): Incoming {
  const id = said.from?.id
  if (user !== undefined) return { ...said, from: { ...said.from, id: user } }
  if (id?.startsWith('dl_'))
    throw new HubError('forbidden', 'A user id that starts with "dl_" must be bound in the token.', {
      hint: 'Generate the token with {"user":{"id":"dl_…"}}, or use another id.',
    })
  return said
}

function watermark(req: Request): number {
  const { watermark: text = '' } = req.query
  if (text === '') return 0
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0)
    throw new HubError('invalid_input', 'The watermark is not one of ours.', {
      hint: 'Send the last one received, or none.',
    })
  return number
}
