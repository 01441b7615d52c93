import { answers } from '../../answer.ts'
import { AREAS, completed, optionsOf, pasteServices, suggestServices, type Area } from '../../inventory.ts'
import { elements } from '../../lists.ts'
import type { Block, QuestionDef } from '../../question.ts'
import { isNo } from '../../understand/commands.ts'
import { picked, plainWords } from '../../understand/options.ts'
import { asText, asTexts } from '../../unknown.ts'
import { visible, type View } from '../../view.ts'
import { depth } from './define.ts'
import { serviceColumns } from './service-columns.ts'
import { tableQuestion } from './table.ts'

const PATH = 'services'
const MARK = 'pass:'
const AT_ONCE = 12
const NAME_MAX = 200
const PASTE_MAX = 50_000

/** One part of the guided pass: what is named is added to what is known, and nothing is taken away. */
function areaQuestion(area: Area): QuestionDef {
  const question: QuestionDef = {
    ...depth({
      id: `services.${area.id}`,
      step: 'run',
      say: area.question,
      why: area.why,
      seconds: 18,
      met: [],
      again: [
        'Type names as you say them at work, for example: QuickBooks, Gusto. Or "none".',
        'One name is enough. Say "none" if there is nothing, or skip it.',
      ],
    }),
    paths: [PATH],
    ask: (view) => ({
      say: askArea(area, view),
      control: {
        kind: 'search',
        label: area.label,
        options: optionsOf(area).map(({ id, label, words }) => ({ id, label, ...(words ? { words } : {}) })),
        max: AT_ONCE,
        other: true,
        placeholder: optionsOf(area)
          .slice(0, 3)
          .map(({ label }) => label)
          .join(', '),
      },
    }),
    readText: (text) => (isNo(text) ? [] : undefined),
    take(answer, view) {
      if (Array.isArray(answer) && answer.length === 0) return { changes: [] }
      const names = asTexts(answer).map((typed) => picked(optionsOf(area), typed)?.label ?? typed)
      if (names.length === 0 || names.length > AT_ONCE || names.some((name) => !isName(name)))
        return { miss: question.again[0] }
      const all = elements(view.stored, PATH)
      const known = new Set(all.map(({ name }) => plainWords(asText(name))))
      const added = [...new Set(names)]
        .filter((name) => !known.has(plainWords(name)))
        .map((name) =>
          completed({
            id: `${MARK}${view.newId()}`,
            name,
            category: optionsOf(area).find(({ label }) => label === name)?.category ?? area.categories[0],
          }),
        )
      return added.length === 0 ? { changes: [] } : answers(view, [{ path: PATH, value: [...all, ...added] }])
    },
  }
  return question
}

const isName = (name: string): boolean => name.length <= NAME_MAX && /[\p{L}\p{N}]/u.test(name)

/** What was named already is said, so that nobody types it twice. */
function askArea(area: Area, view: View): string {
  const question = view.t.text(area.question)
  const all = visible(view, PATH) ? elements(view.answers, PATH) : []
  const known = all.filter(({ category }) => area.categories.includes(asText(category)))
  const names = known.map(({ name }) => asText(name)).join(', ')
  return names ? view.t`${question} You named ${names} already: is there more?` : question
}

const list = tableQuestion({
  id: 'services.list',
  step: 'run',
  path: PATH,
  met: [],
  say: 'This is what we know of. What is missing, and who uses it? You can also paste a list, a sheet or an invoice.',
  why: 'Who uses what decides which licences you need, and a second factor on each of them is what keeps strangers out.',
  seconds: 90,
  again: [
    'One in each line, for example: QuickBooks Online, 4; Dentrix, 25',
    'The names alone will do. Or skip it.',
  ],
  item: 'application',
  max: 300,
  columns: serviceColumns,
  complete: completed,
  suggest: suggestServices,
  paste: {
    label: 'Paste a list or an invoice',
    hint: 'Lines, a sheet, or the text of an invoice. You confirm each row.',
    maxLength: PASTE_MAX,
  },
  readPaste: pasteServices,
})

export const servicesBlock: Block = {
  id: 'services',
  label: 'Everything you run',
  benefit: 'You get a list of what you run, what is protected, and what you pay for twice.',
  questions: [...AREAS.map(areaQuestion), list],
}
