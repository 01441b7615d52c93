import type { Request } from 'express'
import { valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Assessments } from '../assessments/assessments.ts'
import { HubError } from '../domain/errors.ts'
import type { Conversation, ConversationStore } from './conversation-store.ts'
import { bearer } from './direct-line-routes.ts'
import type { Tokens } from './tokens.ts'

/** Who asks, by the chat token of the request: the person whose assessment it is, never a colleague for one step. */
export interface Person {
  conversation: Conversation
  assessment: Assessment
  /** May see what the MSP and its CRM said. */
  proven: boolean
}
export type PersonOf = (req: Request) => Promise<Person>

export function makePersonOf({
  store,
  tokens,
  assessments,
}: {
  store: ConversationStore
  tokens: Tokens
  assessments: Pick<Assessments, 'find'>
}): PersonOf {
  return async (req) => {
    const { conversationId } = await bearer(req, tokens)
    const conversation = await store.find(conversationId)
    if (conversation?.ended)
      throw new HubError('gone', 'This conversation is over on this device.', {
        hint: 'Open your newest link to go on.',
        about: { ended: conversation.ended },
      })
    if (conversation?.guest)
      throw new HubError('forbidden', 'Only the person who began the assessment can do this.', {
        hint: 'Ask whoever sent you the link.',
      })
    const assessment = conversation?.assessmentId ? await assessments.find(conversation.assessmentId) : null
    if (!conversation || !assessment)
      throw new HubError('not_found', 'Nothing was answered here yet.', {
        hint: 'Answer the first question.',
      })
    return { conversation, assessment, proven: assessment.verified && conversation.proven === true }
  }
}

/** A value of the assessment where it is a text. */
export function said({ answers }: Pick<Assessment, 'answers'>, path: string): string | undefined {
  const value = valueOf(answers, path)
  return typeof value === 'string' ? value : undefined
}
