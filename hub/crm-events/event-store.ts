import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Clock } from '../domain/clock.ts'
import type { RemoteEvent } from '../domain/connector.ts'
import type { WaitingEvent } from '../domain/sync.ts'

interface EventDoc extends Omit<WaitingEvent, 'id'> {
  _id: string
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
  token: { type: String, required: true },
  at: { type: Date, required: true },
  expiresAt: { type: Date, required: true, expires: 0 },
})
schema.index({ connectionId: 1, at: 1 })

/** Events that wait. One for each record, whatever was sent how often: the current state is read anyway. */
export interface CrmEvents {
  keep(connectionId: string, events: RemoteEvent[]): Promise<string[]>
  find(id: string): Promise<WaitingEvent | null>
  /** Removes an event unless it was sent again meanwhile. */
  done(event: WaitingEvent): Promise<void>
  waiting(connectionId: string, limit: number): Promise<WaitingEvent[]>
}

export function makeCrmEvents({ connection, clock }: { connection: Connection; clock: Clock }): CrmEvents {
  const model = connection.model<EventDoc>('CrmEvent', schema, 'crm_events')
  return {
    async keep(connectionId, events) {
      const at = clock.now()
      const expiresAt = new Date(at.getTime() + KEPT_DAYS * 86_400_000)
      const byId = new Map(
        events.map((event) => [`${connectionId}:${event.object}:${event.recordId}`, event]),
      )
      for (const [_id, { object, recordId, mergedInto }] of byId)
        await model.updateOne(
          { _id },
          {
            $set: {
              connectionId,
              object,
              recordId,
              token: randomUUID(),
              at,
              expiresAt,
              ...(mergedInto ? { mergedInto } : {}),
            },
          },
          { upsert: true },
        )
      return [...byId.keys()]
    },
    async find(id) {
      const found = await model.findOne({ _id: id })
      return found ? toEvent(found) : null
    },
    async done({ id, token }) {
      await model.deleteOne({ _id: id, token })
    },
    async waiting(connectionId, limit) {
      return (await model.find({ connectionId }).sort({ at: 1 }).limit(limit)).map(toEvent)
    },
  }
}

const toEvent = ({ _id, connectionId, object, recordId, mergedInto, token }: EventDoc): WaitingEvent => ({
  id: _id,
  connectionId,
  object,
  recordId,
  ...(mergedInto ? { mergedInto } : {}),
  token,
})
