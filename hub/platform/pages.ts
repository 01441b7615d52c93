import { markIcon } from './brand/mark.ts'
import type { Bundle } from './pages-bundle.ts'
import { escapeHtml, escapeJson } from './pages-escape.ts'

export { bundleClient, type Bundle, type ClientSource } from './pages-bundle.ts'
export { escapeHtml, escapeJson } from './pages-escape.ts'
export { pageHeaders } from './pages-headers.ts'

export interface PageParts {
  title: string
  description?: string
  bundle: Pick<Bundle, 'script' | 'styles'> & Partial<Pick<Bundle, 'preloads'>>
  /** Trusted HTML: whatever came from outside has passed `escapeHtml`. */
  body?: string
  /** Given to the client as JSON in `<script type="application/json" id="data">`. */
  data?: unknown
  lang?: string
}

/** A whole HTML document that works under the CSP of `pageHeaders`. */
export function page({ title, description, bundle, body = '', data, lang = 'en' }: PageParts): string {
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#16222e" media="(prefers-color-scheme: dark)">
<title>${escapeHtml(title)}</title>
${description ? `<meta name="description" content="${escapeHtml(description)}">\n` : ''}<link rel="icon" href="${escapeHtml(markIcon)}">
${bundle.styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">\n`).join('')}${
    bundle.script ? `<script type="module" src="${escapeHtml(bundle.script)}"></script>\n` : ''
  }${(bundle.preloads ?? []).map((href) => `<link rel="modulepreload" href="${escapeHtml(href)}">\n`).join('')}</head>
<body>
${body}
${data === undefined ? '' : `<script type="application/json" id="data">${escapeJson(data)}</script>\n`}</body>
</html>
`
}
