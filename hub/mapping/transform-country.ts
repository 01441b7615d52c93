import { getCountries } from 'libphonenumber-js'
import { hold, made, type Transform } from './transform.ts'

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' })
const nameOf = new Map<string, string>(getCountries().map((code) => [code, NAMES.of(code) ?? code]))
const codeOf = new Map(
  [...nameOf].flatMap(
    ([code, name]) =>
      [
        [name.toLowerCase(), code],
        [code.toLowerCase(), code],
      ] as const,
  ),
)
for (const [name, code] of [
  ['usa', 'US'],
  ['united states of america', 'US'],
  ['uk', 'GB'],
  ['great britain', 'GB'],
] as const)
  codeOf.set(name, code)

const read = (text: string) => codeOf.get(text.trim().toLowerCase())

/** An ISO 3166 code ↔ the country's English name; the CRM may hold either. */
export const country: Transform = {
  name: 'country',
  reversible: true,
  normalise: (text) => read(text) ?? text.trim(),
  forward: (value) => {
    const name = typeof value === 'string' ? nameOf.get(value) : undefined
    return name ? made(name) : hold('This is not a country code that we know.')
  },
  back: (remote) => {
    const code = read(remote)
    return code ? made(code) : hold('This is not a country that we know.')
  },
  probes: [...nameOf.keys()],
  holds: ['text', 'option'],
}
