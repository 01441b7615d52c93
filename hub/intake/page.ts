import { Router } from 'express'
import { renderFirst, type FirstScreen } from '../../intake/web/first-message.ts'
import { bundleClient, escapeHtml, page } from '../platform/pages.ts'

/**
 * The intake page at `/` and its files. Its first message is part of the HTML. The page itself is the same for
 * everybody: whose conversation it is, the browser knows.
 */
export async function intakePage({ msp, opening }: FirstScreen): Promise<Router> {
  const bundle = await bundleClient({
    name: 'intake',
    entry: new URL('../../intake/web/main.ts', import.meta.url),
    styles: [new URL('../../intake/web/styles/intake.css', import.meta.url)],
  })
  const html = page({
    title: `IT assessment with ${msp.name}`,
    description:
      'Six minutes of questions, and a result at once: what is fine, what to fix, what to do next.',
    bundle,
    body: `${renderFirst({ msp, opening })}
<noscript><p class="notice attention">This page needs JavaScript. Please switch it on, or call ${escapeHtml(msp.name)}.</p></noscript>`,
    data: { msp: { name: msp.name }, opening },
  })
  const router = Router()
  router.get('/', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('html').send(html)
  })
  return router.use(bundle.router)
}
