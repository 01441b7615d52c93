import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'
import { hold, made, type Transform } from './transform.ts'

const E164 = /^\+[1-9]\d{6,14}$/

/**
 * E.164 ↔ as people in the CRM read it. A number without a country code is read as one of `country`. An extension has
 * no place in E.164: such a number is held, so that it is not lost.
 */
export function phone(country: CountryCode = 'US'): Transform {
  const read = (text: string): string | undefined => {
    // Digits after a plus sign are taken as they stand: the library would drop a zero that it takes for a prefix.
    const bare = text.replace(/[\s()./-]/g, '')
    if (E164.test(bare) && !text.includes('(0)')) return bare
    const parsed = parsePhoneNumberFromString(text, country)
    return parsed && !parsed.ext && parsed.isPossible() && E164.test(parsed.number)
      ? parsed.number
      : undefined
  }
  return {
    name: 'phone',
    reversible: true,
    normalise: (text) => read(text) ?? text.trim(),
    forward: (value) => {
      const number = typeof value === 'string' ? read(value) : undefined
      if (!number) return hold('This is not a phone number.')
      const shown = parsePhoneNumberFromString(number)?.formatInternational()
      return made(shown && read(shown) === number ? shown : number)
    },
    back: (remote) => {
      const number = read(remote)
      return number ? made(number) : hold('This phone number cannot be read without losing a part of it.')
    },
    probes: ['+15550100123', '+442079460123', '+4930901820', '+61255501234'],
    holds: ['text'],
  }
}
