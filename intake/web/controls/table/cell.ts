import { html } from 'htm/preact'
import { h } from 'preact'
import { useId } from 'preact/hooks'
import type { TableColumn, TableControl } from '../../../../hub/domain/conversation.ts'
import { useWords } from '../../language.ts'
import { Chips } from '../choice.ts'
import { toggled } from '../control.ts'
import type { CellErrors, Draft } from './rows.ts'
import { Suggesting } from './suggesting.ts'

/** What cards and sheet are given alike. */
export interface RowsProps {
  control: TableControl
  rows: Draft[]
  errors: CellErrors
  askedBy: string | undefined
  /** The row whose details are open. */
  open: number | null
  setOpen: (key: number | null) => void
  set: (key: number, column: string, cell: string | string[]) => void
  remove: (key: number) => void
  /** Several cells were pasted at once. */
  sheet: (key: number, column: string, sheet: string) => void
}

const CELL_MAX = 500
const TYPES: Partial<Record<TableColumn['kind'], string>> = { date: 'date', email: 'email' }
const MODES: Partial<Record<TableColumn['kind'], string>> = { number: 'numeric', money: 'decimal' }

/** One cell with its label and its error. In a sheet the label stands in the head of the column. */
export function Cell(props: {
  column: TableColumn
  value: string | string[] | undefined
  error: string | undefined
  /** Names the row for those who cannot see it. */
  row: string
  hideLabel?: boolean
  onInput: (cell: string | string[]) => void
  onSheet: (sheet: string) => void
}) {
  const { column, error, onInput } = props
  const words = useWords()
  const id = useId()
  const text = typeof props.value === 'string' ? props.value : ''
  const shared = {
    id,
    value: text,
    placeholder: props.hideLabel ? undefined : column.placeholder,
    'aria-invalid': error ? 'true' : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
    'aria-required': column.required ? 'true' : undefined,
    maxlength: CELL_MAX * 2,
    autocomplete: 'off',
    onPaste: (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.getData('text/plain') ?? ''
      if (!/[\t\n]/.test(pasted.trim())) return
      event.preventDefault()
      props.onSheet(pasted)
    },
  }
  return html`<div class="field" data-column=${column.name}>
    <label for=${id} id=${`${id}-label`} class=${props.hideLabel ? 'visually-hidden' : ''}>
      ${column.label}${props.hideLabel ? `, ${props.row}` : ''}
      ${!column.required && !props.hideLabel && html`<span class="optional">${words.optional}</span>`}
    </label>
    ${drawn(column, props.value, { ...shared, labelledBy: `${id}-label` }, onInput)}
    ${error && html`<p class="error" id=${`${id}-error`}>${error}</p>`}
  </div>`
}

function drawn(
  column: TableColumn,
  value: string | string[] | undefined,
  { labelledBy, ...shared }: { id: string; value: string; labelledBy: string } & Record<string, unknown>,
  onInput: (cell: string | string[]) => void,
) {
  const { kind, options = [], suggest } = column
  const typed = ({ currentTarget }: { currentTarget: { value: string } }) => onInput(currentTarget.value)
  if (kind === 'choices') {
    const chosen = Array.isArray(value) ? value : []
    return h(Chips, {
      options,
      chosen,
      max: options.length,
      labelledBy,
      pick: (id) => onInput(toggled(chosen, id, options.length)),
    })
  }
  if (kind === 'choice')
    return html`<select ...${shared} onChange=${typed}>
      <option value=""></option>
      ${options.map(({ id, label }) => html`<option key=${id} value=${id} selected=${id === value}>${label}</option>`)}
    </select>`
  if (suggest) return h(Suggesting, { shared, suggest, onInput })
  return html`<input ...${shared} type=${TYPES[kind] ?? 'text'} inputmode=${MODES[kind]} onInput=${typed} />`
}
