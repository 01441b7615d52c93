import type { Session } from '../domain/connector.ts'
import type { Connection } from '../domain/sync.ts'
import { connectorOf } from './connector-of.ts'
import type { ConnectionNeeds } from './needs.ts'

export type OpenNeeds = Pick<ConnectionNeeds, 'connectors' | 'limiterFor' | 'clock' | 'log'>

/** An account as an admin's request sees it. Credentials that the CRM renews meanwhile are in `credentials`. */
export interface Account {
  session: Session
  credentials(): Record<string, string>
}

/** Opens an account that may not be stored yet; `keep` is told of renewed credentials where it is. */
export function openAccount(
  needs: OpenNeeds,
  connection: Connection,
  given: Record<string, string>,
  keep?: (before: Record<string, string>, after: Record<string, string>) => Promise<void>,
): Account {
  let credentials = given
  const session = connectorOf(needs, connection.crm).open({
    credentials,
    settings: connection.settings,
    limiter: needs.limiterFor(connection),
    clock: needs.clock,
    log: needs.log,
    async saveCredentials(renewed) {
      const before = credentials
      credentials = renewed
      await keep?.(before, renewed)
    },
  })
  return { session, credentials: () => credentials }
}
