import type { ConversationView } from '../domain/conversation.ts'

/** Whose conversation it is. Before the first word of a person there is no assessment. */
export interface Whose {
  conversationId: string
  assessmentId: string | null
  /** Ids that this conversation had before. */
  earlier?: readonly string[] | undefined
  /** Files or checks may be kept beside the conversation: only then they are looked for. */
  beside: boolean
}

/** What other parts of the hub know about a conversation; the composition root hands them in, each may be absent. */
export interface ViewParts {
  customQuestions(): Promise<ConversationView['customQuestions']>
  sealing(): Promise<ConversationView['sealing']>
  files(whose: Whose): Promise<ConversationView['files']>
  checks(whose: Whose): Promise<ConversationView['checks']>
  pace(): Promise<ConversationView['pace']>
}

export type Known = Pick<ConversationView, keyof ViewParts>

/** What is known of a conversation beside its answers. */
export type Know = (whose: Whose) => Promise<Known>

/** Of a conversation that has not begun, nothing is known. */
export const NOTHING_MORE: Known = { customQuestions: [], sealing: null, files: [], checks: [], pace: {} }

/** Asks every part at once; a part that is not there knows nothing. */
export function makeKnow(parts: Partial<ViewParts> = {}): Know {
  return async (whose) => {
    const [customQuestions, sealing, files, checks, pace] = await Promise.all([
      parts.customQuestions?.(),
      parts.sealing?.(),
      whose.beside ? parts.files?.(whose) : undefined,
      whose.beside ? parts.checks?.(whose) : undefined,
      parts.pace?.(),
    ])
    return {
      customQuestions: customQuestions ?? NOTHING_MORE.customQuestions,
      sealing: sealing ?? NOTHING_MORE.sealing,
      files: files ?? NOTHING_MORE.files,
      checks: checks ?? NOTHING_MORE.checks,
      pace: pace ?? NOTHING_MORE.pace,
    }
  }
}
