import { randomUUID } from 'node:crypto'
import type { Connector } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { fieldErrors } from '../platform/parse.ts'
import { connectorOf } from './connector-of.ts'
import { inspect } from './inspect.ts'
import type { ConnectionNeeds } from './needs.ts'

export interface NewConnection {
  crm: string
  title?: string | undefined
  credentials: Record<string, string>
  settings?: { baseUrl?: string | undefined; portal?: string | undefined } | undefined
}

/** A connection as it was made, and what the account lacks, in plain words. */
export interface Connected {
  connection: Connection
  made: string[]
  missing: string[]
  queued: number
}

export type Connect = (wanted: NewConnection) => Promise<Connected>

/** Checks the credentials, makes our properties, and queues what is there already. Nothing is stored that fails. */
export function makeConnect(needs: ConnectionNeeds): Connect {
  return async (wanted) => {
    const connector = connectorOf(needs, wanted.crm)
    const mapping = defaultMapping(needs, wanted.crm)
    const credentials = checkedCredentials(connector, wanted.credentials)
    const settings = checkedSettings(needs, wanted.settings)
    const now = needs.clock.now().toISOString()
    const draft: Connection = {
      id: randomUUID(),
      crm: connector.name,
      title: wanted.title ?? connector.title,
      mapping: mapping.name,
      mappingVersion: mapping.version,
      state: 'enabled',
      twoWay: false,
      settings,
      choices: {},
      keyedAnew: [],
      account: '',
      owners: [],
      suspended: [],
      cursors: [],
      resumedAt: now,
      createdAt: now,
    }
    const { account, missing, made, change } = await inspect(needs, draft, mapping, credentials)
    if ((await needs.connections.list()).some((one) => one.crm === connector.name && one.account === account))
      throw new HubError('conflict', `This ${connector.title} account is connected already.`, {
        hint: 'Resume or test the connection that exists.',
      })
    const connection = { ...draft, ...change, account }
    await needs.connections.add(connection, credentials)
    const queued = await needs.assessments.markAllPending(connection.id)
    await needs.queue.add('sync.sweep', {})
    return { connection, made, missing, queued }
  }
}

function defaultMapping({ mappings }: ConnectionNeeds, crm: string): Mapping {
  const mapping = mappings.find((one) => one.crm === crm)
  if (mapping) return mapping
  throw new HubError('misconfigured', `There is no mapping for ${crm}.`, {
    hint: 'Put a file for it into the folder mappings.',
  })
}

/** Credentials in the shape that the connector wants; the error names what is missing. */
export function checkedCredentials(
  connector: Connector,
  given: Record<string, string>,
): Record<string, string> {
  const parsed = connector.credentials.safeParse(given)
  if (parsed.success) return parsed.data
  throw new HubError('invalid_input', `The credentials cannot be used for ${connector.title}.`, {
    hint: 'Correct the fields named and send it again.',
    fields: fieldErrors(parsed.error).map(({ path, message }) => ({ path: `credentials.${path}`, message })),
  })
}

/** Another address than the vendor's would send the customer's credentials wherever it points. */
function checkedSettings(
  { allowBaseUrl }: ConnectionNeeds,
  settings: NewConnection['settings'],
): Connection['settings'] {
  if (settings?.baseUrl && !allowBaseUrl)
    throw new HubError('invalid_input', 'The address of the CRM cannot be chosen here.', {
      hint: 'Leave settings.baseUrl out: the vendor’s own address is used.',
      fields: [{ path: 'settings.baseUrl', message: 'only the demo takes an address' }],
    })
  return {
    ...(settings?.baseUrl ? { baseUrl: settings.baseUrl } : {}),
    ...(settings?.portal ? { portal: settings.portal } : {}),
  }
}
