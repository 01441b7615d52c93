/** What a field of ConnectWise's own holds. References are told and set as whole objects around an id. */
export type FieldType = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'id'

/** Where the options of a reference are listed, and which of its fields names one. */
export interface OptionList {
  path: string
  label: 'name' | 'description'
}

export interface Reference {
  options?: OptionList
  /** Members of the account are its owners. */
  members?: true
  /** The object of ours that it points at: this is how ConnectWise associates records. */
  object?: string
  required?: true
}

/** One of ConnectWise's resources as we speak of it. */
export interface ObjectTable {
  /** Below /apis/3.0; `{parent}` is the opportunity that the record belongs to. */
  path: string
  fields: Record<string, FieldType>
  /** Ids that are not inside a reference object, such as `locationId`. */
  ids?: Record<string, OptionList>
  references: Record<string, Reference>
  /** Its custom fields live in pods whose name begins so; absent = it has none. */
  pods?: RegExp
  /** Where our key is kept when there are no custom fields: a mark at the end of this text. */
  markedText?: string
  /** What its document type is called, where files can be attached. */
  documents?: string
  /** As callbacks and error texts name it. */
  model: string
  /** The rights of a security role that it takes, as ConnectWise's screen names them. */
  rights: string
}

const fields = (given: Partial<Record<FieldType, string>>): Record<string, FieldType> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([type, names]) =>
      names.split(/\s+/).map((name) => [name, type as FieldType] as const),
    ),
  )

const named = (path: string): OptionList => ({ path, label: 'name' })
const described = (path: string): OptionList => ({ path, label: 'description' })
const LOCATIONS = named('/system/locations')
const DEPARTMENTS = named('/system/departments')
/** Companies and contacts have ten fixed fields besides those that an account makes. */
const FIXED = Array.from({ length: 10 }, (_, index) => `userDefinedField${index + 1}`).join(' ')

const companies: ObjectTable = {
  path: '/company/companies',
  model: 'company',
  rights: 'Companies: Company Maintenance',
  pods: /^compan/i,
  documents: 'Company',
  fields: fields({
    text: `identifier name addressLine1 addressLine2 city state zip phoneNumber faxNumber website accountNumber leadSource
      vendorIdentifier taxIdentifier facebookUrl twitterUrl linkedInUrl ${FIXED}`,
    number: 'annualRevenue numberOfEmployees yearEstablished revenueYear',
    boolean: 'leadFlag unsubscribeFlag deletedFlag',
    date: 'dateAcquired',
  }),
  references: {
    status: { options: named('/company/companies/statuses') },
    types: { options: named('/company/companies/types') },
    market: { options: named('/company/marketDescriptions') },
    country: { options: named('/company/countries') },
    territory: { options: LOCATIONS },
    territoryManager: { members: true },
    defaultContact: {},
  },
}

const contacts: ObjectTable = {
  path: '/company/contacts',
  model: 'contact',
  rights: 'Companies: Contacts',
  pods: /^contact/i,
  documents: 'Contact',
  fields: fields({
    text: `firstName lastName title nickName addressLine1 addressLine2 city state zip facebookUrl twitterUrl linkedInUrl
      communicationItems/email communicationItems/phone ${FIXED}`,
    boolean: 'inactiveFlag unsubscribeFlag defaultFlag',
  }),
  references: {
    company: { object: 'companies' },
    types: { options: described('/company/contacts/types') },
    relationship: { options: named('/company/contacts/relationships') },
    department: { options: named('/company/contacts/departments') },
    country: { options: named('/company/countries') },
  },
}

const opportunities: ObjectTable = {
  path: '/sales/opportunities',
  model: 'opportunity',
  rights: 'Sales: Opportunity',
  pods: /^opportunit/i,
  documents: 'Opportunity',
  fields: fields({
    text: 'name notes source customerPO progress',
    date: 'expectedCloseDate',
    datetime: 'dateBecameLead closedDate',
  }),
  ids: { locationId: LOCATIONS, businessUnitId: DEPARTMENTS },
  references: {
    company: { object: 'companies', required: true },
    contact: { object: 'contacts', required: true },
    type: { options: described('/sales/opportunities/types') },
    stage: { options: named('/sales/stages') },
    status: { options: named('/sales/opportunities/statuses') },
    rating: { options: named('/sales/opportunities/ratings') },
    primarySalesRep: { members: true, required: true },
    secondarySalesRep: { members: true },
  },
}

const activities: ObjectTable = {
  path: '/sales/activities',
  model: 'activity',
  rights: 'Sales: Sales Activity',
  pods: /^activit/i,
  documents: 'Activity',
  fields: fields({
    text: 'name notes phoneNumber email',
    datetime: 'dateStart dateEnd',
    boolean: 'notifyFlag',
  }),
  references: {
    company: { object: 'companies' },
    contact: { object: 'contacts' },
    opportunity: { object: 'opportunities' },
    type: { options: named('/sales/activities/types') },
    status: { options: named('/sales/activities/statuses') },
    assignTo: { members: true, required: true },
    assignedBy: { members: true },
  },
}

const configurations: ObjectTable = {
  path: '/company/configurations',
  model: 'configuration',
  rights: 'Companies: Configurations',
  pods: /^config/i,
  documents: 'Configuration',
  fields: fields({
    text: `name deviceIdentifier serialNumber modelNumber tagNumber vendorNotes notes macAddress lastLoginName ipAddress
      defaultGateway osType osInfo cpuSpeed ram managementLink remoteLink manufacturerPartNumber`,
    date: 'purchaseDate installationDate warrantyExpirationDate',
    boolean: 'activeFlag billFlag needsRenewalFlag',
  }),
  ids: { locationId: LOCATIONS, businessUnitId: DEPARTMENTS },
  references: {
    company: { object: 'companies', required: true },
    contact: { object: 'contacts' },
    type: { options: named('/company/configurations/types'), required: true },
    status: { options: described('/company/configurations/statuses') },
  },
}

/** An opportunity's notes. They have no custom fields, and their ids count within their opportunity. */
const notes: ObjectTable = {
  path: '/sales/opportunities/{parent}/notes',
  model: 'opportunityNote',
  rights: 'Sales: Opportunity',
  markedText: 'text',
  fields: fields({ text: 'text', boolean: 'flagged' }),
  references: {
    type: { options: named('/company/noteTypes') },
    opportunity: { object: 'opportunities', required: true },
  },
}

const forecastItems: ObjectTable = {
  path: '/sales/opportunities/{parent}/forecast',
  model: 'forecastItem',
  rights: 'Sales: Opportunity',
  markedText: 'productDescription',
  fields: fields({
    text: 'forecastDescription productDescription forecastType cycleBasis',
    number: 'quantity revenue cost percentage recurringRevenue recurringCost cycles',
    boolean: 'includeFlag recurringFlag linkFlag taxableFlag',
    date: 'recurringDateStart recurringDateEnd',
  }),
  references: {
    status: { options: named('/sales/opportunities/statuses'), required: true },
    opportunity: { object: 'opportunities', required: true },
  },
}

/** Files of a company, an opportunity and so on; only `attach` makes them. */
const documents: ObjectTable = {
  path: '/system/documents',
  model: 'document',
  rights: 'Companies: Manage Attachments',
  markedText: 'title',
  fields: fields({ text: 'title fileName' }),
  references: {
    opportunity: { object: 'opportunities' },
    company: { object: 'companies' },
    contact: { object: 'contacts' },
    configuration: { object: 'configurations' },
    activity: { object: 'activities' },
  },
}

/** Everything that we read and write in ConnectWise, by the name that mappings use. */
export const OBJECTS: Record<string, ObjectTable> = {
  companies,
  contacts,
  opportunities,
  activities,
  configurations,
  notes,
  forecastItems,
  documents,
}

/** The reference of `from` that points at records of `to`: ConnectWise's only way to associate two records. */
export const referenceTo = (from: string, to: string): string | undefined =>
  Object.entries(OBJECTS[from]?.references ?? {}).find(([, one]) => one.object === to)?.[0]

/** Options that ConnectWise has by itself, not by set-up. */
export const FIXED_OPTIONS: Record<string, string[]> = {
  'forecastItems.forecastType': ['Product', 'Service', 'Agreement', 'Other1', 'Other2'],
}
