import type { Assessments } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../domain/ports.ts'
import type { Conversation, ConversationStore } from './conversation-store.ts'
import type { Turns } from './turns.ts'
import { isLookingUp, LOOKUP_MS } from './view-of.ts'

export interface FollowUpNeeds {
  store: ConversationStore
  turns: Turns
  assessments: Assessments
  clock: Clock
  log: Log
}

/** Tells a conversation what became known without it: recon came back, the CRM or staff changed something. */
export interface FollowUp {
  /** A client reads a conversation: while its question waits for recon, we look whether that came back. */
  watch(conversation: Conversation): void
  close(): void
}

const CHECK_MS = 1_000

/**
 * A change in this process arrives by `onChange`. That is a hint only (the worker may be another process, the job may
 * be lost), so whoever waits is looked after until recon is there or its time is over.
 */
export function makeFollowUp({ store, turns, assessments, clock, log }: FollowUpNeeds): FollowUp {
  const telling = new Set<string>()
  const watched = new Map<string, NodeJS.Timeout>()
  const failed = (error: unknown, conversationId: string) =>
    log.warn({ err: error, conversationId }, 'a conversation could not be told what is new')

  /** Several changes at once are one piece of news. */
  function tell(conversationId: string): void {
    if (telling.has(conversationId)) return
    telling.add(conversationId)
    turns
      .inOrder(conversationId, async () => void telling.delete(conversationId))
      .then(() => turns.happened(conversationId, { type: 'learned' }))
      .catch((error: unknown) => failed(error, conversationId))
  }

  async function check(conversationId: string): Promise<boolean> {
    const conversation = await store.find(conversationId)
    if (!conversation?.state.waiting || !conversation.assessmentId) return true
    const assessment = await assessments.find(conversation.assessmentId)
    if (isLookingUp(conversation, assessment, clock)) return false
    tell(conversationId)
    return true
  }

  function watch({ id, state }: Conversation): void {
    if (!state.waiting || watched.has(id)) return
    const stop = () => {
      clearInterval(watched.get(id))
      watched.delete(id)
    }
    let left = LOOKUP_MS / CHECK_MS + 1
    const timer = setInterval(() => {
      left -= 1
      check(id)
        .then((over) => (over || left <= 0) && stop())
        .catch((error: unknown) => (failed(error, id), stop()))
    }, CHECK_MS)
    timer.unref()
    watched.set(id, timer)
  }

  const stopListening = assessments.onChange((assessment, { by }) => {
    // What the person said is part of a turn already.
    if (by === 'prospect') return
    store
      .ofAssessment(assessment.id)
      .then((conversationId) => conversationId && tell(conversationId))
      .catch((error: unknown) => failed(error, assessment.id))
  })

  return {
    watch,
    close() {
      stopListening()
      for (const timer of watched.values()) clearInterval(timer)
    },
  }
}
