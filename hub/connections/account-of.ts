import type { Connector } from '../domain/connector.ts'
import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { connectorOf } from './connector-of.ts'
import type { ConnectionNeeds } from './needs.ts'
import { openAccount, type Account } from './open-account.ts'

export interface OpenConnection {
  connection: Connection
  connector: Connector
  mapping: Mapping
  account: Account
}

/** A connection with its account open, by its own credentials or by fresh ones that are to be tried. */
export async function accountOf(
  needs: ConnectionNeeds,
  id: string,
  fresh?: Record<string, string>,
): Promise<OpenConnection> {
  const { connections } = needs
  const connection = await connections.get(id)
  const connector = connectorOf(needs, connection.crm)
  const mapping = needs.mappingOf(connection)
  const account = fresh
    ? openAccount(needs, connection, fresh)
    : openAccount(needs, connection, await connections.credentials(id), (before, after) =>
        connections.renewed(id, before, after),
      )
  return { connection, connector, mapping, account }
}
