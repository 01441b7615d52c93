import { html } from 'htm/preact'
import { h } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { TableControl } from '../../../../hub/domain/conversation.ts'
import { plus } from '../../icons.ts'
import { useWords } from '../../language.ts'
import { Submit, type ControlProps } from '../control.ts'
import { Cards } from './cards.ts'
import { Paste } from './paste.ts'
import {
  addRow,
  filled,
  flaws,
  fromHub,
  removeRow,
  setCell,
  setIn,
  startRows,
  take,
  undo,
  untaken,
} from './rows.ts'
import type { CellErrors, Rows } from './rows.ts'
import { Sheet } from './sheet.ts'
import { Suggestions } from './suggestions.ts'
import type { RowsProps } from './cell.ts'
import { useWide } from './use-wide.ts'
import { walk } from './walk.ts'

/** A list of things with several columns: cards for a thumb, a sheet where there is room and a keyboard. */
export function Table(props: ControlProps<TableControl>) {
  const { control, busy, answer, draft } = props
  const words = useWords()
  const [rows, setRows] = useState(() => startRows(control, draft.read()))
  const [open, setOpen] = useState<number | null>(null)
  const [sent, setSent] = useState<number[]>([])
  const [errors, setErrors] = useState<CellErrors>({})
  const [problem, setProblem] = useState('')
  const [pasting, setPasting] = useState<string | null>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const wide = useWide()
  const root = useRef<HTMLFormElement>(null)
  const full = rows.drafts.length >= control.max
  const offered = untaken(rows, control.suggestions ?? [], control.columns)

  const change = (next: Rows) => {
    setRows(next)
    setProblem('')
    draft.keep({ rows: next.drafts.map(({ row }) => row) })
  }
  const add = () => {
    if (full) return setProblem(words.full(control.max))
    change(addRow(rows))
    setOpen(rows.nextKey)
    setWanted(`${rows.nextKey}`)
  }
  // Somewhere to type at once, unless there is something to take.
  useEffect(() => {
    if (rows.drafts.length > 0 || offered.length > 0) return
    setRows(addRow(rows))
    setOpen(rows.nextKey)
  }, [])
  useEffect(() => {
    setErrors(fromHub(control.errors, sent))
    const first = control.errors?.[0] && sent[control.errors[0].row]
    if (first !== undefined) setOpen(first)
  }, [control.errors])
  // Before the next key comes: it belongs there.
  useLayoutEffect(() => {
    if (wanted === null) return
    setWanted(null)
    root.current
      ?.querySelector<HTMLElement>(`[data-row="${wanted}"] :is(input, select, textarea, button)`)
      ?.focus()
  }, [wanted])

  const send = (event?: Event) => {
    event?.preventDefault()
    if (busy) return
    const ready = filled(rows)
    const found = flaws(ready, control.columns, words)
    setErrors(found)
    const wrong = ready.find(({ key }) => found[key])
    if (wrong) {
      setOpen(wrong.key)
      return setWanted(`${wrong.key}`)
    }
    if (ready.length === 0 && control.rows.length === 0) return setProblem(words.noRows(control.item))
    setSent(ready.map(({ key }) => key))
    answer({ rows: ready.map(({ row }) => row) })
  }
  const remove = (key: number) => {
    const at = rows.drafts.findIndex((one) => one.key === key)
    const next = rows.drafts[at + 1] ?? rows.drafts[at - 1]
    change(removeRow(rows, key))
    if (next) setWanted(`${next.key}`)
  }
  const shared: RowsProps = {
    control,
    rows: rows.drafts,
    errors,
    askedBy: props.askedBy,
    open,
    setOpen,
    remove,
    set: (key, column, cell) => {
      change(setCell(rows, key, column, cell))
      if (errors[key]?.[column]) setErrors({ ...errors, [key]: { ...errors[key], [column]: '' } })
    },
    sheet: (key, column, sheet) => {
      if (control.paste && rows.drafts.length <= 1) setPasting(sheet)
      else change(setIn(rows, control.columns, { key, column }, sheet))
    },
  }
  return html`<form class="answer table-control" method="dialog" ref=${root} novalidate onSubmit=${send}>
    ${
      offered.length > 0 &&
      h(Suggestions, {
        columns: control.columns,
        offered,
        room: control.max - rows.drafts.length,
        take: (some) => change(take(rows, some)),
      })
    }
    <div onKeyDown=${(event: KeyboardEvent) => walk(event, { add, remove, send })}>
      ${h(wide ? Sheet : Cards, shared)}
    </div>
    <p class="removed" role="status">
      ${
        rows.removed &&
        html`<span>${words.removed(labelOf(rows.removed.draft.row, control))}</span>
          <button
            type="button"
            class="quiet"
            onClick=${() => {
              change(undo(rows))
              setWanted(`${rows.removed?.draft.key}`)
            }}
          >
            ${words.undo}
          </button>`
      }
    </p>
    <div class="ends">
      <button type="button" onClick=${add} disabled=${full}>${plus}${words.addRow(control.item)}</button>
      ${
        control.paste &&
        html`<button
          type="button"
          aria-expanded=${pasting === null ? 'false' : 'true'}
          onClick=${() => setPasting(pasting === null ? '' : null)}
        >
          ${control.paste.label}
        </button>`
      }
      ${full && html`<span class="hint">${words.full(control.max)}</span>`}
    </div>
    ${
      control.paste &&
      pasting !== null &&
      h(Paste, {
        paste: control.paste,
        text: pasting,
        type: setPasting,
        busy,
        send: (text) => {
          setPasting(null)
          answer({ paste: text })
        },
      })
    }
    <div class="ends">
      ${h(Submit, { busy })} ${problem && html`<p class="error" role="alert">${problem}</p>`}
    </div>
    ${wide && html`<p class="hint">${words.tableKeys}</p>`}
  </form>`
}

/** What a row is called when it is spoken of: its first filled cell, else what such a thing is called. */
const labelOf = (row: RowsProps['rows'][number]['row'], { columns, item }: TableControl): string => {
  const named = columns.map(({ name }) => row[name]).find((cell) => typeof cell === 'string' && cell !== '')
  return typeof named === 'string' ? named : item
}
