import { Router } from 'express'
import { languageOf, LANGUAGES, type LanguageCode } from '../domain/languages.ts'
import { bundleClient, escapeHtml, page } from '../platform/pages.ts'

export interface ResultPageNeeds {
  /** The sentences of the client, and those of this page, in a language. */
  sentences: (language: LanguageCode) => unknown
  say: (language: LanguageCode) => { title: string; needsScript: string }
}

/** The page of a result's link at `/result`: the same for everybody; the secret stays in the browser. */
export async function resultPage({ sentences, say }: ResultPageNeeds): Promise<Router> {
  const bundle = await bundleClient({
    name: 'result',
    entry: new URL('../../intake/web/result-page.ts', import.meta.url),
    styles: [new URL('../../intake/web/styles/intake.css', import.meta.url)],
  })
  const pages = new Map(
    LANGUAGES.map(({ code }) => {
      const { title, needsScript } = say(code)
      const body = `<div id="app"></div>\n<noscript><p class="notice attention">${escapeHtml(needsScript)}</p></noscript>`
      return [code, page({ title, bundle, lang: code, body, data: { code, sentences: sentences(code) } })]
    }),
  )
  const router = Router()
  router.get('/result', (req, res) => {
    const language = languageOf([String(req.query.lang ?? ''), ...req.acceptsLanguages()])
    res.set('Cache-Control', 'no-cache').vary('Accept-Language').type('html').send(pages.get(language))
  })
  return router.use(bundle.router)
}
