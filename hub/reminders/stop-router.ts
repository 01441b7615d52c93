import { createHmac, timingSafeEqual } from 'node:crypto'
import { Router, type Request } from 'express'
import { HubError } from '../domain/errors.ts'
import { languageOf, type LanguageCode, type Translate } from '../domain/languages.ts'
import { bundleClient, escapeHtml, page } from '../platform/pages.ts'
import { addressGroup } from '../platform/rate-limit-address.ts'
import type { RateLimits } from '../platform/rate-limits.ts'

export interface StopNeeds {
  keys: { derive(purpose: string): Buffer }
  publicUrl: () => string
  rateLimits: RateLimits
  msp: { name: string }
  translate: (language: LanguageCode) => Translate
  /** Called with the id of the assessment. */
  stop: (assessmentId: string) => Promise<void>
}

export interface StopLinks {
  urlOf(assessmentId: string): string
  router: Router
}

const TRIES = { requests: 60, perSeconds: 60 }

/**
 * The link that stops reminders. Its secret is a signature of the assessment's id, good for this alone, so nothing of
 * it is stored and it never expires. Opening it (mail scanners do) changes nothing; its button, or the one click of a
 * mail program (RFC 8058), does. It stops for an assessment that is gone too, and so tells nobody which exist.
 */
export async function makeStopLinks(needs: StopNeeds): Promise<StopLinks> {
  const { keys, publicUrl, rateLimits, msp, stop } = needs
  const key = keys.derive('stop reminders')
  const sign = (id: string) => createHmac('sha256', key).update(id).digest('base64url')
  const tries = rateLimits.limit('stop reminders', TRIES)
  const bundle = await bundleClient({ name: 'reminders' })

  function read(given: string): string {
    const [id = '', signature = ''] = given.split('.')
    const [wanted, sent] = [Buffer.from(sign(id)), Buffer.from(signature)]
    if (id !== '' && wanted.length === sent.length && timingSafeEqual(wanted, sent)) return id
    throw new HubError('not_found', 'We do not know this link.', {
      hint: 'Check that it was copied whole, or answer the mail.',
    })
  }

  const speak = (req: Request) => needs.translate(languageOf(req.acceptsLanguages()))
  const answer = (lang: string, title: string, text: string, button?: string) =>
    page({
      title,
      lang,
      bundle,
      body: `<main class="door"><div class="card"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${
        button ? `<form method="post"><button class="primary">${escapeHtml(button)}</button></form>` : ''
      }</div></main>`,
    })

  const router = Router()
    .use('/intake/stop-reminders', async (req, res, next) => {
      await tries.take(addressGroup(req.ip))
      res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
      next()
    })
    .use(bundle.router)
    .get('/intake/stop-reminders/:link', (req, res) => {
      read(req.params.link)
      const t = speak(req)
      const text = t`${msp.name} will not remind you of this assessment again. What you answered stays, and your link still works.`
      res.type('html').send(answer(t.code, t`Stop the reminders?`, text, t`Stop the reminders`))
    })
    .post('/intake/stop-reminders/:link', async (req, res) => {
      await stop(read(req.params.link))
      const t = speak(req)
      const text = t`That is done. What you answered stays, and your link still works.`
      res.type('html').send(answer(t.code, t`No more reminders`, text))
    })
  return { urlOf: (id) => `${publicUrl()}/intake/stop-reminders/${id}.${sign(id)}`, router }
}
