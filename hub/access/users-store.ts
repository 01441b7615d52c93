import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Role } from '../domain/access.ts'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Keys } from '../store/keys.ts'
import { isDuplicate } from './duplicates.ts'

/** A person who may sign in. */
export interface User {
  id: string
  name: string
  email: string
  role: Role
  passwordHash: string
  createdAt: Date
  lastSignInAt?: Date
}

export interface NewUser {
  name: string
  email: string
  role: Role
  passwordHash: string
  /** The link that brought this person: at most one account comes from one link. */
  cameBy: string
}

export interface Users {
  /** Throws `gone` when the link has made an account already, `conflict` when the e-mail has one. */
  create(user: NewUser): Promise<User>
  find(id: string): Promise<User | null>
  findByEmail(email: string): Promise<User | null>
  list(): Promise<User[]>
  countAdmins(): Promise<number>
  signedIn(id: string): Promise<void>
  /** False when there was nobody to remove. */
  remove(id: string): Promise<boolean>
}

interface UserDoc {
  _id: string
  name: string
  email: string
  emailIndex: string
  role: Role
  passwordHash: string
  cameBy: string
  createdAt: Date
  lastSignInAt?: Date
}

const MAX_USERS = 1000

const schema = new Schema<UserDoc>({
  _id: { type: String, required: true },
  name: { type: String, required: true, sealed: true },
  email: { type: String, required: true, sealed: true },
  /** E-mails are sealed; a keyed hash finds them. */
  emailIndex: { type: String, required: true, unique: true },
  role: { type: String, required: true, index: true },
  passwordHash: { type: String, required: true },
  cameBy: { type: String, required: true, unique: true },
  createdAt: { type: Date, required: true },
  lastSignInAt: Date,
})

export function makeUsers({
  connection,
  keys,
  clock,
}: {
  connection: Connection
  keys: Keys
  clock: Clock
}): Users {
  const model = connection.model<UserDoc>('User', schema, 'users')
  const indexOf = (email: string) => keys.blindIndex('user.email', email.trim().toLowerCase())
  return {
    async create({ name, email, role, passwordHash, cameBy }) {
      const emailIndex = indexOf(email)
      // The unique indexes must stand before the first account: they are what makes one link one account.
      await model.init()
      try {
        const created = await model.create({
          _id: randomUUID(),
          name,
          email: email.trim(),
          emailIndex,
          role,
          passwordHash,
          cameBy,
          createdAt: clock.now(),
        })
        return toUser(created)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        throw (await model.exists({ cameBy })) ? linkUsed() : emailTaken()
      }
    },
    async find(id) {
      const found = await model.findOne({ _id: id })
      return found && toUser(found)
    },
    async findByEmail(email) {
      const found = await model.findOne({ emailIndex: indexOf(email) })
      return found && toUser(found)
    },
    async list() {
      return (await model.find().sort({ createdAt: 1, _id: 1 }).limit(MAX_USERS)).map(toUser)
    },
    countAdmins: () => model.countDocuments({ role: 'admin' }),
    async signedIn(id) {
      await model.updateOne({ _id: id }, { $set: { lastSignInAt: clock.now() } })
    },
    async remove(id) {
      return (await model.deleteOne({ _id: id })).deletedCount > 0
    },
  }
}

const toUser = ({ _id, name, email, role, passwordHash, createdAt, lastSignInAt }: UserDoc): User => ({
  id: _id,
  name,
  email,
  role,
  passwordHash,
  createdAt,
  ...(lastSignInAt ? { lastSignInAt } : {}),
})

const linkUsed = () =>
  new HubError('gone', 'This link has been used already.', {
    hint: 'Sign in with the password that was set with it.',
  })

const emailTaken = () =>
  new HubError('conflict', 'There is an account with this e-mail already.', {
    hint: 'Sign in with it, or use another e-mail.',
    fields: [{ path: 'email', message: 'There is an account with this e-mail already.' }],
  })
