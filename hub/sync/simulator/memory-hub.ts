import { isDeepStrictEqual } from 'node:util'
import { applyChange } from '../../assessments/apply-change.ts'
import type { Assessments } from '../../assessments/assessments.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { CrmEvents } from '../../crm-events/event-store.ts'
import type { Assessment } from '../../domain/assessment.ts'
import type { Clock } from '../../domain/clock.ts'
import { HubError } from '../../domain/errors.ts'
import type { Connection, WaitingEvent } from '../../domain/sync.ts'

/** What the other stores hold that a sync meets: assessments, connections, events of CRMs that wait. */
export interface HubTables {
  assessments: Map<string, Assessment>
  connections: Map<string, { connection: Connection; credentials: Record<string, string> }>
  events: Map<string, WaitingEvent>
  lastId: number
}

export const emptyHubTables = (): HubTables => ({
  assessments: new Map(),
  connections: new Map(),
  events: new Map(),
  lastId: 0,
})

const copy = structuredClone
const MAX_TRIES = 30

/**
 * Assessments on a map. What a change makes of one is the real `applyChange`; what surrounds it (compare-and-set on
 * the version, who is behind) is proved equal to the real store by `memory-stores.test.ts`.
 */
export function makeMemoryAssessments(
  tables: HubTables,
  { clock, enabledConnections }: { clock: Clock; enabledConnections(): Promise<string[]> },
): Assessments {
  const { assessments } = tables
  const listeners = new Set<Parameters<Assessments['onChange']>[0]>()
  const find = async (id: string) => copy(assessments.get(id) ?? null)
  const get = async (id: string) => {
    const found = await find(id)
    if (found) return found
    throw new HubError('not_found', 'There is no such assessment.')
  }
  const tell = (assessment: Assessment, answers: string[], by: string) => {
    for (const listener of listeners) listener(copy(assessment), { answers, by })
  }
  return {
    find,
    get,
    async create({ answers = [], status = 'draft', verified = false } = {}) {
      const now = clock.now()
      const at = now.toISOString()
      const id = `a${assessments.size + 1}`
      const blank: Assessment = {
        id,
        status: 'draft',
        answers: {},
        revision: 0,
        version: 0,
        pending: [],
        progress: {},
        verified,
        createdAt: at,
        updatedAt: at,
      }
      const made = applyChange(blank, { answers, status }, now)?.next ?? blank
      const stored = { ...made, revision: 1, version: 1, pending: await enabledConnections() }
      assessments.set(id, copy(stored))
      tell(stored, Object.keys(stored.answers), 'hub')
      return copy(stored)
    },
    async change(id, decide, { who = 'hub', except, expectedVersion } = {}) {
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const current = await get(id)
        if (expectedVersion !== undefined && current.version !== expectedVersion)
          throw new HubError('precondition_failed', 'The assessment was changed meanwhile.')
        const change = decide(current)
        const applied = change && applyChange(current, change, clock.now())
        if (!applied) return current
        const behind = applied.revised ? (await enabledConnections()).filter((one) => one !== except) : []
        const stored = assessments.get(id)
        if (stored?.version !== current.version) continue
        const next: Assessment = {
          ...applied.next,
          revision: current.revision + (applied.revised ? 1 : 0),
          version: current.version + 1,
          pending: [...new Set([...stored.pending, ...behind])],
        }
        assessments.set(id, copy(next))
        tell(next, applied.answers, who)
        return copy(next)
      }
      throw new HubError('unavailable', 'The assessment is being changed by too many at once.')
    },
    foresee: (current, change) => applyChange(current, change, clock.now())?.next ?? current,
    list: async () => ({ items: [...assessments.values()].map((one) => copy(one)) }),
    behind: async (connectionId, limit) =>
      [...assessments.values()]
        .filter(({ pending }) => pending.includes(connectionId))
        .sort((a, b) => a.updatedAt.localeCompare(b.updatedAt))
        .slice(0, limit)
        .map(({ id }) => id),
    async caughtUp(id, connectionId, revision) {
      const found = assessments.get(id)
      if (found?.revision === revision) found.pending = found.pending.filter((one) => one !== connectionId)
    },
    async markAllPending(connectionId) {
      const due = [...assessments.values()].filter(({ status }) => status !== 'archived')
      for (const one of due) one.pending = [...new Set([...one.pending, connectionId])]
      return due.length
    },
    async remove(id) {
      assessments.delete(id)
    },
    timeline: async () => [],
    note: async () => {},
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export function makeMemoryConnections({ connections }: HubTables): ConnectionStore {
  const find = async (id: string) => copy(connections.get(id)?.connection ?? null)
  const get = async (id: string) => {
    const found = await find(id)
    if (found) return found
    throw new HubError('not_found', 'There is no such connection.', { about: { connectionId: id } })
  }
  return {
    find,
    get,
    list: async () =>
      [...connections.values()]
        .map(({ connection }) => copy(connection))
        .sort((a, b) => a.createdAt.localeCompare(b.createdAt)),
    ids: async () => [...connections.keys()],
    async credentials(id) {
      await get(id)
      return { ...connections.get(id)?.credentials }
    },
    async add(connection, credentials) {
      connections.set(connection.id, copy({ connection, credentials }))
    },
    async update(id, change) {
      const found = connections.get(id)
      if (!found) return
      const { reason, ...rest } = copy(change)
      Object.assign(found.connection, rest)
      if (reason !== undefined) found.connection.reason = reason
      else if (change.state !== undefined) delete found.connection.reason
    },
    async replaceCredentials(id, credentials) {
      const found = connections.get(id)
      if (found) found.credentials = { ...credentials }
    },
    async renewed(id, before, after) {
      const found = connections.get(id)
      if (found && isDeepStrictEqual(found.credentials, before)) found.credentials = { ...after }
    },
    async remove(id) {
      connections.delete(id)
    },
  }
}

export function makeMemoryEvents(tables: HubTables): CrmEvents {
  const { events } = tables
  return {
    async keep(connectionId, received) {
      const ids = new Set<string>()
      for (const { object, recordId, mergedInto } of received) {
        const id = `${connectionId}:${object}:${recordId}`
        const known = events.get(id)?.mergedInto
        const into = mergedInto ?? known
        const token = `event-${++tables.lastId}`
        events.delete(id)
        events.set(id, { id, connectionId, object, recordId, token, ...(into ? { mergedInto: into } : {}) })
        ids.add(id)
      }
      return [...ids]
    },
    find: async (id) => copy(events.get(id) ?? null),
    async done({ id, token }) {
      if (events.get(id)?.token === token) events.delete(id)
    },
    waiting: async (connectionId, limit) =>
      [...events.values()].filter((one) => one.connectionId === connectionId).slice(0, limit),
  }
}
