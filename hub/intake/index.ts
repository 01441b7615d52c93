import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { randomUUID } from 'node:crypto'
import type { Connection } from 'mongoose'
import { freshState, take } from '../../intake/conversation/index.ts'
import type { Assessments } from '../assessments/assessments.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import { EVENTS, type Say } from '../domain/conversation.ts'
import type { Queue } from '../domain/jobs.ts'
import type { Outbox } from '../domain/mail.ts'
import type { LanguageCode } from '../domain/languages.ts'
import type { Log } from '../domain/ports.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import { event, type Activity } from './activity.ts'
import { makeConversationOf, type ConversationOf } from './conversation-of.ts'
import { makeConversationStore } from './conversation-store.ts'
import { makeFollowUp } from './follow-up.ts'
import type { TurnWork } from './follow.ts'
import { watchOtherProcesses } from './other-processes.ts'
import { makeErasing, type Erasing } from './resume-erasing.ts'
import { makePersonLinks } from './resume-link-store.ts'
import { makePeople, type People } from './resume-people.ts'
import { makePersonOf, type PersonOf } from './resume-person.ts'
import { makeResume } from './resume.ts'
import { intakeRouter } from './routes.ts'
import { makeUpgrade } from './upgrade.ts'
import type { Uploads } from './upload.ts'
import { makeStreams } from './streams.ts'
import { makeTalk, type Talk } from './talk.ts'
import { makeTokens } from './tokens.ts'
import { makeTurns } from './turns.ts'
import { viewOf, type Msp } from './view-of.ts'
import { makeKnow, type ViewParts } from './view-parts.ts'

export interface IntakeNeeds {
  connection: Connection
  keys: { derive(purpose: string): Buffer }
  assessments: Assessments
  queue: Queue
  rateLimits: RateLimits
  clock: Clock
  log: Log
  msp: Msp
  /** What the prospect sees after "send now". */
  result: TurnWork['result']
  /** Without a trailing slash; known once the hub listens. */
  publicUrl: () => string
  /** The assessment that the secret of an invitation opens; null when it is none. */
  invited?: (secret: string) => Promise<Pick<Assessment, 'id'> | null>
  /** Sends the links that people ask for by mail. */
  outbox?: Outbox
  /** Hears how questions were left, for the medians. */
  onStep?: TurnWork['onStep']
  /** What other parts know about a conversation. */
  parts?: Partial<ViewParts>
  /** Sites of the MSP that may show the intake and talk to the conversation. */
  embedOrigins?: readonly string[]
  /** Keeps what people upload; without it nothing can be uploaded. */
  files?: Uploads
  /** Other processes work on the same database: how often we look what they said. */
  othersEveryMs?: number
  /** How often a socket is asked whether it is still there. */
  pingMs?: number
}

export interface Intake {
  /** Mounted at `/`, before any other body parser: it serves `/v3/directline` and `/intake`. */
  router: ReturnType<typeof intakeRouter>
  /** Takes an upgrade request when it is for a stream of a conversation, and answers whether it did. */
  onUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Tells the person what is being looked up right now; null when it is over. Never fails. */
  working(assessmentId: string, what: string | null): void
  /** Whose assessment it is, by the chat token of a request. */
  personOf: PersonOf
  /** Which conversation asks; colleagues for one step included. */
  conversationOf: ConversationOf
  /** For channels beside Direct Line. */
  talk: Talk
  /** Links that people made, to list and to end. */
  people: People
  /** What is kept of the conversations of an assessment, to hand out and to forget. */
  erasing: Erasing
  close(): void
}

/** Carries the conversation over Direct Line 3.0: https and WebSocket, tokens, transcript, resume links. */
export function makeIntake(needs: IntakeNeeds): Intake {
  const { connection, keys, assessments, clock, log } = needs
  const store = makeConversationStore(connection, clock, { alone: needs.othersEveryMs === undefined })
  const tokens = makeTokens(keys.derive('directline'), clock)
  const streams = makeStreams({ log, ...(needs.pingMs ? { pingMs: needs.pingMs } : {}) })
  const turns = makeTurns({ ...needs, know: makeKnow(needs.parts), store, streams })
  const links = makePersonLinks(connection, clock)
  const resume = makeResume({ ...needs, store, links, turns, invited: needs.invited })
  const people = makePeople({ ...needs, store, links, turns })
  const personOf = makePersonOf({ store, tokens, assessments })
  const openerKey = keys.derive('openers')
  const followUp = makeFollowUp({ store, turns, assessments, clock, log })
  const stopWatching = needs.othersEveryMs
    ? watchOtherProcesses({ store, streams, turns, log, everyMs: needs.othersEveryMs })
    : undefined

  return {
    router: intakeRouter({
      ...{ ...needs, store, turns, tokens, resume, people, personOf, openerKey },
      onRead: followUp.watch,
    }),
    personOf,
    talk: makeTalk({ store, turns, streams, followUp }),
    conversationOf: makeConversationOf({ store, turns, tokens }),
    people,
    erasing: makeErasing({ store, turns, links }),
    onUpgrade: makeUpgrade({ ...needs, store, turns, streams, tokens }),
    working(assessmentId, what) {
      const tell = async () => {
        const conversationId = await store.ofAssessment(assessmentId)
        if (conversationId) streams.pass(conversationId, passing(conversationId, EVENTS.working, { what }))
      }
      tell().catch((error: unknown) =>
        log.warn({ err: error, assessmentId }, 'could not say what is being done'),
      )
    },
    close() {
      followUp.close()
      stopWatching?.()
      streams.close()
    },
  }

  /** Only for who listens right now: it is not kept, and moves no watermark. */
  function passing(conversationId: string, name: string, value: unknown): Activity {
    const about = {
      id: randomUUID(),
      timestamp: clock.now().toISOString(),
      conversation: { id: conversationId },
    }
    return {
      ...event(name, value),
      ...about,
      type: 'event',
      from: { id: 'sentry', role: 'bot' },
      channelId: 'directline',
    }
  }
}

/** What the conversation says to a stranger first, for the page that is served before it has begun. */
export function openingOf(msp: Msp, clock: Clock, language: LanguageCode = 'en'): Say[] {
  return take(freshState(), { type: 'start' }, viewOf({ lookup: null, language }, null, { msp, clock })).says
}
