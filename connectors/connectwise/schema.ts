import { z } from 'zod'
import type { RemoteProperty, RemoteSchema, Session } from '../../hub/domain/connector.ts'
import { KEY_HELP, type CustomFields, type Definition } from './custom-fields.ts'
import { customName } from './names.ts'
import { FIXED_OPTIONS, type FieldType, type ObjectTable, type OptionList } from './objects.ts'
import { tableOf } from './records.ts'
import type { Transport } from './transport.ts'
import { customType } from './values.ts'

const MAX_ROWS = 1000

const Row = z.looseObject({
  id: z.number().int(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  inactiveFlag: z.boolean().nullish(),
})
const Rows = z.array(Row)
const Members = z.array(
  z.looseObject({
    id: z.number().int(),
    identifier: z.string(),
    firstName: z.string().nullish(),
    lastName: z.string().nullish(),
    officeEmail: z.string().nullish(),
    primaryEmail: z.string().nullish(),
    licenseClass: z.string().nullish(),
    inactiveFlag: z.boolean().nullish(),
  }),
)
const Stages = z.array(
  z.looseObject({ id: z.number().int(), name: z.string(), sequenceNumber: z.number().nullish() }),
)

/** What the account has: ConnectWise's own fields, its custom ones, and the live options of everything it set up. */
export function makeSchema(transport: Transport, customFields: CustomFields): Session['schema'] {
  return async (objects) => {
    const lists = new Map<string, Promise<RemoteProperty['options']>>()
    const options = (list: OptionList) => {
      const known = lists.get(list.path) ?? optionsOf(transport, list)
      lists.set(list.path, known)
      return known
    }
    const owners = await membersOf(transport)
    const schema: RemoteSchema = { objects: {}, owners, pipelines: {} }
    for (const object of objects) {
      const table = tableOf(object)
      const own = [
        ...Object.entries(table.fields).map(([name, type]) => plainProperty(object, name, type)),
        ...(table.markedText === undefined ? [] : [MARK]),
      ]
      const custom = (await customFields.of(object)).map((one) => customProperty(object, one))
      schema.objects[object] = {
        properties: [...own, ...(await referenceProperties(table, owners, options)), ...custom],
      }
      if (object === 'opportunities') schema.pipelines[object] = await pipelinesOf(transport)
    }
    return schema
  }
}

/** Where our key is on records without custom fields. */
const MARK: RemoteProperty = {
  name: 'mark',
  label: 'Mark at the end of the text',
  type: 'text',
  unique: true,
}

const READ_ONLY = new Set([
  'companies.deletedFlag',
  'opportunities.closedDate',
  'opportunities.progress',
  'documents.fileName',
])

function plainProperty(object: string, name: string, type: FieldType): RemoteProperty {
  const fixed = FIXED_OPTIONS[`${object}.${name}`]
  return {
    name,
    label: labelOf(name),
    type: fixed ? 'option' : type === 'id' ? 'option' : type,
    ...(fixed ? { options: fixed.map((value) => ({ value, label: value })) } : {}),
    ...(READ_ONLY.has(`${object}.${name}`) ? { readOnly: true } : {}),
  }
}

/** `status/id` with the account's options; `status/name` for mappings that speak of names. */
async function referenceProperties(
  table: ObjectTable,
  owners: RemoteSchema['owners'],
  options: (list: OptionList) => Promise<RemoteProperty['options']>,
): Promise<RemoteProperty[]> {
  const found: RemoteProperty[] = []
  for (const [name, list] of Object.entries(table.ids ?? {}))
    found.push({ name, label: labelOf(name), type: 'option', options: (await options(list)) ?? [] })
  for (const [name, reference] of Object.entries(table.references)) {
    const live = reference.members
      ? owners.map(({ id, name: label }) => ({ value: id, label }))
      : reference.options && (await options(reference.options))
    const label = labelOf(name)
    const byId: RemoteProperty = {
      name: `${name}/id`,
      label,
      type: 'option',
      ...(live ? { options: live } : {}),
    }
    found.push(byId, { ...byId, name })
    if (name === 'types') continue
    const names = live?.map((one) => ({ value: one.label, label: one.label }))
    found.push({ name: `${name}/name`, label, type: 'option', ...(names ? { options: names } : {}) })
    if (reference.members || reference.object === 'companies')
      found.push({ name: `${name}/identifier`, label: `${label} (identifier)`, type: 'text' })
  }
  return found
}

/** "numberOfEmployees" is "Number of employees". */
function labelOf(name: string): string {
  const words = name
    .replace(/^.*\//, '')
    .replace(/Flag$/, '')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function customProperty(object: string, one: Definition): RemoteProperty {
  const options = (one.options ?? [])
    .filter(({ inactiveFlag }) => !inactiveFlag)
    .map(({ optionValue }) => ({ value: optionValue, label: optionValue }))
  const type = CUSTOM_TYPES[customType(one.fieldTypeIdentifier)] ?? 'text'
  return {
    name: customName(object, one.caption),
    label: one.caption,
    type: options.length > 0 ? 'option' : type,
    ...(options.length > 0 ? { options } : {}),
    // "Read only" shuts people out, not the API: it is how ConnectWise wants fields that integrations fill.
    ...(one.helpText?.endsWith(KEY_HELP) ? { unique: true } : {}),
  }
}
const CUSTOM_TYPES: Record<string, RemoteProperty['type']> = {
  number: 'number',
  boolean: 'boolean',
  datetime: 'datetime',
}

async function optionsOf(
  { get }: Transport,
  { path, label }: OptionList,
): Promise<RemoteProperty['options']> {
  const rows = await get(Rows, path, { pageSize: MAX_ROWS }, 'System: Table Setup')
  return rows
    .filter(({ inactiveFlag }) => !inactiveFlag)
    .map((row) => ({ value: String(row.id), label: row[label] ?? row.name ?? String(row.id) }))
}

/** The account's people. API members are programs, and nobody's sales representative. */
async function membersOf({ sdk }: Transport): Promise<RemoteSchema['owners']> {
  const members = Members.parse(
    await sdk.SystemAPI.getSystemMembers({ pageSize: MAX_ROWS, conditions: 'inactiveFlag=False' }),
  )
  return members
    .filter(({ licenseClass }) => licenseClass !== 'A')
    .map(({ id, identifier, firstName, lastName, primaryEmail, officeEmail }) => {
      const email = primaryEmail ?? officeEmail
      return {
        id: String(id),
        name: [firstName, lastName].filter(Boolean).join(' ') || identifier,
        ...(email ? { email } : {}),
      }
    })
}

/** ConnectWise has one pipeline. Its stages say how far; whether it is closed is the status, which is a field beside. */
async function pipelinesOf({ get }: Transport): Promise<RemoteSchema['pipelines'][string]> {
  const stages = await get(Stages, '/sales/stages', { pageSize: MAX_ROWS }, 'Sales: Opportunity')
  return [
    {
      id: 'opportunities',
      label: 'Opportunities',
      stages: stages
        .toSorted((a, b) => (a.sequenceNumber ?? 0) - (b.sequenceNumber ?? 0))
        .map(({ id, name }) => ({ id: String(id), label: name, closed: false })),
    },
  ]
}
