import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomUUID,
  type CipherGCMTypes,
} from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import { makePrivateDir } from './private-dir.ts'

/** Seals and opens values, and makes indexes that tell nothing. Ready once `openStore` has read the keyring. */
export interface Keys {
  /** Encrypts; `aad` binds the result to its place, so that it opens nowhere else. */
  seal(aad: string, plain: Buffer): string
  /** Throws when the text was changed, or sealed for another place. */
  open(aad: string, sealed: string): Buffer
  /** A keyed hash of a normalised value, for looking it up; `name` keeps the indexes of two fields apart. */
  blindIndex(name: string, value: string): string
  /** 32 bytes for another purpose, always the same for the same name. */
  derive(purpose: string): Buffer
  /** Unwraps the data keys with the master key; called by `openStore`. */
  unlock(keyring: KeyringStore): Promise<void>
}

/** Where the wrapped keys are kept: beside the data they seal, so that a copy of the data can be opened again. */
export interface KeyringStore {
  load(): Promise<unknown>
  /** Stores the first keyring unless there is one; answers the one that is there. */
  create(keyring: Keyring): Promise<unknown>
}

const PURPOSES = ['data', 'index', 'derive'] as const
type Purpose = (typeof PURPOSES)[number]

const WrappedKey = z.object({
  id: z.string(),
  purpose: z.enum(PURPOSES),
  /** The newest key of a purpose that is active is the one that new values get. */
  active: z.boolean(),
  wrapped: z.string(),
})

export const Keyring = z.object({
  /** Which master key wraps the keys; tells nothing about it. */
  master: z.string(),
  keys: z.array(WrappedKey),
})
export type Keyring = z.infer<typeof Keyring>

export interface LoadKeysOptions {
  /** 32 bytes, base64. Absent in the demo: then one is made once and kept under `dataDir`. */
  masterKey?: string | undefined
  dataDir: string
}

/** Loads the master key. Everything but `unlock` works only after `openStore` has opened the keyring. */
export async function loadKeys({ masterKey, dataDir }: LoadKeysOptions): Promise<Keys> {
  const source = masterKey === undefined ? join(dataDir, 'keys', 'master.key') : 'SENTRY_MASTER_KEY'
  const text = masterKey ?? (await demoKey(join(dataDir, 'keys')))
  const master = Buffer.from(text.trim(), 'base64')
  if (master.length !== KEY_BYTES)
    throw new HubError('misconfigured', `The master key in ${source} is not 32 bytes in base64.`, {
      hint: 'Make one with `openssl rand -base64 32`, or restore the one that this data was sealed with.',
    })
  return makeKeys(master, source)
}

const KEY_BYTES = 32

function makeKeys(master: Buffer, source: string): Keys {
  let ring: Ring | undefined
  const opened = (): Ring => {
    if (ring) return ring
    throw new HubError('internal', 'The keys were used before the store was open.', {
      hint: 'Await openStore() first.',
    })
  }
  return {
    seal(aad, plain) {
      const { id, key } = opened().active('data')
      return `${SEALED}.${id}.${encrypt(key, aad, plain)}`
    },
    open(aad, sealed) {
      const [mark, id = '', body = ''] = sealed.split('.')
      const key = opened().byId(id)
      if (mark !== SEALED || !key) throw new Error('Not a sealed value, or sealed with a key that is gone')
      return decrypt(key, aad, body)
    },
    blindIndex: (name, value) =>
      createHmac('sha256', opened().active('index').key)
        .update(JSON.stringify([name, value]))
        .digest('base64url'),
    derive: (purpose) =>
      Buffer.from(hkdfSync('sha256', opened().active('derive').key, '', purpose, KEY_BYTES)),
    async unlock(store) {
      const stored = (await store.load()) ?? (await store.create(newKeyring(master)))
      ring = unwrapAll(Keyring.parse(stored), master, source)
    },
  }
}

const SEALED = 's1'

interface Ring {
  active(purpose: Purpose): { id: string; key: Buffer }
  byId(id: string): Buffer | undefined
}

function newKeyring(master: Buffer): Keyring {
  const keys = PURPOSES.map((purpose) => {
    const id = `${purpose}-${randomUUID().slice(0, 8)}`
    return { id, purpose, active: true, wrapped: encrypt(wrappingKey(master), id, randomBytes(KEY_BYTES)) }
  })
  return { master: fingerprint(master), keys }
}

function unwrapAll(keyring: Keyring, master: Buffer, source: string): Ring {
  if (keyring.master !== fingerprint(master))
    throw new HubError(
      'misconfigured',
      `The master key in ${source} is not the one that this database was sealed with (it has fingerprint ${fingerprint(master)}, the database needs ${keyring.master}).`,
      {
        hint: 'Set SENTRY_MASTER_KEY to the key this data was first started with. Without it the data stays sealed.',
      },
    )
  const byId = new Map(keyring.keys.map(({ id, wrapped }) => [id, decrypt(wrappingKey(master), id, wrapped)]))
  return {
    byId: (id) => byId.get(id),
    active(purpose) {
      const id = keyring.keys.findLast((one) => one.purpose === purpose && one.active)?.id
      const key = id === undefined ? undefined : byId.get(id)
      if (id === undefined || !key)
        throw new HubError('internal', `The keyring has no active ${purpose} key.`)
      return { id, key }
    },
  }
}

const wrappingKey = (master: Buffer) =>
  Buffer.from(hkdfSync('sha256', master, '', 'wrap data keys', KEY_BYTES))

const fingerprint = (master: Buffer) =>
  Buffer.from(hkdfSync('sha256', master, '', 'fingerprint', 6)).toString('hex')

const CIPHER: CipherGCMTypes = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Random bytes are drawn for many at once: a call for each costs more than the sealing. None is handed out twice. */
const POOL_BYTES = 512 * IV_BYTES
let pool = Buffer.alloc(0)

function nextIv(): Buffer {
  if (pool.length === 0) pool = randomBytes(POOL_BYTES)
  const iv = pool.subarray(0, IV_BYTES)
  pool = pool.subarray(IV_BYTES)
  return iv
}

function encrypt(key: Buffer, aad: string, plain: Buffer): string {
  const iv = nextIv()
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(aad))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

function decrypt(key: Buffer, aad: string, text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
}

/** Made once. Written whole under another name and then linked, so that no crash leaves half a key. */
async function demoKey(directory: string): Promise<string> {
  const file = join(directory, 'master.key')
  await makePrivateDir(directory)
  const known = await readFile(file, 'utf8').catch(absent)
  if (known !== undefined) return known
  const draft = join(directory, `.${randomUUID()}`)
  const handle = await open(draft, 'wx', 0o600)
  await handle.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`)
  await handle.sync()
  await handle.close()
  await link(draft, file).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  await rm(draft)
  return readFile(file, 'utf8')
}

function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
  return undefined
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
