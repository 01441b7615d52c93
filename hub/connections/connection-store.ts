import { isDeepStrictEqual } from 'node:util'
import { Schema, type Connection as Database } from 'mongoose'
import type { Connection, Connections } from '../domain/sync.ts'
import { HubError } from '../domain/errors.ts'

interface ConnectionDoc extends Omit<Connection, 'id'> {
  _id: string
  credentials: Record<string, string>
  /** Rises when credentials are replaced, so that a renewed token never overwrites a newer one. */
  credentialsRound: number
}

const Mixed = Schema.Types.Mixed

const schema = new Schema<ConnectionDoc>(
  {
    _id: { type: String, required: true },
    crm: { type: String, required: true },
    title: { type: String, required: true },
    mapping: { type: String, required: true },
    mappingVersion: { type: Number, default: 1 },
    state: { type: String, required: true },
    reason: { type: String },
    needsPreview: { type: Boolean },
    twoWay: { type: Boolean, required: true },
    settings: { type: Mixed, required: true },
    choices: { type: Mixed, default: {} },
    keyedAnew: { type: [String] },
    credentials: { type: Mixed, sealed: true },
    credentialsRound: { type: Number, default: 0 },
    account: { type: String, required: true },
    owners: { type: Mixed, sealed: true },
    suspended: { type: Mixed, required: true },
    schemaHash: { type: String },
    schemaChangedAt: { type: String },
    cursors: { type: Mixed, required: true },
    abilities: { type: [String], default: undefined },
    trial: { type: Mixed },
    checkedAt: { type: String },
    fullPass: { type: Mixed },
    resumedAt: { type: String, required: true },
    createdAt: { type: String, required: true },
  },
  { minimize: false },
)

export interface ConnectionStore extends Connections {
  add(connection: Connection, credentials: Record<string, string>): Promise<void>
  /** Throws `not_found` when there is none. */
  get(id: string): Promise<Connection>
  /**
   * Ids of the connections that are to hear of changes: what changes while one is paused is behind, not lost. One in
   * its set-up hears of everything once it is switched on.
   */
  ids(): Promise<string[]>
  replaceCredentials(id: string, credentials: Record<string, string>): Promise<void>
  remove(id: string): Promise<void>
}

const MOST = 100

export function makeConnections({ connection: database }: { connection: Database }): ConnectionStore {
  const model = database.model<ConnectionDoc>('CrmConnection', schema, 'crm_connections')
  const find = async (id: string) => {
    const found = await model.findOne({ _id: id })
    return found ? toConnection(found) : null
  }
  return {
    find,
    async get(id) {
      const found = await find(id)
      if (!found) throw noSuch(id)
      return found
    },
    async list() {
      return (await model.find({}).sort({ createdAt: 1 }).limit(MOST)).map(toConnection)
    },
    async ids() {
      const found = await model
        .find({ state: { $ne: 'setup' } }, { _id: 1 })
        .limit(MOST)
        .lean()
      return found.map(({ _id }) => _id)
    },
    async credentials(id) {
      const found = await model.findOne({ _id: id })
      if (!found) throw noSuch(id)
      return { ...found.credentials }
    },
    async add({ id, ...connection }, credentials) {
      await model.create({ _id: id, ...connection, credentials, credentialsRound: 0 })
    },
    async update(id, change) {
      const { reason, ...rest } = change
      const $set = { ...rest, ...(reason === undefined ? {} : { reason }) }
      // A reason belongs to a state: a new state without one has none.
      const $unset = change.state !== undefined && reason === undefined ? { $unset: { reason: 1 } } : {}
      await model.updateOne({ _id: id }, { $set, ...$unset })
    },
    async replaceCredentials(id, credentials) {
      await model.updateOne({ _id: id }, { $set: { credentials }, $inc: { credentialsRound: 1 } })
    },
    async renewed(id, before, after) {
      const found = await model.findOne({ _id: id })
      if (!found || !isDeepStrictEqual({ ...found.credentials }, before)) return
      const { credentialsRound } = found
      await model.updateOne(
        { _id: id, credentialsRound },
        { $set: { credentials: after }, $inc: { credentialsRound: 1 } },
      )
    },
    async remove(id) {
      await model.deleteOne({ _id: id })
    },
  }
}

const noSuch = (id: string) =>
  new HubError('not_found', 'There is no such connection.', {
    hint: 'List them at /api/connections.',
    about: { connectionId: id },
  })

function toConnection(doc: ConnectionDoc): Connection {
  const { _id, crm, title, mapping, state, reason, twoWay, settings, account, owners, suspended, cursors } =
    doc
  return {
    id: _id,
    crm,
    title,
    mapping,
    mappingVersion: doc.mappingVersion,
    state,
    ...(reason ? { reason } : {}),
    ...(doc.needsPreview === undefined ? {} : { needsPreview: doc.needsPreview }),
    twoWay,
    settings: { ...settings },
    choices: { ...doc.choices },
    keyedAnew: [...doc.keyedAnew],
    account,
    owners: [...(owners ?? [])],
    suspended: [...suspended],
    ...(doc.schemaHash ? { schemaHash: doc.schemaHash } : {}),
    ...(doc.schemaChangedAt ? { schemaChangedAt: doc.schemaChangedAt } : {}),
    cursors: [...cursors],
    ...(doc.abilities ? { abilities: [...doc.abilities] } : {}),
    ...(doc.trial ? { trial: { ...doc.trial } } : {}),
    ...(doc.checkedAt ? { checkedAt: doc.checkedAt } : {}),
    ...(doc.fullPass ? { fullPass: doc.fullPass } : {}),
    resumedAt: doc.resumedAt,
    createdAt: doc.createdAt,
  }
}
