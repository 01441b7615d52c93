import type { Attempts } from './attempts-store.ts'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { addressGroup } from '../platform/rate-limit-address.ts'
import type { AccessLink, Links } from './links-store.ts'
import { passwordProblem, type Passwords } from './passwords.ts'
import type { Sessions } from './sessions-store.ts'
import type { User, Users } from './users-store.ts'

const TRIES = { tries: 30, windowMs: 15 * 60 * 1000 }

interface Needs {
  users: Users
  links: Links
  sessions: Sessions
  passwords: Passwords
  attempts: Attempts
  log: Log
}

export interface UseLinkInput {
  purpose: AccessLink['purpose']
  secret: string
  name: string
  /** Ignored for an invitation: it names the e-mail. */
  email?: string | undefined
  password: string
  address: string | undefined
}

export type UseLink = (input: UseLinkInput) => Promise<{ token: string; user: User }>

/**
 * Turns a one-time link into an account, and signs in. The account carries the link's id under a unique index, so that
 * storing the account is what consumes the link: of two requests at once, one wins.
 */
export function makeUseLink({ users, links, sessions, passwords, attempts, log }: Needs): UseLink {
  return async ({ purpose, secret, name, email, password, address }) => {
    await attempts.count(`link:${addressGroup(address)}`, TRIES)
    const link = await links.find(secret, purpose)
    if (!link || (purpose === 'setup' && (await users.countAdmins()) > 0)) throw deadLink(purpose)

    const theirs = link.email ?? email
    if (!theirs) throw invalid('email', 'Give the e-mail that you will sign in with.')
    const problem = passwordProblem(password, { email: theirs, name })
    if (problem) throw invalid('password', problem)

    const passwordHash = await passwords.hash(password)
    const user = await users.create({ name, email: theirs, role: link.role, passwordHash, cameBy: link.id })
    await links.remove(link.id)
    log.info({ userId: user.id, purpose }, 'account made by link')
    return { token: await sessions.open(user.id), user }
  }
}

/** What to say about a link that cannot be used, without saying why to somebody who guesses. */
export function deadLink(purpose: AccessLink['purpose']): HubError {
  return new HubError('gone', 'This link has expired or was used already.', {
    hint:
      purpose === 'setup'
        ? 'If you set your password with it, sign in. Otherwise start the hub again: it prints a new link.'
        : 'If you set your password with it, sign in. Otherwise ask an admin for a new invitation.',
  })
}

const invalid = (path: string, message: string) =>
  new HubError('invalid_input', message, { hint: 'Correct it and send again.', fields: [{ path, message }] })
