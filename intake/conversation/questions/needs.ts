import { Money } from '../../../hub/domain/fields.ts'
import { INTERESTS, TIMELINES, type Option } from '../../../hub/domain/vocabulary.ts'
import { answers, type Entry } from '../answer.ts'
import { ownElements, withOwn } from '../lists.ts'
import type { QuestionDef } from '../question.ts'
import { bandMoney, bandOf, bandOptions } from '../understand/money.ts'
import { picked } from '../understand/options.ts'
import { asRecord, asText, asTexts } from '../unknown.ts'
import { visibleText, visibleValue, type View } from '../view.ts'
import { words } from '../words.ts'

const MAX_INTERESTS = 3

export const interests: QuestionDef = {
  id: 'needs.interests',
  step: 'needs',
  paths: ['needs.interests'],
  seconds: 25,
  why: 'So that the proposal is about what you want, and not about everything there is. Your IT provider sees it.',
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask: (view) => ({
    say: 'Which of these interest you most? Pick up to three.',
    control: {
      kind: 'choice',
      options: [...INTERESTS],
      max: MAX_INTERESTS,
      selected: asTexts(visibleValue(view, 'needs.interests')),
    },
  }),
  again: [
    'Please pick up to three, by name or number, for example: backup, helpdesk',
    'For example: 2, 6. One is enough.',
  ],
  take(answer, view) {
    const ids = [...new Set(asTexts(answer).flatMap((text) => picked(INTERESTS, text)?.id ?? []))]
    if (ids.length === 0) return { miss: interests.again[0] }
    if (ids.length > MAX_INTERESTS)
      return { miss: view.t`Those are ${ids.length}. Please pick the three that matter most.` }
    return answers(view, [{ path: 'needs.interests', value: ids }])
  },
}

const DECIDES = 'decides'
const NAME_MAX = 200
const TELL_ME: Option = { id: 'tell_me', label: 'Tell me what is normal', words: 'no budget normal' }
const budgets = (view: View): Option[] => [...bandOptions(view.t), TELL_ME]
const DECIDERS: readonly Option[] = [
  { id: 'me', label: 'I decide', words: 'me myself alone' },
  { id: 'together', label: 'I decide with others', words: 'together us partners' },
  { id: 'other', label: 'Someone else decides', words: 'boss board other else' },
]

export const decision: QuestionDef = {
  id: 'needs.decision',
  step: 'needs',
  paths: ['needs.budget', 'needs.timeline', 'needs.people'],
  seconds: 30,
  why: 'So that the proposal fits your money and your calendar and reaches whoever decides. Your IT provider sees it.',
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask: (view) => ({
    say: 'Last one: what could it cost in a month, when should it start, and who decides?',
    control: {
      kind: 'chips',
      groups: [
        {
          name: 'budget',
          label: 'Budget in a month',
          options: budgets(view),
          max: 1,
          ...selected(budgetId(view)),
        },
        {
          name: 'timeline',
          label: 'When',
          options: [...TIMELINES],
          max: 1,
          ...selected(visibleText(view, 'needs.timeline')),
        },
        {
          name: 'decides',
          label: 'Who decides',
          options: [...DECIDERS],
          max: 1,
          ...selected(deciderId(view)),
        },
      ],
      fields: [
        {
          name: 'person',
          label: 'Who else',
          placeholder: 'Grace Hopper, managing partner',
          optional: true,
          maxLength: NAME_MAX,
          value: asText(people(view).find(({ role }) => role !== ME)?.name),
          onlyIf: { group: 'decides', in: ['together', 'other'] },
        },
      ],
    },
  }),
  again: [
    'Please answer in this order, for example: tell me what is normal, this quarter, I decide',
    'Numbers work too, one for each, for example: 3, 2, 1',
  ],
  take(answer, view) {
    const given = asRecord(answer)
    const budget = picked(budgets(view), asTexts(given.budget)[0] ?? '')?.id
    const timeline = picked(TIMELINES, asTexts(given.timeline)[0] ?? '')?.id
    const decides = picked(DECIDERS, asTexts(given.decides)[0] ?? '')?.id
    const person = asText(given.person)
    if (person.length > NAME_MAX) return { miss: words(view.t).tooLong(person.length, NAME_MAX) }
    const entries: Entry[] = []
    if (budget) entries.push({ path: 'needs.budget', value: budgetValue(budget) })
    if (timeline) entries.push({ path: 'needs.timeline', value: timeline })
    if (decides) {
      const own = deciders(view, decides, person)
      entries.push({ path: 'needs.people', value: withOwn(view, 'needs.people', DECIDES, 'name', own) })
    }
    return entries.length > 0 ? answers(view, entries) : { miss: decision.again[0] }
  },
}

const ME = 'Contact'
const people = (view: View) => ownElements(view, 'needs.people', DECIDES)
const selected = (id: string | undefined) => (id ? { selected: [id] } : {})

const budgetValue = (id: string): unknown =>
  id === TELL_ME.id ? { tellMe: true } : { amount: bandMoney(id), period: 'monthly' }

function budgetId(view: View): string | undefined {
  const known = asRecord(visibleValue(view, 'needs.budget'))
  if (known.tellMe === true) return TELL_ME.id
  const amount = Money.safeParse(known.amount)
  return amount.success ? bandOf(amount.data) : undefined
}

function deciders(view: View, decides: string, person: string): Record<string, unknown>[] {
  const first = visibleText(view, 'contact.firstName') ?? 'The contact'
  const me = {
    name: `${first} ${visibleText(view, 'contact.lastName') ?? ''}`.trim().slice(0, NAME_MAX),
    role: ME,
    decides: true,
  }
  const other = { name: person || 'Someone else', decides: true }
  if (decides === 'me') return [me]
  if (decides === 'other') return [other]
  return [me, other]
}

function deciderId(view: View): string | undefined {
  const own = people(view)
  const me = own.some(({ role }) => role === ME)
  if (own.length === 0) return undefined
  if (!me) return 'other'
  return own.length > 1 ? 'together' : 'me'
}
