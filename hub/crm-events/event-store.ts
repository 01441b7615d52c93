import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { RemoteEvent } from '../domain/connector.ts'
import type { WaitingEvent } from '../domain/sync.ts'
import { gather } from '../platform/gather.ts'

interface EventDoc extends Omit<WaitingEvent, 'id'> {
  _id: string
  /** It was deleted or merged: then it does not matter when it was changed. */
  gone?: boolean
  /** Only programs told of it so far, and it still exists. */
  programs: boolean
  at: Date
  expiresAt: Date
}

const KEPT_DAYS = 7

const schema = new Schema<EventDoc>({
  _id: { type: String, required: true },
  connectionId: { type: String, required: true },
  object: { type: String, required: true },
  recordId: { type: String, required: true },
  mergedInto: { type: String },
  changedAt: { type: String },
  gone: { type: Boolean },
  programs: { type: Boolean, required: true },
  token: { type: String, required: true },
  at: { type: Date, required: true },
  expiresAt: { type: Date, required: true, expires: 0 },
})
schema.index({ connectionId: 1, programs: 1, at: 1 })

/** Whose changes: what only programs did can wait. */
export type ChangedBy = 'people' | 'programs'

/** Events that wait. One for each record, whatever was sent how often: the current state is read anyway. */
export interface CrmEvents {
  keep(connectionId: string, events: RemoteEvent[]): Promise<string[]>
  find(id: string): Promise<WaitingEvent | null>
  /** Removes an event unless it was sent again meanwhile. */
  done(event: WaitingEvent): Promise<void>
  /** The oldest first; all of them, where it is not said whose. */
  waiting(connectionId: string, limit: number, by?: ChangedBy): Promise<WaitingEvent[]>
}

/** One entry for each record. */
export const waitingId = (connectionId: string, { object, recordId }: RemoteEvent): string =>
  `${connectionId}:${object}:${recordId}`

/** Somebody may wait for it, or it is gone: it is looked at right away. */
export const isUrgent = ({ byProgram, kind }: RemoteEvent): boolean =>
  !byProgram || kind === 'deleted' || kind === 'merged'

export function makeCrmEvents({ connection, clock }: { connection: Connection; clock: Clock }): CrmEvents {
  const model = connection.model<EventDoc>('CrmEvent', schema, 'crm_events')
  // Many are done at once: their ends share a write.
  const done = gather(
    async (events: WaitingEvent[]) => {
      await model.collection.bulkWrite(
        events.map(({ id, token }) => ({ deleteOne: { filter: { _id: id, token } as never } })),
        { ordered: false },
      )
      return events.map(() => undefined)
    },
    { most: 500 },
  )
  return {
    async keep(connectionId, events) {
      const at = clock.now()
      const expiresAt = new Date(at.getTime() + KEPT_DAYS * 86_400_000)
      const byId = new Map<string, RemoteEvent[]>()
      for (const event of events) {
        const _id = waitingId(connectionId, event)
        byId.set(_id, [...(byId.get(_id) ?? []), event])
      }
      if (byId.size > 0)
        await model.collection.bulkWrite(
          [...byId].map(([_id, some]) => ({
            updateOne: {
              filter: { _id } as never,
              update: updateOf(some, { ...factsOf(connectionId, some), at, expiresAt }),
              upsert: true,
            },
          })),
          { ordered: false },
        )
      return [...byId.keys()]
    },
    async find(id) {
      const found = await model.findOne({ _id: id })
      return found ? toEvent(found) : null
    },
    done,
    async waiting(connectionId, limit, by) {
      const whose = by ? { programs: by === 'programs' } : {}
      const found = await model
        .find({ connectionId, ...whose })
        .sort({ at: 1 })
        .limit(limit)
        .lean<EventDoc[]>()
      return found.map(toEvent)
    },
  }
}

/** What several events of one record say together. */
function factsOf(connectionId: string, events: RemoteEvent[]) {
  const last = events.at(-1)
  const mergedInto = events.findLast((one) => one.mergedInto !== undefined)?.mergedInto
  const gone = events.some(({ kind }) => kind === 'deleted' || kind === 'merged')
  return {
    connectionId,
    object: last?.object,
    recordId: last?.recordId,
    token: randomUUID(),
    ...(mergedInto ? { mergedInto } : {}),
    ...(gone ? { gone } : {}),
  }
}

/** They come in any order: the latest counts, and so does whatever a person did. */
function updateOf(events: RemoteEvent[], facts: object) {
  const changedAt = events.map(({ occurredAt }) => occurredAt).reduce((a, b) => (a > b ? a : b))
  const urgent = events.some(isUrgent)
  return {
    $max: { changedAt },
    $set: { ...facts, ...(urgent ? { programs: false } : {}) },
    ...(urgent ? {} : { $setOnInsert: { programs: true } }),
  }
}

const toEvent = (doc: EventDoc): WaitingEvent => ({
  id: doc._id,
  connectionId: doc.connectionId,
  object: doc.object,
  recordId: doc.recordId,
  ...(doc.mergedInto ? { mergedInto: doc.mergedInto } : {}),
  ...(doc.changedAt && !doc.gone ? { changedAt: doc.changedAt } : {}),
  token: doc.token,
})
