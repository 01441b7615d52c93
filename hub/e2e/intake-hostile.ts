import { z } from 'zod'
import type { DemoHub } from './demo-hub.ts'
import { STRAIGHT } from '../../intake/conversation/testing.ts'

/** An address that a stranger reaches, with a body that it takes. */
export interface Target {
  method: 'GET' | 'POST' | 'DELETE'
  /** `{conversation}`, `{link}` and `{check}` stand for ids. */
  path: string
  body?: unknown
  /** Opened by the key of a check instead of a chat token. */
  byCheckKey?: true
  /** Answers everybody; what is secret stands in the request itself. */
  open?: true
  /** What it does to its own person would end the attack. */
  ends?: true
}

const FIGURES = {
  latencyMs: { idle: [10, 11, 12, 13, 14], loaded: [20, 21] },
  down: { bytes: 200_000, ms: 100 },
  stun: { state: 'answered', mapped: [{ address: '192.0.2.7', port: 4000 }] },
  troubles: [],
}
const chat = (more: object) => ({ type: 'message', from: { id: 'ada' }, text: 'Hello', ...more })
const SAY = '/v3/directline/conversations/{conversation}/activities'
const value = (of: object) => ({ method: 'POST' as const, path: SAY, body: chat({ value: of }) })

/** Everything that answers without a session of the MSP. */
export const TARGETS: readonly Target[] = [
  {
    method: 'POST',
    path: '/v3/directline/tokens/generate',
    body: { user: { id: 'dl_ada' }, client: 'cards' },
    open: true,
  },
  { method: 'POST', path: '/v3/directline/tokens/refresh', body: {} },
  { method: 'POST', path: '/v3/directline/conversations', body: { locale: 'de' } },
  { method: 'GET', path: '/v3/directline/conversations/{conversation}?watermark=0' },
  { method: 'GET', path: `${SAY}?watermark=0` },
  { method: 'POST', path: SAY, body: chat({ channelData: { clientActivityID: 'k1' } }) },
  { method: 'POST', path: SAY, body: { type: 'event', name: 'sentry.language', value: 'fr' } },
  value({ action: 'more', path: 'costs' }),
  value({ action: 'edit', path: 'company.name' }),
  value({ question: 'you.name', answer: { firstName: 'Ada', lastName: 'Lovelace', website: '' } }),
  value({ question: 'services.list', answer: { paste: 'Slack, 12 users' } }),
  value({ question: 'costs.list', answer: { rows: [{ id: 'r1', label: 'Mail', amount: { min: 1 } }] } }),
  value({ question: 'custom.x', answer: { files: ['f1'] } }),
  value({ card: 'you', chips: 'a,b', text: 'x' }),
  { method: 'POST', path: '/v3/directline/conversations/{conversation}/upload?userId=ada', body: 'form' },
  { method: 'POST', path: '/intake/resume', body: { secret: '{secret}' }, open: true },
  { method: 'POST', path: '/intake/resume-link', body: { for: 'browser' } },
  { method: 'POST', path: '/intake/resume-mail', body: { email: 'ada@example.test', language: 'en' } },
  {
    method: 'POST',
    path: '/intake/colleague-link',
    body: { step: 'network', email: 'bob@example.test', name: 'Bob', language: 'es' },
  },
  { method: 'GET', path: '/intake/links' },
  { method: 'DELETE', path: '/intake/links/{link}' },
  { method: 'DELETE', path: '/intake/links', ends: true },
  { method: 'GET', path: '/intake/my-data' },
  { method: 'GET', path: '/intake/my-data/export' },
  { method: 'DELETE', path: '/intake/my-data', ends: true },
  { method: 'POST', path: '/intake/consents', body: { kind: 'contact', given: false } },
  { method: 'POST', path: '/intake/result-link', body: {} },
  { method: 'POST', path: '/intake/result', body: { secret: '{secret}' }, open: true },
  { method: 'POST', path: '/intake/result.pdf', body: { secret: '{secret}' } },
  { method: 'POST', path: '/intake/stop-reminders/{secret}', body: {}, open: true },
  { method: 'GET', path: '/intake/stop-reminders/{secret}', open: true },
  { method: 'POST', path: '/intake/check', body: { link: '{secret}' }, open: true },
  { method: 'POST', path: '/intake/check', body: {} },
  { method: 'POST', path: '/intake/check-link', body: { location: 'Springfield' } },
  { method: 'POST', path: '/intake/check-link/open', body: { link: '{secret}' }, open: true },
  { method: 'GET', path: '/intake/check/{check}/ping', open: true },
  { method: 'GET', path: '/intake/check/{check}/down?bytes=1000', byCheckKey: true },
  { method: 'POST', path: '/intake/check/{check}/up', body: 'bytes', byCheckKey: true },
  { method: 'POST', path: '/intake/check/{check}/address', body: 'text', open: true },
  { method: 'POST', path: '/intake/check/{check}/confirm', body: { atLocation: 'no' }, byCheckKey: true },
  { method: 'POST', path: '/intake/check/{check}/finish', body: FIGURES, byCheckKey: true },
  { method: 'POST', path: '/intake/check/{check}/cancel', byCheckKey: true, ends: true },
  {
    method: 'POST',
    path: '/api/messages',
    body: { type: 'message', id: '1', channelId: 'msteams', from: { id: 'x' }, text: 'Hello' },
  },
  { method: 'GET', path: '/embed?language=de&from=https%3A%2F%2Fwww.example.com', open: true },
  { method: 'GET', path: '/embed.js', open: true },
  { method: 'GET', path: '/result?lang=de', open: true },
  { method: 'GET', path: '/check?lang=de', open: true },
  { method: 'GET', path: '/?lang=de', open: true },
]

/** A prospect with a conversation, a link for a colleague, one to come back by, and a check that runs. */
export interface Prospect {
  token: string
  conversation: string
  secret: string
  link: string
  check: string
  checkKey: string
}

const Token = z.object({ token: z.string(), conversationId: z.string() })
const Check = z.object({ id: z.string(), key: z.string() })

/** One who said their name, how they can be reached and where they work, as `company`. */
export async function prospectOf({ call }: DemoHub, company: string): Promise<Prospect> {
  const begun = Token.parse((await call('POST', '/v3/directline/tokens/generate', { client: 'sentry' })).body)
  const { conversationId: conversation, token } = begun
  const bearer = { authorization: `Bearer ${token}` }
  const post = async (path: string, body: object) => {
    const reply = await call('POST', path, body, bearer)
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  await post('/v3/directline/conversations', {})
  for (const text of STRAIGHT.slice(0, 5))
    await post(SAY.replace('{conversation}', conversation), chat({ text: text.replace('Acme', company) }))
  const secretOf = (made: unknown) => /[#=]([\w.-]{20,})$/.exec(Url.parse(made).url)?.[1] ?? ''
  const secret = secretOf(await post('/intake/resume-link', {}))
  await post('/intake/colleague-link', { step: 'network', name: company })
  const { body: links } = await call('GET', '/intake/links', undefined, bearer)
  const { id: check, key: checkKey } = Check.parse(await post('/intake/check', {}))
  return { token, conversation, secret, link: Links.parse(links).items[0].id, check, checkKey }
}

const Url = z.object({ url: z.string() })
const Links = z.object({ items: z.tuple([z.object({ id: z.string() })]).rest(z.unknown()) })

export const BOUNDARY = 'sentry'

/** With the ids of somebody in their places. */
export const fill = (text: string, whose: Prospect): string =>
  text.replaceAll(/\{(conversation|link|check|secret)\}/g, (_, name: 'conversation') => whose[name])

export const typeOf = ({ body }: Target): Record<string, string> => {
  if (body === 'form') return { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` }
  if (body === 'bytes') return { 'Content-Type': 'application/octet-stream' }
  return body === 'text' ? { 'Content-Type': 'text/plain' } : { 'Content-Type': 'application/json' }
}

/** The bytes of its body; `json` writes what stands in JSON. */
export function bodyOf(
  { body }: Target,
  whose: Prospect,
  json: (good: unknown) => Buffer,
): Buffer | undefined {
  if (body === undefined) return undefined
  if (body === 'bytes') return Buffer.alloc(1_000)
  if (body === 'text') return Buffer.from(whose.checkKey)
  if (body !== 'form') return json(JSON.parse(fill(JSON.stringify(body), whose)))
  const part = (name: string, type: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="../a.pdf"\r\n`),
      Buffer.from(`Content-Type: ${type}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ])
  return Buffer.concat([
    part('activity', 'application/vnd.microsoft.activity', json({ type: 'message', text: 'A file' })),
    part('file', 'application/pdf', Buffer.from('%PDF-1.7\nAn invoice')),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ])
}
