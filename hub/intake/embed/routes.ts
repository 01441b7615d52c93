import { Router, type Request, type RequestHandler } from 'express'
import { translateFor } from '../../../intake/language/index.ts'
import { LANGUAGES } from '../../domain/languages.ts'
import { escapeHtml } from '../../platform/pages.ts'
import { bundleScript } from '../../platform/script-bundle.ts'

export interface EmbedNeeds {
  msp: { name: string }
  /** Sites that may show the intake; nobody else may. */
  origins: readonly string[]
  /** The intake page for a request, with more at its end. */
  draw: (req: Request, more: string) => string
}

const INSIDE = '/embed-inside.js'

/** The script for the MSP's own site, and the intake inside the frame that it opens. */
export async function embedRouter({ msp, origins, draw }: EmbedNeeds): Promise<Router> {
  const labels = Object.fromEntries(
    LANGUAGES.map(({ code }) => {
      const t = translateFor(code)
      const label = {
        button: t.text('Free IT check'),
        title: t`IT assessment with ${msp.name}`,
        close: t.text('Close'),
      }
      return [code, label]
    }),
  )
  const [outside, inside] = await Promise.all([
    bundleScript(new URL('./outside.ts', import.meta.url), { LABELS: labels }),
    bundleScript(new URL('./inside.ts', import.meta.url)),
  ])
  const script =
    (text: string): RequestHandler =>
    (_req, res) =>
      void res
        .set({
          // Other sites may run it; what they may frame is decided below.
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'Cache-Control': 'public, max-age=3600',
        })
        .type('js')
        .send(text)

  const router = Router()
  router.get('/embed.js', script(outside))
  router.get(INSIDE, script(inside))
  router.get('/embed', (req, res) => {
    const from = allowed(req.query.from, origins)
    if (from === null) return void res.status(403).type('html').send(refusal(msp.name))
    // Instead of nobody: this one site. Older browsers know only all or nothing, and nothing would be too little.
    const policy = String(res.get('Content-Security-Policy') ?? '')
    res.set('Content-Security-Policy', framedBy(policy, from)).removeHeader('X-Frame-Options')
    res
      .set('Cache-Control', 'no-cache')
      .vary('Accept-Language')
      .type('html')
      .send(draw(req, `<script type="module" src="${INSIDE}"></script>`))
  })
  return router
}

function allowed(from: unknown, origins: readonly string[]): string | null {
  return typeof from === 'string' && origins.includes(from) ? from : null
}

const framedBy = (policy: string, origin: string): string =>
  policy.includes('frame-ancestors')
    ? policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${origin}`)
    : [policy, `frame-ancestors ${origin}`].filter(Boolean).join('; ')

const refusal = (msp: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not here</title><p>${escapeHtml(msp)} has not allowed its assessment on this site. Please open it on the site of ${escapeHtml(msp)}.</p></html>`
