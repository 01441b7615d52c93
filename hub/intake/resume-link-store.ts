import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { StepId } from '../domain/vocabulary.ts'

/** A link that a person had sent to themselves, or made for a colleague. Its secret is kept as a hash alone. */
export interface PersonLink {
  id: string
  kind: 'mail' | 'colleague'
  assessmentId: string
  hash: string
  /** To whom it was mailed. */
  email?: string
  /** How the person named the colleague. */
  name?: string
  /** The one step that a colleague's link shows. */
  step?: StepId
  createdAt: string
  expiresAt: string
  openedAt?: string
  revokedAt?: string
}

export interface PersonLinks {
  add(link: Omit<PersonLink, 'id' | 'createdAt'>): Promise<PersonLink>
  byHash(hash: string): Promise<PersonLink | null>
  /** The newest first. */
  of(assessmentId: string): Promise<PersonLink[]>
  opened(id: string): Promise<void>
  /** The links that still opened something until now. */
  revoke(assessmentId: string, which?: { id?: string; kind?: PersonLink['kind'] }): Promise<PersonLink[]>
  forget(assessmentId: string): Promise<void>
}

interface Row extends Omit<PersonLink, 'id'> {
  _id: string
  forgetAt: Date
}

/** Links that ended are remembered a while, so that whoever opens one is told why it does not work. */
const REMEMBERED_MS = 90 * 24 * 60 * 60 * 1000
const MOST = 100

const schema = new Schema<Row>(
  {
    _id: String,
    kind: String,
    assessmentId: { type: String, index: true },
    hash: { type: String, unique: true },
    email: { type: String, sealed: true },
    name: { type: String, sealed: true },
    step: String,
    createdAt: String,
    expiresAt: String,
    openedAt: String,
    revokedAt: String,
    forgetAt: { type: Date, expires: 0 },
  },
  { collection: 'person_links', versionKey: false },
)

export function makePersonLinks(connection: Connection, clock: Clock): PersonLinks {
  const rows = connection.model<Row>('PersonLink', schema)
  const now = () => clock.now().toISOString()

  return {
    async add(link) {
      const made = { ...link, _id: randomUUID(), createdAt: now() }
      const forgetAt = new Date(Date.parse(link.expiresAt) + REMEMBERED_MS)
      await rows.create({ ...made, forgetAt })
      return linkOf(made)
    },
    async byHash(hash) {
      const found = await rows.findOne({ hash }).lean<Row>()
      return found && linkOf(found)
    },
    async of(assessmentId) {
      const found = await rows.find({ assessmentId }).sort({ createdAt: -1 }).limit(MOST).lean<Row[]>()
      return found.map(linkOf)
    },
    async opened(id) {
      await rows.updateOne({ _id: id, openedAt: null }, { $set: { openedAt: now() } })
    },
    async revoke(assessmentId, { id, kind } = {}) {
      const filter = { assessmentId, revokedAt: null, ...(id ? { _id: id } : {}), ...(kind ? { kind } : {}) }
      const alive = (await rows.find(filter).limit(MOST).lean<Row[]>()).map(linkOf)
      await rows.updateMany(filter, { $set: { revokedAt: now() } })
      return alive.filter(({ expiresAt }) => expiresAt > now())
    },
    async forget(assessmentId) {
      await rows.deleteMany({ assessmentId })
    },
  }
}

function linkOf({ _id, ...row }: Omit<Row, 'forgetAt'> & { forgetAt?: Date }): PersonLink {
  const { forgetAt: _forget, ...link } = row
  return { ...link, id: _id }
}
