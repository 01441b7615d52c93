import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Place } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'

export const BACKFILL_STATES = ['running', 'paused', 'done'] as const
export type BackfillState = (typeof BACKFILL_STATES)[number]

/** `connected`: a new account; `two_way`: its two-way lines were switched on; `behind`: it did not run for a while. */
export const BACKFILL_REASONS = ['connected', 'two_way', 'behind', 'asked'] as const
export type BackfillReason = (typeof BACKFILL_REASONS)[number]

/** One assessment that could not be synced; no values. */
export interface BackfillFailure {
  assessmentId: string
  error: string
}

/** Everything that was behind when it began, on its way to one CRM: one document for each connection. */
export interface Backfill {
  connectionId: string
  /** A new one for each start: what an older run still wants to note is refused. */
  id: string
  state: BackfillState
  why: BackfillReason
  /** What was behind when it began; what changes later travels by itself. */
  total: number
  /** Everything up to here was tried in this round. */
  cursor?: Place
  /** Those that failed for a reason that may pass are tried in another round. */
  round: number
  /** Nothing is tried before: the CRM was away, or the next round is not due. */
  waitUntil?: string
  /** What the CRM's trouble is, in words; absent when there is none. */
  trouble?: string
  /** How often in a row a whole chunk failed. */
  troubles: number
  /** The first of them; how many there are is counted. */
  failures: BackfillFailure[]
  /** How many were done when, over the last minutes. */
  samples: { at: string; done: number }[]
  startedAt: string
  updatedAt: string
  finishedAt?: string
}

export interface Backfills {
  find(connectionId: string): Promise<Backfill | null>
  /** Begins anew, whatever was there. */
  start(connectionId: string, why: BackfillReason, total: number, waitUntil?: string): Promise<Backfill>
  /** Notes what a run found, if the backfill is still that one and runs; otherwise answers null. */
  note(of: Backfill, change: BackfillNote): Promise<Backfill | null>
  /** A person's wish; null when the backfill is not in that state. */
  turn(connectionId: string, from: BackfillState, to: BackfillState): Promise<Backfill | null>
  forget(connectionId: string): Promise<void>
}

export interface BackfillNote {
  /** Null = from the beginning again. */
  cursor?: Place | null
  round?: number
  /** Null = at once. */
  waitUntil?: string | null
  trouble?: string | null
  troubles?: number
  failures?: BackfillFailure[]
  samples?: Backfill['samples']
  state?: 'done'
}

interface BackfillDoc extends Omit<Backfill, 'connectionId' | 'id'> {
  _id: string
  run: string
}

const Mixed = Schema.Types.Mixed

const schema = new Schema<BackfillDoc>(
  {
    _id: { type: String, required: true },
    run: { type: String, required: true },
    state: { type: String, required: true },
    why: { type: String, required: true },
    total: { type: Number, required: true },
    cursor: { type: Mixed },
    round: { type: Number, required: true },
    waitUntil: { type: String },
    trouble: { type: String },
    troubles: { type: Number, required: true },
    failures: { type: Mixed, required: true },
    samples: { type: Mixed, required: true },
    startedAt: { type: String, required: true },
    updatedAt: { type: String, required: true },
    finishedAt: { type: String },
  },
  { minimize: false },
)

export function makeBackfills({ connection, clock }: { connection: Connection; clock: Clock }): Backfills {
  const model = connection.model<BackfillDoc>('SyncBackfill', schema, 'sync_backfills')
  const now = () => clock.now().toISOString()
  const changed = async (filter: object, $set: object, unset: string[] = []) => {
    const found = await model
      .findOneAndUpdate(
        filter,
        {
          $set: { ...$set, updatedAt: now() },
          ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((name) => [name, 1])) } : {}),
        },
        { returnDocument: 'after' },
      )
      .lean<BackfillDoc>()
    return found ? toBackfill(found) : null
  }
  return {
    async find(connectionId) {
      const found = await model.findById(connectionId).lean<BackfillDoc>()
      return found ? toBackfill(found) : null
    },
    async start(connectionId, why, total, waitUntil) {
      const at = now()
      const fresh: Omit<BackfillDoc, '_id'> = {
        run: randomUUID(),
        state: 'running',
        why,
        total,
        round: 1,
        troubles: 0,
        failures: [],
        samples: [],
        ...(waitUntil ? { waitUntil } : {}),
        startedAt: at,
        updatedAt: at,
      }
      await model.replaceOne({ _id: connectionId }, fresh, { upsert: true })
      return toBackfill({ _id: connectionId, ...fresh })
    },
    note({ connectionId, id }, { cursor, waitUntil, trouble, ...rest }) {
      const given = { cursor, waitUntil, trouble }
      const unset = Object.entries(given).flatMap(([name, value]) => (value === null ? [name] : []))
      return changed(
        { _id: connectionId, run: id, state: 'running' },
        {
          ...rest,
          ...(cursor ? { cursor } : {}),
          ...(waitUntil ? { waitUntil } : {}),
          ...(trouble ? { trouble } : {}),
          ...(rest.state === 'done' ? { finishedAt: now() } : {}),
        },
        unset,
      )
    },
    turn: (connectionId, from, to) =>
      changed({ _id: connectionId, state: from }, { state: to, troubles: 0, samples: [] }, [
        'waitUntil',
        'trouble',
      ]),
    async forget(connectionId) {
      await model.deleteOne({ _id: connectionId })
    },
  }
}

function toBackfill({ _id, run, ...rest }: BackfillDoc): Backfill {
  const { state, why, total, cursor, round, waitUntil, trouble, troubles } = rest
  const { failures, samples, startedAt, updatedAt, finishedAt } = rest
  return {
    connectionId: _id,
    id: run,
    state,
    why,
    total,
    round,
    troubles,
    failures,
    samples,
    startedAt,
    updatedAt,
    ...(cursor ? { cursor } : {}),
    ...(waitUntil ? { waitUntil } : {}),
    ...(trouble ? { trouble } : {}),
    ...(finishedAt ? { finishedAt } : {}),
  }
}
