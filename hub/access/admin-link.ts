import type { Links } from './links-store.ts'
import type { Users } from './users-store.ts'

export const ADMIN_LINK_MS = 60 * 60 * 1000

/** The address where the first admin sets a password, or null when there is an admin. Replaces the link before it. */
export type MakeAdminLink = () => Promise<string | null>

export function makeMakeAdminLink(needs: {
  users: Users
  links: Links
  publicUrl: () => string
}): MakeAdminLink {
  return async () => {
    await needs.links.removeAll('setup')
    if ((await needs.users.countAdmins()) > 0) return null
    const { secret } = await needs.links.create({ purpose: 'setup', role: 'admin' }, ADMIN_LINK_MS)
    // After the #, so that no server and no proxy ever sees or logs it.
    return `${needs.publicUrl()}/console/setup#${secret}`
  }
}
