import type { TableColumn, TableRow } from '../../hub/domain/conversation.ts'
import type { Translate } from '../../hub/domain/languages.ts'
import type { Option } from '../../hub/domain/vocabulary.ts'
import { readCount } from './understand/count.ts'
import { readDay } from './understand/dates.ts'
import { readAmount, readPeriod } from './understand/money.ts'
import { findOption, parts, picked } from './understand/options.ts'

/**
 * Rows out of typed lines: "Main Street office 40 people; Warehouse, 5" or a pasted spreadsheet. The first words are
 * the first column; what is safely a number, an amount, a day, an address or an option (in English or as the person sees
 * it) finds its own column.
 */
export function readRows(columns: readonly TableColumn[], text: string, t: Translate): TableRow[] {
  const lines = text
    .split(/[\n\r;]+/)
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(line))
  return lines.map((line) => readRow(columns, line, t)).filter((row) => Object.keys(row).length > 0)
}

/** A longer line is no row but a text. */
const LONGEST_LINE = 1000

function readRow(columns: readonly TableColumn[], typed: string, t: Translate): TableRow {
  const line = typed.slice(0, LONGEST_LINE)
  const cut = /\t|\|/.test(line) ? line.split(/\t|\|/).map((one) => one.trim()) : parts(line)
  const cells = cut.filter(Boolean)
  const [name = '', ...rest] = cells
  const [lead] = columns
  if (!lead) return {}
  const row: TableRow = {}
  const open = () => columns.slice(1).filter((one) => row[one.name] === undefined)
  const own = rest.length === 0 ? atTheEnd(open(), name) : { name, found: {} }
  row[lead.name] = own.name
  Object.assign(row, own.found)
  for (const cell of rest) {
    const column = open().find((one) => fits(one, cell, t))
    if (column) row[column.name] = column.kind === 'choices' ? [cell] : cell
    for (const [other, value] of Object.entries(aside(open(), cell))) row[other] ??= value
  }
  return row
}

/** "Microsoft 365 $450 a month": the sign tells which of the numbers is the money. */
const SIGN_FIRST = /^(.+?)[\s:–-]+([$€£]\s?\d.*)$/
const SIGN_LAST =
  /^(.+?)[\s:–-]+(\d[\d.,]*\s?(?:[$€£]|usd\b|eur\b).*|\d[\d.,]*k?\s*(?:a|per|\/|im|par|por|pro)\b.*)$/i

/** "Main Street office 40 people" or "Microsoft 365 $450 a month": what stands after the name. */
function atTheEnd(
  columns: readonly TableColumn[],
  text: string,
): { name: string; found: Record<string, string> } {
  const money = columns.find(({ kind }) => kind === 'money')
  const amount = money && (SIGN_FIRST.exec(text) ?? SIGN_LAST.exec(text))
  if (money && amount?.[1] && amount[2])
    return { name: amount[1].trim(), found: { [money.name]: amount[2], ...aside(columns, amount[2]) } }
  const number = columns.find(({ kind }) => kind === 'number')
  const count =
    number &&
    /^(.*?\p{L}.*?)[\s:–-]+((?:about |around |ca\.? |etwa |environ |unos )?\d[\d.,]*(?:\s?-\s?\d+)?)\s*(?:\p{L}[\p{L}/ -]{0,30})?$/iu.exec(
      text,
    )
  if (number && count?.[1] && count[2]) return { name: count[1].trim(), found: { [number.name]: count[2] } }
  return { name: text, found: {} }
}

/** "$450 a month" fills the period as well. */
function aside(columns: readonly TableColumn[], cell: string): Record<string, string> {
  const period = readPeriod(cell)
  const column = columns.find(({ options = [] }) => options.some(({ id }) => id === period))
  return period && column ? { [column.name]: period } : {}
}

function fits({ kind, options = [] }: TableColumn, cell: string, t: Translate): boolean {
  switch (kind) {
    case 'number':
      return /\d/.test(cell) && !/[$€£@]/.test(cell) && readCount(cell) !== null
    case 'money':
      return /\d/.test(cell) && readAmount(cell) !== null
    case 'date':
      return readDay(cell) !== null
    case 'email':
      return cell.includes('@')
    case 'choice':
    case 'choices':
      return isOption(options, cell) || isOption(shownIn(options, t), cell)
    case 'text':
      return true
  }
}

const isOption = (options: readonly Option[], cell: string): boolean =>
  (picked(options, cell) ?? (/^\d+$/.test(cell) ? null : findOption(options, cell))) !== null

const shownIn = (options: readonly Option[], t: Translate): Option[] =>
  options.map((one) => ({ ...one, label: t.text(one.label) }))
