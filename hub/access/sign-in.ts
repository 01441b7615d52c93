import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { addressGroup } from '../platform/rate-limit-address.ts'
import type { Attempts } from './attempts-store.ts'
import type { Passwords } from './passwords.ts'
import { hashSecret } from './secrets.ts'
import type { Sessions } from './sessions-store.ts'
import type { User, Users } from './users-store.ts'

const WINDOW_MS = 15 * 60 * 1000
/** One address on one account; then all addresses on one account; then one address on all accounts. */
const PAIR = { tries: 8, windowMs: WINDOW_MS }
const ACCOUNT = { tries: 60, windowMs: WINDOW_MS }
const ADDRESS = { tries: 40, windowMs: WINDOW_MS }

interface Needs {
  users: Users
  sessions: Sessions
  passwords: Passwords
  attempts: Attempts
  log: Log
}

export interface SignInInput {
  email: string
  password: string
  address: string | undefined
  /** The token of a session that the browser still has: it ends here. */
  oldToken: string | undefined
}

export type SignIn = (input: SignInInput) => Promise<{ token: string; user: User }>

/** The same answer and the same time whether the e-mail or the password is wrong. */
export function makeSignIn({ users, sessions, passwords, attempts, log }: Needs): SignIn {
  return async ({ email, password, address, oldToken }) => {
    const from = addressGroup(address)
    const account = hashSecret(email.trim().toLowerCase())
    const pair = `pair:${account}:${from}`
    await attempts.count(`address:${from}`, ADDRESS)
    await attempts.count(pair, PAIR)
    await attempts.count(`account:${account}`, ACCOUNT)

    const user = await users.findByEmail(email)
    if (!(await passwords.verify(password, user?.passwordHash)) || !user) {
      log.warn({ from }, 'sign-in refused')
      throw new HubError('unauthenticated', 'E-mail and password do not match.', {
        hint: 'Check both and try again. If you forgot your password, ask an admin to invite you again.',
      })
    }
    await attempts.forget(pair)
    if (oldToken) await sessions.close(oldToken)
    await users.signedIn(user.id)
    log.info({ userId: user.id }, 'signed in')
    return { token: await sessions.open(user.id), user }
  }
}
