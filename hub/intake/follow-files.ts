import { translateFor } from '../../intake/language/index.ts'
import type { FileRef } from '../domain/files.ts'
import { message, type Draft, type Incoming } from './activity.ts'
import type { Conversation } from './conversation-store.ts'
import { follow, type TurnWork } from './follow.ts'
import { openQuestion } from './transcript.ts'

/**
 * Files came with a message. They answer the question that is open if it asks for files; otherwise they are kept with
 * a word of thanks, what was written beside them is taken as usual, and the open question stays.
 */
export async function followFiles(
  needs: TurnWork,
  conversation: Conversation,
  { text = '', value }: Incoming,
  files: readonly FileRef[],
): Promise<{ conversation: Conversation; drafts: Draft[] }> {
  const question = openQuestion(conversation)
  if (question?.control.kind === 'files') {
    const answer = { files: [...question.control.files, ...files].map(({ id }) => id) }
    return follow(needs, conversation, { type: 'said', text, value: { question: question.id, answer } })
  }
  const said = text.trim() !== '' || value !== undefined
  const outcome = await follow(
    needs,
    conversation,
    said ? { type: 'said', text, ...(value === undefined ? {} : { value }) } : { type: 'start' },
  )
  return { ...outcome, drafts: [thanks(files, conversation), ...outcome.drafts] }
}

function thanks(files: readonly FileRef[], { language }: Conversation): Draft {
  const t = translateFor(language)
  const names = files.map(({ name }) => name).join(', ')
  return message({ say: t`Thank you, we keep ${names} with your answers.` })
}
