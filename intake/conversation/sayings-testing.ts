import type { Answers } from '../../hub/domain/answers.ts'
import { CONSENTS } from '../../hub/domain/consent-texts.ts'
import type { ConversationView } from '../../hub/domain/conversation.ts'
import { FIELDS } from '../../hub/domain/fields.ts'
import type { Translate } from '../../hub/domain/languages.ts'
import { STEPS } from '../../hub/domain/vocabulary.ts'
import { CATALOGUE } from '../inventory/index.ts'
import { TRADES } from '../inventory/suggest/trades.ts'
import { makeTranslate } from '../language/index.ts'
import { inLanguage } from './in-language.ts'
import { QUESTIONS } from './index.ts'
import { freshState } from './moves.ts'
import { prepare } from './prepare.ts'
import { menu } from './questions/menu.ts'
import { BLOCKS } from './questions/depth/index.ts'
import { conversation } from './testing.ts'

/**
 * Every sentence that stands in the conversation as data: what is asked, why, with which labels, and what is said when
 * an answer was not understood. Found by asking each question of several people with a translator that takes notes.
 * Sentences with values in them are templates; those are read out of the source.
 */
export function everySaying(): string[] {
  const notes = new Set<string>()
  const t = recorder(notes)
  const names = new Set(CATALOGUE.map(({ name }) => name))
  for (const given of people()) {
    const { view } = prepare(freshState(), given)
    const own = { ...view, t }
    for (const question of [...QUESTIONS, menu]) {
      const { say, control } = question.ask(own)
      for (const text of [say, question.why, ...question.again]) t.text(text)
      inLanguage(control, t)
      for (const answer of ['', '?', {}, { rows: [{ name: '' }] }]) {
        const taken = question.take(answer, own)
        if ('miss' in taken) t.text(taken.miss)
      }
    }
  }
  for (const { label, benefit } of BLOCKS) [label, benefit].map((one) => t.text(one))
  for (const { because } of TRADES) t.text(because)
  for (const { label } of [...STEPS, ...FIELDS]) t.text(label)
  for (const { label, text } of Object.values(CONSENTS)) [label, text].map((one) => t.text(one))
  return [...notes].filter(
    (one) => !one.split(', ').every((part) => names.has(part)) && !one.includes(MARK) && !isExample(one),
  )
}

/** What a person typed carries this mark, so that it is not taken for a sentence of ours. */
const MARK = '§'

/** Examples that are the same in every language: addresses, numbers, names. */
const isExample = (text: string): boolean => !/\p{L}{2}/u.test(text) || /^[\w.@-]+\.\w+$/.test(text)

function recorder(notes: Set<string>): Translate {
  const english = makeTranslate('en', {})
  const said = new Set<string>()
  const note = (text: string) => {
    if (!said.has(text)) notes.add(text)
    return text
  }
  const template = (parts: TemplateStringsArray, ...values: (string | number)[]) => {
    const text = english(parts, ...values)
    said.add(text)
    return text
  }
  return Object.assign(template, { ...english, text: note, code: english.code })
}

/** Somebody who said nothing yet, and two who said a lot, so that every question shows all of its sides. */
function people(): ConversationView[] {
  const provenance = { source: 'prospect' as const, at: '2026-11-23T19:00:00.000Z', confidence: 1 }
  const known = (values: Record<string, unknown>): Answers =>
    Object.fromEntries(
      Object.entries(values).map(([path, value]) => [path, { state: 'known' as const, value, provenance }]),
    )
  const industries = ['11', '21', '22', '31-33', '42', '44-45', '48-49', '51', '52', '53', '54', '55', '56']
  return [
    conversation().view,
    conversation({ reconRunning: true, answers: known({ 'company.website': `https://${MARK}.com` }) }).view,
    ...[...industries, '61', '62', '71', '72', '81', '92'].map(
      (industry) => conversation({ answers: known({ 'profile.industry': industry }) }).view,
    ),
  ]
}
