import { html, type View } from '../html.ts'

interface PickProps {
  label: string
  value: string
  /** What the empty choice says. */
  all: string
  options: { id: string; label: string }[]
  onPick(id: string): void
}

/** One filter of a list. */
export function Pick({ label, value, all, options, onPick }: PickProps): View {
  const known = value === '' || options.some(({ id }) => id === value)
  const pick = (event: Event) => event.target instanceof HTMLSelectElement && onPick(event.target.value)
  return html`<label class="field"
    ><span>${label}</span>
    <select value=${value} onChange=${pick}>
      <option value="" selected=${value === ''}>${all}</option>
      ${options.map((one) => html`<option value=${one.id} selected=${one.id === value}>${one.label}</option>`)}
      ${!known && html`<option value=${value} selected>${value}</option>`}
    </select></label
  >`
}

/** Links to the first and the next page of a list that comes page by page. */
export function Pager({ first, next }: { first: string | undefined; next: string | undefined }): View {
  if (!first && !next) return null
  return html`<nav class="pager" aria-label="Pages">
    ${first && html`<a class="button" href=${first}>First page</a>`}
    ${next && html`<a class="button" href=${next}>Next page</a>`}
  </nav>`
}
