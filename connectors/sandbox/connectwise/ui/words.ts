import { html, type Html } from '../../hubspot/ui/html.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import type { Portal, Told } from '../portal.ts'

/** Kinds with a tab of their own; the others are found under Set-up. */
export const TABS = ['companies', 'contacts', 'opportunities', 'activities', 'configurations']

export const TITLES: Record<string, string> = {
  companies: 'Companies',
  contacts: 'Contacts',
  opportunities: 'Opportunities',
  activities: 'Activities',
  configurations: 'Configurations',
  documents: 'Documents',
  communications: 'Communications',
  sites: 'Sites',
  companyNotes: 'Notes of companies',
  contactNotes: 'Notes of contacts',
  opportunityNotes: 'Notes of opportunities',
  forecastItems: 'Forecast items',
  companyTypeAssociations: 'Types of companies',
  contactTypeAssociations: 'Types of contacts',
  members: 'Members',
  locations: 'Locations',
  departments: 'Departments',
  userDefinedFields: 'User-defined fields',
  callbacks: 'Callbacks',
}

export const titleOf = (kind: Kind): string => TITLES[kind.name] ?? `${wordsOf(kind.name)}`

/** Columns of each list after the name. */
export const COLUMNS: Record<string, string[]> = {
  companies: ['identifier', 'status', 'phoneNumber', 'city', 'territoryManager'],
  contacts: ['title', 'company', 'defaultPhoneNbr'],
  opportunities: ['company', 'stage', 'status', 'expectedCloseDate', 'primarySalesRep'],
  activities: ['type', 'status', 'company', 'assignTo'],
  configurations: ['type', 'status', 'company', 'ipAddress', 'osType'],
  members: ['identifier', 'title', 'licenseClass'],
  userDefinedFields: ['podId', 'fieldTypeIdentifier', 'entryTypeIdentifier'],
  callbacks: ['type', 'level', 'inactiveFlag'],
  documents: ['fileName', 'size', 'owner'],
  forecastItems: ['opportunity', 'forecastType', 'revenue'],
  communications: ['communicationType', 'defaultFlag'],
}

/** Fields that are shown and edited at once; the rest waits behind a click. */
const SECONDARY =
  /^(userDefinedField\d+|mobileGuid|.*Url|fax.*|annual.*|year.*|revenueYear|parent.*|vendor.*|tax.*|invoice.*|resell.*|is[A-Z].*|deleted.*|date(Deleted|Acquired)|unsubscribeFlag|accountNumber|ownershipType|lead.*|school|nickName|.*(Married|Children|married|children).*|significantOther|portal.*|disable.*|gender|birthDay|anniversary|assistant.*|manager.*|default(Billing|Phone).*|companyLocation.*|customerPO|total.*|technical.*|secondary.*|dateBecameLead|closedBy|backup.*|bill.*|manage.*|remote.*|needs.*|manufacturer.*|parentC.*|tagNumber|cpuSpeed|localHardDrives|installedBy|purchaseDate|notifyFlag|sub.*|cycle.*|link.*|recurring(Cost|Date).*|server.*|html.*|guid|imageFlag|urlFlag|businessUnitIds|locationIds|buttonUrl|isSoap.*|payloadVersion)$/
export const isSecondary = (name: string): boolean => SECONDARY.test(name)

/** `phoneNumber` as `Phone number`. */
export function wordsOf(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z]|\d)/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/ Flag$/, '')
    .replace(/ Nbr$/, ' number')
    .replace(/ Identifier$/, '')
    .split(' ')
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const MAX_NAME_CHARS = 80

export function nameOf(portal: Portal, kind: Kind, told: Told): string {
  const name = portal.nameOf(kind.name, told) || `${kind.title} ${told.id}`
  return name.length > MAX_NAME_CHARS ? `${name.slice(0, MAX_NAME_CHARS)}…` : name
}

/** A value as a person reads it; references as links. */
export function shown(base: string, field: Field, value: unknown): Html {
  if (value === undefined || value === null || value === '') return html`<span class="muted">—</span>`
  if (field.type === 'reference') return referred(base, field.to, value)
  if (field.type === 'flag') return html`${value === true ? 'Yes' : 'No'}`
  if (field.type === 'moment') return moment(value)
  if (Array.isArray(value)) return html`${value.length === 0 ? 'None' : value.join(', ')}`
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  if (/^https?:\/\//i.test(text) && URL.canParse(text))
    return html`<a href="${text}" rel="noopener noreferrer">${text}</a>`
  return html`<span class="text">${text}</span>`
}

function referred(base: string, to: string, value: unknown): Html {
  if (typeof value !== 'object' || value === null || !('id' in value))
    return html`<span class="muted">—</span>`
  const name = 'name' in value ? String(value.name) : ''
  return html`<a href="${base}/${to}/${String(value.id)}">${name || String(value.id)}</a>`
}

const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

export function moment(value: unknown): Html {
  const at = new Date(typeof value === 'string' || typeof value === 'number' ? value : NaN)
  return Number.isNaN(at.getTime())
    ? html`<span class="muted">—</span>`
    : html`<time datetime="${at.toISOString()}">${FORMAT.format(at)} UTC</time>`
}

export const changedAt = ({ _info: info }: Told): unknown =>
  typeof info === 'object' && info !== null && 'lastUpdated' in info ? info.lastUpdated : undefined
export const changedBy = ({ _info: info }: Told): string =>
  typeof info === 'object' && info !== null && 'updatedBy' in info ? String(info.updatedBy) : ''
