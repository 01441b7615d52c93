import type { LanguageCode } from '../domain/languages.ts'
import type { Activity } from './activity.ts'
import type { ConversationStore } from './conversation-store.ts'
import type { PersonLinks } from './resume-link-store.ts'
import type { Turns } from './turns.ts'

/** What was said in a conversation, for the person to read. */
export interface SaidLine {
  at: string
  from: 'you' | 'us'
  text: string
}

export interface Erasing {
  /** What was said in the conversation of the assessment; colleagues' conversations are their own. */
  messages(assessmentId: string): Promise<SaidLine[]>
  /** In which language the person speaks. */
  language(assessmentId: string): Promise<LanguageCode>
  /** Ids of all its conversations, colleagues' and earlier ones included. */
  conversations(assessmentId: string): Promise<string[]>
  /** Ends every conversation of an assessment and forgets its links. Whoever has it open is told. Safe to repeat. */
  forget(assessmentId: string): Promise<void>
}

export function makeErasing({
  store,
  turns,
  links,
}: {
  store: ConversationStore
  turns: Turns
  links: PersonLinks
}): Erasing {
  return {
    async messages(assessmentId) {
      const id = await store.ofAssessment(assessmentId)
      const conversation = id ? await store.find(id) : null
      return (conversation?.kept ?? []).flatMap(({ activity }) => lineOf(activity))
    },
    async language(assessmentId) {
      const id = await store.ofAssessment(assessmentId)
      return (id ? (await store.find(id))?.language : undefined) ?? 'en'
    },
    async conversations(assessmentId) {
      const found = await Promise.all((await store.allOf(assessmentId)).map((id) => store.find(id)))
      return found.flatMap((one) => (one ? [one.id, ...(one.was ?? [])] : []))
    },
    async forget(assessmentId) {
      await links.forget(assessmentId)
      for (const id of await store.allOf(assessmentId)) {
        const conversation = await store.find(id)
        // One that ended before holds nothing but its last word.
        if (conversation?.ended) await store.forget(id)
        else await turns.end(id, 'erased')
      }
    },
  }
}

function lineOf({ type, text, timestamp, from }: Activity): SaidLine[] {
  if (type !== 'message' || typeof text !== 'string' || text === '') return []
  return [{ at: timestamp, from: from.role === 'user' ? 'you' : 'us', text }]
}
