import { answers } from '../../answer.ts'
import { readTime } from '../../cells.ts'
import type { QuestionDef } from '../../question.ts'
import { picked, plainWords } from '../../understand/options.ts'
import { asRecord, asText, asTexts } from '../../unknown.ts'
import { visibleValue, type View } from '../../view.ts'
import { depth } from './define.ts'

const DAYS = [
  { id: '1', label: 'Monday', words: 'mo mon' },
  { id: '2', label: 'Tuesday', words: 'tu tue di' },
  { id: '3', label: 'Wednesday', words: 'we wed mi' },
  { id: '4', label: 'Thursday', words: 'th thu do' },
  { id: '5', label: 'Friday', words: 'fr fri' },
  { id: '6', label: 'Saturday', words: 'sa sat' },
  { id: '7', label: 'Sunday', words: 'su sun so' },
] as const
const AFTER_HOURS = [
  { id: 'never', label: 'Not needed' },
  { id: 'sometimes', label: 'Now and then' },
  { id: 'always', label: 'Around the clock' },
] as const
const TEXT_MAX = 60

/** Working hours: days as chips, times as one likes to type them. */
export const hours: QuestionDef = {
  ...depth({
    id: 'work.hours',
    step: 'work',
    say: '',
    why: 'Support, maintenance and backups are planned around the hours that you work.',
    seconds: 30,
    again: [
      'For example: Monday to Friday, 8:00, 17:30, not needed',
      'The days and two times are enough, for example: Mon-Fri, 8, 5 pm. Or skip it.',
    ],
  }),
  paths: ['profile.hours'],
  ask: (view) => {
    const known = asRecord(visibleValue(view, 'profile.hours'))
    const days = Array.isArray(known.days) ? known.days.map(String) : ['1', '2', '3', '4', '5']
    const after = asText(known.afterHours)
    return {
      say: 'On which days and at which hours do you work, and do you need help outside of them?',
      control: {
        kind: 'chips',
        groups: [
          { name: 'days', label: 'Working days', options: [...DAYS], max: 7, selected: days },
          {
            name: 'afterHours',
            label: 'Help outside of these hours',
            options: [...AFTER_HOURS],
            max: 1,
            ...(after ? { selected: [after] } : {}),
          },
        ],
        fields: [
          field('opens', 'From', '8:00', asText(known.opens)),
          field('closes', 'Until', '17:30', asText(known.closes)),
          field('timeZone', 'Time zone', 'Central', asText(known.timeZone)),
        ],
      },
    }
  },
  readText: readHours,
  take(answer, view) {
    const given = asRecord(answer)
    const days = asTexts(given.days).flatMap((one) => Number(picked(DAYS, one)?.id ?? Number.NaN))
    const valid = [...new Set(days.filter((day) => day >= 1 && day <= 7))].sort()
    const after = picked(AFTER_HOURS, asTexts(given.afterHours)[0] ?? '')?.id
    const times: Record<string, string> = {}
    for (const name of ['opens', 'closes'] as const) {
      const typed = asText(given[name])
      const time = typed ? readTime(typed) : null
      if (typed && !time) return { miss: view.t`A time such as 8:00 or 5 pm, please.` }
      if (time) times[name] = time
    }
    const zone = asText(given.timeZone).slice(0, TEXT_MAX)
    if (valid.length === 0 && !times.opens && !after) return { miss: hours.again[0] }
    return answers(view, [
      {
        path: 'profile.hours',
        value: {
          days: valid,
          ...times,
          ...(zone ? { timeZone: zone } : {}),
          ...(after ? { afterHours: after } : {}),
        },
      },
    ])
  },
}

const field = (name: string, label: string, placeholder: string, value: string) => ({
  name,
  label,
  placeholder,
  optional: true,
  maxLength: TEXT_MAX,
  value,
})

const dayNumber = (word: string, { t }: View): number =>
  DAYS.findIndex(({ label, words }) =>
    [plainWords(label), plainWords(t.text(label)), ...words.split(' ')].some(
      (one) => one === word || (word.length > 2 && one.startsWith(word)),
    ),
  ) + 1

/** "Mon-Fri 8 to 17:30, now and then" */
function readHours(text: string, view: View): unknown {
  const words = plainWords(text.replaceAll(/[-–—]/g, ' to ')).split(' ')
  const days: number[] = []
  for (const [index, word] of words.entries()) {
    const day = dayNumber(word, view)
    if (day === 0) continue
    const from = /^(to|until|bis|a|au|al|hasta)$/.test(words[index - 1] ?? '') ? days.at(-1) : undefined
    for (let next = from === undefined ? day : from + 1; next <= day; next++) days.push(next)
  }
  const times = [...text.matchAll(/\b\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|uhr|h)?\b/gi)].map(([time]) => time)
  const after = AFTER_HOURS.find(({ label }) =>
    [label, view.t.text(label)].some((one) => plainWords(text).includes(plainWords(one))),
  )
  if (days.length === 0 && times.length === 0 && !after) return undefined
  return { days: days.map(String), opens: times[0] ?? '', closes: times[1] ?? '', afterHours: after?.id }
}
