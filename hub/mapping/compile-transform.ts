import { isSupportedCountry } from 'libphonenumber-js'
import { closest } from './closest.ts'
import type { Complain } from './complaint.ts'
import type { As } from './schema.ts'
import { isCurrency, money } from './transform-money.ts'
import { enumMap, list } from './transform-options.ts'
import { phone } from './transform-phone.ts'
import { state } from './transform-state.ts'
import { TRANSFORMS } from './transforms.ts'
import type { Transform } from './transform.ts'

/** From `as: …` to the transform that it names; complains where there is none, and answers a plain text then. */
export function compileTransform(as: As | undefined, path: PropertyKey[], complain: Complain): Transform {
  if (as === undefined) return named('text')
  if (typeof as === 'string') {
    if (!TRANSFORMS.has(as)) complain(path, `There is no transform “${as}”.`, remedyFor(as))
    return named(as)
  }
  if ('list' in as) return list({ separator: as.list, ...(as.map ? { map: as.map } : {}) })
  if ('state' in as) return state(as.state, as.spelled)
  if ('money' in as) {
    if (!isCurrency(as.money))
      complain([...path, 'money'], `“${as.money}” is not a currency.`, 'Use an ISO 4217 code such as USD.')
    return money(as.money)
  }
  if ('phone' in as) {
    if (isSupportedCountry(as.phone)) return phone(as.phone)
    complain(
      [...path, 'phone'],
      `“${as.phone}” is not a country with phone numbers.`,
      'Use an ISO 3166 code such as US.',
    )
    return phone()
  }
  if (!('map' in as)) return enumMap({ map: {}, from: as.from, unmapped: as.unmapped })
  if ((as.unmapped === 'default') !== (as.default !== undefined))
    complain(
      path,
      'unmapped: default needs a default, and a default needs unmapped: default.',
      'Give both or neither.',
    )
  return enumMap({
    map: as.map,
    unmapped: as.unmapped,
    ...(as.from ? { from: as.from } : {}),
    ...(as.default === undefined ? {} : { default: as.default }),
  })
}

function named(name: string): Transform {
  const found = TRANSFORMS.get(name) ?? TRANSFORMS.get('text')
  if (!found) throw new Error('The text transform is missing.')
  return found
}

function remedyFor(name: string): string {
  const near = closest(name, [...TRANSFORMS.keys()])
  return `${near ? `Did you mean “${near}”? ` : ''}Use one of ${[...TRANSFORMS.keys()].join(', ')}.`
}
