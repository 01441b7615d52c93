import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { COMMON_PASSWORDS } from './common-passwords.ts'

export const PASSWORD_MIN_CHARS = 12
export const PASSWORD_MAX_CHARS = 200
const SALT_BYTES = 16
const HASH_BYTES = 32
const MAX_MEMORY_BYTES = 96 * 1024 * 1024

interface Cost {
  N: number
  r: number
  p: number
}

/** https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt: 32 MB and three rounds. */
export const SCRYPT_COST: Cost = { N: 2 ** 15, r: 8, p: 3 }

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for an unknown account (`stored` undefined) as for a known one. */
  verify(password: string, stored: string | undefined): Promise<boolean>
}

/** The cost is kept with each hash, so that it can rise later without locking anybody out. */
export function makePasswords(cost: Cost = SCRYPT_COST): Passwords {
  const nobody = format(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES))
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES)
      return format(cost, salt, await derive(password, salt, cost))
    },
    async verify(password, stored) {
      const { salt, hash, ...used } = read(stored ?? nobody)
      const same = timingSafeEqual(await derive(password, salt, used), hash)
      return same && stored !== undefined
    },
  }
}

/** Why a password cannot be taken, in words for the person who chose it; undefined when it can. */
export function passwordProblem(
  password: string,
  about: { email: string; name?: string },
): string | undefined {
  const length = [...password].length
  if (length < PASSWORD_MIN_CHARS)
    return `Use at least ${PASSWORD_MIN_CHARS} characters. A few words make a good one.`
  if (length > PASSWORD_MAX_CHARS) return `Use at most ${PASSWORD_MAX_CHARS} characters.`
  const plain = squash(password)
  if (plain === squash(about.email) || (about.name && plain === squash(about.name)))
    return 'Your name and your e-mail are the first things that others try. Choose something else.'
  if (COMMON_PASSWORDS.has(plain) || new Set(plain).size < 4)
    return 'This password is on the lists that attackers try first. Choose something else.'
  return undefined
}

const squash = (text: string) => text.toLowerCase().replaceAll(/[\s_.-]/g, '')

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: MAX_MEMORY_BYTES }
  return new Promise((resolve, reject) => {
    // The same characters typed on different keyboards can be different code points: NFC makes them one.
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

const format = ({ N, r, p }: Cost, salt: Buffer, hash: Buffer) =>
  ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join(':')

function read(stored: string): Cost & { salt: Buffer; hash: Buffer } {
  const [scheme, N, r, p, salt, hash] = stored.split(':')
  if (scheme !== 'scrypt' || !salt || !hash) throw new Error('A stored password hash cannot be read.')
  return {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  }
}
