import { translateFor } from '../../../intake/language/index.ts'
import type { ActionName, Question } from '../../domain/conversation.ts'
import type { LanguageCode } from '../../domain/languages.ts'

/** What a client shows as a button below the last message. */
export interface Button {
  type: 'imBack' | 'messageBack'
  title: string
  [part: string]: unknown
}

/** More than so many choices are a list inside a card. */
const MOST_BUTTONS = 12

/** One tap answers: the choices of a single choice, and the ways around a question that is answered by typing. */
export function buttonsOf({ id, control, ...question }: Question, language: LanguageCode): Button[] {
  if (control.kind !== 'text' && control.kind !== 'files' && !isTapped(control)) return []
  const choices = control.kind === 'choice' ? control.options : []
  return [
    ...choices.map(({ label }): Button => ({ type: 'imBack', title: label, value: label })),
    ...waysAround(question, language).map(({ action, label }): Button => ({
      type: 'messageBack',
      title: label,
      text: label,
      displayText: label,
      value: { action, question: id },
    })),
  ]
}

/** Whether buttons below the message are all that this control needs. */
export const isTapped = (control: Question['control']): boolean =>
  control.kind === 'choice' && control.max === 1 && control.options.length <= MOST_BUTTONS

/** What may be done instead of answering. */
export function waysAround(
  { skippable, canBeUnsure, canBeDeclined }: Pick<Question, 'skippable' | 'canBeUnsure' | 'canBeDeclined'>,
  language: LanguageCode,
): { action: ActionName; label: string }[] {
  const t = translateFor(language)
  return [
    ...(canBeUnsure ? [{ action: 'unsure' as const, label: t.text('Not sure') }] : []),
    ...(canBeDeclined ? [{ action: 'decline' as const, label: t.text('Prefer not to say') }] : []),
    ...(skippable ? [{ action: 'skip' as const, label: t.text('Skip') }] : []),
  ]
}
