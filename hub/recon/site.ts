import type { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import type { SiteResult } from '../domain/recon.ts'
import { clean } from './clean.ts'
import { absent, found, unchecked, type Part } from './part.ts'
import { readPage } from './page.ts'
import { technologiesOf } from './technologies.ts'
import type { Web } from './web.ts'

type Site = z.infer<typeof SiteResult>
type Page = Awaited<ReturnType<Web['get']>>

const HTTPS_TIMEOUT_MS = 7_000
const HTTP_TIMEOUT_MS = 4_000
const MAX_BYTES = 1_000_000

/** Reads the home page, over https first, and takes from it what it says about the company. */
export async function readSite(domain: string, web: Web, signal: AbortSignal): Promise<Part<Site>> {
  const answer = await homePage(domain, web, signal)
  if (answer instanceof HubError) return answer.code === 'not_found' ? absent : unchecked(reasonOf(answer))
  if (answer.status >= 400) return unchecked(`the website answered with the error ${answer.status}`)
  const https = answer.url.startsWith('https:')
  const html = htmlOf(answer)
  const page = readPage(html, domain)
  return found({
    url: answer.url.slice(0, 500),
    ...(page.title ? { title: page.title } : {}),
    ...(page.description ? { description: page.description } : {}),
    https,
    ...(https
      ? { hsts: /max-age\s*=\s*"?[1-9]/i.test(answer.headers['strict-transport-security'] ?? '') }
      : {}),
    redirects: answer.redirects.map((one) => clean(one, 500)),
    facts: page.facts,
    technologies: technologiesOf(html, page.generator, answer.headers),
  })
}

/** The first address that answers; otherwise the failure that says most. */
async function homePage(domain: string, web: Web, signal: AbortSignal): Promise<Page | HubError> {
  const tries: [url: string, timeoutMs: number][] = [
    [`https://${domain}/`, HTTPS_TIMEOUT_MS],
    [`https://www.${domain}/`, HTTPS_TIMEOUT_MS],
    [`http://${domain}/`, HTTP_TIMEOUT_MS],
    [`http://www.${domain}/`, HTTP_TIMEOUT_MS],
  ]
  let worst: HubError | undefined
  for (const [url, timeoutMs] of tries) {
    // A name without an address has none for http either; `www.` is asked only in its place.
    if (url.includes('//www.') !== (worst?.code === 'not_found')) continue
    try {
      return await web.get(url, {
        accept: 'text/html',
        maxBytes: MAX_BYTES,
        truncate: true,
        timeoutMs,
        signal,
      })
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      if (error.about.reason === 'not_resolved' && error.code !== 'not_found') return error
      worst = error
    }
  }
  return worst ?? new HubError('not_found', 'There is no website.')
}

function reasonOf(error: HubError): string {
  switch (error.about.reason) {
    case 'not_resolved':
      return 'the address of the website could not be looked up'
    case 'private_address':
    case 'local_name':
      return 'the website leads into a private network'
    case 'redirects':
      return 'the website redirects without end'
    case 'tls':
      return 'the certificate of the website is not trusted'
    case 'bad_reply':
    case 'too_large':
      return 'the website sent an answer that cannot be read'
    case 'port':
    case 'scheme':
    case 'userinfo':
    case 'bad_url':
      return 'the website redirects to an address that we do not visit'
    default:
      return 'the website did not answer in time'
  }
}

/** UTF-8 unless the server says another charset that Node knows. */
function htmlOf({ headers, body }: Page): string {
  const charset = /charset\s*=\s*"?([\w-]{1,40})/i.exec(headers['content-type'] ?? '')?.[1]
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}
