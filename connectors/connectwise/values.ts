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

/** ConnectWise takes no fractions of a second and no offsets. Other texts than ISO 8601 are none, whatever V8 thinks. */
export function moment(value: string): string {
  const at = /^\d{4}-\d{2}-\d{2}(T|$)/.test(value.trim()) ? Date.parse(value) : NaN
  return Number.isNaN(at) ? value : `${new Date(at).toISOString().slice(0, 19)}Z`
}

/** The type of a custom field, as `toJson` takes it. */
export const customType = (type: string | null | undefined): string =>
  ({ Number: 'number', Percent: 'number', Currency: 'number', Checkbox: 'boolean', Date: 'datetime' })[
    type ?? ''
  ] ?? 'custom'

export const customJson = (field: Pick<CustomField, 'type'>, value: string | null): unknown =>
  toJson(customType(field.type), value === '' ? null : value)

const isBlank = (value: string | null): boolean => value === null || value.trim() === '' || value === BLANK

/** Whether nothing has to be sent: the record says exactly this, or the same number or moment. */
export function isSame(name: Name, told: string | null, sent: string | null): boolean {
  if (told === sent) return true
  if (told === null || sent === null || isBlank(told) || isBlank(sent)) return isBlank(told) && isBlank(sent)
  return moment(told) === moment(sent) || (isNumber(name) && Number(told) === Number(sent))
}
const isNumber = (name: Name): boolean =>
  name.kind === 'field' ? name.type === 'number' || name.type === 'id' : name.kind === 'custom'

/** Whether ConnectWise has saved what was sent, in whichever spelling it keeps it. */
export function holds(name: Name, told: string | null, sent: string | null): boolean {
  if (isSame(name, told, sent)) return true
  if (told === null || sent === null) return false
  return plain(told) === plain(sent) || (isPhone(name) && sameNumber(told, sent))
}

/** Telephone numbers are stored with and without their punctuation, and without the code of the country. */
const isPhone = (name: Name): boolean =>
  name.kind === 'communication'
    ? name.type === 'Phone'
    : name.kind === 'field' && /phone|fax/i.test(name.field)
const MIN_DIGITS = 7
function sameNumber(a: string, b: string): boolean {
  const [left, right] = [a.replace(/\D/g, ''), b.replace(/\D/g, '')]
  return Math.min(left.length, right.length) >= MIN_DIGITS && (left.endsWith(right) || right.endsWith(left))
}

/** ConnectWise turns runs of blanks into single ones in some fields, and completes web addresses. */
const plain = (value: string) =>
  value
    .replace(/\s+/g, ' ')
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .trim()
    .toLowerCase()
