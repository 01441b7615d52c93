import type { Answer } from '../../hub/domain/answers.ts'
import type { CustomQuestion } from '../../hub/domain/custom-questions.ts'
import { Count, Money } from '../../hub/domain/fields.ts'
import {
  INDUSTRIES,
  INTERESTS,
  IT_TODAY,
  labelOf,
  TIMELINES,
  type Option,
} from '../../hub/domain/vocabulary.ts'
import { showItem } from './show-items.ts'
import { showCount } from './understand/count.ts'
import { showMoney } from './understand/money.ts'
import { asRecord, asText, asTexts } from './unknown.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

const LISTS: Record<string, readonly Option[]> = {
  'profile.industry': INDUSTRIES,
  'needs.timeline': TIMELINES,
  'network.mfaCoverage': [
    { id: 'all', label: 'Everyone' },
    { id: 'some', label: 'Some people' },
    { id: 'none', label: 'Nobody' },
  ],
}
const CYBER: readonly Option[] = [
  { id: 'yes', label: 'Insured' },
  { id: 'no', label: 'Not insured' },
  { id: 'unknown', label: 'Not sure' },
]

/** An answer as a person reads it; empty for one that was emptied. */
export function show(path: string, answer: Answer, view: View): string {
  return stateWords(answer, view) ?? showValue(path, answer.value, view)
}

/** An answer to a question of the MSP. */
export function showCustom({ options = [], unit }: CustomQuestion, answer: Answer, view: View): string {
  const words = stateWords(answer, view)
  if (words !== undefined) return words
  const { value } = answer
  if (typeof value === 'number') return [view.t.number(value), unit].filter(Boolean).join(' ')
  const files = new Map(view.files.map(({ id, name }) => [id, name]))
  return asTexts(value)
    .map((one) => files.get(one) ?? view.t.text(labelOf(options, one)))
    .join(', ')
}

function stateWords({ state }: Answer, { t, msp }: View): string | undefined {
  switch (state) {
    case 'unsure':
      return t`Not sure`
    case 'declined':
      return t`Prefer not to say`
    case 'sealed':
      return words(t).sealed(msp.name)
    case 'cleared':
      return ''
    default:
      return undefined
  }
}

function showValue(path: string, value: unknown, view: View): string {
  const { t } = view
  const one = asRecord(value)
  const label = (options: readonly Option[], id: unknown) => t.text(labelOf(options, asText(id)))
  switch (path) {
    case 'company.website':
      return value === 'none' ? t`No website` : asText(value)
    case 'consent.privacy':
    case 'consent.contact':
      return one.given === true ? t`Yes` : t`No`
    case 'consent.scan':
      return one.given === true ? t`Yes: ${asText(one.scope)}` : t`No`
    case 'profile.employees':
    case 'profile.computerUsers':
    case 'profile.locationCount':
      return count(value, view)
    case 'profile.remoteShare':
      return typeof value === 'number' ? t`${value} per cent` : ''
    case 'profile.deviceCounts':
      return joined([
        named(t`Computers`, count(one.computers, view)),
        named(t`Servers`, count(one.servers, view)),
        named(t`Mobiles`, count(one.mobiles, view)),
      ])
    case 'profile.hours':
      return showHours(one, view)
    case 'profile.growth':
      return joined([
        named(t`In 12 months`, count(one.in12Months, view)),
        named(t`In 36 months`, count(one.in36Months, view)),
        asText(one.moves),
        asText(one.plans),
      ])
    case 'profile.itToday': {
      const until = asText(one.contractEnd)
      return joined([label(IT_TODAY, one.kind), asText(one.provider), until && t`until ${until}`])
    }
    case 'it.contract':
      return showContract(one, view)
    case 'profile.insurance':
      return joined([label(CYBER, one.cyber), asText(one.insurer), asText(one.renewal)])
    case 'network.wifi':
    case 'network.firewall':
    case 'network.vpn':
      return joined([asText(one.vendor), asText(one.model), count(one.users, view), asText(one.supportEnd)])
    case 'needs.responseTime':
      return joined([
        named(t`Critical`, asText(one.critical)),
        named(t`High`, asText(one.high)),
        named(t`Normal`, asText(one.normal)),
      ])
    case 'needs.budget':
      return showBudget(one, view)
    case 'needs.interests':
      return joined(asTexts(value).map((id) => label(INTERESTS, id)))
    default:
      return Array.isArray(value) ? showList(path, value, view) : label(LISTS[path] ?? [], value)
  }
}

const joined = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ')
const named = (label: string, value: string): string => (value ? `${label}: ${value}` : '')

function count(value: unknown, { t }: View): string {
  const parsed = Count.safeParse(value)
  return parsed.success ? showCount(parsed.data, t) : ''
}

/** Monday was the first of January 2024: any week will do to name the days. */
function showHours({ days, opens, closes }: Record<string, unknown>, { language }: View): string {
  const name = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  const list = Array.isArray(days) ? days.map(Number).sort((a, b) => a - b) : []
  const shown = list.map((day) => name.format(Date.UTC(2024, 0, day)))
  return joined([shown.join(' '), [asText(opens), asText(closes)].filter(Boolean).join('–')])
}

function showContract(
  { fee, notice, satisfaction, adminPasswordsHeldBy }: Record<string, unknown>,
  view: View,
): string {
  const { t } = view
  const money = Money.safeParse(asRecord(fee).amount)
  const period = asRecord(fee).period === 'annual' ? t`a year` : t`a month`
  return joined([
    money.success ? `${showMoney(money.data, t)} ${period}` : '',
    named(t`Notice`, asText(notice)),
    typeof satisfaction === 'number' ? t`Satisfaction ${satisfaction} of 5` : '',
    named(t`Admin passwords`, asText(adminPasswordsHeldBy)),
  ])
}

function showBudget({ tellMe, amount, period }: Record<string, unknown>, { t }: View): string {
  const money = Money.safeParse(amount)
  if (tellMe === true || !money.success) return t`Tell me what is normal`
  return `${showMoney(money.data, t)} ${period === 'annual' ? t`a year` : t`a month`}`
}

function showList(path: string, items: unknown[], view: View): string {
  const { t } = view
  if (items.length > 0) return items.map((item) => showItem(path, item, view)).join(', ')
  if (path === 'network.backups') return t`No backup`
  return path === 'network.incidents' ? t`Nothing happened` : t`None`
}
