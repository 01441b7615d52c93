import { Schema, type Connection } from 'mongoose'
import type { Link, Links } from '../domain/sync.ts'
import { isDuplicateKey } from './duplicate-key.ts'

interface LinkDoc extends Omit<Link, 'id'> {
  _id: string
}

const Mixed = Schema.Types.Mixed

/** Everything that holds values of the assessment or the CRM is sealed. */
const schema = new Schema<LinkDoc>(
  {
    _id: { type: String, required: true },
    connectionId: { type: String, required: true },
    assessmentId: { type: String, required: true, index: true },
    kind: { type: String, required: true },
    element: { type: String },
    object: { type: String, required: true },
    key: { type: String, required: true },
    state: { type: String, required: true },
    remoteId: { type: String },
    adopted: { type: Boolean, required: true },
    shadow: { type: Mixed, sealed: true },
    inflight: { type: Mixed, sealed: true },
    associated: { type: [String] },
    tombstones: { type: [String] },
    withheld: { type: [String] },
    holds: { type: Mixed, sealed: true },
    history: { type: Mixed, sealed: true },
    dead: { type: String, sealed: true },
    syncedAt: { type: String },
    stamp: { type: String },
    written: { type: String },
    createdAt: { type: String, required: true },
    fence: { type: Number, required: true },
  },
  { minimize: false },
)
schema.index({ connectionId: 1, assessmentId: 1 })
// One to one: a remote record belongs to one canonical record.
schema.index(
  { connectionId: 1, object: 1, remoteId: 1 },
  { unique: true, partialFilterExpression: { remoteId: { $exists: true } } },
)

export function makeLinks({ connection }: { connection: Connection }): Links {
  const model = connection.model<LinkDoc>('SyncLink', schema, 'sync_links')
  return {
    async of(connectionId, assessmentId) {
      return (await model.find({ connectionId, assessmentId }).limit(20)).map(toLink)
    },
    async findByRemote(connectionId, object, remoteId) {
      const found = await model.findOne({ connectionId, object, remoteId })
      return found ? toLink(found) : null
    },
    async findByRemotes(connectionId, object, remoteIds) {
      return (await model.find({ connectionId, object, remoteId: { $in: remoteIds } })).map(toLink)
    },
    async save(link) {
      const { id, remoteId, dead, syncedAt, stamp, written, ...rest } = link
      const optional = { remoteId, dead, syncedAt, stamp, written }
      const $set = {
        ...rest,
        ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
      }
      const gone = Object.entries(optional).filter(([, value]) => value === undefined)
      const $unset = Object.fromEntries(gone.map(([name]) => [name, 1]))
      try {
        await model.updateOne(
          { _id: id, fence: { $lte: link.fence } },
          gone.length > 0 ? { $set, $unset } : { $set },
          { upsert: true },
        )
        return 'saved'
      } catch (error) {
        // A newer lease wrote the document: the filter missed it, and the insert met its id.
        if (isDuplicateKey(error, 'remoteId')) return 'claimed'
        if (isDuplicateKey(error)) return 'stale'
        throw error
      }
    },
    count: (connectionId, kind) =>
      model.countDocuments({ connectionId, state: 'linked', ...(kind ? { kind } : {}) }),
    async unlinkAll(connectionId) {
      let count = 0
      for (;;) {
        const batch = await model.find({ connectionId, state: { $ne: 'unlinked' } }).limit(500)
        if (batch.length === 0) return count
        for (const { _id, remoteId } of batch)
          await model.updateOne(
            { _id },
            {
              // No lease is newer than this: a sync that still runs cannot link the record again.
              $set: { state: 'unlinked', inflight: null, fence: Number.MAX_SAFE_INTEGER },
              $unset: { remoteId: 1 },
              ...(remoteId ? { $addToSet: { tombstones: remoteId } } : {}),
            },
          )
        count += batch.filter(({ remoteId }) => remoteId).length
      }
    },
    async forget(assessmentId) {
      await model.deleteMany({ assessmentId })
    },
  }
}

function toLink(doc: LinkDoc): Link {
  const { _id, connectionId, assessmentId, kind, object, key, state, adopted, createdAt, fence } = doc
  return {
    id: _id,
    connectionId,
    assessmentId,
    kind,
    ...(doc.element ? { element: doc.element } : {}),
    object,
    key,
    state,
    ...(doc.remoteId ? { remoteId: doc.remoteId } : {}),
    adopted,
    shadow: { ...doc.shadow },
    inflight: doc.inflight ?? null,
    associated: [...doc.associated],
    tombstones: [...doc.tombstones],
    withheld: [...doc.withheld],
    holds: [...(doc.holds ?? [])],
    history: [...(doc.history ?? [])],
    ...(doc.dead ? { dead: doc.dead } : {}),
    ...(doc.syncedAt ? { syncedAt: doc.syncedAt } : {}),
    ...(doc.stamp ? { stamp: doc.stamp } : {}),
    ...(doc.written ? { written: doc.written } : {}),
    createdAt,
    fence,
  }
}
