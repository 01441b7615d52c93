import { Router } from 'express'
import { mark } from '../platform/brand/mark.ts'
import { bundleClient, page, pageHeaders } from '../platform/pages.ts'
import type { PageData } from './catalogue.ts'
import { catalogueFields } from './editable.ts'

export interface ConsoleNeeds {
  production: boolean
}

/**
 * The console's page. It is the same for everybody and holds nothing to protect: who is signed in, and what they may
 * see, is decided by the API that the page asks.
 */
export async function consolePage({ production }: ConsoleNeeds): Promise<Router> {
  const bundle = await bundleClient({
    name: 'console',
    entry: new URL('./main.ts', import.meta.url),
    styles: [new URL('./console.css', import.meta.url)],
  })
  const document = page({
    title: 'Console – Entourage Sentry',
    description: 'Assessments, CRM connections, conflicts and sync runs.',
    bundle,
    body: `<div id="app"></div><template id="mark">${mark(26)}</template><noscript><p class="door">The console needs JavaScript.</p></noscript>`,
    data: { fields: catalogueFields(), demo: !production } satisfies PageData,
  })
  return Router()
    .use(bundle.router)
    .get(['/console', '/console/*path'], pageHeaders({ production }), (req, res, next) => {
      if (req.path.startsWith('/console/api/')) return next()
      res.set('Cache-Control', 'no-cache').type('html').send(document)
    })
}
