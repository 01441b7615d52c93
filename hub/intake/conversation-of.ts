import type { Request } from 'express'
import { HubError } from '../domain/errors.ts'
import type { ConversationStore } from './conversation-store.ts'
import { bearer } from './direct-line-routes.ts'
import type { Tokens } from './tokens.ts'
import type { Turns } from './turns.ts'

/**
 * Which conversation asks to be measured, by the chat token of a request: the person's own, or a colleague's for one
 * step. From then on its checks are looked for.
 */
export type ConversationOf = (
  req: Request,
) => Promise<{ conversationId: string; assessmentId: string | null }>

export function makeConversationOf({
  store,
  turns,
  tokens,
}: {
  store: ConversationStore
  turns: Pick<Turns, 'change'>
  tokens: Tokens
}): ConversationOf {
  return async (req) => {
    const { conversationId } = await bearer(req, tokens)
    const conversation = await store.find(conversationId)
    if (!conversation || conversation.ended)
      throw new HubError('gone', 'This conversation is over on this device.', {
        hint: 'Open your newest link to go on.',
      })
    if (conversation.beside === false) await turns.change(conversationId, (one) => void (one.beside = true))
    return { conversationId, assessmentId: conversation.assessmentId }
  }
}
