import { Count } from '../domain/fields.ts'
import { country } from './transform-country.ts'
import { phone } from './transform-phone.ts'
import { money } from './transform-money.ts'
import { state } from './transform-state.ts'
import { hold, made, skip, type Transform } from './transform.ts'
import { rangeText } from './template.ts'

const trimmed = (text: string) => text.trim()
const lowered = (text: string) => text.trim().toLowerCase()

const TEXTS = ['text', 'option', 'options'] as const
const NUMBERS = ['number', 'text'] as const

/** A transform between two texts, given what makes one of anything written. */
function spelled(
  name: string,
  normalise: (text: string) => string,
  valid: (text: string) => boolean,
  what: string,
  probes: readonly string[],
  holds: Transform['holds'] = TEXTS,
): Transform {
  const read = (value: unknown) => {
    if (typeof value !== 'string') return hold(`This is not ${what}.`)
    const text = normalise(value)
    return valid(text) ? made(text) : hold(`This is not ${what}.`)
  }
  return { name, reversible: true, normalise, forward: read, back: read, probes, holds }
}

function numeric(name: string, pattern: RegExp, what: string, probes: readonly number[]): Transform {
  const normalise = (text: string) => {
    const plain = text.trim().replace(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '')
    return pattern.test(plain) ? String(Number(plain)) : text.trim()
  }
  return {
    name,
    reversible: true,
    normalise,
    forward: (value) =>
      typeof value === 'number' && pattern.test(String(value))
        ? made(String(value))
        : hold(`This is not ${what}.`),
    back: (remote) => {
      const text = normalise(remote)
      return pattern.test(text) && Number.isFinite(Number(text))
        ? made(Number(text))
        : hold(`This is not ${what}.`)
    },
    probes,
    holds: NUMBERS,
  }
}

const decimal = numeric('decimal', /^-?\d{1,15}(\.\d{1,10})?$/, 'a number', [0, 0.5, -12.75, 1234.5678])
const integer = numeric('integer', /^-?\d{1,15}$/, 'a whole number', [0, 1, -7, 40, 1_250_000])

/** An exact head count ↔ a whole number. A range is not sent by it: it has no single number. */
const count: Transform = {
  name: 'count',
  reversible: true,
  normalise: integer.normalise,
  forward: (value) => {
    const parsed = Count.safeParse(value)
    if (!parsed.success) return hold('This is not a count.')
    const { min, max, exact } = parsed.data
    const number = exact ?? (min === max ? min : undefined)
    return number === undefined ? skip('A range is not sent as a number.') : made(String(number))
  },
  back: (remote, context) => {
    const number = integer.back(remote, context)
    if (!number.ok) return number
    const value = Count.safeParse({ min: number.value, max: number.value, exact: number.value })
    return value.success ? made(value.data) : hold('This is not a count of people.')
  },
  probes: [0, 1, 40, 1500].map((one) => ({ min: one, max: one, exact: one })),
  holds: NUMBERS,
}

/** A range or an exact count as people read it; one-way. */
const range: Transform = {
  name: 'range',
  reversible: false,
  normalise: trimmed,
  forward: (value) => {
    const text = rangeText(value)
    return text === undefined ? hold('This is neither a count nor a range.') : made(text)
  },
  back: () => hold('A range as text is never read back.'),
  probes: [
    { min: 21, max: 50 },
    { min: 100_000, max: 200_000, currency: 'USD' },
  ],
  holds: TEXTS,
}

/** A share between 0 and 1 ↔ a percentage, with or without its sign; four decimals of a percent at most. */
const percent: Transform = {
  name: 'percent',
  reversible: true,
  normalise: (text) => decimal.normalise(text.trim().replace(/\s*%$/, '')),
  forward: (value) => {
    if (typeof value !== 'number' || !(value >= 0 && value <= 1)) return hold('This is not a share of one.')
    const text = String(Number((value * 100).toFixed(4)))
    return shareOf(text) === value ? made(text) : hold('This share has more digits than a percentage.')
  },
  back: (remote) => {
    const text = percent.normalise(remote)
    return /^\d{1,3}(\.\d{1,4})?$/.test(text) && Number(text) <= 100
      ? made(shareOf(text))
      : hold('This is not a percentage.')
  },
  probes: [0, 0.07, 0.25, 0.125, 1],
  holds: NUMBERS,
}
const shareOf = (percentage: string): number => Number((Number(percentage) / 100).toFixed(6))

const TRUTH = new Map([
  ['yes', 'true'],
  ['1', 'true'],
  ['no', 'false'],
  ['0', 'false'],
])

const boolean: Transform = {
  name: 'boolean',
  reversible: true,
  normalise: (text) => TRUTH.get(lowered(text)) ?? lowered(text),
  forward: (value) =>
    typeof value === 'boolean' ? made(String(value)) : hold('This is neither yes nor no.'),
  back: (remote) => {
    const text = boolean.normalise(remote)
    return text === 'true' || text === 'false'
      ? made(text === 'true')
      : hold('This is neither true nor false.')
  },
  probes: [true, false],
  holds: ['boolean', ...TEXTS],
}

/** A moment ↔ ISO 8601; CRMs also answer it as milliseconds. */
const datetime: Transform = {
  name: 'datetime',
  reversible: true,
  normalise: (text) => moment(text)?.toISOString() ?? text.trim(),
  forward: (value) => {
    const at = typeof value === 'string' ? moment(value) : undefined
    return at ? made(at.toISOString()) : hold('This is not a moment in time.')
  },
  back: (remote) => {
    const at = moment(remote)
    return at ? made(at.toISOString()) : hold('This is not a moment in time.')
  },
  probes: ['2026-02-28T23:59:59.999Z', '1999-12-31T00:00:00.000Z'],
  holds: ['datetime', 'text'],
}

function moment(text: string): Date | undefined {
  const plain = text.trim()
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(plain) && !/^\d{12,14}$/.test(plain))
    return undefined
  const at = new Date(/^\d+$/.test(plain) ? Number(plain) : plain)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** Some CRMs answer a date as the midnight that it begins with. */
const bareDate = (text: string) => text.trim().replace(/T00:00:00(\.0+)?Z$/, '')

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true

/** The e-mail of an owner ↔ the CRM's id of that owner. */
const owner: Transform = {
  name: 'owner',
  reversible: false,
  normalise: trimmed,
  forward: (value, { owners }) => {
    const wanted = typeof value === 'string' ? lowered(value) : ''
    const found = owners.find(({ email, name }) => lowered(email ?? name) === wanted)
    return found ? made(found.id) : skip('Nobody in the CRM has this name.')
  },
  back: (remote, { owners }) => {
    const found = owners.find(({ id }) => id === remote.trim())
    return found ? made(found.email ?? found.name) : hold('The CRM does not name this owner.')
  },
}

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const DOMAIN = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/

/** `https://www.acme.com/about` and `ACME.com` are one domain. */
const bareDomain = (text: string) =>
  lowered(text)
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\.(?=[^.]+\.)/, '')
    .replace(/\.$/, '')

const anything = (text: string) => text !== ''

/** The transforms that a mapping can name without settings of its own. */
export const TRANSFORMS: ReadonlyMap<string, Transform> = new Map(
  [
    spelled('text', trimmed, anything, 'a text', [
      'Acme',
      '+15550100123',
      'a@b.test',
      'https://acme.test/',
      'US',
    ]),
    spelled('lower', lowered, anything, 'a text', ['acme', 'ø']),
    spelled('domain', bareDomain, (text) => DOMAIN.test(text), 'a domain', [
      'acme.test',
      'a-b.co.uk',
      'xn--bcher-kva.test',
    ]),
    spelled('email', lowered, (text) => EMAIL.test(text), 'an e-mail address', [
      'ada@acme.test',
      'a.b+c@sub.acme.test',
    ]),
    spelled(
      'date',
      bareDate,
      isDate,
      'a date such as 2026-11-23',
      ['2026-02-28', '2024-02-29'],
      ['date', 'text'],
    ),
    integer,
    decimal,
    money(),
    percent,
    phone(),
    country,
    state(),
    count,
    range,
    boolean,
    datetime,
    owner,
  ].map((one) => [one.name, one]),
)
