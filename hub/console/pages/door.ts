import { h } from 'preact'
import { html, type View } from '../html.ts'
import { Brand } from '../parts/brand.ts'
import { PageHead } from '../parts/page-head.ts'

/** The quiet page before the console: sign-in, the first admin, an invitation. */
export const Door = ({ title, lead, children }: { title: string; lead: string; children?: View }): View =>
  html`<main class="door">
    ${h(Brand, {})}
    <div class="card stack">${h(PageHead, { title, lead })}${children}</div>
  </main>`
