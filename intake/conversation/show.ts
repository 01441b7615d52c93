import type { Answer } from '../../hub/domain/answers.ts'
import { Count, Money } from '../../hub/domain/fields.ts'
import {
  INDUSTRIES,
  INTERESTS,
  IT_TODAY,
  labelOf,
  TIMELINES,
  type Option,
} from '../../hub/domain/vocabulary.ts'
import { showCount } from './understand/count.ts'
import { showMoney } from './understand/money.ts'
import { asRecord, asText, asTexts } from './unknown.ts'

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
export function show(path: string, answer: Answer): string {
  if (answer.state === 'unsure') return 'Not sure'
  if (answer.state === 'declined') return 'Prefer not to say'
  return answer.state === 'cleared' ? '' : showValue(path, answer.value)
}

function showValue(path: string, value: unknown): string {
  switch (path) {
    case 'company.website':
      return value === 'none' ? 'No website' : asText(value)
    case 'consent.privacy':
    case 'consent.contact':
      return asRecord(value).given === true ? 'Yes' : 'No'
    case 'profile.employees':
    case 'profile.computerUsers':
    case 'profile.locationCount': {
      const count = Count.safeParse(value)
      return count.success ? showCount(count.data) : ''
    }
    case 'profile.itToday':
      return showItToday(asRecord(value))
    case 'profile.insurance':
      return labelOf(CYBER, asText(asRecord(value).cyber))
    case 'needs.budget':
      return showBudget(asRecord(value))
    case 'needs.interests':
      return asTexts(value)
        .map((id) => labelOf(INTERESTS, id))
        .join(', ')
    default:
      return Array.isArray(value)
        ? showList(path, value.map(asRecord))
        : labelOf(LISTS[path] ?? [], asText(value))
  }
}

function showItToday({ kind, provider, contractEnd }: Record<string, unknown>): string {
  const until = asText(contractEnd)
  return [labelOf(IT_TODAY, asText(kind)), asText(provider), until && `until ${until}`]
    .filter(Boolean)
    .join(', ')
}

function showBudget({ tellMe, amount, period }: Record<string, unknown>): string {
  const money = Money.safeParse(amount)
  if (tellMe === true || !money.success) return 'Tell me what is normal'
  return `${showMoney(money.data)} a ${period === 'annual' ? 'year' : 'month'}`
}

const PERIODS: Record<string, string> = {
  monthly: ' a month',
  annual: ' a year',
  one_off: ' once',
  per_user_month: ' for each user and month',
}

function showList(path: string, items: Record<string, unknown>[]): string {
  if (items.length === 0) return NOTHING[path] ?? 'None'
  return items.map((item) => showItem(path, item)).join(', ')
}

const NOTHING: Record<string, string> = {
  'network.backups': 'No backup',
  'network.incidents': 'Nothing happened',
}

function showItem(path: string, item: Record<string, unknown>): string {
  if (path === 'costs') {
    const money = Money.safeParse(item.amount)
    return `${asText(item.label)}: ${money.success ? showMoney(money.data) : ''}${PERIODS[asText(item.period)] ?? ''}`
  }
  if (path === 'network.backups') {
    const tested = asText(item.lastRestoreTest)
    return `${asText(item.what)}${tested === 'never' ? ', restore never tested' : tested ? ', restore tested' : ''}`
  }
  return asText(item.name) || asText(item.text) || asText(item.what) || asText(item.isp) || 'One entry'
}
