import { Router, type Request } from 'express'
import { sentencesFor, translateFor } from '../../intake/language/index.ts'
import { renderFirst } from '../../intake/web/first-message.ts'
import type { Say } from '../domain/conversation.ts'
import { languageOf, LANGUAGES, type LanguageCode } from '../domain/languages.ts'
import { bundleClient, escapeHtml, page, type Bundle } from '../platform/pages.ts'
import { embedRouter } from './embed/routes.ts'
import { spokenIn } from './language.ts'

export interface IntakePageNeeds {
  msp: { name: string }
  /** What the conversation says to a stranger, with its first question. */
  opening: (language: LanguageCode) => Say[]
  /** Other sites that may show it inside their pages. */
  embedOrigins?: readonly string[]
}

/**
 * The intake page at `/` and its files, in the language of `?lang=` or of the browser. Its first message is part of the
 * HTML. The page itself is the same for everybody: whose conversation it is, the browser knows.
 */
export async function intakePage(needs: IntakePageNeeds): Promise<Router> {
  const bundle = await bundleClient({
    name: 'intake',
    entry: new URL('../../intake/web/main.ts', import.meta.url),
    styles: [new URL('../../intake/web/styles/intake.css', import.meta.url)],
  })
  const pages = new Map(LANGUAGES.map(({ code }) => [code, draw(needs, code, bundle)]))
  const router = Router()
  router.get('/', (req, res) => {
    const language = languageAsked(req)
    res
      .set({ 'Cache-Control': 'no-cache', 'Content-Language': language })
      .vary('Accept-Language')
      .type('html')
      .send(pages.get(language))
  })
  const embed = await embedRouter({
    msp: needs.msp,
    origins: needs.embedOrigins ?? [],
    draw: (req, more) => (pages.get(languageAsked(req)) ?? '').replace('</body>', `${more}\n</body>`),
  })
  return router.use(embed, bundle.router)
}

/** What the address asks for, else what the browser prefers. */
const languageAsked = (req: Request): LanguageCode =>
  spokenIn(req.query.lang) ?? languageOf(req.acceptsLanguages())

function draw({ msp, opening }: IntakePageNeeds, code: LanguageCode, bundle: Bundle): string {
  const t = translateFor(code)
  const first = { msp: { name: msp.name }, opening: opening(code) }
  const language = { code, sentences: sentencesFor(code) }
  return page({
    title: t`IT assessment with ${msp.name}`,
    description: t.text(
      'Six minutes of questions, and a result at once: what is fine, what to fix, what to do next.',
    ),
    bundle,
    lang: code,
    body: `${renderFirst({ ...first, language })}
<noscript><p class="notice attention">${escapeHtml(t`This page needs JavaScript. Please switch it on, or call ${msp.name}.`)}</p></noscript>`,
    data: { ...first, lang: code, language },
  })
}
