import type { RemoteRecord } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'

export const at = (modified: string, id: number) => `${modified}|${id}`

export const unavailable = (retryAfterSeconds?: number) =>
  new HubError('remote_unavailable', 'The memory CRM does not answer.', {
    ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
  })

export const blanked = (fields: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === '' ? null : value]))

export const picked = (record: RemoteRecord, fields: string[]): RemoteRecord => ({
  ...record,
  fields: Object.fromEntries(fields.map((name) => [name, record.fields[name] ?? null])),
})
