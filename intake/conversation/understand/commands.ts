import type { ActionName } from '../../../hub/domain/conversation.ts'
import { plainWords } from './options.ts'

const COMMANDS: Partial<Record<ActionName, readonly string[]>> = {
  skip: ['skip', 'skip this', 'skip it', 'pass', 'next', 'later'],
  back: ['back', 'go back', 'previous', 'undo'],
  unsure: [
    'not sure',
    'unsure',
    'i am not sure',
    'im not sure',
    'i m not sure',
    'no idea',
    'i don t know',
    'dont know',
    'don t know',
    'unknown',
    'dunno',
  ],
  decline: ['prefer not to say', 'rather not say', 'i would rather not say', 'private', 'decline'],
  why: ['why', 'why do you ask', 'who sees this', 'why ask'],
  person: ['person', 'ask a person', 'human', 'agent', 'talk to a person', 'talk to someone'],
  call: ['call me', 'call', 'please call me', 'phone me'],
  send_now: ['send now', 'send', 'send it', 'submit', 'finish'],
  continue: ['continue', 'go on', 'go on without waiting', 'carry on'],
}

/** A whole message that is a command and nothing else: "skip", "go back", "not sure". */
export function readCommand(text: string): ActionName | null {
  if (text.length > 40) return null
  const words = plainWords(text)
  for (const [action, phrases] of Object.entries(COMMANDS) as [ActionName, readonly string[]][])
    if (phrases.includes(words)) return action
  return null
}

/** "edit employees", "change my phone": what should be edited, or null. */
export function readEdit(text: string): string | null {
  const [, what] =
    /^(?:edit|change|correct|fix)\s+(?:my |our |the )?([\p{L}\p{N} '’-]{2,60})$/iu.exec(text.trim()) ?? []
  return what ? plainWords(what) : null
}
