import type { Connection } from '../../domain/sync.ts'

/** One CRM account as `/api/connections` answers it. */
export type ConnectionView = Pick<
  Connection,
  | 'id'
  | 'crm'
  | 'title'
  | 'account'
  | 'mapping'
  | 'state'
  | 'reason'
  | 'twoWay'
  | 'settings'
  | 'suspended'
  | 'checkedAt'
  | 'createdAt'
> & {
  /** How many records are linked. */
  linked: number
}

/** What connecting or testing says about an account. */
export interface Inspection {
  missing: string[]
  made: string[]
}

export const CRM_NAMES: Record<string, string> = { hubspot: 'HubSpot' }

export const crmName = ({ crm }: Pick<ConnectionView, 'crm'>): string => CRM_NAMES[crm] ?? crm
