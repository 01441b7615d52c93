import type { Option } from '../../../../hub/domain/vocabulary.ts'
import { answers } from '../../answer.ts'
import { elements } from '../../lists.ts'
import type { Block, QuestionDef } from '../../question.ts'
import { findOption, parts, picked } from '../../understand/options.ts'
import { asRecord, asText, asTexts } from '../../unknown.ts'
import { visible, visibleText, type View } from '../../view.ts'
import { RULES, type Rule } from './compliance-facts.ts'
import { depth } from './define.ts'

const PATH = 'profile.compliance'
const MARK = 'rule:'
const ANSWERS: readonly Option[] = [
  { id: 'yes', label: 'Yes', words: 'ja oui si y' },
  { id: 'no', label: 'No', words: 'nein non n' },
  { id: 'unknown', label: 'Not sure', words: 'maybe' },
]
/** So many fit one screen. */
const AT_ONCE = 6
const EVERYWHERE = RULES.filter(({ everywhere }) => everywhere)

const industryOf = (view: View): string => visibleText(view, 'profile.industry') ?? ''

/** A screen of yes-or-no questions, each of which tells whether a rule applies. */
function rulesQuestion(id: string, say: string, rulesOf: (view: View) => readonly Rule[]): QuestionDef {
  const question: QuestionDef = {
    ...depth({
      id,
      step: 'work',
      say,
      why: 'Rules decide what must be encrypted, kept or reported, and insurers and customers ask for it. These questions tell which to look at; they are no legal advice.',
      seconds: 35,
      applies: (view) => rulesOf(view).length > 0,
      met: [],
      again: [
        'Please answer each with yes, no or not sure, in order, for example: yes, no, no',
        'One word for each, separated by commas. What you leave out is not asked again.',
      ],
    }),
    paths: [PATH],
    ask: (view) => ({
      say,
      control: {
        kind: 'chips',
        groups: rulesOf(view).map((rule) => {
          const known = asText(asRecord(find(view, rule)).applies)
          return {
            name: rule.id,
            label: rule.ask,
            options: [...ANSWERS],
            max: 1,
            ...(known ? { selected: [known === 'maybe' ? 'unknown' : known] } : {}),
          }
        }),
      },
    }),
    readText(text, view) {
      const rules = rulesOf(view)
      const said = parts(text)
        .slice(0, AT_ONCE + 1)
        .map((part) => findOption(ANSWERS, part)?.id)
      if (said.length > rules.length || said.includes(undefined)) return undefined
      return Object.fromEntries(said.map((answer, index) => [rules[index]?.id ?? '', answer]))
    },
    take(answer, view) {
      const given = asRecord(answer)
      const said = rulesOf(view).flatMap((rule) => {
        const applies = picked(ANSWERS, asTexts(given[rule.id])[0] ?? '')?.id
        return applies ? [{ rule, applies }] : []
      })
      if (said.length === 0) return { miss: question.again[0] }
      const stored = elements(view.stored, PATH)
      const changed = said.map(({ rule, applies }) => {
        const before = stored.find((one) => isOf(one, rule))
        const evidence =
          applies === 'no' ? undefined : `${rule.ask} ${applies === 'yes' ? 'Yes' : 'Not sure'}`
        return {
          ...before,
          id: asText(before?.id) || `${MARK}${rule.id}`,
          framework: rule.framework,
          applies,
          ...(evidence ? { evidence } : { evidence: undefined }),
        }
      })
      const rest = stored.filter((one) => !changed.some(({ id }) => id === one.id))
      return answers(view, [{ path: PATH, value: [...rest, ...changed] }])
    },
  }
  return question
}

const isOf = (element: Record<string, unknown>, { id, framework }: Rule): boolean =>
  element.id === `${MARK}${id}` || element.framework === framework

const find = (view: View, rule: Rule) =>
  visible(view, PATH) ? elements(view.answers, PATH).find((one) => isOf(one, rule)) : undefined

const everywhere = (from: number) => (view: View) =>
  EVERYWHERE.filter((rule) => rule.fits(industryOf(view))).slice(from, from + AT_ONCE)
const ofIndustry = (from: number) => (view: View) =>
  RULES.filter((rule) => !rule.everywhere && rule.fits(industryOf(view))).slice(from, from + AT_ONCE)

export const complianceBlock: Block = {
  id: 'compliance',
  label: 'Rules that apply to you',
  benefit: 'You know which rules to look at before an auditor or a customer asks.',
  questions: [
    rulesQuestion(
      'rules.industry',
      'First the rules of your industry. A short answer to each:',
      ofIndustry(0),
    ),
    rulesQuestion(
      'rules.industry_more',
      'And these, which belong to your industry too:',
      ofIndustry(AT_ONCE),
    ),
    rulesQuestion('rules.where', 'Where your customers are, and how they pay:', everywhere(0)),
    rulesQuestion('rules.customers', 'What customers and authorities ask of you:', everywhere(AT_ONCE)),
    rulesQuestion(
      'rules.special',
      'And the last few, which concern some companies only:',
      everywhere(2 * AT_ONCE),
    ),
  ],
}
