import { html } from 'htm/preact'

/** Icons drawn by strokes in the text colour; decoration beside words or an `aria-label`. */
const icon = (path: string) =>
  html`<svg class="glyph" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path
      d=${path}
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`

export const pencil = icon(
  'M4 16l.8-3.600L13.2 4a1.7 1.7 0 0 1 2.4 0l.4.400a1.7 1.7 0 0 1 0 2.400L7.6 15.2 4 16zM11.8 5.400l2.8 2.8',
)
export const check = icon('M4.5 10.500l3.5 3.5 7.5-8')
export const triangle = icon('M10 3.500L17.5 16.500H2.500zM10 8.500v3.500M10 14.300v.1')
export const question = icon(
  'M10 2.800a7.2 7.2 0 1 1 0 14.400a7.2 7.2 0 0 1 0-14.400zM7.9 7.900a2.1 2.1 0 1 1 3.2 1.800c-.7.450-1.1.8-1.1 1.600M10 13.800v.1',
)
export const cross = icon('M5 5l10 10M15 5L5 15')
export const list = icon('M4 5.500h12M4 10h12M4 14.500h8')
export const lock = icon('M5.500 9h9v7.500h-9zM7 9V6.500a3 3 0 0 1 6 0V9')
export const plus = icon('M10 4v12M4 10h12')
export const bin = icon('M4 6h12M8 6V4h4v2M5.500 6l.8 10h7.400l.8-10')
export const chevron = icon('M6 8l4 4 4-4')
export const file = icon('M5.500 3h6l3 3v11h-9zM11.500 3v3h3')

/** The mark of the brand; the same drawing as `hub/platform/brand/mark.ts`, which this client may not import. */
export const shield = html`<svg
  class="mark"
  width="28"
  height="28"
  viewBox="0 0 32 32"
  aria-hidden="true"
  focusable="false"
>
  <g fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">
    <path
      d="M16 29.4C8.7 26.4 4.6 20.8 4.6 13.6V6.3C8.4 6 12.4 4.9 16 2.8C19.6 4.9 23.6 6 27.4 6.3V13.6C27.4 20.8 23.3 26.4 16 29.4Z"
    />
    <path d="M10 11.4V13.6C10 17.6 12.2 20.8 16 22.8C19.8 20.8 22 17.6 22 13.6V11.4" />
  </g>
  <circle cx="16" cy="12.6" r="2.7" fill="currentColor" />
</svg>`
