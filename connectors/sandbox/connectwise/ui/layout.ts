import { html, type Html } from '../../hubspot/ui/html.ts'
import { TABS, TITLES } from './words.ts'

export interface Frame {
  /** Where the page is mounted. */
  base: string
  styleHref: string | undefined
  count(kind: string): number
}

/** A whole page around `body`. `live` pages look for news by themselves. */
export function layout(
  { base, styleHref, count }: Frame,
  title: string,
  body: Html,
  { at, live = true }: { at?: string | undefined; live?: boolean },
): string {
  const tab = (path: string, label: string, current: boolean, number?: number) =>
    html`<li>
      <a href="${base}/${path}" ${current ? html`aria-current="page"` : ''}>
        ${label} ${number === undefined ? '' : html`<span class="count">${number}</span>`}
      </a>
    </li>`
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · PSA stand-in</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${base}/ui.css" />
        ${styleHref ? html`<link rel="stylesheet" href="${styleHref}" />` : ''}
        <link rel="stylesheet" href="${base}/connectwise.css" />
        ${live ? html`<script type="module" src="${base}/refresh.js"></script>` : ''}
      </head>
      <body class="dense">
        <a class="skip visually-hidden" href="#main">Skip to the records</a>
        <header class="crm-bar">
          <a class="crm-name" href="${base}/companies">PSA stand-in</a>
          <nav aria-label="Records">
            <ul id="tabs">
              ${TABS.map((name) => tab(name, TITLES[name] ?? name, at === name, count(name)))}
              ${tab('setup', 'Set-up', at !== undefined && !TABS.includes(at))}
            </ul>
          </nav>
          <span class="badge attention">Demo: not a real ConnectWise</span>
        </header>
        <main id="main" class="crm-main">${body}</main>
      </body>
    </html>`.markup
}
