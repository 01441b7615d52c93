import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { checkAgainst, objectsOf, wantedProperties } from '../mapping/use-mapping.ts'
import { connectorOf } from './connector-of.ts'
import type { ConnectionNeeds } from './needs.ts'

export interface Inspection {
  account: string
  /** What the account lacks, in plain words. */
  missing: string[]
  /** Properties that were made just now. */
  made: string[]
  /** What the inspection learned, to store on the connection. */
  change: Pick<Connection, 'owners' | 'suspended' | 'checkedAt'>
}

/** Asks the CRM who we are, makes our properties where they are missing, and compares the mapping with its fields. */
export async function inspect(
  needs: Pick<ConnectionNeeds, 'connectors' | 'limiterFor' | 'clock' | 'log'>,
  connection: Connection,
  mapping: Mapping,
  credentials: Record<string, string>,
): Promise<Inspection> {
  const { clock, log } = needs
  const session = connectorOf(needs, connection.crm).open({
    credentials,
    settings: connection.settings.baseUrl ? { baseUrl: connection.settings.baseUrl } : {},
    limiter: needs.limiterFor(connection),
    clock,
    log,
  })
  const { account, missing } = await session.check()
  const made = (await session.ensureProperties?.(wantedProperties(mapping))) ?? []
  const schema = await session.schema(objectsOf(mapping))
  const suspended = checkAgainst(mapping, schema).map(({ line, reason }) => ({ line, reason }))
  return {
    account,
    missing: [...missing, ...suspended.map(({ reason }) => reason)],
    made,
    change: { owners: schema.owners, suspended, checkedAt: clock.now().toISOString() },
  }
}
