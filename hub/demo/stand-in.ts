import type { Router } from 'express'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Crm } from '../crm-wiring.ts'
import type { Clock } from '../domain/clock.ts'
import type { Log } from '../domain/ports.ts'
import type { Keys } from '../store/index.ts'

export interface StandInNeeds {
  keys: Keys
  dataDir: string
  publicUrl: string
  clock: Clock
  log: Log
  /** The stylesheet of its pages. */
  styleHref: string | undefined
}

/** A CRM on this machine. */
export interface StandIn {
  router: Router
  /** Makes its connection the first time; later only tells the hub its address. Needs the hub to listen. */
  connect(crm: Pick<Crm, 'connect' | 'manage'>, connections: ConnectionStore): Promise<void>
  close(): unknown
}
