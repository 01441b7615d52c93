/** Walking a table by keys, over the cells as they stand in the document: `data-row` on rows, `data-column` on cells. */
export function walk(
  event: KeyboardEvent,
  actions: { add: () => void; remove: (key: number) => void; send: () => void },
): void {
  const { target } = event
  if (!(target instanceof HTMLElement) || event.isComposing || event.defaultPrevented) return
  const row = target.closest<HTMLElement>('[data-row]')
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column
  if (!row || column === undefined || !(event.currentTarget instanceof HTMLElement)) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const go = (by: 1 | -1) => {
    const next = rows[rows.indexOf(row) + by]
    const cell = next?.querySelector<HTMLElement>(`[data-column="${column}"] :is(input, select, textarea)`)
    cell?.focus()
    return cell !== undefined && cell !== null
  }
  const does = { ...movesOf(target, go), ...editsOf(event, row, rows, actions, go) }[event.key]
  if (does?.()) event.preventDefault()
}

/** Each says whether it did something. */
type Does = Record<string, (() => boolean) | undefined>

/** A list or a day has its own arrows. */
const movesOf = (target: HTMLElement, go: (by: 1 | -1) => boolean): Does =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'date')
    ? {}
    : { ArrowDown: () => go(1), ArrowUp: () => go(-1) }

function editsOf(
  event: KeyboardEvent,
  row: HTMLElement,
  rows: HTMLElement[],
  { add, remove, send }: { add: () => void; remove: (key: number) => void; send: () => void },
  go: (by: 1 | -1) => boolean,
): Does {
  const key = Number(row.dataset.row)
  const last = rows.at(-1) === row
  const done = (work: () => void) => () => {
    work()
    return true
  }
  const addAtEnd = () => last && isFilled(row) && done(add)()
  return {
    Enter: () => {
      if (event.target instanceof HTMLButtonElement) return false
      if (event.ctrlKey || event.metaKey) return done(send)()
      return go(1) || addAtEnd() || (last ? done(send)() : true)
    },
    Tab: () => !event.shiftKey && isLastStop(event.target, row) && addAtEnd(),
    Delete: () => (event.ctrlKey || event.metaKey) && done(() => remove(key))(),
    Backspace: () => rows.length > 1 && !isFilled(row) && done(() => remove(key))(),
  }
}

const isFilled = (row: HTMLElement): boolean =>
  [...row.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select, textarea')].some(
    ({ value }) => value.trim() !== '',
  ) || row.querySelector('[aria-pressed="true"]') !== null

/** The last cell of a row; the buttons behind it can be reached all the same, once there is a row below. */
function isLastStop(target: EventTarget | null, row: HTMLElement): boolean {
  const cells = [...row.querySelectorAll('input, select, textarea')]
  return cells.at(-1) === target
}
