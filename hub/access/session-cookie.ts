import { SESSION_ABSOLUTE_MS } from './sessions-store.ts'

export interface SessionCookie {
  name: string
  /** The token in a Cookie header, if any. */
  read(header: string | undefined): string | undefined
  /** Values for Set-Cookie. */
  set(token: string): string
  clear(): string
}

/**
 * SameSite=Strict works although CRM records link here from another site: the console's pages are the same for
 * everybody, and what they fetch afterwards is same-site. `__Host-` and Secure need https, so only production has them.
 */
export function makeSessionCookie({ secure }: { secure: boolean }): SessionCookie {
  const name = secure ? '__Host-sentry' : 'sentry'
  const flags = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
  return {
    name,
    read(header) {
      const pairs = (header ?? '').split(';').map((pair) => pair.trim())
      const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
      return value && /^[\w-]{43}$/.test(value) ? value : undefined
    },
    set: (token) => `${name}=${token}; ${flags}; Max-Age=${SESSION_ABSOLUTE_MS / 1000}`,
    clear: () => `${name}=; ${flags}; Max-Age=0`,
  }
}
