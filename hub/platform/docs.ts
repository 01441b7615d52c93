import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Router, type Response } from 'express'
import { markIcon, wordmark } from './brand/mark.ts'

/** The documentation of the API: `/openapi.json`, and a page at `/docs` that shows it and can try calls. */
export function docsRouter(document: () => object): Router {
  const router = Router()
  router.get('/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'no-cache').json(document())
  })
  router.get('/docs', (req, res) => {
    // Relative addresses on the page need it.
    if (req.originalUrl.split('?')[0]?.endsWith('/')) return res.redirect(301, `${req.baseUrl}/docs`)
    res.set('Content-Security-Policy', CSP).set('Cache-Control', 'no-cache').type('html').end(PAGE)
  })
  for (const [name, read] of Object.entries(FILES))
    router.get(`/docs/${name}`, (_req, res) => send(res, name, read()))
  return router
}

/**
 * Swagger UI draws some pictures from data addresses. Everything else is as on our other pages: its scripts and
 * styles are files of this origin, and it needs no inline ones.
 */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const swaggerUi = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')
const library = (name: string) => () => readFileSync(swaggerUi.replace(/package\.json$/, name))
const own = (path: string) => () => readFileSync(fileURLToPath(new URL(path, import.meta.url)))

const FILES: Record<string, () => Buffer> = {
  'swagger-ui-bundle.js': library('swagger-ui-bundle.js'),
  'swagger-ui.css': library('swagger-ui.css'),
  'docs.css': own('./docs.css'),
  'start.js': own('./docs-start.js'),
}

function send(res: Response, name: string, content: Buffer): void {
  res
    .set('Cache-Control', 'public, max-age=3600')
    .type(name.endsWith('.js') ? 'text/javascript' : 'text/css')
    .end(content)
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API – Entourage Sentry</title>
<link rel="icon" href="${markIcon}">
<link rel="stylesheet" href="docs/swagger-ui.css">
<link rel="stylesheet" href="docs/docs.css">
<script src="docs/swagger-ui-bundle.js" defer></script>
<script src="docs/start.js" defer></script>
</head>
<body>
<header class="docs-header">${wordmark()}<span class="docs-what">API</span><a href="openapi.json">openapi.json</a></header>
<main id="docs"><noscript>This page needs JavaScript. The document itself is at <a href="openapi.json">openapi.json</a>.</noscript></main>
</body>
</html>
`
