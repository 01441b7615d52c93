import { HubError } from '../domain/errors.ts'

interface Headers {
  'sec-fetch-site'?: string | string[] | undefined
  origin?: string | undefined
  host?: string | undefined
}

/** Refuses a write that carries our cookie but was started by another site. Browsers set these headers; pages cannot. */
export function checkSameOrigin(headers: Headers, publicUrl: string): void {
  if (isSameOrigin(headers, publicUrl)) return
  throw new HubError('forbidden', 'This request did not come from a page of this hub.', {
    hint: 'Open the console at its own address and try again. Programs use an API key instead of a cookie.',
  })
}

function isSameOrigin({ 'sec-fetch-site': site, origin, host }: Headers, publicUrl: string): boolean {
  if (site !== undefined) return site === 'same-origin'
  if (origin === undefined) return false
  return origin === new URL(publicUrl).origin || (isLoopback(origin) && new URL(origin).host === host)
}

/** The demo answers on localhost and 127.0.0.1 alike; only one of them is its public address. */
const isLoopback = (origin: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin)
