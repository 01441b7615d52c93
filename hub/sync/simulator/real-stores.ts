import { makeAssessments } from '../../assessments/assessment-store.ts'
import { makeConnections, type ConnectionStore } from '../../connections/connection-store.ts'
import { makeCrmEvents } from '../../crm-events/event-store.ts'
import { silentLog } from '../../platform/log.ts'
import type { TestStore } from '../../store/testing.ts'
import { makeConflicts } from '../conflict-store.ts'
import { makeHints } from '../hint-store.ts'
import { makeLeases } from '../lease-store.ts'
import { makeLinks } from '../link-store.ts'
import { makeRuns } from '../run-store.ts'
import type { OpenStores } from './world.ts'

/** The connections of one story: jobs that walk all of them are not to meet those of another. */
const ownOf = (connections: ConnectionStore, ids: readonly string[]): ConnectionStore => ({
  ...connections,
  list: async () => (await connections.list()).filter(({ id }) => ids.includes(id)),
})

/** The hub's own stores; stories that share a database tell themselves apart by the ids of their connections. */
export const openReal =
  ({ connection, keys }: TestStore): OpenStores =>
  ({ time, connectionIds }) => ({
    assessments: makeAssessments({
      connection,
      keys,
      clock: time,
      log: silentLog,
      enabledConnections: () => Promise.resolve(connectionIds),
    }),
    connections: ownOf(makeConnections({ connection }), connectionIds),
    links: makeLinks({ connection }),
    runs: makeRuns({ connection }),
    conflicts: makeConflicts({ connection, clock: time }),
    leases: makeLeases({ connection, clock: time }),
    hints: makeHints({ connection, clock: time }),
    events: makeCrmEvents({ connection, clock: time }),
  })
