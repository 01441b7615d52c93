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

/** Programs send no Origin; browsers do, and only pages of ours may talk to the conversation. */
export function checkOrigin(origin: string | undefined, publicUrl: string): void {
  if (origin === undefined) return
  const from = read(origin)
  if (from && isSame(from, new URL(publicUrl))) return
  throw new HubError('forbidden', 'Pages of other origins may not open conversations.', {
    hint: `Open ${publicUrl} instead.`,
  })
}

/** Where the socket is: at the public address, under the name of this machine that the client already uses. */
export function socketBase(host: string | undefined, publicUrl: string): string {
  const base = new URL(publicUrl)
  const asked = host ? read(`${base.protocol}//${host}`) : null
  const chosen = asked && isSame(asked, base) ? asked : base
  return `${chosen.protocol === 'https:' ? 'wss:' : 'ws:'}//${chosen.host}${base.pathname.replace(/\/$/, '')}`
}
