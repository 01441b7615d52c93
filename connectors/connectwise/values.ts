import type { RemoteRecord } from '../../hub/domain/connector.ts'
import { nameOf, unmarked, type Name } from './names.ts'
import { OBJECTS } from './objects.ts'
import type { CommunicationItem, CustomField, Raw } from './records-shape.ts'
import { slugOf } from './names.ts'

/** What stands in a field that ConnectWise insists on as long as nobody has told us; it is read as blank. */
export const BLANK = '(not told yet)'

/** A record of ConnectWise as the port spells it: flat, every value a text, blank as null. */
export function toRemote(object: string, raw: Raw, fields: string[], id = String(raw.id)): RemoteRecord {
  return {
    object,
    id,
    fields: Object.fromEntries(fields.map((name) => [name, valueOf(object, raw, nameOf(object, name))])),
    modifiedAt: stampOf(raw),
    ...(raw.deletedFlag === true ? { archived: true } : {}),
  }
}

export const stampOf = (raw: Raw): string => {
  const told = Date.parse(raw._info?.lastUpdated ?? '')
  return new Date(Number.isNaN(told) ? 0 : told).toISOString()
}

export function valueOf(object: string, raw: Raw, name: Name): string | null {
  switch (name.kind) {
    case 'custom':
      return text(raw.customFields?.find(({ caption }) => slugOf(caption) === name.slug)?.value)
    case 'communication':
      return text(communication(raw.communicationItems, name.type)?.value)
    case 'types':
      return (
        text(
          raw.types
            ?.map(({ id }) => id)
            .sort((a, b) => a - b)
            .join(','),
        ) ?? null
      )
    case 'reference': {
      const reference = raw[name.reference]
      if (typeof reference !== 'object' || reference === null) return null
      return text(new Map<string, unknown>(Object.entries(reference)).get(name.part))
    }
    case 'field': {
      const value = text(raw[name.field])
      return value !== null && OBJECTS[object]?.markedText === name.field ? unmarked(value) || null : value
    }
    case 'mark':
      return null
  }
}

/** The item that ConnectWise shows on the contact: the default one, else the first. */
export const communication = (
  items: CommunicationItem[] | null | undefined,
  type: 'Email' | 'Phone',
): CommunicationItem | undefined => {
  const those = (items ?? []).filter((item) => item.communicationType === type)
  return those.find(({ defaultFlag }) => defaultFlag) ?? those[0]
}

function text(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' && value !== BLANK ? value : null
}

/** From the port's text to what ConnectWise stores. What cannot be understood is sent as it is, and refused there. */
export function toJson(type: string, value: string | null): unknown {
  if (value === null) return type === 'text' ? '' : null
  if (type === 'number' || type === 'id')
    return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  if (type === 'date' || type === 'datetime') return moment(value)
  return value
}

/** ConnectWise takes no fractions of a second and no offsets. */
export function moment(value: string): string {
  const at = Date.parse(value)
  return Number.isNaN(at) ? value : `${new Date(at).toISOString().slice(0, 19)}Z`
}

/** The type of a custom field, as `toJson` takes it. */
export const customType = (type: string | null | undefined): string =>
  ({ Number: 'number', Percent: 'number', Currency: 'number', Checkbox: 'boolean', Date: 'datetime' })[
    type ?? ''
  ] ?? 'custom'

export const customJson = (field: Pick<CustomField, 'type'>, value: string | null): unknown =>
  toJson(customType(field.type), value === '' ? null : value)

/** Whether a record holds what was sent: both are compared as the port spells them. */
export function holds(told: string | null, sent: string | null): boolean {
  if (told === sent) return true
  const blank = (value: string | null) => value === null || value.trim() === '' || value === BLANK
  if (blank(told) || blank(sent)) return blank(told) && blank(sent)
  const [a = '', b = ''] = [told?.trim(), sent?.trim()]
  if (a.toLowerCase() === b.toLowerCase()) return true
  if (a !== '' && b !== '' && Number(a) === Number(b)) return true
  return moment(a) === moment(b) || plain(a) === plain(b) || sameNumber(a, b)
}

/** Telephone numbers are stored with and without their punctuation. */
const PHONE = /^[+\d\s().x-]{7,40}$/
const digits = (value: string) => value.replace(/\D/g, '')
const sameNumber = (a: string, b: string): boolean =>
  PHONE.test(a) && PHONE.test(b) && (digits(a).endsWith(digits(b)) || digits(b).endsWith(digits(a)))

/** ConnectWise turns runs of blanks into single ones in some fields, and completes web addresses. */
const plain = (value: string) =>
  value
    .replace(/\s+/g, ' ')
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .trim()
    .toLowerCase()
