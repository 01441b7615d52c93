import { valueOf } from '../../../hub/domain/answers.ts'
import { Count as CountSchema } from '../../../hub/domain/fields.ts'
import { INDUSTRIES, IT_TODAY } from '../../../hub/domain/vocabulary.ts'
import { answers, type Entry } from '../answer.ts'
import type { QuestionDef } from '../question.ts'
import { readCount, showCount } from '../understand/count.ts'
import { parts } from '../understand/options.ts'
import { asRecord, asText } from '../unknown.ts'
import { visibleText, visibleValue, type View } from '../view.ts'
import { words } from '../words.ts'

export const industry: QuestionDef = {
  id: 'work.industry',
  step: 'work',
  paths: ['profile.industry'],
  seconds: 20,
  why: 'Some industries have rules about data, and others pay for downtime differently; it decides what we compare you with. Your IT provider sees it.',
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask: (view) => {
    const known = INDUSTRIES.find(({ id }) => id === visibleText(view, 'profile.industry'))
    return {
      say: known
        ? view.t`Which industry are you in? From your website it looks like ${view.t.text(known.label)}.`
        : 'Which industry are you in? Everyday words will do, such as "dentist".',
      control: {
        kind: 'search',
        label: 'Industry',
        options: [...INDUSTRIES],
        placeholder: known?.label ?? 'dentist, law firm, builder …',
        max: 1,
      },
    }
  },
  again: [
    'We did not find that in our list. Try another everyday word, for example: dentist, law firm, builder.',
    'One word is often best: health, construction, retail, finance, school. Or pick from the list.',
  ],
  take(answer, view) {
    const known = INDUSTRIES.find(({ id }) => id === asText(Array.isArray(answer) ? answer[0] : answer))
    return known
      ? answers(view, [{ path: 'profile.industry', value: known.id }])
      : { miss: industry.again[0] }
  },
}

const SIZES = [
  { name: 'employees', path: 'profile.employees', label: 'Employees', placeholder: '40, about 40, or 30-50' },
  {
    name: 'computerUsers',
    path: 'profile.computerUsers',
    label: 'Of them, with a computer',
    placeholder: '25',
  },
  { name: 'locations', path: 'profile.locationCount', label: 'Locations', placeholder: '1' },
] as const
const COUNT_MAX = 60

export const size: QuestionDef = {
  id: 'work.size',
  step: 'work',
  paths: SIZES.map(({ path }) => path),
  seconds: 30,
  why: 'Support and licences are counted by people and places, so these numbers decide the price most. An estimate is fine. Your IT provider sees them.',
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask: (view) => ({
    say: 'How many people work with you, how many of them with a computer, and at how many locations? A guess or a range is fine.',
    control: {
      kind: 'fields',
      fields: SIZES.map(({ name, path, label, placeholder }) => ({
        name,
        label,
        placeholder,
        optional: name !== 'employees',
        maxLength: COUNT_MAX,
        value: shownCount(view, path),
      })),
    },
  }),
  again: [
    'Please give numbers in this order, for example: 40, 25, 2',
    'For example: about 40, thirty, 1. The first number alone is enough.',
  ],
  readText: readSizes,
  take(answer, view) {
    const given = asRecord(answer)
    const entries: Entry[] = []
    for (const { name, path, label } of SIZES) {
      const typed = typeof given[name] === 'number' ? String(given[name]) : asText(given[name])
      if (!typed) continue
      if (typed.length > COUNT_MAX) return { miss: words(view.t).tooLong(typed.length, COUNT_MAX) }
      const said = readCount(typed)
      if (!said)
        return {
          miss: view.t`${view.t.text(label)}: we did not understand that number. Try something like 40, "about 40" or 30-50.`,
        }
      entries.push({ path, value: said.count, approximate: said.approximate })
    }
    return entries.length > 0 ? answers(view, entries) : { miss: size.again[0] }
  },
}

function shownCount(view: View, path: string): string {
  const known = CountSchema.safeParse(visibleValue(view, path))
  return known.success ? showCount(known.data, view.t) : ''
}

/** "40, 25, 2", or "40 people, 25 with computers in 2 places" by their order. */
function readSizes(text: string): unknown {
  const given = parts(text)
  if (given.length > SIZES.length) return undefined
  return Object.fromEntries(SIZES.map(({ name }, index) => [name, given[index] ?? '']))
}

const TEXT_MAX = 200
const UNTIL_MAX = 60
const OUTSIDE = ['provider', 'mixed']

export const itToday: QuestionDef = {
  id: 'work.it',
  step: 'work',
  paths: ['profile.itToday'],
  seconds: 25,
  why: 'So that nobody proposes what you have already, and nothing starts before a contract ends. Your IT provider sees it; whoever looks after your IT today does not.',
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask: (view) => {
    const known = asRecord(visibleValue(view, 'profile.itToday'))
    const onlyIf = { group: 'kind', in: OUTSIDE }
    const text = (name: string, label: string, placeholder: string, maxLength: number) =>
      ({ name, label, placeholder, optional: true, maxLength, value: asText(known[name]), onlyIf }) as const
    return {
      say: 'Who looks after your IT today, and if there is a contract, until when?',
      control: {
        kind: 'chips',
        groups: [
          {
            name: 'kind',
            label: 'IT today',
            options: [...IT_TODAY],
            max: 1,
            ...(asText(known.kind) ? { selected: [asText(known.kind)] } : {}),
          },
        ],
        fields: [
          text('provider', 'Name of the provider', 'Contoso IT', TEXT_MAX),
          text('contractEnd', 'Contract until', 'March 2027', UNTIL_MAX),
        ],
      },
    }
  },
  again: [
    'Is it someone in-house, an IT provider, both, or nobody really?',
    'For example: an IT provider, Contoso IT, March 2027. Or: nobody.',
  ],
  take(answer, view) {
    const { kind, provider, contractEnd } = asRecord(answer)
    const chosen = IT_TODAY.find(({ id }) => id === asText(Array.isArray(kind) ? kind[0] : kind))
    if (!chosen) return { miss: itToday.again[0] }
    const longest = Math.max(asText(provider).length, asText(contractEnd).length)
    if (longest > TEXT_MAX) return { miss: words(view.t).tooLong(longest, TEXT_MAX) }
    const until = asText(contractEnd)
    if (until.length > UNTIL_MAX) return { miss: words(view.t).tooLong(until.length, UNTIL_MAX) }
    const known = asRecord(valueOf(view.stored, 'profile.itToday'))
    // Without somebody from outside there is neither a provider nor a contract to end.
    const outside = OUTSIDE.includes(chosen.id)
    return answers(view, [
      {
        path: 'profile.itToday',
        value: {
          ...(outside ? known : {}),
          kind: chosen.id,
          ...(outside ? { provider: asText(provider) || undefined, contractEnd: until || undefined } : {}),
        },
      },
    ])
  },
}
