import {
  emptyHubTables,
  makeMemoryAssessments,
  makeMemoryConnections,
  makeMemoryEvents,
} from './memory-hub.ts'
import {
  emptyTables,
  makeMemoryConflicts,
  makeMemoryHints,
  makeMemoryLeases,
  makeMemoryLinks,
  makeMemoryRuns,
} from './memory-stores.ts'
import type { OpenStores } from './world.ts'

/** A hub whose stores are a few maps. */
export const openMemory: OpenStores = ({ time, connectionIds }) => {
  const tables = emptyTables()
  const hub = emptyHubTables()
  return {
    assessments: makeMemoryAssessments(hub, {
      clock: time,
      enabledConnections: () => Promise.resolve(connectionIds),
    }),
    connections: makeMemoryConnections(hub),
    links: makeMemoryLinks(tables),
    runs: makeMemoryRuns(tables),
    conflicts: makeMemoryConflicts(tables, time),
    leases: makeMemoryLeases(tables, time),
    hints: makeMemoryHints(tables, time),
    events: makeMemoryEvents(hub),
  }
}
