/** HubSpot's value types; `fieldType` only says how a form draws it. */
export type ValueType = 'string' | 'number' | 'date' | 'datetime' | 'bool' | 'enumeration'

export interface Definition {
  name: string
  label: string
  type: ValueType
  fieldType: string
  groupName: string
  options: { value: string; label: string }[]
  hasUniqueValue: boolean
  readOnly: boolean
  hubspotDefined: boolean
  /** Its options live elsewhere: owners, pipeline stages. */
  externalOptions?: boolean
}

export const OBJECTS = ['companies', 'contacts', 'deals', 'notes', 'tasks', 'line_items', 'quotes'] as const
export type ObjectName = (typeof OBJECTS)[number]

/** Names that the API takes for one object: plural, singular, and the object type id. */
const ALIASES: Record<string, ObjectName> = {
  company: 'companies',
  '0-2': 'companies',
  contact: 'contacts',
  '0-1': 'contacts',
  deal: 'deals',
  '0-3': 'deals',
  note: 'notes',
  '0-46': 'notes',
  task: 'tasks',
  '0-27': 'tasks',
  line_item: 'line_items',
  '0-8': 'line_items',
  quote: 'quotes',
  '0-14': 'quotes',
}
export const OBJECT_TYPE_IDS: Record<ObjectName, string> = {
  companies: '0-2',
  contacts: '0-1',
  deals: '0-3',
  notes: '0-46',
  tasks: '0-27',
  line_items: '0-8',
  quotes: '0-14',
}
/** What HubSpot wants to know before it makes a record. */
export const REQUIRED: Partial<Record<ObjectName, readonly string[]>> = {
  notes: ['hs_timestamp'],
  tasks: ['hs_timestamp'],
  quotes: ['hs_title', 'hs_expiration_date'],
}
export const objectNamed = (name: string): ObjectName | undefined =>
  OBJECTS.find((one) => one === name.toLowerCase()) ?? ALIASES[name.toLowerCase()]

/** Contacts spell their modification stamp differently from everything else. */
export const modifiedProperty = (object: ObjectName) =>
  object === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate'
export const createdProperty = (object: ObjectName) =>
  ['companies', 'contacts', 'deals'].includes(object) ? 'createdate' : 'hs_createdate'

export interface Owner {
  id: string
  email: string
  firstName: string
  lastName: string
}
export const OWNERS: Owner[] = [
  { id: '7001', email: 'ada.owner@example.com', firstName: 'Ada', lastName: 'Owner' },
  { id: '7002', email: 'ben.seller@example.com', firstName: 'Ben', lastName: 'Seller' },
]

const stage = (id: string, label: string, probability: string) => ({ id, label, probability })
/** The pipeline that every new HubSpot account has. Metadata values are strings, as there. */
export const DEAL_PIPELINE = {
  id: 'default',
  label: 'Sales Pipeline',
  stages: [
    stage('appointmentscheduled', 'Appointment Scheduled', '0.2'),
    stage('qualifiedtobuy', 'Qualified To Buy', '0.4'),
    stage('presentationscheduled', 'Presentation Scheduled', '0.6'),
    stage('decisionmakerboughtin', 'Decision Maker Bought-In', '0.8'),
    stage('contractsent', 'Contract Sent', '0.9'),
    stage('closedwon', 'Closed Won', '1.0'),
    stage('closedlost', 'Closed Lost', '0.0'),
  ],
}
