import { freshState } from '../../intake/conversation/index.ts'
import { Incoming, type Activity } from './activity.ts'
import { readCard } from './cards/read-card.ts'
import type { ConversationStore } from './conversation-store.ts'
import type { FollowUp } from './follow-up.ts'
import { spokenIn } from './language.ts'
import { present } from './present.ts'
import type { Streams } from './streams.ts'
import { since } from './transcript.ts'
import type { Turns } from './turns.ts'

/** The conversation for a channel that is not Direct Line: it brings what was said, and takes what is new. */
export interface Talk {
  /** Begins it, if it has not begun; answers whether it was new. */
  begin(conversationId: string, locale?: string): Promise<boolean>
  said(conversationId: string, said: Omit<Incoming, 'type'>): Promise<void>
  /** What was said to the person from a place on, with cards and buttons, and the place after it. */
  since(conversationId: string, from: number): Promise<{ activities: Activity[]; next: number }>
  /** Calls whenever something was said in a conversation, by whatever cause. */
  onNews(listener: (conversationId: string) => void): void
}

export function makeTalk({
  store,
  turns,
  streams,
  followUp,
}: {
  store: ConversationStore
  turns: Turns
  streams: Streams
  followUp: FollowUp
}): Talk {
  return {
    async begin(id, locale) {
      const isNew = await store.open(id, freshState(), spokenIn(locale))
      if (isNew || (await store.find(id))?.next === 0) await turns.happened(id, { type: 'start' })
      return isNew
    },
    async said(id, said) {
      await turns.said(id, readCard(Incoming.parse({ ...said, type: 'message' })))
      const conversation = await store.find(id)
      if (conversation) followUp.watch(conversation)
    },
    async since(id, from) {
      const conversation = await store.find(id)
      if (!conversation) return { activities: [], next: from }
      const news = since(conversation, from).filter(
        (one) => one.type === 'message' && one.from.role === 'bot',
      )
      return {
        activities: news.map((one) => present(one, 'cards', conversation.language)),
        next: conversation.next,
      }
    },
    onNews: streams.onTell,
  }
}
