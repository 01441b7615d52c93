import type { Assessments } from '../assessments/assessments.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { CanonicalRecord } from '../domain/canonical.ts'
import type { Clock } from '../domain/clock.ts'
import type { Connector } from '../domain/connector.ts'
import type { Queue } from '../domain/jobs.ts'
import type { Limiter, Log } from '../domain/ports.ts'
import type { Connection, Links } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { OAuthStarts } from './oauth-store.ts'

export interface ConnectionNeeds {
  connections: ConnectionStore
  assessments: Pick<Assessments, 'markAllPending'>
  links: Pick<Links, 'count' | 'unlinkAll'>
  /** Drops what waits for a person because of a connection that goes. */
  forgetConnection(connectionId: string): Promise<void>
  connectors: Readonly<Record<string, Connector>>
  /** What new connections take. */
  mappings: readonly Mapping[]
  /** What a connection runs with. */
  mappingOf(connection: Connection): Mapping
  /** The canonical records that an assessment has in an account; the sync decides that. */
  recordsOf(assessment: Assessment, mapping: Mapping, connection: Connection): CanonicalRecord[]
  limiterFor(connection: Connection): Limiter
  queue: Pick<Queue, 'add'>
  oauthStarts: OAuthStarts
  /** The address that people reach the hub at, without a trailing slash. */
  publicUrl: string
  clock: Clock
  log: Log
  /** True in the demo: a connection may point at a stand-in. */
  allowBaseUrl: boolean
}
