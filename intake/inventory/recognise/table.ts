import type { Service } from '../../../hub/domain/fields.ts'
import { fold } from '../text.ts'
import type { Context } from './context.ts'
import { readDay } from './day.ts'
import type { Column } from './headers.ts'
import { currencyOf, minor, moniesIn } from './money.ts'
import { isNoise } from './noise.ts'
import { readNumber } from './number.ts'
import { readPeriod, saysPerUser, type SaidPeriod } from './period.ts'
import { makeRow, type Parts } from './row.ts'
import type { Table, TableRow } from './table-shape.ts'
import type { RecognisedRow } from './types.ts'

const UNKNOWN = 0.6
const MAX_CELL = 500
const MAX_NAMES = 30

/** The service of one row of a table; undefined when the row names none: sums, rules, empty names. */
export function readTableRow(row: TableRow, table: Table, context: Context): RecognisedRow | undefined {
  const cell = cellsBy(row, table)
  const name = cell('name') || cell('description')
  if (!name || isNoise(name)) return undefined
  const number = numberOf(cell, context)
  const contract = contractOf(cell, context)
  const vendor = cell('vendor').slice(0, 200)
  return makeRow(
    {
      name,
      service: {
        ...(vendor ? { vendor } : {}),
        category: cell('category').slice(0, 100),
        tier: cell('tier').slice(0, 100),
        ...counts(cell, context),
        ...choices(cell),
        notes: notesOf(row, table, cell('name') ? cell('description') : ''),
      },
      number,
      money: moneyOf(cell, table, context, number !== undefined),
      ...(contract ? { contract } : {}),
      ...(vendor ? { provider: vendor } : {}),
      line: row.line,
      source: row.source,
      unknown: UNKNOWN,
    },
    context,
  )
}

type Cell = (column: Column) => string

const cellsBy =
  ({ cells }: TableRow, { columns }: Table): Cell =>
  (column) =>
    (cells[columns.indexOf(column)] ?? '').slice(0, MAX_CELL)

const whole = (text: string, { mark }: Context): number | undefined => {
  const value = readNumber(text.replaceAll(/[^\d.,' ]/g, '').trim(), mark)
  return value !== undefined && Number.isInteger(value) && value <= 1_000_000 ? value : undefined
}

function numberOf(cell: Cell, context: Context): Parts['number'] {
  const licences = whole(cell('licences'), context)
  if (licences !== undefined) return { count: licences, kind: 'licences' }
  const users = whole(cell('users'), context)
  return users === undefined ? undefined : { count: users, kind: 'users' }
}

function counts(cell: Cell, context: Context): Partial<Service> {
  const users = whole(cell('users'), context)
  const count = whole(cell('licences'), context)
  const assigned = whole(cell('assigned'), context)
  return {
    ...(users === undefined ? {} : { users }),
    ...(count === undefined ? {} : { licences: { count, ...(assigned === undefined ? {} : { assigned }) } }),
  }
}

const RUNS: readonly (readonly [RegExp, NonNullable<Service['deployment']>])[] = [
  [/hybrid/, 'hybrid'],
  [/on prem|local|lokal|own|server|eigen|sur site|propio|desktop/, 'on_premises'],
  [/cloud|saas|hosted|nube|web/, 'cloud'],
]
const MATTERS: readonly (readonly [RegExp, NonNullable<Service['criticality']>])[] = [
  [/critical|kritisch|critique|critic[oa]/, 'critical'],
  [/high|hoch|eleve|alt[oa]/, 'high'],
  [/medium|mittel|moyen|medi[oa]/, 'medium'],
  [/low|niedrig|gering|faible|baj[oa]/, 'low'],
]
const pick = <T>(text: string, from: readonly (readonly [RegExp, T])[]): T | undefined =>
  text ? from.find(([pattern]) => pattern.test(fold(text)))?.[1] : undefined

function choices(cell: Cell): Partial<Service> {
  const deployment = pick(cell('deployment'), RUNS)
  const criticality = pick(cell('criticality'), MATTERS)
  const others = cell('integrates')
    .split(/[,;/]/)
    .map((name) => name.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, MAX_NAMES)
  return {
    ...(deployment ? { deployment } : {}),
    ...(criticality ? { criticality } : {}),
    ...(others.length > 0 ? { integratesWith: others } : {}),
  }
}

/** The sum where the table has one, else the price of one; with what heading and cells say about the period. */
function moneyOf(cell: Cell, table: Table, context: Context, counted: boolean): Parts['money'] {
  const column = cell('price') ? 'price' : 'unitPrice'
  const text = cell(column)
  const heading = table.headings[table.columns.indexOf(column)] ?? ''
  const currency = currencyOf(cell('currency')) ?? currencyIn(`${text} ${heading}`, context)
  const said = moniesIn(text, context.mark)[0]
  const value = said ? undefined : readNumber(text.replaceAll(/[^\d.,' ]/g, '').trim(), context.mark)
  const amount =
    said?.amount ?? (value === undefined ? undefined : minor(value, currency ?? context.currency))
  if (amount === undefined || /^\s*[-(]/.test(text)) return undefined
  const every = readPeriod(text) ?? readPeriod(cell('period')) ?? readPeriod(heading) ?? context.period
  const perUser = saysPerUser(text) || saysPerUser(heading) || (column === 'unitPrice' && counted)
  const period: SaidPeriod | undefined = every && { every: every.every, perUser }
  return { amount, ...(currency ? { currency } : {}), period }
}

const currencyIn = (text: string, { mark }: Context): string | undefined =>
  moniesIn(text, mark)[0]?.currency ??
  [...text.matchAll(/[$€£¥]|\b[A-Z]{3}\b/g)].map(([sign]) => currencyOf(sign)).find(Boolean)

function contractOf(cell: Cell, { monthFirst }: Context): Parts['contract'] {
  const start = readDay(cell('start'), monthFirst)
  const end = readDay(cell('end'), monthFirst)
  const renews = fold(cell('autoRenew'))
  const notice = Number(/\d{1,4}/.exec(cell('notice'))?.[0] ?? Number.NaN)
  const days = /month|monat|mois|mes/.test(fold(cell('notice'))) ? notice * 30 : notice
  const contract = {
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
    ...(/^(yes|y|true|ja|oui|si|x|auto\w*)$/.test(renews) ? { autoRenew: true } : {}),
    ...(/^(no|n|false|nein|non)$/.test(renews) ? { autoRenew: false } : {}),
    ...(Number.isInteger(days) && days <= 3650 ? { noticeDays: days } : {}),
  }
  return Object.keys(contract).length > 0 ? contract : undefined
}

/** Cells of columns that we do not know are kept as "Heading: value". */
function notesOf({ cells }: TableRow, { columns, headings }: Table, description: string): string {
  const others = cells.flatMap((cell, at) => {
    const column = columns[at]
    if (!cell || (column !== undefined && column !== 'notes')) return []
    return column === 'notes' || !headings[at] ? [cell] : [`${headings[at]}: ${cell}`]
  })
  return [description, ...others].filter(Boolean).join('; ')
}
