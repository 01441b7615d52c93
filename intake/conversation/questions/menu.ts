import type { QuestionDef } from '../question.ts'
import { picked } from '../understand/options.ts'
import { asText } from '../unknown.ts'
import type { View } from '../view.ts'

/** The last line of the menu. */
const ENOUGH = 'enough'

/** What may follow: parts of a few minutes, each with what it brings. Its answer opens one of them. */
export const menu: QuestionDef = {
  id: 'more',
  step: 'needs',
  paths: [],
  seconds: 10,
  why: 'Each part makes the result and the proposal more exact. None of them is needed, and you can stop in the middle and come back.',
  skippable: true,
  canBeUnsure: false,
  canBeDeclined: false,
  ask: (view) => ({
    say: view.t`If you like, go on with one of these. Each takes a few minutes, alone or with a colleague, and you can stop at any time.`,
    control: { kind: 'choice', options: optionsOf(view), max: 1 },
  }),
  again: [
    'Pick a part by its name or number, for example: 1. Or say "enough".',
    'A number is enough, for example: 2. Say "enough" to leave it at that.',
  ],
  move(answer, view) {
    const id = picked(optionsOf(view), asText(Array.isArray(answer) ? answer[0] : answer))?.id
    if (id === undefined) return null
    return id === ENOUGH ? { action: 'enough' } : { action: 'more', path: id }
  },
  take: () => ({ miss: menu.again[0] }),
}

const optionsOf = ({ blocks, t }: View) => [
  ...blocks.map(({ id, label, benefit, minutes, state }) => ({
    id,
    label,
    hint: hintOf(benefit, minutes, state, t),
  })),
  { id: ENOUGH, label: t`That is enough for now` },
]

function hintOf(
  benefit: string,
  minutes: number,
  state: View['blocks'][number]['state'],
  t: View['t'],
): string {
  if (state === 'done') return t`Done. ${benefit}`
  const time = t.plural(minutes, { one: 'about 1 minute', other: 'about {0} minutes' })
  return state === 'started' ? t`Started, ${time} left. ${benefit}` : `${benefit} (${time})`
}
