import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Role } from '../domain/access.ts'
import type { Clock } from '../domain/clock.ts'
import { hashSecret, newSecret } from './secrets.ts'

/** A one-time link that lets somebody set a password: the first admin's, or an invitation. */
export interface AccessLink {
  id: string
  purpose: 'setup' | 'invitation'
  role: Role
  email?: string
  createdAt: Date
  expiresAt: Date
}

export interface Links {
  create(
    link: Pick<AccessLink, 'purpose' | 'role' | 'email'>,
    lifetimeMs: number,
  ): Promise<{ secret: string; link: AccessLink }>
  /** The link of a secret while it lives, else null. */
  find(secret: string, purpose: AccessLink['purpose']): Promise<AccessLink | null>
  list(purpose: AccessLink['purpose']): Promise<AccessLink[]>
  /** False when there was none. */
  remove(id: string): Promise<boolean>
  removeAll(purpose: AccessLink['purpose']): Promise<void>
}

interface LinkDoc extends Omit<AccessLink, 'id'> {
  _id: string
  secretHash: string
}

const MAX_LISTED = 200

const schema = new Schema<LinkDoc>({
  _id: { type: String, required: true },
  secretHash: { type: String, required: true, unique: true },
  purpose: { type: String, required: true, index: true },
  role: { type: String, required: true },
  email: { type: String, sealed: true },
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true, expires: 0 },
})

export function makeLinks({ connection, clock }: { connection: Connection; clock: Clock }): Links {
  const model = connection.model<LinkDoc>('AccessLink', schema, 'access_links')
  return {
    async create(link, lifetimeMs) {
      const secret = newSecret()
      const createdAt = clock.now()
      const expiresAt = new Date(createdAt.getTime() + lifetimeMs)
      const made = await model.create({
        _id: randomUUID(),
        secretHash: hashSecret(secret),
        ...link,
        createdAt,
        expiresAt,
      })
      return { secret, link: toLink(made) }
    },
    async find(secret, purpose) {
      const found = await model.findOne({ secretHash: hashSecret(secret) })
      return found && found.purpose === purpose && found.expiresAt > clock.now() ? toLink(found) : null
    },
    async list(purpose) {
      const found = await model.find({ purpose }).sort({ createdAt: 1 }).limit(MAX_LISTED)
      return found.filter(({ expiresAt }) => expiresAt > clock.now()).map(toLink)
    },
    async remove(id) {
      return (await model.deleteOne({ _id: id })).deletedCount > 0
    },
    async removeAll(purpose) {
      await model.deleteMany({ purpose })
    },
  }
}

const toLink = ({ _id, purpose, role, email, createdAt, expiresAt }: LinkDoc): AccessLink => ({
  id: _id,
  purpose,
  role,
  ...(email ? { email } : {}),
  createdAt,
  expiresAt,
})
