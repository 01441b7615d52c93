import { Money } from '../../../hub/domain/fields.ts'
import { answers } from '../answer.ts'
import { ownElements, withOwn } from '../lists.ts'
import type { QuestionDef } from '../question.ts'
import { bandOptions, bandMoney, bandOf, readMoney } from '../understand/money.ts'
import { asText } from '../unknown.ts'

const TOTAL = 'total'

export const spend: QuestionDef = {
  id: 'costs.spend',
  step: 'costs',
  paths: ['costs'],
  met: [],
  seconds: 15,
  why: 'So that you can see whether you pay too much, and for what. Your IT provider sees it; a band is enough, and you can skip it.',
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
  ask(view) {
    const known = Money.safeParse(ownElements(view, 'costs', TOTAL)[0]?.amount)
    const band = known.success ? bandOf(known.data) : undefined
    return {
      say: 'What do you spend on IT in a month, all in all: support, licences, internet, phones?',
      control: {
        kind: 'choice',
        options: bandOptions(view.t),
        max: 1,
        other: { label: 'An amount a month', placeholder: '$2,400' },
        ...(band ? { selected: [band] } : {}),
      },
    }
  },
  again: [
    'For example: $2,400, about 2k, or 1500-3000',
    'A rough amount a month is enough, for example: 2000. Or skip it.',
  ],
  take(answer, view) {
    const typed = asText(Array.isArray(answer) ? answer[0] : answer)
    const amount = bandMoney(typed) ?? (typed.length <= 100 ? readMoney(typed) : null)
    if (!amount) return { miss: spend.again[0] }
    const own = [{ label: 'IT in all', category: 'total', amount, period: 'monthly' }]
    return answers(view, [{ path: 'costs', value: withOwn(view, 'costs', TOTAL, 'label', own) }])
  },
}
