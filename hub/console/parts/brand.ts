import { html, type View } from '../html.ts'
import { BASE } from '../location.ts'

/** The mark and the name. The page brings the mark's drawing in a template, so that it has one home. */
export const Brand = (): View =>
  html`<a class="brand" href=${BASE}><span class="brand-mark" ref=${drawMark}></span>Entourage Sentry</a>`

function drawMark(place: Element | null): void {
  const template = document.getElementById('mark')
  if (place && template instanceof HTMLTemplateElement)
    place.replaceChildren(template.content.cloneNode(true))
}
