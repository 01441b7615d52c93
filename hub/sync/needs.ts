import type { Assessments } from '../assessments/assessments.ts'
import type { Provenance } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import type { Connector, Session } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Limiter, Log } from '../domain/ports.ts'
import type {
  Conflicts,
  Connection,
  Connections,
  DeadLetters,
  Hints,
  Lease,
  Leases,
  Link,
  Links,
  Runs,
} from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { ProjectNeeds } from './facts.ts'
import type { Piece } from './piece.ts'
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
  /** Where a refused record, or a sync that fails for good, is kept for a person. */
  deadLetters?: DeadLetters
  /** Connectors by name. */
  connectors: Readonly<Record<string, Connector>>
  limiterFor(connection: Connection): Limiter
  mappingOf(connection: Connection): Mapping
  clock: Clock
  log: Log
}

/** What a person approved for one assessment. */
export interface Approved {
  /** Whether this is the record that was shown, for a link that is new or points to another one than before. */
  record(link: Link): boolean
  /** Whether this change is one of those that were shown. */
  field(link: Link, field: FieldPlan): boolean
  /** Whether some change of this field was shown. */
  some(link: Link, remote: string): boolean
}

/** What runs did is taken back: planned by what they wrote instead of by the merge. */
export interface Undo {
  plan(piece: Piece, merged: FieldPlan[]): FieldPlan[]
  /** Of the values that come back into the assessment. */
  provenance: Provenance
  who: string
}

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
  undo?: Undo
  /** Lines that turned out otherwise than approved, as "link id|remote field", or "link id|" for a whole record. */
  moved: Set<string>
  /** Set when the world moved while we worked, so that another look is due at once. */
  again: boolean
  /** Kept for the end: what could not be done now, and makes the job come back. */
  failure: unknown
}

export const leaseLost = ({ assessment, connection }: Sync): HubError =>
  new HubError('unavailable', 'Another worker took this sync over.', {
    about: { assessmentId: assessment.id, connectionId: connection.id },
    retryAfterSeconds: 1,
  })
