import type { Question } from '../domain/conversation.ts'
import { questionOf, type Activity, type Draft, type Kept } from './activity.ts'

/** At most so much of a conversation is kept: the answers live in the assessment. */
export const MAX_ACTIVITIES = 400
export const MAX_CHARACTERS = 500_000

export interface Transcript {
  kept: Kept[]
  /** The place of the next activity; the watermark of whoever has seen all. */
  next: number
}

/** Adds activities at the end. */
export function append(
  { kept, next }: Transcript,
  drafts: readonly Draft[],
  about: { conversationId: string; at: string },
): Transcript {
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
  const asks = added.some(({ activity }) => questionOf(activity))
  const names = new Set(added.map(({ activity }) => activity.name).filter(Boolean))
  const before = kept
    .filter(({ activity }) => activity.type !== 'event' || !names.has(activity.name))
    .map((one) => (asks ? withoutControls(one) : one))
  return { kept: bounded([...before, ...added]), next: next + added.length }
}

export const activityId = (conversationId: string, seq: number): string =>
  `${conversationId}|${String(seq).padStart(7, '0')}`

/** What somebody who has seen everything before `from` has missed. */
export const since = ({ kept }: Transcript, from: number): Activity[] =>
  kept.filter(({ seq }) => seq >= from).map(({ activity }) => activity)

/** Only the newest question can be answered; older ones keep their words. */
function withoutControls({ seq, activity }: Kept): Kept {
  if (!questionOf(activity)) return { seq, activity }
  const { plain: _plain, ...rest } = activity
  return { seq, activity: { ...rest, channelData: { sentry: {} } } }
}

/** The question that is open, as it was asked last. */
export const openQuestion = ({ kept }: Pick<Transcript, 'kept'>): Question | undefined =>
  kept.map(({ activity }) => questionOf(activity)).findLast((question) => question !== undefined)

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
