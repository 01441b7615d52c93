import type { Connection } from 'mongoose'
import type { Backlog, Place } from './assessments.ts'
import { rowSchema, type Row } from './row-store.ts'

/** Its model is that of the assessments themselves: it only reads. */
export function makeBacklog({ connection }: { connection: Connection }): Backlog {
  const rows = connection.model<Row>('Assessment', rowSchema)
  const between = (connectionId: string, after: Place | undefined, until: string | undefined) => ({
    pending: connectionId,
    ...(after || until
      ? { updatedAt: { ...(after ? { $gt: after.at } : {}), ...(until ? { $lte: until } : {}) } }
      : {}),
  })
  /** Those that changed at the very moment of the place, and come after it. */
  const beside = (connectionId: string, { at, id }: Place) => ({
    pending: connectionId,
    updatedAt: at,
    _id: { $gt: id },
  })
  const read = async (filter: object, limit: number): Promise<Place[]> => {
    const found = await rows
      .find(filter, { _id: 1, updatedAt: 1 })
      .sort({ updatedAt: 1, _id: 1 })
      .limit(limit)
      .lean<{ _id: string; updatedAt: string }[]>()
    return found.map(({ _id, updatedAt }) => ({ id: _id, at: updatedAt }))
  }

  return {
    async page(connectionId, { after, until, limit }) {
      const first = after ? await read(beside(connectionId, after), limit) : []
      if (first.length >= limit) return first
      return [...first, ...(await read(between(connectionId, after, until), limit - first.length))]
    },
    async count(connectionId, { after, until }) {
      const ties = after ? await rows.countDocuments(beside(connectionId, after)) : 0
      return ties + (await rows.countDocuments(between(connectionId, after, until)))
    },
  }
}
