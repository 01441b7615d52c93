import type { TableControl, TableRow } from '../../../../hub/domain/conversation.ts'
import type { Translate } from '../../../../hub/domain/languages.ts'
import { readRows } from '../../read-rows.ts'
import { isNo, isYes } from '../../understand/commands.ts'
import { plainWords } from '../../understand/options.ts'
import { asText } from '../../unknown.ts'

const REMOVE =
  /^(?:remove|delete|entferne|lösche|streiche|supprime[rz]?|enlève|elimina|quita|borra)\s+(.+)$/iu
const ALL = /^(?:all|alle|alles|tous|tout|toutes|todos|todo|todas)$/
const MOST_NUMBERS = 100

/**
 * A table answered by words: lines are added or changed, "remove Warehouse" takes one out, "all" or "1, 3" takes over
 * what was suggested, "none" says that there is nothing, "yes" leaves it as it stands. A list that was pasted goes to
 * the one who can read it.
 */
export function readTableText(control: TableControl, text: string, t: Translate): unknown {
  const { rows, columns, suggestions = [] } = control
  const typed = text.trim()
  const said = plainWords(typed)
  const gone = REMOVE.exec(typed)?.[1]
  if (gone) return removed(control, gone)
  if (suggestions.length > 0 && (ALL.test(said) || (isYes(typed) && rows.length === 0)))
    return { rows: [...rows, ...suggestions.map(({ row }) => row)] }
  const numbers = /^[\d\s,;.]+$/.test(typed) ? typed.split(/\D+/).filter(Boolean).map(Number) : []
  if (suggestions.length > 0 && numbers.length > 0 && numbers.length < MOST_NUMBERS) {
    const picks = numbers.flatMap((number) => {
      const row = suggestions[number - 1]?.row
      return row ? [row] : []
    })
    return picks.length === 0 ? undefined : { rows: [...rows, ...picks] }
  }
  if (isYes(typed)) return rows.length > 0 ? { rows } : undefined
  if (isNo(typed)) return rows.length > 0 ? undefined : { rows: [] }
  if (control.paste && isList(typed)) return { paste: typed.slice(0, control.paste.maxLength) }
  const added = readRows(columns, typed, t)
  return added.length === 0 ? undefined : { rows: merged(control, added) }
}

/** Several lines, or a sheet's cells: more than somebody types about one thing. */
const isList = (text: string): boolean =>
  text.split('\n').filter((line) => line.trim()).length > 2 || text.includes('\t')

function removed({ rows, columns }: TableControl, name: string): unknown {
  const lead = columns[0]?.name ?? 'name'
  const wanted = plainWords(name)
  const kept = rows.filter((row) => !plainWords(asText(row[lead])).includes(wanted))
  return wanted && kept.length < rows.length ? { rows: kept } : undefined
}

/** A line that names a row that is there changes it; the others are new. */
function merged({ rows, columns }: TableControl, added: readonly TableRow[]): TableRow[] {
  const lead = columns[0]?.name ?? 'name'
  const nameOf = (row: TableRow) => plainWords(asText(row[lead]))
  const changed = rows.map((row) => ({ ...row, ...added.find((one) => nameOf(one) === nameOf(row)) }))
  return [...changed, ...added.filter((one) => !rows.some((row) => nameOf(row) === nameOf(one)))]
}
