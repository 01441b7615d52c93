import type { ObjectName } from '../definitions.ts'
import { html, type Html } from './html.ts'
import { TITLES } from './words.ts'

export const LISTED: ObjectName[] = ['contacts', 'companies', 'deals', 'quotes']

export interface Frame {
  /** Where the page is mounted. */
  base: string
  styleHref: string | undefined
  counts: Partial<Record<ObjectName, number>>
}

/** A whole page around `body`. `live` pages look for news by themselves. */
export function layout(
  frame: Frame,
  title: string,
  body: Html,
  { at, live = true }: { at?: ObjectName; live?: boolean },
): string {
  const { base, styleHref, counts } = frame
  const tabs = LISTED.map(
    (object) =>
      html`<li>
        <a href="${base}/${object}" ${object === at ? html`aria-current="page"` : ''}>
          ${TITLES[object].many} <span class="count">${counts[object] ?? 0}</span>
        </a>
      </li>`,
  )
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · CRM stand-in</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${base}/ui.css" />
        ${styleHref ? html`<link rel="stylesheet" href="${styleHref}" />` : ''}
        ${live ? html`<script type="module" src="${base}/refresh.js"></script>` : ''}
      </head>
      <body class="dense">
        <a class="skip visually-hidden" href="#main">Skip to the records</a>
        <header class="crm-bar">
          <a class="crm-name" href="${base}/contacts">CRM stand-in</a>
          <nav aria-label="Records">
            <ul id="tabs">
              ${tabs}
            </ul>
          </nav>
          <span class="badge attention">Demo: not a real HubSpot</span>
        </header>
        <main id="main" class="crm-main">${body}</main>
      </body>
    </html>`.markup
}
