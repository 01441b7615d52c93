import type { Request } from 'express'
import { HubError } from '../domain/errors.ts'
import type { ConversationStore } from './conversation-store.ts'
import { bearer } from './direct-line-routes.ts'
import type { Tokens } from './tokens.ts'

/** Which conversation asks, by the chat token of a request: the person's own, or a colleague's for one step. */
export type ConversationOf = (
  req: Request,
) => Promise<{ conversationId: string; assessmentId: string | null }>

export function makeConversationOf({
  store,
  tokens,
}: {
  store: ConversationStore
  tokens: Tokens
}): ConversationOf {
  return async (req) => {
    const { conversationId } = await bearer(req, tokens)
    const conversation = await store.find(conversationId)
    if (!conversation || conversation.ended)
      throw new HubError('gone', 'This conversation is over on this device.', {
        hint: 'Open your newest link to go on.',
      })
    return { conversationId, assessmentId: conversation.assessmentId }
  }
}
