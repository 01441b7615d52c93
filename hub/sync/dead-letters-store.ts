import { createHash } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import { syncId, type DeadLetter, type DeadLetters } from '../domain/sync.ts'
import { gather } from '../platform/gather.ts'
import { fromCursor, toCursor } from './cursor.ts'

interface LetterDoc extends Omit<DeadLetter, 'id'> {
  _id: string
  /** Of the assessment, when its whole sync failed. */
  revision?: number
}

const Mixed = Schema.Types.Mixed

const schema = new Schema<LetterDoc>(
  {
    _id: { type: String, required: true },
    connectionId: { type: String, required: true },
    assessmentId: { type: String, required: true, index: true },
    record: { type: Mixed },
    // The CRM's own words may quote a value.
    reason: { type: String, sealed: true },
    payload: { type: Mixed, sealed: true },
    again: { type: Boolean, required: true },
    revision: { type: Number },
    since: { type: String, required: true },
    lastAt: { type: String, required: true },
    tries: { type: Number, required: true },
  },
  { minimize: false },
)
schema.index({ connectionId: 1, since: -1, _id: -1 })

const PAGE = 50

/** Dead letters as people look at them, beside what a sync needs. */
export interface DeadLetterStore extends DeadLetters {
  get(id: string): Promise<DeadLetter>
  list(query: {
    connectionId?: string
    assessmentId?: string
    cursor?: string
    limit?: number
  }): Promise<{ items: DeadLetter[]; nextCursor?: string }>
  /** Whole syncs that failed for good, with the revision of the assessment at that time. */
  failedFor(
    connectionId: string,
    assessmentIds: string[],
  ): Promise<{ assessmentId: string; revision: number }[]>
  /** Assessments with dead letters. */
  assessmentsOf(connectionId: string, limit: number): Promise<string[]>
  forget(assessmentId: string): Promise<void>
  forgetConnection(connectionId: string): Promise<void>
}

/** One letter for each place, under an id that says nothing of it. */
const idOf = (place: string): string => createHash('sha256').update(place).digest('base64url').slice(0, 32)

export function makeDeadLetters({
  connection,
  clock,
}: {
  connection: Connection
  clock: Clock
}): DeadLetterStore {
  const model = connection.model<LetterDoc>('SyncDeadLetter', schema, 'sync_dead_letters')
  const put = async (place: string, given: Omit<LetterDoc, '_id' | 'since' | 'lastAt' | 'tries'>) => {
    const at = clock.now().toISOString()
    await model.updateOne(
      { _id: idOf(place) },
      { $set: { ...given, lastAt: at }, $setOnInsert: { since: at }, $inc: { tries: 1 } },
      { upsert: true },
    )
  }
  const settle = gather<string, void>(
    async (places) => {
      await model.deleteMany({ _id: { $in: places.map(idOf) } })
      return places.map(() => undefined)
    },
    { most: 500 },
  )
  return {
    refused: (link, reason, payload) =>
      put(link.id, {
        connectionId: link.connectionId,
        assessmentId: link.assessmentId,
        record: {
          linkId: link.id,
          kind: link.kind,
          object: link.object,
          ...(link.remoteId === undefined ? {} : { remoteId: link.remoteId }),
        },
        reason,
        payload,
        again: false,
      }),
    failed: (connectionId, assessmentId, failure) =>
      put(syncId(connectionId, assessmentId), { connectionId, assessmentId, ...failure }),
    async settle(places) {
      await Promise.all(places.map(settle))
    },
    async get(id) {
      const found = await model.findOne({ _id: id }).lean()
      if (found) return toLetter(found)
      throw new HubError('not_found', 'There is no such dead letter.', {
        hint: 'It may have gone through meanwhile: list them at /api/dead-letters.',
      })
    },
    async list({ connectionId, assessmentId, cursor, limit = PAGE }) {
      const after = cursor ? fromCursor(cursor) : undefined
      const found = await model
        .find({
          ...(connectionId ? { connectionId } : {}),
          ...(assessmentId ? { assessmentId } : {}),
          ...(after
            ? { $or: [{ since: { $lt: after.at } }, { since: after.at, _id: { $lt: after.id } }] }
            : {}),
        })
        .sort({ since: -1, _id: -1 })
        .limit(limit + 1)
        .lean()
      const items = found.slice(0, limit).map(toLetter)
      const last = items.at(-1)
      return {
        items,
        ...(found.length > limit && last ? { nextCursor: toCursor(last.since, last.id) } : {}),
      }
    },
    async failedFor(connectionId, assessmentIds) {
      const wanted = { connectionId, assessmentId: { $in: assessmentIds }, again: false }
      const found = await model.find(wanted, { assessmentId: 1, revision: 1 }).lean()
      return found.flatMap(({ assessmentId, revision }) =>
        revision === undefined ? [] : [{ assessmentId, revision }],
      )
    },
    async assessmentsOf(connectionId, limit) {
      const found = await model
        .find({ connectionId }, { assessmentId: 1 })
        .sort({ since: 1 })
        .limit(limit)
        .lean()
      return [...new Set(found.map(({ assessmentId }) => assessmentId))]
    },
    async forget(assessmentId) {
      await model.deleteMany({ assessmentId })
    },
    async forgetConnection(connectionId) {
      await model.deleteMany({ connectionId })
    },
  }
}

function toLetter(doc: LetterDoc): DeadLetter {
  const { _id, connectionId, assessmentId, record, reason, payload, again, since, lastAt, tries } = doc
  return {
    id: _id,
    connectionId,
    assessmentId,
    ...(record ? { record: { ...record } } : {}),
    reason,
    ...(payload ? { payload: { ...payload } } : {}),
    again,
    since,
    lastAt,
    tries,
  }
}
