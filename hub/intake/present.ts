import type { Question } from '../domain/conversation.ts'
import type { LanguageCode } from '../domain/languages.ts'
import { questionOf, type Activity } from './activity.ts'
import { cardOf } from './cards/card.ts'
import { buttonsOf } from './cards/buttons.ts'

/**
 * How a client draws: `own` takes the question as it is; `cards` is any other client (Microsoft's WebChat, Teams),
 * which gets buttons and Adaptive Cards; `text` draws nothing, and gets the choices spelled out.
 */
export const READERS = ['own', 'cards', 'text'] as const
export type Reader = (typeof READERS)[number]

/** An activity as one kind of client is to have it. Nobody is sent what they cannot draw. */
export function present(activity: Activity, reader: Reader, language: LanguageCode): Activity {
  const { plain, ...message } = activity
  if (activity.from.role !== 'bot' || activity.type !== 'message' || reader === 'own') return message
  const question = questionOf(activity)
  const spelled = typeof plain === 'string' ? plain : ''
  const buttons = question ? buttonsOf(question, language) : []
  const card = question && reader === 'cards' ? cardOf(question, spelled, language) : null
  const attachments = card
    ? [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }]
    : spelled && !(reader === 'cards' && saysItAll(question, buttons))
      ? [{ contentType: 'text/plain', content: spelled }]
      : []
  return {
    ...message,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(buttons.length > 0 ? { suggestedActions: { actions: buttons, to: [] } } : {}),
  }
}

/** The buttons name every choice already. */
const saysItAll = (question: Question | undefined, buttons: readonly object[]): boolean =>
  question?.control.kind === 'choice' && buttons.length >= question.control.options.length
