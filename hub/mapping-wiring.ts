import type { Connection as Database } from 'mongoose'
import type { ConnectionStore } from './connections/connection-store.ts'
import type { Clock } from './domain/clock.ts'
import type { Connector, Session } from './domain/connector.ts'
import type { Log } from './domain/ports.ts'
import type { Connection } from './domain/sync.ts'
import type { Mapping } from './mapping/mapping.ts'
import { keepingLoaded, makeMappingLibrary, type MappingLibrary } from './mappings/library.ts'
import { makeMappingVersions } from './mappings/mapping-version-store.ts'
import { mappingRoutes } from './mappings/routes.ts'
import { makeSaveMapping } from './mappings/save-mapping.ts'
import type { ApiRoute } from './platform/api.ts'
import { effective } from './sync/plan.ts'

export interface Mappings {
  library: MappingLibrary
  /** Connections as everything that runs a mapping is to see them. */
  connections: ConnectionStore
  /** `sessionOf` opens an account: what is saved can be compared with its live fields. */
  routes(sessionOf: (connection: Connection) => Promise<Session>): ApiRoute[]
}

/** Puts the mappings together: the files that came with the software, and the versions that people saved. */
export function wireMappings(needs: {
  database: Database
  connections: ConnectionStore
  connectors: Readonly<Record<string, Connector>>
  mappings: readonly Mapping[]
  clock: Clock
  log: Log
}): Mappings {
  const { database, connectors, mappings, clock, log } = needs
  const versions = makeMappingVersions({ connection: database, clock })
  const library = makeMappingLibrary({ versions, files: mappings, clock, log })
  const connections = keepingLoaded(needs.connections, library)
  return {
    library,
    connections,
    routes(sessionOf) {
      const saving = makeSaveMapping({
        library,
        versions,
        connections,
        crms: Object.keys(connectors),
        schemaOf: async (connection, objects) => (await sessionOf(connection)).schema(objects),
      })
      return mappingRoutes({ library, versions, connections, effective, saving })
    },
  }
}
