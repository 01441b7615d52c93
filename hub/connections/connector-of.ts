import type { Connector } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { ConnectionNeeds } from './needs.ts'

export function connectorOf({ connectors }: Pick<ConnectionNeeds, 'connectors'>, crm: string): Connector {
  const connector = Object.hasOwn(connectors, crm) ? connectors[crm] : undefined
  if (connector) return connector
  const known = Object.keys(connectors).join(', ')
  throw new HubError('invalid_input', 'There is no connector for this CRM.', {
    hint: `Use one of ${known}.`,
    fields: [{ path: 'crm', message: `one of ${known}` }],
  })
}
