import type { RemoteWrite } from '../../hub/domain/connector.ts'
import type { CustomFields } from './custom-fields.ts'
import { nameOf, marked, slugOf, type Name } from './names.ts'
import { OBJECTS } from './objects.ts'
import { communication, customJson, isSame, toJson, valueOf } from './values.ts'
import type { CommunicationItem, CustomField, Raw } from './records-shape.ts'
import type { SetUp } from './set-up.ts'

/** What a write comes to: whole values by the first part of their path, as POST and PATCH both want them. */
export interface Built {
  values: Map<string, unknown>
  /** A contact's addresses and numbers, once one of them is to change. */
  items?: CommunicationItem[]
  /** Types go through associations once a record exists. */
  types: number[]
  /** What ConnectWise cannot hold, in words. */
  problems: string[]
}

export interface BodyNeeds {
  customFields: CustomFields
  setUp: SetUp
}

/** Other texts have no limit that we know of. */
const MAX_MARKED_CHARS: Record<string, number> = { documents: 100 }
const MAX_TEXT_CHARS = 60_000

/**
 * References are replaced whole, because a path into one can answer 200 and change nothing; lists and custom fields
 * whole, because what is left out of them is lost. Fields that hold what is wanted already are left out.
 */
export async function build(needs: BodyNeeds, write: RemoteWrite, current: Raw | undefined): Promise<Built> {
  const { object, keyProperty, key } = write
  const built: Built = { values: new Map(), types: [], problems: [] }
  const customs = new Map<string, string | null>()
  for (const [field, value] of Object.entries({ ...write.fields, [keyProperty]: key })) {
    const name = nameOf(object, field)
    if (current && name.kind !== 'mark' && isSame(name, valueOf(object, current, name), value)) continue
    if (name.kind === 'custom') customs.set(name.slug, value)
    else if (name.kind === 'communication') await talk(needs, built, current, name.type, value)
    else if (name.kind === 'types') built.types = typeIds(value).filter((id) => !has(current, id))
    else put(built, object, name, value)
  }
  if (built.items) built.values.set('communicationItems', built.items)
  markText(built, write, current)
  if (customs.size > 0) await custom(needs, built, object, customs, current)
  return built
}

const typeIds = (value: string | null): number[] =>
  (value ?? '').split(/[,;]/).flatMap((part) => (/^\s*\d+\s*$/.test(part) ? [Number(part)] : []))
const has = (current: Raw | undefined, type: number): boolean =>
  current?.types?.some(({ id }) => id === type) ?? false

function put(built: Built, object: string, name: Name, value: string | null): void {
  if (name.kind === 'field') built.values.set(name.field, toJson(name.type, value))
  if (name.kind !== 'reference') return
  const id = name.part === 'id'
  const known = built.values.get(name.reference)
  // An id says more than a name, whichever line comes first.
  if (!id && typeof known === 'object' && known !== null && 'id' in known) return
  built.values.set(name.reference, value === null ? null : { [name.part]: id ? toJson('id', value) : value })
}

function markText(built: Built, { object, key }: RemoteWrite, current: Raw | undefined): void {
  const field = OBJECTS[object]?.markedText
  if (field === undefined) return
  const text = built.values.get(field)
  if (text === undefined && current) return
  const max = MAX_MARKED_CHARS[object] ?? MAX_TEXT_CHARS
  built.values.set(field, marked(typeof text === 'string' ? text : '', key, max))
}

async function custom(
  { customFields }: BodyNeeds,
  built: Built,
  object: string,
  wanted: Map<string, string | null>,
  current: Raw | undefined,
): Promise<void> {
  const whole: CustomField[] = current?.customFields
    ? structuredClone(current.customFields)
    : (await customFields.of(object)).map((one) => ({
        id: one.id,
        caption: one.caption,
        type: one.fieldTypeIdentifier ?? null,
        entryMethod: one.entryTypeIdentifier ?? null,
        numberOfDecimals: one.numberDecimals ?? 0,
        value: null,
      }))
  for (const [slug, value] of wanted) {
    const field = whole.find(({ caption }) => slugOf(caption) === slug)
    if (field) field.value = customJson(field, value)
    else built.problems.push(`there is no custom field ${slug} on ${object}`)
  }
  // A new record starts without those that it does not name.
  built.values.set('customFields', current ? whole : whole.filter(({ value }) => value !== null))
}

async function talk(
  { setUp }: BodyNeeds,
  built: Built,
  current: Raw | undefined,
  type: 'Email' | 'Phone',
  value: string | null,
): Promise<void> {
  const items = built.items ?? structuredClone(current?.communicationItems ?? [])
  built.items = items
  const item = communication(items, type)
  if (value === null) built.items = items.filter((one) => one !== item)
  else if (item) item.value = value
  else {
    const id = await setUp.communicationType(type)
    if (id === undefined) return void built.problems.push(`the account has no communication type for ${type}`)
    items.push({ type: { id }, value, communicationType: type, defaultFlag: true })
  }
}
