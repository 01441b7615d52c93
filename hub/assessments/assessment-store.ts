import { randomUUID } from 'node:crypto'
import type { Connection } from 'mongoose'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { describeFailure } from '../platform/failure.ts'
import { gather } from '../platform/gather.ts'
import type { Keys } from '../store/keys.ts'
import { applyChange, type Applied } from './apply-change.ts'
import type { Assessments } from './assessments.ts'
import { assessmentOf, derived, readCursor, rowOf, rowSchema, searching, type Row } from './row-store.ts'
import { makeTimeline } from './timeline-store.ts'

interface Needs {
  connection: Connection
  keys: Keys
  clock: Clock
  log: Log
  /** Ids of the connections whose CRM has to hear of a change. */
  enabledConnections(): Promise<string[]>
}

const MAX_TRIES = 30
const DEFAULT_PAGE = 25
const MAX_PAGE = 100
const MOST_AT_ONCE = 200

type Listener = Parameters<Assessments['onChange']>[0]

/** Assessments on the store: one document each, changed by compare-and-set on its version. */
export function makeAssessments({ connection, keys, clock, log, enabledConnections }: Needs): Assessments {
  const rows = connection.model<Row>('Assessment', rowSchema)
  const timeline = makeTimeline({ connection, clock })
  const listeners = new Set<Listener>()

  const find = gather<string, Assessment | null>(
    async (ids) => {
      const found = await rows.find({ _id: { $in: ids } }).lean<Row[]>()
      const byId = new Map(found.map((row) => [row._id, row]))
      // Each caller gets a copy of its own.
      const shared = new Set(ids).size < ids.length
      return ids.map((id) => {
        const row = byId.get(id)
        return row ? assessmentOf(shared ? structuredClone(row) : row) : null
      })
    },
    { most: MOST_AT_ONCE },
  )
  const caughtUp = gather<{ id: string; connectionId: string; revision: number }, void>(
    async (synced) => {
      await rows.collection.bulkWrite(
        synced.map(({ id, connectionId, revision }) => ({
          updateOne: { filter: { _id: id, revision }, update: { $pull: { pending: connectionId } } },
        })) as never,
        { ordered: false },
      )
      return synced.map(() => undefined)
    },
    { most: MOST_AT_ONCE },
  )
  const get = async (id: string): Promise<Assessment> => {
    const found = await find(id)
    if (found) return found
    throw new HubError('not_found', 'There is no such assessment.', {
      hint: 'It may have been deleted; look at the list.',
    })
  }
  const tell = (assessment: Assessment, answers: string[], by: string): void => {
    for (const listener of listeners) {
      try {
        listener(assessment, { answers, by })
      } catch (error) {
        log.error(
          { ...describeFailure(error), assessmentId: assessment.id },
          'a listener of assessments failed',
        )
      }
    }
  }
  /** One update of the one document: what it is afterwards, or null when somebody else was faster. */
  const store = async (
    current: Assessment,
    { next, revised }: Applied,
    except: string | undefined,
  ): Promise<Assessment | null> => {
    const { id, version } = current
    const revision = revised ? current.revision + 1 : current.revision
    const behind = revised ? (await enabledConnections()).filter((one) => one !== except) : []
    // By the driver itself: nothing has to be cast, and answers are long.
    const { modifiedCount } = await rows.collection.updateOne(
      { _id: id, version } as object,
      {
        $set: { ...news(current, next), ...derived(keys, next.answers), revision },
        $inc: { version: 1 },
        ...(behind.length > 0 ? { $addToSet: { pending: { $each: behind } } } : {}),
      } as object,
      { ignoreUndefined: true },
    )
    const pending = [...new Set([...current.pending, ...behind])]
    return modifiedCount === 1 ? { ...next, revision, version: version + 1, pending } : null
  }

  return {
    find,
    get,
    timeline: timeline.of,
    note: timeline.add,

    async create({ answers = [], status = 'draft', verified = false, idempotencyKey } = {}) {
      const now = clock.now()
      const id = randomUUID()
      const at = now.toISOString()
      const empty = {
        id,
        status: 'draft',
        answers: {},
        revision: 0,
        version: 0,
        pending: [],
        progress: {},
      } as const
      const blank: Assessment = { ...empty, pending: [], verified, createdAt: at, updatedAt: at }
      const made = applyChange(blank, { answers, status }, now)?.next ?? blank
      const row: Row = {
        ...rowOf({ ...made, revision: 1, version: 1, pending: await enabledConnections() }),
        ...derived(keys, made.answers),
        order: `${at} ${id}`,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      }
      try {
        await rows.create(row)
      } catch (error) {
        const earlier = isDuplicate(error) && (await rows.findOne({ idempotencyKey }).lean<Row>())
        if (earlier) return assessmentOf(earlier)
        throw error
      }
      const created = await get(id)
      tell(created, Object.keys(created.answers), 'hub')
      return created
    },

    async change(id, decide, { who = 'hub', except, expectedVersion, from } = {}) {
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const read = tries === 0 ? from : undefined
        const current = read ?? (await get(id))
        if (expectedVersion !== undefined && current.version !== expectedVersion) throw changedMeanwhile()
        const change = decide(current)
        const applied = change && applyChange(current, change, clock.now())
        // No news for what was read a while ago may be news for what it is now.
        if (!applied && read) continue
        if (!applied) return current
        const changed = await store(current, applied, except)
        if (!changed) continue
        await timeline.changed(id, change, applied, who)
        tell(changed, applied.answers, who)
        return changed
      }
      throw new HubError('unavailable', 'The assessment is being changed by too many at once.', {
        hint: 'Try again in a moment.',
        about: { assessmentId: id },
        retryAfterSeconds: 1,
      })
    },

    foresee: (current, change) => applyChange(current, change, clock.now())?.next ?? current,

    async list({ status, cursor, limit = DEFAULT_PAGE, search }) {
      const size = Math.min(limit, MAX_PAGE)
      const found = await rows
        .find({
          ...(status ? { status } : {}),
          ...(cursor ? { order: { $lt: readCursor(cursor) } } : {}),
          ...(search ? searching(keys, search) : {}),
        })
        .sort({ order: -1 })
        .limit(size + 1)
        .lean<Row[]>()
      const page = found.slice(0, size)
      const last = page.at(-1)
      return {
        items: page.map(assessmentOf),
        ...(found.length > size && last ? { nextCursor: Buffer.from(last.order).toString('base64url') } : {}),
      }
    },

    async behind(connectionId, limit) {
      const found = await rows
        .find({ pending: connectionId }, { _id: 1 })
        .sort({ updatedAt: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()
      return found.map(({ _id }) => _id)
    },

    caughtUp: (id, connectionId, revision) => caughtUp({ id, connectionId, revision }),

    async markAllPending(connectionId) {
      const { matchedCount } = await rows.updateMany(
        { status: { $ne: 'archived' } },
        { $addToSet: { pending: connectionId } },
      )
      return matchedCount
    },

    async remove(id) {
      await rows.deleteOne({ _id: id })
      await timeline.forget(id)
    },

    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The parts that a change made new; the others keep their ciphertext. */
function news(current: Assessment, next: Assessment): Partial<Assessment> {
  const { id: _i, version: _v, revision: _r, pending: _p, createdAt: _c, ...parts } = next
  const before = new Map<string, unknown>(Object.entries(current))
  return Object.fromEntries(Object.entries(parts).filter(([name, part]) => part !== before.get(name)))
}

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000

function changedMeanwhile(): HubError {
  return new HubError('precondition_failed', 'The assessment was changed meanwhile.', {
    hint: 'Read it again, and send your change with its new ETag.',
  })
}
