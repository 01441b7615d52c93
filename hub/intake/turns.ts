import { freshState } from '../../intake/conversation/index.ts'
import { translateFor } from '../../intake/language/index.ts'
import type { Clock } from '../domain/clock.ts'
import { EVENTS, type ConversationEvent } from '../domain/conversation.ts'
import type { FileRef } from '../domain/files.ts'
import type { LanguageCode } from '../domain/languages.ts'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { echo, event as wireEvent, idempotencyKey, message, type Draft, type Incoming } from './activity.ts'
import type { Conversation, ConversationStore } from './conversation-store.ts'
import { followFiles } from './follow-files.ts'
import { begin, follow, type TurnWork } from './follow.ts'
import { spokenIn } from './language.ts'
import type { Streams } from './streams.ts'
import { activityId, append } from './transcript.ts'
import { makeTurnLine } from './turn-line.ts'

export interface TurnNeeds extends TurnWork {
  store: ConversationStore
  streams: Streams
  clock: Clock
  log: Log
}

export interface Turns {
  /** Takes what a person sent; answers its activity id. The same message again changes nothing. */
  said(conversationId: string, said: Incoming, files?: readonly FileRef[]): Promise<string>
  /** Tells the engine what happened, and everyone who watches what is known now. */
  happened(conversationId: string, event: Exclude<ConversationEvent, { type: 'said' }>): Promise<void>
  /** From now on we speak another language; the open question is asked again in it. */
  speak(conversationId: string, language: LanguageCode): Promise<void>
  /** The assessment of a conversation that files come to; made if nothing was said yet. */
  assessmentOf(conversationId: string): Promise<string>
  /** Says something that belongs to no question. */
  tell(conversationId: string, say: string): Promise<void>
  /** Ends a conversation for whoever holds it: what was said is dropped, and why is the last word. */
  end(conversationId: string, how: NonNullable<Conversation['ended']>): Promise<void>
  /** Runs something else in the order of the turns. */
  inOrder<T>(conversationId: string, work: () => Promise<T>): Promise<T>
  /** Changes the conversation itself, under the same claim as a turn. */
  change<T>(conversationId: string, change: (conversation: Conversation) => T): Promise<T>
}

/** More than this is no message; it is said so, and nothing is stored of it but its beginning. */
export const MAX_TEXT = 10_000
const CLAIM_TIMEOUT_MS = 10_000
const CLAIM_PAUSE_MS = 50
const SEEN_AT_MOST = 200

/**
 * One turn: claim the conversation → ask the engine → store the answers → queue what must follow → store what was
 * said → tell those who listen.
 *
 * Why this order loses nothing: the answers are stored before the conversation moves on. Killed before that, nothing
 * happened, and the client sends its message again. Killed between the two, the client sends it again as well, the
 * engine stands where it stood and makes the same changes, which the assessment takes as no news. Killed afterwards,
 * the message is known by its key and only its id is answered. A look-up whose job was lost is queued again when the
 * person comes back. The claim is fenced by the version: of two processes one goes first, and the other asks anew.
 */
export function makeTurns(needs: TurnNeeds): Turns {
  const { store, streams, clock, log } = needs
  const line = makeTurnLine()

  async function claimed<T>(id: string, work: (conversation: Conversation) => Promise<T>): Promise<T> {
    const until = Date.now() + CLAIM_TIMEOUT_MS
    let conversation = await store.claim(id)
    while (!conversation) {
      if (!(await store.find(id))) throw unknown()
      if (Date.now() > until)
        throw new HubError('unavailable', 'This conversation is busy.', {
          hint: 'Send it again.',
          retryAfterSeconds: 2,
        })
      await new Promise((resolve) => setTimeout(resolve, CLAIM_PAUSE_MS))
      conversation = await store.claim(id)
    }
    try {
      if (conversation.ended) throw over(conversation.ended, conversation.language)
      if (conversation.until && Date.parse(conversation.until) <= clock.now().getTime())
        throw over('expired', conversation.language)
      return await work(conversation)
    } catch (error) {
      await store.release(conversation)
      throw error
    }
  }

  async function commit(conversation: Conversation, drafts: Draft[]): Promise<void> {
    const about = { conversationId: conversation.id, at: clock.now().toISOString() }
    const after = { ...conversation, ...append(conversation, drafts, about) }
    await store.save(after)
    streams.tell(after)
  }

  return {
    said: (id, said, files = []) =>
      line.enter(id, () =>
        claimed(id, async (found) => {
          const conversation = { ...found, language: spokenIn(said.locale) ?? found.language }
          const key = idempotencyKey(said)
          const before = conversation.seen.find(([one]) => one === key)
          if (before) {
            await store.release(conversation)
            return before[1]
          }
          const mine = activityId(id, conversation.next)
          const seen = [...conversation.seen, ...(key ? [[key, mine] as [string, string]] : [])].slice(
            -SEEN_AT_MOST,
          )
          const text = said.text ?? ''
          const tooLong = text.length > MAX_TEXT
          const first = echo(said, tooLong ? `${text.slice(0, MAX_TEXT)}…` : text, files)
          if (tooLong)
            await commit({ ...conversation, seen }, [
              first,
              message({ say: tooLongText(text.length, conversation.language) }),
            ])
          else if (files.length > 0) {
            const outcome = await followFiles(needs, conversation, said, files)
            await commit({ ...outcome.conversation, seen }, [first, ...outcome.drafts])
          } else {
            const event: ConversationEvent = {
              type: 'said',
              text,
              ...(said.value === undefined ? {} : { value: said.value }),
            }
            const outcome = await follow(needs, conversation, event)
            await commit({ ...outcome.conversation, seen }, [first, ...outcome.drafts])
          }
          return mine
        }),
      ),
    happened: (id, event) =>
      line.enter(id, () =>
        claimed(id, async (conversation) => {
          const outcome = await follow(needs, conversation, event)
          await commit(outcome.conversation, outcome.drafts)
          log.debug({ conversationId: id, event: event.type }, 'conversation went on')
        }),
      ),
    speak: (id, language) =>
      line.enter(id, () =>
        claimed(id, async (conversation) => {
          const outcome = await follow(needs, { ...conversation, language }, { type: 'start' })
          await commit(outcome.conversation, outcome.drafts)
        }),
      ),
    assessmentOf: (id) =>
      line.enter(id, () =>
        claimed(id, async (conversation) => {
          const assessmentId = conversation.assessmentId ?? (await begin(needs, id))
          await store.save({ ...conversation, assessmentId, beside: true })
          return assessmentId
        }),
      ),
    tell: (id, say) =>
      line.enter(id, () => claimed(id, (conversation) => commit(conversation, [message({ say })]))),
    end: (id, how) =>
      line.enter(id, () =>
        claimed(id, (conversation) => {
          const { message: why, hint } = over(how, conversation.language)
          // A colleague's stays with its assessment, to be found and forgotten with it.
          const assessmentId = how === 'revoked' ? conversation.assessmentId : null
          const emptied = { ...conversation, assessmentId, kept: [], seen: [], links: [], lookup: null }
          const last = [message({ say: `${why} ${hint}` }), wireEvent(EVENTS.ended, { how })]
          return commit({ ...emptied, state: freshState(), ended: how }, last)
        }),
      ),
    inOrder: (id, work) => line.enter(id, work),
    change: (id, change) =>
      line.enter(id, () =>
        claimed(id, async (conversation) => {
          const answer = change(conversation)
          await store.save(conversation)
          return answer
        }),
      ),
  }
}

const unknown = () =>
  new HubError('not_found', 'This conversation does not exist any more.', {
    hint: 'Start anew, or open your newest link to continue.',
  })

/** Why a conversation is over, and what to do, in its language. */
function over(how: NonNullable<Conversation['ended']> | 'expired', language: LanguageCode = 'en'): HubError {
  const t = translateFor(language)
  const [why, hint] = {
    moved: [
      t`This conversation went on by the link in the e-mail.`,
      t`Open that link here to go on. Nothing that was said is lost.`,
    ],
    revoked: [
      t`The person who sent you this link has taken it back.`,
      t`What you answered is kept. There is nothing more to do.`,
    ],
    expired: [
      t`The link that you came by has expired.`,
      t`What you answered is kept. Ask the person who sent it for a new one.`,
    ],
    erased: [
      t`Everything about this assessment was deleted.`,
      t`Nothing of it is kept here. You can start anew at any time.`,
    ],
  }[how]
  return new HubError('gone', why ?? '', { hint: hint ?? '', about: { ended: how } })
}

function tooLongText(length: number, language: LanguageCode): string {
  const t = translateFor(language)
  return t`That message has ${t.number(length)} characters; we can take ${t.number(MAX_TEXT)} at once. Please send the important part; everything before it is saved.`
}
