import type { Clock } from '../../domain/clock.ts'
import type { Conflict, Conflicts, Hints, Lease, Leases, Link, Links, Run, Runs } from '../../domain/sync.ts'
import { KINDS } from '../../domain/canonical.ts'
import { HubError } from '../../domain/errors.ts'
import { fromCursor, toCursor } from '../cursor.ts'

/** What the stores of the sync hold, as plain data that can be copied. */
export interface SyncTables {
  links: Map<string, Link>
  leases: Map<string, { fence: number; untilMs: number }>
  hints: Map<
    string,
    { connectionId: string; assessmentId: string; token: string; objects: string[]; at: number }
  >
  conflicts: Map<string, Conflict>
  runs: Run[]
  lastId: number
}

export const emptyTables = (): SyncTables => ({
  links: new Map(),
  leases: new Map(),
  hints: new Map(),
  conflicts: new Map(),
  runs: [],
  lastId: 0,
})

const copy = structuredClone

/** The stores of the sync on a few maps; `memory-stores.test.ts` proves that they do what the real ones do. */
export function makeMemoryLinks({ links }: SyncTables): Links {
  const all = (fits: (link: Link) => boolean) => [...links.values()].filter(fits).map((one) => copy(one))
  return {
    of: async (connectionId, assessmentId) =>
      all((one) => one.connectionId === connectionId && one.assessmentId === assessmentId),
    findByRemote: async (connectionId, object, remoteId) =>
      all(
        (one) => one.connectionId === connectionId && one.object === object && one.remoteId === remoteId,
      )[0] ?? null,
    findByRemotes: async (connectionId, object, remoteIds) =>
      all(
        (one) =>
          one.connectionId === connectionId &&
          one.object === object &&
          one.remoteId !== undefined &&
          remoteIds.includes(one.remoteId),
      ),
    async save(link) {
      const stored = links.get(link.id)
      if (stored && stored.fence > link.fence) return 'stale'
      const claimed = [...links.values()].some(
        (one) =>
          one.id !== link.id &&
          one.connectionId === link.connectionId &&
          one.object === link.object &&
          link.remoteId !== undefined &&
          one.remoteId === link.remoteId,
      )
      if (claimed) return 'claimed'
      links.set(link.id, copy(link))
      return 'saved'
    },
    count: async (connectionId, kind) =>
      all(
        (one) =>
          one.connectionId === connectionId &&
          one.state === 'linked' &&
          (kind === undefined || one.kind === kind),
      ).length,
    page: async (connectionId, object, afterId, limit) =>
      all((one) => one.connectionId === connectionId && one.object === object)
        .filter(({ id, state }) => state === 'linked' && id > afterId)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    async unlinkAll(connectionId) {
      let count = 0
      for (const link of links.values()) {
        if (link.connectionId !== connectionId || link.state === 'unlinked') continue
        if (link.remoteId) {
          count++
          link.tombstones = [...new Set([...link.tombstones, link.remoteId])]
        }
        delete link.remoteId
        link.state = 'unlinked'
        link.inflight = null
        link.fence = Number.MAX_SAFE_INTEGER
      }
      return count
    },
    async forget(assessmentId) {
      for (const link of links.values()) if (link.assessmentId === assessmentId) links.delete(link.id)
    },
  }
}

export function makeMemoryLeases({ leases }: SyncTables, clock: Clock): Leases {
  const nowMs = () => clock.now().getTime()
  return {
    async take(key, ttlMs) {
      const known = leases.get(key)
      const now = nowMs()
      if (known && known.untilMs > now) return null
      const fence = (known?.fence ?? 0) + 1
      leases.set(key, { fence, untilMs: now + ttlMs })
      return { key, fence, untilMs: now + ttlMs }
    },
    async renew(lease: Lease, ttlMs) {
      const known = leases.get(lease.key)
      const now = nowMs()
      if (!known || known.fence !== lease.fence || known.untilMs <= now) return false
      known.untilMs = now + ttlMs
      lease.untilMs = known.untilMs
      return true
    },
    async release(lease) {
      const known = leases.get(lease.key)
      if (known?.fence === lease.fence) known.untilMs = 0
    },
  }
}

export function makeMemoryHints(tables: SyncTables, clock: Clock): Hints {
  const { hints } = tables
  const idOf = (connectionId: string, assessmentId: string) => `${connectionId}:${assessmentId}`
  return {
    async add(connectionId, assessmentId, object = '*') {
      const id = idOf(connectionId, assessmentId)
      const objects = new Set([...(hints.get(id)?.objects ?? []), object])
      const token = `hint-${++tables.lastId}`
      hints.set(id, { connectionId, assessmentId, token, objects: [...objects], at: clock.now().getTime() })
    },
    async find(connectionId, assessmentId) {
      const found = hints.get(idOf(connectionId, assessmentId))
      return found ? { token: found.token, objects: [...found.objects] } : null
    },
    async clear(connectionId, assessmentId, token) {
      const id = idOf(connectionId, assessmentId)
      if (hints.get(id)?.token === token) hints.delete(id)
    },
    list: async (connectionId, limit) =>
      [...hints.values()]
        .filter((one) => one.connectionId === connectionId)
        .sort((a, b) => a.at - b.at)
        .slice(0, limit)
        .map(({ assessmentId }) => assessmentId),
    async forget(assessmentId) {
      for (const [id, one] of hints) if (one.assessmentId === assessmentId) hints.delete(id)
    },
  }
}

const PAGE = 50

export function makeMemoryConflicts(tables: SyncTables, clock: Clock): Conflicts {
  const { conflicts } = tables
  const isOpen = (one: Conflict) => one.resolvedAt === undefined
  return {
    async open(wanted) {
      const known = [...conflicts.values()].find(
        (one) =>
          isOpen(one) &&
          one.linkId === wanted.linkId &&
          one.type === wanted.type &&
          one.remote === wanted.remote,
      )
      const { candidates, choices, base, ours, theirs } = copy(wanted)
      const values = { base, ours, theirs }
      if (known) {
        for (const name of ['base', 'ours', 'theirs'] as const) {
          const value = values[name]
          if (value === undefined) delete known[name]
          else known[name] = value
        }
        Object.assign(known, { candidates, choices })
        return false
      }
      const id = `conflict-${++tables.lastId}`
      conflicts.set(id, { ...copy(wanted), id, openedAt: clock.now().toISOString() })
      return true
    },
    async settle(ids, choice, by) {
      for (const id of ids) {
        const one = conflicts.get(id)
        if (!one || !isOpen(one)) continue
        one.resolvedAt = clock.now().toISOString()
        one.resolvedBy = by ?? 'the sync'
        if (choice) one.choice = choice
      }
    },
    openOf: async (connectionId, assessmentId) =>
      [...conflicts.values()]
        .filter(
          (one) => isOpen(one) && one.connectionId === connectionId && one.assessmentId === assessmentId,
        )
        .map((one) => copy(one)),
    async get(id) {
      const found = conflicts.get(id)
      if (found) return copy(found)
      throw new HubError('not_found', 'There is no such conflict.', { hint: 'List them at /api/conflicts.' })
    },
    async list({ assessmentId, connectionId, state = 'open', cursor, limit = PAGE }) {
      const found = [...conflicts.values()].filter(
        (one) =>
          isOpen(one) === (state === 'open') &&
          (assessmentId === undefined || one.assessmentId === assessmentId) &&
          (connectionId === undefined || one.connectionId === connectionId),
      )
      return pageOf(found, ({ openedAt, id }) => [openedAt, id], cursor, limit)
    },
    async forget(assessmentId) {
      for (const [id, one] of conflicts) if (one.assessmentId === assessmentId) conflicts.delete(id)
    },
  }
}

export function makeMemoryRuns({ runs }: SyncTables): Runs {
  return {
    async add(run) {
      runs.push(copy(run))
    },
    list: async ({ assessmentId, connectionId, cursor, limit = PAGE }) =>
      pageOf(
        runs.filter(
          (one) =>
            (assessmentId === undefined || one.assessmentId === assessmentId) &&
            (connectionId === undefined || one.connectionId === connectionId),
        ),
        ({ startedAt, id }) => [startedAt, id],
        cursor,
        limit,
      ),
    async changedSince(connectionId, since) {
      const records = runs
        .filter((run) => run.connectionId === connectionId && run.startedAt > since)
        .flatMap(({ assessmentId, records: own }) => own.map((one) => ({ ...one, assessmentId })))
      return KINDS.map((kind) => {
        const own = records.filter((one) => one.kind === kind)
        const changed = own.filter(
          ({ what, fields }) => what === 'updated' && fields.some(({ action }) => action === 'write_remote'),
        )
        const blanked = own.flatMap(({ fields }) =>
          fields.filter(
            ({ action, before, after }) => action.startsWith('write') && before !== null && after === null,
          ),
        )
        return {
          kind,
          changed: new Set(changed.map(({ assessmentId }) => assessmentId)).size,
          blanked: blanked.length,
        }
      })
    },
    async forget(assessmentId) {
      for (let at = runs.length - 1; at >= 0; at--)
        if (runs[at]?.assessmentId === assessmentId) runs.splice(at, 1)
    },
  }
}

/** Newest first, by a time and an id. */
function pageOf<T>(
  found: T[],
  keyOf: (one: T) => [string, string],
  cursor: string | undefined,
  limit: number,
): { items: T[]; nextCursor?: string } {
  const after = cursor ? fromCursor(cursor) : undefined
  const sorted = found
    .map((one) => ({ one, key: keyOf(one) }))
    .filter(({ key: [at, id] }) => !after || at < after.at || (at === after.at && id < after.id))
    .sort(({ key: [atA, idA] }, { key: [atB, idB] }) =>
      atA === atB ? (idA < idB ? 1 : -1) : atA < atB ? 1 : -1,
    )
  const page = sorted.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ one }) => copy(one)),
    ...(sorted.length > limit && last ? { nextCursor: toCursor(...last.key) } : {}),
  }
}
