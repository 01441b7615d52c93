import { Router } from 'express'
import { bundleClient, page } from '../platform/pages.ts'

/** The page of a location's link at `/check`: the same for everybody; the secret stays in the browser. */
export async function checkPage({ msp }: { msp: { name: string } }): Promise<Router> {
  const bundle = await bundleClient({
    name: 'check',
    entry: new URL('../../intake/web/check/main.ts', import.meta.url),
    styles: [
      new URL('../../intake/web/styles/controls.css', import.meta.url),
      new URL('../../intake/web/check/check.css', import.meta.url),
    ],
  })
  const html = page({
    title: `Connection check for ${msp.name}`,
    bundle,
    body: '<div id="app"></div>\n<noscript><p class="notice attention">This page needs JavaScript. Please switch it on.</p></noscript>',
  })
  const router = Router()
  router.get('/check', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('html').send(html)
  })
  return router.use(bundle.router)
}
