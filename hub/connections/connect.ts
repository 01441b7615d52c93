import { randomUUID } from 'node:crypto'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { connectorOf } from './connector-of.ts'
import { checkedCredentials, checkedSettings, type GivenSettings } from './credentials.ts'
import { inspect } from './inspect.ts'
import { listen } from './listen.ts'
import type { ConnectionNeeds } from './needs.ts'
import { openAccount } from './open-account.ts'
import { openRequirements, setupSteps } from './setup-steps.ts'

export interface NewConnection {
  crm: string
  title?: string | undefined
  credentials: Record<string, string>
  settings?: GivenSettings | undefined
  /** False: it is made in the state `setup`, and waits to be switched on. */
  enable?: boolean | undefined
}

/** A connection as it was made, and what the account lacks, in plain words. */
export interface Connected {
  connection: Connection
  made: string[]
  missing: string[]
  queued: number
}

export type Connect = (wanted: NewConnection) => Promise<Connected>

/**
 * Checks the credentials, makes our properties, and queues what is there already. Where something that the sync needs
 * is open, the connection waits in the state `setup`. Nothing is stored where the sign-in fails.
 */
export function makeConnect(needs: ConnectionNeeds): Connect {
  return async (wanted) => {
    const connector = connectorOf(needs, wanted.crm)
    const mapping = defaultMapping(needs, wanted.crm)
    const credentials = checkedCredentials(connector, wanted.credentials)
    const settings = checkedSettings(needs, wanted.settings)
    const draft = blank(
      needs,
      { crm: connector.name, title: wanted.title ?? connector.title, settings },
      mapping,
    )
    const account = openAccount(needs, draft, credentials)
    const { account: name, missing, made, looked, change } = await inspect(needs, draft, mapping, account)
    if ((await needs.connections.list()).some((one) => one.crm === connector.name && one.account === name))
      throw new HubError('conflict', `This ${connector.title} account is connected already.`, {
        hint: 'Resume or test the connection that exists.',
      })
    const inSetup: Connection = { ...draft, ...change, account: name }
    const ready = openRequirements(setupSteps(inSetup, mapping, connector, looked)).length === 0
    const connection: Connection =
      ready && wanted.enable !== false ? { ...inSetup, state: 'enabled' } : inSetup
    await needs.connections.add(connection, account.credentials())
    if (connection.state === 'setup') return { connection, made, missing, queued: 0 }
    const told = await listen(needs, connection, mapping, account)
    const queued = await needs.assessments.markAllPending(connection.id)
    await needs.queue.add('sync.sweep', {})
    return { connection, made, missing: [...missing, ...told.missing], queued }
  }
}

function blank(
  { clock }: ConnectionNeeds,
  chosen: Pick<Connection, 'crm' | 'title' | 'settings'>,
  { name, version }: Mapping,
): Connection {
  const now = clock.now().toISOString()
  return {
    id: randomUUID(),
    ...chosen,
    mapping: name,
    mappingVersion: version,
    state: 'setup',
    twoWay: false,
    choices: {},
    keyedAnew: [],
    account: '',
    owners: [],
    suspended: [],
    cursors: [],
    resumedAt: now,
    createdAt: now,
  }
}

function defaultMapping({ mappings }: ConnectionNeeds, crm: string): Mapping {
  const mapping = mappings.find((one) => one.crm === crm)
  if (mapping) return mapping
  throw new HubError('misconfigured', `There is no mapping for ${crm}.`, {
    hint: 'Put a file for it into the folder mappings.',
  })
}
