import { valueOf, type Answer, type Answers } from '../../hub/domain/answers.ts'
import type { ConversationState, ConversationView, Summary } from '../../hub/domain/conversation.ts'
import type { Translate } from '../../hub/domain/languages.ts'

/** The view as questions see it: what this person may know, and the language to say it in. */
export interface View extends ConversationView {
  t: Translate
  /** All answers, also those that are not this person's business: lists keep what others wrote. */
  stored: Answers
  trail: ConversationState['trail']
  /** Where the person says they are. */
  at: ConversationState['at']
  pasted: ConversationState['pasted']
  only: ConversationState['only']
  /** The depth blocks with how far each is, for the menu. */
  blocks: NonNullable<Summary['blocks']>
}

/**
 * What the MSP or its CRM said is shown only to a person who proved to belong to the company. Whoever types a
 * company's domain must not learn what its provider knows.
 */
export const isHidden = (answer: Answer, view: View): boolean =>
  !view.verified && ['crm', 'staff'].includes(answer.provenance.source)

/** The answer at a path as far as this person may see it. */
export function visible(view: View, path: string): Answer | undefined {
  const answer = view.answers[path]
  return answer && !isHidden(answer, view) ? answer : undefined
}

/** The visible value at a path, or undefined. */
export const visibleValue = (view: View, path: string): unknown =>
  visible(view, path) ? valueOf(view.answers, path) : undefined

/** The visible text at a path, or undefined. */
export function visibleText(view: View, path: string): string | undefined {
  const value = visibleValue(view, path)
  return typeof value === 'string' ? value : undefined
}

/** Whether a person answered (any answer counts, "not sure" too), so that asking again would be rude. */
export function saidByPerson(view: View, path: string): boolean {
  const answer = view.answers[path]
  if (!answer) return false
  return (
    ['prospect', 'crm', 'staff'].includes(answer.provenance.source) ||
    answer.provenance.confirmedBy !== undefined
  )
}

/** Two-letter top-level domains that are used everywhere, whatever country they belong to. */
const WORLDWIDE = new Set([
  'ai',
  'cc',
  'co',
  'eu',
  'fm',
  'gg',
  'io',
  'ly',
  'me',
  'sh',
  'so',
  'to',
  'tv',
  'vc',
  'ws',
])

/** Where a number without its country code is dialled: the company's country, else that of its domain or e-mail. */
export function homeCountry(view: View, email = ''): string {
  const country = visibleText(view, 'company.address.country')
  if (country !== undefined) return country
  const [tld = ''] = [visibleText(view, 'company.domain') ?? '', email]
    .map((name) => name.slice(name.lastIndexOf('.') + 1).toLowerCase())
    .filter((end) => end.length === 2 && !WORLDWIDE.has(end))
  return tld === 'uk' ? 'GB' : tld.toUpperCase() || 'US'
}
