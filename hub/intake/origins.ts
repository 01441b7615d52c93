import type { RequestHandler } from 'express'
import { HubError } from '../domain/errors.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether two origins are one place: the same, or two names of this machine with the same port. */
function isSame(a: URL, b: URL): boolean {
  if (a.origin === b.origin) return true
  return (
    a.protocol === b.protocol && a.port === b.port && LOOPBACK.has(a.hostname) && LOOPBACK.has(b.hostname)
  )
}

const read = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

/**
 * Programs send no Origin; browsers do, and only pages of ours, and of sites that the MSP named, may talk to the
 * conversation.
 */
export function checkOrigin(
  origin: string | undefined,
  publicUrl: string,
  others: readonly string[] = [],
): void {
  if (origin === undefined || others.includes(origin)) return
  const from = read(origin)
  if (from && isSame(from, new URL(publicUrl))) return
  throw new HubError('forbidden', 'Pages of other origins may not open conversations.', {
    hint: `Open ${publicUrl} instead.`,
  })
}

/** Lets pages of the sites that the MSP named read our answers; they hold no cookie of ours, and send none. */
export function answerOtherSites(others: readonly string[]): RequestHandler {
  return (req, res, next) => {
    const { origin } = req.headers
    if (others.length > 0) res.vary('Origin')
    if (origin === undefined || !others.includes(origin)) return next()
    res.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' })
    if (req.method !== 'OPTIONS') return next()
    res
      .set({
        'Access-Control-Allow-Methods': 'GET, POST, DELETE',
        'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
        'Access-Control-Max-Age': '600',
      })
      .status(204)
      .end()
  }
}

/** Where the socket is: at the public address, under the name of this machine that the client already uses. */
export function socketBase(host: string | undefined, publicUrl: string): string {
  const base = new URL(publicUrl)
  const asked = host ? read(`${base.protocol}//${host}`) : null
  const chosen = asked && isSame(asked, base) ? asked : base
  return `${chosen.protocol === 'https:' ? 'wss:' : 'ws:'}//${chosen.host}${base.pathname.replace(/\/$/, '')}`
}
