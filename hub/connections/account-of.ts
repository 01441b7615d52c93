import type { Connector } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
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
  const { connections, mappings } = needs
  const connection = await connections.get(id)
  const connector = connectorOf(needs, connection.crm)
  const mapping = mappings.find(({ name }) => name === connection.mapping)
  if (!mapping)
    throw new HubError('misconfigured', `The mapping ${connection.mapping} is gone.`, {
      hint: 'Put its file back into the folder mappings.',
      about: { connectionId: id },
    })
  const account = fresh
    ? openAccount(needs, connection, fresh)
    : openAccount(needs, connection, await connections.credentials(id), (before, after) =>
        connections.renewed(id, before, after),
      )
  return { connection, connector, mapping, account }
}
