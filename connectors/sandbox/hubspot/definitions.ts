import { INDUSTRY_OPTIONS } from './industries.ts'

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

export const OBJECTS = ['companies', 'contacts', 'deals', 'notes', 'tasks'] as const
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
}
export const OBJECT_TYPE_IDS: Record<ObjectName, string> = {
  companies: '0-2',
  contacts: '0-1',
  deals: '0-3',
  notes: '0-46',
  tasks: '0-27',
}
export const objectNamed = (name: string): ObjectName | undefined =>
  OBJECTS.find((one) => one === name.toLowerCase()) ?? ALIASES[name.toLowerCase()]

/** Contacts spell their modification stamp differently from everything else. */
export const modifiedProperty = (object: ObjectName) =>
  object === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate'
export const createdProperty = (object: ObjectName) =>
  object === 'notes' || object === 'tasks' ? 'hs_createdate' : 'createdate'

const define = (
  name: string,
  label: string,
  type: ValueType,
  more: Partial<Definition> = {},
): Definition => ({
  name,
  label,
  type,
  fieldType: FIELD_TYPE[type],
  groupName: 'information',
  options: [],
  hasUniqueValue: false,
  readOnly: false,
  hubspotDefined: true,
  ...more,
})
const FIELD_TYPE: Record<ValueType, string> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date',
  bool: 'booleancheckbox',
  enumeration: 'select',
}
const text = (name: string, label: string, more?: Partial<Definition>) => define(name, label, 'string', more)
const choice = (name: string, label: string, values: string[]) =>
  define(name, label, 'enumeration', { options: values.map((value) => ({ value, label: titled(value) })) })
const titled = (value: string) =>
  value.charAt(0).toUpperCase() + value.slice(1).toLowerCase().replaceAll('_', ' ')
const owner = define('hubspot_owner_id', 'Owner', 'enumeration', { externalOptions: true })
const lifecycle = choice('lifecyclestage', 'Lifecycle stage', [
  'subscriber',
  'lead',
  'marketingqualifiedlead',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'evangelist',
  'other',
])
const ADDRESS = [
  text('phone', 'Phone number', { fieldType: 'phonenumber' }),
  text('address', 'Street address'),
  text('city', 'City'),
  text('state', 'State/Region'),
  text('zip', 'Postal code'),
  text('country', 'Country/Region'),
]

const OWN: Record<ObjectName, Definition[]> = {
  companies: [
    text('name', 'Company name'),
    text('domain', 'Company domain name'),
    ...ADDRESS,
    text('address2', 'Street address 2'),
    text('website', 'Website URL'),
    define('industry', 'Industry', 'enumeration', { options: INDUSTRY_OPTIONS }),
    define('numberofemployees', 'Number of employees', 'number'),
    define('annualrevenue', 'Annual revenue', 'number'),
    text('founded_year', 'Year founded'),
    text('description', 'Description', { fieldType: 'textarea' }),
    choice('hs_lead_status', 'Lead status', ['NEW', 'OPEN', 'IN_PROGRESS', 'CONNECTED', 'UNQUALIFIED']),
    lifecycle,
    owner,
  ],
  contacts: [
    text('firstname', 'First name'),
    text('lastname', 'Last name'),
    text('email', 'Email', { hasUniqueValue: true }),
    ...ADDRESS,
    text('mobilephone', 'Mobile phone number', { fieldType: 'phonenumber' }),
    text('jobtitle', 'Job title'),
    text('company', 'Company name'),
    text('website', 'Website URL'),
    choice('hs_lead_status', 'Lead status', ['NEW', 'OPEN', 'IN_PROGRESS', 'CONNECTED', 'UNQUALIFIED']),
    lifecycle,
    owner,
  ],
  deals: [
    text('dealname', 'Deal name'),
    define('dealstage', 'Deal stage', 'enumeration', { externalOptions: true, fieldType: 'radio' }),
    define('pipeline', 'Pipeline', 'enumeration', { externalOptions: true }),
    define('amount', 'Amount', 'number'),
    define('closedate', 'Close date', 'datetime'),
    choice('dealtype', 'Deal type', ['newbusiness', 'existingbusiness']),
    text('description', 'Deal description', { fieldType: 'textarea' }),
    owner,
  ],
  notes: [
    text('hs_note_body', 'Body', { fieldType: 'html' }),
    define('hs_timestamp', 'Activity date', 'datetime'),
    text('hs_attachment_ids', 'Attached files'),
    owner,
  ],
  tasks: [
    text('hs_task_subject', 'Title'),
    text('hs_task_body', 'Notes', { fieldType: 'html' }),
    choice('hs_task_status', 'Status', ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'WAITING', 'DEFERRED']),
    choice('hs_task_priority', 'Priority', ['NONE', 'LOW', 'MEDIUM', 'HIGH']),
    choice('hs_task_type', 'Type', ['TODO', 'CALL', 'EMAIL']),
    define('hs_timestamp', 'Due date', 'datetime'),
    owner,
  ],
}

const kept = (object: ObjectName): Definition[] => [
  define('hs_object_id', 'Record ID', 'number', { readOnly: true, hasUniqueValue: true }),
  define(createdProperty(object), 'Create date', 'datetime', { readOnly: true }),
  define(modifiedProperty(object), 'Last modified date', 'datetime', { readOnly: true }),
  text('hs_merged_object_ids', 'Merged record IDs', { readOnly: true }),
]

export const STANDARD: Record<ObjectName, Definition[]> = {
  companies: [...OWN.companies, ...kept('companies')],
  contacts: [...OWN.contacts, ...kept('contacts')],
  deals: [...OWN.deals, ...kept('deals')],
  notes: [...OWN.notes, ...kept('notes')],
  tasks: [...OWN.tasks, ...kept('tasks')],
}

export const OWNERS = [
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
