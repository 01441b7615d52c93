import type { Assessments } from '../assessments/assessments.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import type { Connector, Session } from '../domain/connector.ts'
import type { Limiter, Log } from '../domain/ports.ts'
import type { Conflicts, Connection, Connections, Hints, Lease, Leases, Links, Runs } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { ProjectNeeds } from './facts.ts'
import type { FieldPlan } from './plan.ts'

/** What a sync needs from the rest of the hub. */
export interface SyncNeeds extends ProjectNeeds {
  assessments: Assessments
  connections: Connections
  links: Links
  runs: Runs
  conflicts: Conflicts
  leases: Leases
  hints: Hints
  /** Connectors by name. */
  connectors: Readonly<Record<string, Connector>>
  limiterFor(connection: Connection): Limiter
  mappingOf(connection: Connection): Mapping
  clock: Clock
  log: Log
}

/** Says whether a change is one of those that a person approved. */
export type Approved = (linkId: string, field: FieldPlan) => boolean

/** One sync of one assessment with one connection, while it runs. */
export interface Sync {
  needs: SyncNeeds
  connection: Connection
  connector: Connector
  mapping: Mapping
  session: Session
  lease: Lease
  assessment: Assessment
  /** Objects of the CRM that changed there, as far as we were told; "*" = all. */
  hinted: ReadonlySet<string>
  /** A look ahead: everything is worked out, nothing is written. */
  dry: boolean
  /** Where a person approved a plan: what may be done. Anything else is left alone, and noted in `moved`. */
  approved?: Approved
  /** Lines that turned out otherwise than approved, as "link id|remote field". */
  moved: Set<string>
  /** Set when the world moved while we worked, so that another look is due at once. */
  again: boolean
  /** Kept for the end: what could not be done now, and makes the job come back. */
  failure: unknown
}
