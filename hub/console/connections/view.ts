import type { Ability, Connection } from '../../domain/sync.ts'

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
  | 'abilities'
  | 'trial'
  | 'checkedAt'
  | 'createdAt'
> & {
  /** How many records are linked. */
  linked: number
  /** Where the CRM sends what changes there. */
  webhookUrl?: string
}

/** What connecting or testing says about an account. */
export interface Inspection {
  missing: string[]
  made: string[]
}

/** A CRM that can be connected, as `/api/connectors` answers it. */
export interface ConnectorView {
  name: string
  title: string
  mapped: boolean
  webhooks: boolean
  auth: AuthView[]
}

/** One way to sign in. */
export interface AuthView {
  id: string
  title: string
  help: string
  oauth: boolean
  fields: { name: string; label: string; secret: boolean; optional: boolean; help?: string }[]
}

export interface ConnectorsReply {
  items: ConnectorView[]
  /** Where a CRM has to lead back to after a sign-in. */
  redirectUri: string
}

/** One step of setting up, as `/api/connections/{id}/setup` answers it. */
export interface StepView {
  id: string
  title: string
  state: 'done' | 'open' | 'blocked'
  required: boolean
  detail: string
  remedy?: string
  missing?: string[]
  choice?: { name: string; help?: string; options: { value: string; label: string }[]; value?: string }
}

export const connectionPath = ({ id }: Pick<ConnectionView, 'id'>, verb = ''): string =>
  `/api/connections/${encodeURIComponent(id)}${verb}`

export const CRM_NAMES: Record<string, string> = { hubspot: 'HubSpot', connectwise: 'ConnectWise PSA' }

export const crmName = ({ crm }: Pick<ConnectionView, 'crm'>): string => CRM_NAMES[crm] ?? crm

/** What each ability means for the people who use it, and what its absence means. */
export const ABILITY_WORDS: Record<Ability, { can: string; cannot: string }> = {
  webhooks: {
    can: 'Tells us at once what changes there.',
    cannot: 'Does not tell us what changes: we ask every minute.',
  },
  changes: {
    can: 'Answers what changed since we last asked.',
    cannot: 'Cannot say what changed: edits there are noticed once a day.',
  },
  fields: { can: 'Lets us make our own fields.', cannot: 'Our fields have to be made there by hand.' },
  remove_fields: {
    can: 'Lets us take our fields away again.',
    cannot: 'Our fields stay there when the connection is removed.',
  },
  documents: {
    can: 'Takes documents.',
    cannot: 'Takes no documents: they are found behind the link of the assessment.',
  },
  history: {
    can: 'Remembers what a field held before.',
    cannot: 'Keeps no history: the newest edit cannot be told, so such lines ask.',
  },
  associated: {
    can: 'Says which people and companies belong to a deal.',
    cannot: 'Does not say who belongs to a deal: what starts there is pre-filled from the deal alone.',
  },
  archive: {
    can: 'Lets us take trial records away again.',
    cannot: 'Trial records have to be deleted there by hand.',
  },
}
