import { EVENTS, type Question, type Result, type Say, type Summary } from '../../hub/domain/conversation.ts'
import { isResult, isSummary, object, text, type Activity } from './activity.ts'

/** `waiting` = not with the hub yet; `failed` = the hub will not take it. */
export interface Line {
  id: string
  from: 'sentry' | 'you'
  text: string
  state: 'sent' | 'waiting' | 'failed'
}

/** `ended` = the hub no longer knows our token; `link` = a resume link that does not work. */
export type Connection = 'connecting' | 'online' | 'offline' | 'ended' | 'link'

/** Everything that is drawn. Changed by `reduce` alone. */
export interface Chat {
  lines: Line[]
  question: Question | null
  /** The line that asks the open question; describes its control. */
  askedBy: string | null
  /** The open question was answered, and is asked again because the answer was not understood. */
  misunderstood: boolean
  /** The question whose answer is on its way; '' for an action; null for neither. */
  answering: string | null
  /** The path that the person wants to change: its row opens when the card comes. */
  editing: string | null
  working: string | null
  summary: Summary | null
  result: Result | null
  /** The line after which the result stands: where it came. */
  resultAfter: string | null
  connection: Connection
  /** Moved elsewhere, revoked or erased: nothing can be said here any more. */
  over: boolean
  /** Why, in the hub's words, where it gave any. */
  reason: string | null
  /** Lines drawn by the server before the conversation began; replaced by the first real message. */
  opening: boolean
}

export type ChatEvent =
  | { type: 'received'; activities: Activity[] }
  | { type: 'said'; clientId: string; text: string; answers?: string; edits?: string }
  | { type: 'failed'; clientId: string }
  | { type: 'connection'; connection: Connection; reason?: string }
  /** Nobody said for long what is being looked up. */
  | { type: 'quiet' }

/** The first screen, before the hub has said anything in this conversation. */
export function openingChat(says: Say[]): Chat {
  const lines = says.map(({ say }, index): Line => ({
    id: `opening-${index}`,
    from: 'sentry',
    text: say,
    state: 'sent',
  }))
  const asking = says.findLastIndex(({ question }) => question)
  return {
    lines,
    question: says[asking]?.question ?? null,
    askedBy: lines[asking]?.id ?? null,
    misunderstood: false,
    answering: null,
    editing: null,
    working: null,
    summary: null,
    result: null,
    resultAfter: null,
    connection: 'connecting',
    over: false,
    reason: null,
    opening: true,
  }
}

export function reduce(chat: Chat, event: ChatEvent): Chat {
  switch (event.type) {
    case 'received':
      return settled(event.activities.reduce(receive, chat), event.activities)
    case 'said':
      return {
        ...chat,
        answering: event.answers ?? '',
        editing: event.edits ?? null,
        lines: [...chat.lines, { id: event.clientId, from: 'you', text: event.text, state: 'waiting' }],
      }
    case 'failed':
      return { ...chat, answering: null, lines: withState(chat.lines, event.clientId, 'failed') }
    case 'connection':
      // What was being looked up is not known any more once the line was broken.
      return {
        ...chat,
        connection: event.connection,
        reason: event.reason ?? null,
        working: event.connection === 'online' ? chat.working : null,
      }
    case 'quiet':
      return { ...chat, working: null }
  }
}

function receive(chat: Chat, activity: Activity): Chat {
  if (activity.type === 'event') return learn(chat, activity)
  if (activity.type !== 'message') return chat
  return activity.fromUser ? echo(chat, activity) : hear(chat, activity)
}

function learn(chat: Chat, { name, value }: Activity): Chat {
  if (name === EVENTS.summary && isSummary(value)) return { ...chat, summary: value, ...opened(value) }
  if (name === EVENTS.working) return { ...chat, working: text(object(value).what) || null }
  if (name === EVENTS.ended) return { ...chat, ...NOTHING_OPEN, over: true, working: null }
  if (name === EVENTS.result && isResult(value))
    return { ...chat, result: value, resultAfter: chat.resultAfter ?? placeOf(chat), working: null }
  return chat
}

/** Below what was said, above what is asked next. */
const placeOf = ({ lines, askedBy }: Chat): string | null =>
  lines.findLast(({ id }) => id !== askedBy)?.id ?? null

/** Where no step is current, no question is open: everything is sent, and the last edit is done. */
const opened = ({ steps }: Summary): Partial<Chat> =>
  steps.some(({ state }) => state === 'current') ? {} : NOTHING_OPEN
const NOTHING_OPEN = { question: null, askedBy: null, misunderstood: false, answering: null }

/** The hub has our words and said something about them: whatever is open now can be answered. */
function settled(chat: Chat, activities: Activity[]): Chat {
  const replied = activities.some(({ type, fromUser }) => type === 'message' && !fromUser)
  return replied && !isWaiting(chat.lines) ? { ...chat, answering: null } : chat
}

const isWaiting = (lines: Line[]): boolean => lines.some(({ state }) => state === 'waiting')

/** Our own words come back: they are with the hub. Words of another tab or device are new to us. */
function echo(chat: Chat, { id, clientId, text }: Activity): Chat {
  if (clientId && chat.lines.some((line) => line.id === clientId))
    return { ...chat, lines: withState(chat.lines, clientId, 'sent') }
  if (text === '') return chat
  return { ...chat, lines: [...chat.lines, { id: clientId ?? id, from: 'you', text, state: 'sent' }] }
}

function hear(chat: Chat, { id, text, question }: Activity): Chat {
  const lines = chat.opening ? chat.lines.filter(({ from }) => from === 'you') : chat.lines
  const heard: Chat = {
    ...chat,
    opening: false,
    lines: text ? beforeWaiting(lines, { id, from: 'sentry', text, state: 'sent' }) : lines,
  }
  if (!question) return heard
  // Our answer has not arrived: this is the question that it answers, not a second try.
  const early = chat.answering === question.id && isWaiting(lines)
  return {
    ...heard,
    question,
    askedBy: id,
    misunderstood: !early && chat.answering === question.id,
  }
}

/** Words of ours that the hub does not have yet were said after everything that it says now. */
function beforeWaiting(lines: Line[], line: Line): Line[] {
  const end = lines.findLastIndex(({ state }) => state !== 'waiting') + 1
  return [...lines.slice(0, end), line, ...lines.slice(end)]
}

const withState = (lines: Line[], id: string, state: Line['state']): Line[] =>
  lines.map((line) => (line.id === id ? { ...line, state } : line))
