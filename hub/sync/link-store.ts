import { Schema, type Connection } from 'mongoose'
import { HubError } from '../domain/errors.ts'
import type { Link, Links } from '../domain/sync.ts'
import { gather } from '../platform/gather.ts'
import { duplicates } from './duplicate-key.ts'

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
    coming: { type: Mixed, sealed: true },
    associated: { type: [String] },
    tombstones: { type: [String] },
    withheld: { type: [String] },
    trusted: { type: [String] },
    holds: { type: Mixed, sealed: true },
    held: { type: Mixed },
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
// The daily look at all of them.
schema.index({ connectionId: 1, object: 1, _id: 1 })
// One to one: a remote record belongs to one canonical record.
schema.index(
  { connectionId: 1, object: 1, remoteId: 1 },
  { unique: true, partialFilterExpression: { remoteId: { $exists: true } } },
)

schema.index({ connectionId: 1, syncedAt: -1 }, { partialFilterExpression: { held: { $exists: true } } })

/** More than any assessment has; its kinds with several records are limited where they are projected. */
const MOST_LINKS = 5000
const MOST_AT_ONCE = 1000

/** Links as people look at them, beside what a sync needs. */
export interface LinkStore extends Links {
  get(id: string): Promise<Link>
  /** Of one assessment, in every CRM. */
  ofAssessment(assessmentId: string): Promise<Link[]>
  /** When records were last seen, and whose they are; no values. */
  lastSeen(
    connectionId: string,
    object: string,
    remoteIds: string[],
  ): Promise<Pick<Link, 'assessmentId' | 'remoteId' | 'stamp'>[]>
  /** Those with fields that wait until they are released. */
  onHold(connectionId: string, limit: number): Promise<Link[]>
}

export function makeLinks({ connection }: { connection: Connection }): LinkStore {
  const model = connection.model<LinkDoc>('SyncLink', schema, 'sync_links')

  const of = gather<{ connectionId: string; assessmentId: string }, Link[]>(
    async (wanted) => {
      const found = new Map<string, Link[]>()
      const nameOf = (one: { connectionId: string; assessmentId: string }) =>
        `${one.connectionId}:${one.assessmentId}`
      for (const some of grouped(wanted, ({ connectionId }) => connectionId)) {
        const [{ connectionId = '' } = {}] = some
        const assessmentId = { $in: some.map((one) => one.assessmentId) }
        const docs = model.find({ connectionId, assessmentId }).limit(MOST_LINKS * some.length)
        for (const doc of await docs.lean())
          found.set(nameOf(doc), [...(found.get(nameOf(doc)) ?? []), toLink(doc)])
      }
      return wanted.map((one) => found.get(nameOf(one)) ?? [])
    },
    { most: 200 },
  )

  const save = gather<Link, 'saved' | 'stale' | 'claimed'>(
    async (links) => {
      const answers = links.map((): 'saved' | 'stale' | 'claimed' => 'saved')
      try {
        await model.collection.bulkWrite(links.map(saving) as never, { ordered: false })
      } catch (error) {
        for (const { index, message } of duplicates(error))
          // A newer lease wrote the document: the filter missed it, and the insert met its id.
          answers[index] = message.includes('remoteId') ? 'claimed' : 'stale'
      }
      return answers
    },
    { most: MOST_AT_ONCE },
  )

  const findByRemote = gather<{ connectionId: string; object: string; remoteId: string }, Link | null>(
    async (wanted) => {
      const found = new Map<string, Link>()
      const nameOf = (one: { connectionId: string; object: string; remoteId?: string | undefined }) =>
        [one.connectionId, one.object, one.remoteId].join(' ')
      for (const ids of grouped(wanted, ({ connectionId, object }) => `${connectionId} ${object}`))
        for (const doc of await model
          .find({ ...place(ids), remoteId: { $in: ids.map(({ remoteId }) => remoteId) } })
          .lean())
          found.set(nameOf(doc), toLink(doc))
      return wanted.map((one) => found.get(nameOf(one)) ?? null)
    },
    { most: 200 },
  )

  return {
    of: (connectionId, assessmentId) => of({ connectionId, assessmentId }),
    findByRemote: (connectionId, object, remoteId) => findByRemote({ connectionId, object, remoteId }),
    async findByRemotes(connectionId, object, remoteIds) {
      return (await model.find({ connectionId, object, remoteId: { $in: remoteIds } }).lean()).map(toLink)
    },
    lastSeen: (connectionId, object, remoteIds) =>
      model
        .find(
          { connectionId, object, remoteId: { $in: remoteIds } },
          { assessmentId: 1, remoteId: 1, stamp: 1 },
        )
        .lean<Pick<Link, 'assessmentId' | 'remoteId' | 'stamp'>[]>(),
    async page(connectionId, object, afterId, limit) {
      const found = await model
        .find({ connectionId, object, _id: { $gt: afterId }, state: 'linked' })
        .sort({ _id: 1 })
        .limit(limit)
        .lean()
      return found.map(toLink)
    },
    save,
    async get(id) {
      const found = await model.findOne({ _id: id }).lean()
      if (found) return toLink(found)
      throw new HubError('not_found', 'There is no such link.', { hint: 'List them at /api/links.' })
    },
    async ofAssessment(assessmentId) {
      return (await model.find({ assessmentId }).limit(MOST_LINKS).lean()).map(toLink)
    },
    async onHold(connectionId, limit) {
      const found = model.find({ connectionId, held: { $exists: true } }).sort({ syncedAt: -1 })
      return (await found.limit(limit).lean()).map(toLink)
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

const place = ([one]: { connectionId: string; object: string }[]) => ({
  connectionId: one?.connectionId ?? '',
  object: one?.object ?? '',
})

function grouped<T>(all: T[], nameOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one])
  return [...groups.values()]
}

/** One link as it is written: never over what a newer lease wrote. */
function saving({ id, remoteId, coming, dead, held, syncedAt, stamp, written, element, ...rest }: Link) {
  const optional = { remoteId, coming, dead, held, syncedAt, stamp, written, element }
  const has = (one: [string, unknown]) => one[1] !== undefined
  const { shadow, holds, history } = rest
  // What is empty needs no seal, and most links hold little.
  const sealed = { shadow: unlessEmpty(shadow), holds: unlessEmpty(holds), history: unlessEmpty(history) }
  const $set = { ...rest, ...sealed, ...Object.fromEntries(Object.entries(optional).filter(has)) }
  const gone = Object.entries(optional).filter((one) => !has(one))
  const $unset = Object.fromEntries(gone.map(([name]) => [name, 1]))
  return {
    updateOne: {
      filter: { _id: id, fence: { $lte: rest.fence } },
      update: gone.length > 0 ? { $set, $unset } : { $set },
      upsert: true,
    },
  }
}

const unlessEmpty = <T extends object>(value: T): T | null => (Object.keys(value).length > 0 ? value : null)

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
    ...(doc.coming ? { coming: doc.coming } : {}),
    associated: [...doc.associated],
    tombstones: [...doc.tombstones],
    withheld: [...doc.withheld],
    trusted: [...(doc.trusted ?? [])],
    holds: [...(doc.holds ?? [])],
    ...(doc.held ? { held: [...doc.held] } : {}),
    history: [...(doc.history ?? [])],
    ...(doc.dead ? { dead: doc.dead } : {}),
    ...(doc.syncedAt ? { syncedAt: doc.syncedAt } : {}),
    ...(doc.stamp ? { stamp: doc.stamp } : {}),
    ...(doc.written ? { written: doc.written } : {}),
    createdAt,
    fence,
  }
}
