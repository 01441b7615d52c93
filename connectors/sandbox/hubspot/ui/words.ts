import { OWNERS, type Definition, type ObjectName } from '../definitions.ts'
import type { StoredRecord } from '../portal.ts'
import { optionsOf } from '../values.ts'
import { html, type Html } from './html.ts'

export const TITLES: Record<ObjectName, { one: string; many: string }> = {
  companies: { one: 'Company', many: 'Companies' },
  contacts: { one: 'Contact', many: 'Contacts' },
  deals: { one: 'Deal', many: 'Deals' },
  notes: { one: 'Note', many: 'Notes' },
  tasks: { one: 'Task', many: 'Tasks' },
  line_items: { one: 'Line item', many: 'Line items' },
  quotes: { one: 'Quote', many: 'Quotes' },
}

/** Columns of each list, the first of them being the link. */
export const COLUMNS: Record<ObjectName, string[]> = {
  companies: ['name', 'domain', 'phone', 'city', 'hubspot_owner_id'],
  contacts: ['name', 'email', 'phone', 'jobtitle', 'hubspot_owner_id'],
  deals: ['name', 'dealstage', 'amount', 'hubspot_owner_id'],
  notes: ['name', 'hs_timestamp'],
  tasks: ['name', 'hs_task_status', 'hs_timestamp', 'hubspot_owner_id'],
  line_items: ['name', 'quantity', 'price', 'recurringbillingfrequency'],
  quotes: ['name', 'hs_status', 'hs_expiration_date', 'hubspot_owner_id'],
}

export function nameOf({ object, id, properties }: StoredRecord): string {
  const person = [properties.firstname, properties.lastname].filter(Boolean).join(' ')
  const names: Record<ObjectName, (string | undefined)[]> = {
    companies: [properties.name, properties.domain],
    contacts: [person, properties.email],
    deals: [properties.dealname],
    notes: [],
    tasks: [properties.hs_task_subject],
    line_items: [properties.name],
    quotes: [properties.hs_title],
  }
  return names[object].find(Boolean) ?? `${TITLES[object].one} ${id}`
}

export const ownerName = (id: string | undefined): string => {
  const owner = OWNERS.find((one) => one.id === id)
  return owner ? `${owner.firstName} ${owner.lastName}` : ''
}

/** A value as a person reads it: labels of options, moments with their zone, money-free numbers as they are. */
export function shown(definition: Definition, value: string | undefined): Html {
  if (value === undefined || value === '') return html`<span class="muted">—</span>`
  if (definition.type === 'datetime') return moment(value)
  if (definition.type === 'enumeration') {
    const labels = new Map(optionsOf(definition).map((one) => [one.value, one.label]))
    return html`${value
      .split(';')
      .map((one) => labels.get(one) ?? one)
      .join(', ')}`
  }
  if (/^https?:\/\//i.test(value) && URL.canParse(value))
    return html`<a href="${value}" rel="noopener noreferrer">${value}</a>`
  return html`<span class="text">${value}</span>`
}

const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
export function moment(iso: string | number): Html {
  const at = new Date(iso)
  return Number.isNaN(at.getTime())
    ? html`${String(iso)}`
    : html`<time datetime="${at.toISOString()}">${FORMAT.format(at)} UTC</time>`
}
