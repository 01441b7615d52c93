import { Money } from '../../hub/domain/fields.ts'
import { labelOf, type Option } from '../../hub/domain/vocabulary.ts'
import { showMoney } from './understand/money.ts'
import { asRecord, asText } from './unknown.ts'
import type { View } from './view.ts'

const PERIODS: readonly Option[] = [
  { id: 'monthly', label: 'a month' },
  { id: 'annual', label: 'a year' },
  { id: 'one_off', label: 'once' },
  { id: 'per_user_month', label: 'for each user and month' },
]

/** One element of a list as a person reads it. */
export function showItem(path: string, element: unknown, { t }: View): string {
  if (typeof element === 'string') return element
  const item = asRecord(element)
  const part = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(', ')
  switch (path) {
    case 'costs': {
      const money = Money.safeParse(item.amount)
      const amount = money.success ? showMoney(money.data, t) : ''
      return `${t.text(asText(item.label))}: ${amount} ${t.text(labelOf(PERIODS, asText(item.period)))}`
    }
    case 'profile.locations':
      return typeof item.employees === 'number'
        ? `${asText(item.name)} (${item.employees})`
        : asText(item.name)
    case 'profile.departments':
      return typeof item.headcount === 'number'
        ? `${asText(item.name)} (${item.headcount})`
        : asText(item.name)
    case 'profile.compliance': {
      const applies = asText(item.applies)
      const how =
        applies === 'yes' ? t`yes` : applies === 'no' ? t`no` : applies === 'maybe' ? t`perhaps` : t`not sure`
      return `${asText(item.framework)}: ${how}`
    }
    case 'network.connections': {
      const speed =
        typeof item.contractedDownMbps === 'number' && t`${t.number(item.contractedDownMbps)} Mbit/s`
      return part(asText(item.location), asText(item.isp), speed) || t`One entry`
    }
    case 'network.backups': {
      const tested = asText(item.lastRestoreTest)
      const restore = tested === 'never' ? t`restore never tested` : tested ? t`restore tested` : ''
      return part(t.text(asText(item.what)), restore)
    }
    case 'network.incidents':
      return part(t.text(asText(item.what)), asText(item.when))
    default:
      return asText(item.name) || asText(item.text) || asText(item.what) || t`One entry`
  }
}
