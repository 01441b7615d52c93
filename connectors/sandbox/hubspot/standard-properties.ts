import {
  createdProperty,
  modifiedProperty,
  type Definition,
  type ObjectName,
  type ValueType,
} from './definitions.ts'
import { INDUSTRY_OPTIONS } from './industries.ts'

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
  line_items: [
    text('name', 'Name'),
    text('description', 'Product description', { fieldType: 'textarea' }),
    text('hs_sku', 'SKU'),
    text('hs_product_id', 'Product ID'),
    define('quantity', 'Quantity', 'number'),
    define('price', 'Unit price', 'number'),
    define('hs_cost_of_goods_sold', 'Unit cost', 'number'),
    define('discount', 'Unit discount', 'number'),
    define('amount', 'Net price', 'number', { readOnly: true }),
    text('hs_line_item_currency_code', 'Currency'),
    text('hs_recurring_billing_period', 'Term'),
    choice('recurringbillingfrequency', 'Billing frequency', [
      'weekly',
      'biweekly',
      'monthly',
      'quarterly',
      'per_six_months',
      'annually',
      'per_two_years',
      'per_three_years',
    ]),
    define('hs_position_on_quote', 'Position on quote', 'number'),
    owner,
  ],
  quotes: [
    text('hs_title', 'Quote name'),
    define('hs_expiration_date', 'Expiration date', 'date'),
    choice('hs_status', 'Quote status', [
      'DRAFT',
      'APPROVAL_NOT_NEEDED',
      'PENDING_APPROVAL',
      'APPROVED',
      'REJECTED',
    ]),
    choice('hs_template_type', 'Template type', ['CUSTOMIZABLE_QUOTE_TEMPLATE', 'CPQ_QUOTE']),
    text('hs_currency', 'Currency'),
    choice('hs_language', 'Language', ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt-br', 'ja']),
    text('hs_comments', 'Comments to buyer', { fieldType: 'textarea' }),
    text('hs_terms', 'Purchase terms', { fieldType: 'textarea' }),
    text('hs_sender_firstname', 'First name of the sender'),
    text('hs_sender_lastname', 'Last name of the sender'),
    text('hs_sender_email', 'Email of the sender'),
    text('hs_sender_company_name', 'Company of the sender'),
    define('hs_quote_amount', 'Quote amount', 'number', { readOnly: true }),
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
  line_items: [...OWN.line_items, ...kept('line_items')],
  quotes: [...OWN.quotes, ...kept('quotes')],
}
