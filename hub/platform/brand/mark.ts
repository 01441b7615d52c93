import { escapeHtml } from '../pages-escape.ts'

const strokes =
  '<g fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">' +
  '<path d="M16 29.4C8.7 26.4 4.6 20.8 4.6 13.6V6.3C8.4 6 12.4 4.9 16 2.8C19.6 4.9 23.6 6 27.4 6.3V13.6C27.4 20.8 23.3 26.4 16 29.4Z"/>' +
  '<path d="M10 11.4V13.6C10 17.6 12.2 20.8 16 22.8C19.8 20.8 22 17.6 22 13.6V11.4"/></g>' +
  '<circle cx="16" cy="12.6" r="2.7" fill="currentColor"/>'

/**
 * The mark: a shield drawn by two concentric arcs with a dot at the centre, an eye that watches. Decoration, hidden
 * from screen readers: the name stands beside it.
 */
export function mark(sizePx = 28): string {
  return `<svg class="mark" width="${sizePx}" height="${sizePx}" viewBox="0 0 32 32" aria-hidden="true" focusable="false">${strokes}</svg>`
}

/** Mark and name together, as an inline element. */
export function wordmark(name = 'Entourage Sentry', sizePx = 28): string {
  return `<span class="brand">${mark(sizePx)}<span>${escapeHtml(name)}</span></span>`
}

/** The mark as the address of an image, for `<link rel="icon">`; there is no text colour around it to take. */
export const markIcon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" color="#0b6b63">${strokes}</svg>`,
)}`
