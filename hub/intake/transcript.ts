import type { Activity, Draft, Kept } from './activity.ts'

/** At most so much of a conversation is kept: the answers live in the assessment. */
export const MAX_ACTIVITIES = 400
export const MAX_CHARACTERS = 500_000

export interface Transcript {
  kept: Kept[]
  /** The place of the next activity; the watermark of whoever has seen all. */
  next: number
}

/** Adds activities at the end, and answers the new ones as they are sent. */
export function append(
  { kept, next }: Transcript,
  drafts: readonly Draft[],
  about: { conversationId: string; at: string },
): { transcript: Transcript; added: Activity[] } {
  const added = drafts.map((draft, index): Kept => {
    const seq = next + index
    const activity: Activity = {
      ...draft,
      id: activityId(about.conversationId, seq),
      timestamp: about.at,
      channelId: 'directline',
      conversation: { id: about.conversationId },
    }
    return { seq, activity }
  })
  const asks = added.some(({ activity }) => isQuestion(activity))
  const names = new Set(added.map(({ activity }) => activity.name).filter(Boolean))
  const before = kept
    .filter(({ activity }) => activity.type !== 'event' || !names.has(activity.name))
    .map((one) => (asks ? withoutControls(one) : one))
  return {
    transcript: { kept: bounded([...before, ...added]), next: next + added.length },
    added: added.map(({ activity }) => activity),
  }
}

export const activityId = (conversationId: string, seq: number): string =>
  `${conversationId}|${String(seq).padStart(7, '0')}`

/** What somebody who has seen everything before `from` has missed. */
export const since = ({ kept }: Transcript, from: number): Activity[] =>
  kept.filter(({ seq }) => seq >= from).map(({ activity }) => activity)

const sentry = (activity: Activity): object | undefined => {
  const data = activity.channelData
  return activity.from.role === 'bot' && typeof data === 'object' && data !== null ? data : undefined
}
const isQuestion = (activity: Activity): boolean =>
  JSON.stringify(sentry(activity) ?? {}).includes('"question"')

/** Only the newest question can be answered; older ones keep their words. */
function withoutControls({ seq, activity }: Kept): Kept {
  if (!sentry(activity)) return { seq, activity }
  const { suggestedActions: _s, attachments: _a, ...rest } = activity
  return { seq, activity: { ...rest, channelData: { sentry: {} } } }
}

function bounded(kept: Kept[]): Kept[] {
  let characters = 0
  let count = 0
  for (const { activity } of kept.toReversed()) {
    characters += JSON.stringify(activity).length
    if (characters > MAX_CHARACTERS || count === MAX_ACTIVITIES) break
    count += 1
  }
  return kept.slice(kept.length - Math.max(count, 1))
}
