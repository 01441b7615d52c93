import type { RemoteProperty, RemoteSchema, Session, WantedProperty } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { Refusal, toHubError } from './failures.ts'
import { chunks, MAX_BATCH } from './records.ts'
import type { Transport } from './transport.ts'

/** Our properties stand together under this heading in HubSpot. */
const GROUP = { name: 'entourage_sentry', label: 'Entourage Sentry', displayOrder: -1 }
const WITH_PIPELINES = new Set(['deals', 'tickets'])
const MAX_OWNER_PAGES = 20

export function makeSchemaReads(
  transport: Transport,
): Required<Pick<Session, 'schema' | 'ensureProperties'>> {
  const { read } = transport
  const properties = async (object: string) =>
    (await read((client) => client.crm.properties.coreApi.getAllWithHttpInfo(object))).results

  return {
    async schema(objects) {
      const schema: RemoteSchema = { objects: {}, owners: await owners(transport), pipelines: {} }
      for (const object of objects) {
        schema.objects[object] = { properties: (await properties(object)).map(toProperty) }
        if (WITH_PIPELINES.has(object)) schema.pipelines[object] = await pipelines(transport, object)
      }
      return schema
    },

    async ensureProperties(wanted) {
      const made: string[] = []
      for (const object of new Set(wanted.map((one) => one.object))) {
        const known = new Map((await properties(object)).map((one) => [one.name, one]))
        const ours = [
          ...new Map(wanted.filter((one) => one.object === object).map((one) => [one.name, one])).values(),
        ]
        for (const one of ours)
          if (one.unique && known.get(one.name)?.hasUniqueValue === false) throw notUnique(object, one.name)
        const missing = ours.filter(({ name }) => !known.has(name))
        if (missing.length === 0) continue
        await ensureGroup(transport, object)
        for (const some of chunks(missing, MAX_BATCH)) await create(transport, object, some)
        made.push(...missing.map(({ name }) => `${object}.${name}`))
      }
      return made
    },
  }
}

/** HubSpot cannot make an existing property unique. */
const notUnique = (object: string, name: string) =>
  new HubError(
    'remote_refused',
    `The HubSpot property ${name} of ${object} exists, but does not have unique values.`,
    {
      hint: 'Delete it in HubSpot, or choose another key property in the mapping.',
      about: { object, property: name },
    },
  )

async function ensureGroup({ read, write }: Transport, object: string): Promise<void> {
  const { results } = await read((client) => client.crm.properties.groupsApi.getAllWithHttpInfo(object))
  if (results.some(({ name }) => name === GROUP.name)) return
  await write((client) => client.crm.properties.groupsApi.createWithHttpInfo(object, GROUP)).catch(
    unlessThere,
  )
}

/** When one of them is there after all (made in the same moment by somebody else), the rest is made one by one. */
async function create(transport: Transport, object: string, missing: WantedProperty[]): Promise<void> {
  try {
    await createBatch(transport, object, missing)
  } catch (error) {
    if (missing.length === 1) return unlessThere(error)
    if (!isThere(error)) throw error
    for (const one of missing) await createBatch(transport, object, [one]).catch(unlessThere)
  }
}

const createBatch = ({ write }: Transport, object: string, some: WantedProperty[]) =>
  write((client) =>
    client.crm.properties.batchApi.createWithHttpInfo(object, {
      inputs: some.map(({ name, label, type, options, unique }) => ({
        name,
        label,
        groupName: GROUP.name,
        // The SDK's enums have no run-time names; these are their values.
        type: TYPES[type].type as never,
        fieldType: TYPES[type].fieldType as never,
        hasUniqueValue: unique ?? false,
        ...(options
          ? { options: options.map((one, displayOrder) => ({ ...one, displayOrder, hidden: false })) }
          : {}),
      })),
    }),
  )

const isThere = (error: unknown): boolean => error instanceof Refusal && error.status === 409

function unlessThere(error: unknown): void {
  if (!isThere(error)) throw toHubError(error)
}

const TYPES: Record<RemoteProperty['type'], { type: string; fieldType: string }> = {
  text: { type: 'string', fieldType: 'text' },
  number: { type: 'number', fieldType: 'number' },
  date: { type: 'date', fieldType: 'date' },
  datetime: { type: 'datetime', fieldType: 'date' },
  boolean: { type: 'bool', fieldType: 'booleancheckbox' },
  option: { type: 'enumeration', fieldType: 'select' },
  options: { type: 'enumeration', fieldType: 'checkbox' },
}

interface SdkProperty {
  name: string
  label: string
  type: string
  fieldType: string
  options: { value: string; label: string }[]
  hasUniqueValue?: boolean
  modificationMetadata?: { readOnlyValue: boolean }
}

function toProperty(one: SdkProperty): RemoteProperty {
  const type =
    one.type === 'enumeration'
      ? one.fieldType === 'checkbox'
        ? 'options'
        : 'option'
      : (SIMPLE_TYPES[one.type] ?? 'text')
  const options = one.options.map(({ value, label }) => ({ value, label }))
  return {
    name: one.name,
    label: one.label,
    type,
    // Owners and the like come without options: their values live elsewhere.
    ...(type.startsWith('option') && options.length > 0 ? { options } : {}),
    ...(one.modificationMetadata?.readOnlyValue ? { readOnly: true } : {}),
    ...(one.hasUniqueValue ? { unique: true } : {}),
  }
}
const SIMPLE_TYPES: Record<string, RemoteProperty['type']> = {
  number: 'number',
  date: 'date',
  datetime: 'datetime',
  bool: 'boolean',
}

async function owners({ read }: Transport): Promise<RemoteSchema['owners']> {
  const all: RemoteSchema['owners'] = []
  let after: string | undefined
  for (let page = 0; page < MAX_OWNER_PAGES; page++) {
    const answer = await read((client) =>
      client.crm.owners.ownersApi.getPageWithHttpInfo(undefined, after, 100, false),
    )
    for (const { id, email, firstName, lastName } of answer.results)
      all.push({
        id,
        name: [firstName, lastName].filter(Boolean).join(' ') || (email ?? id),
        ...(email ? { email } : {}),
      })
    after = answer.paging?.next?.after
    if (after === undefined) break
  }
  return all
}

async function pipelines({ read }: Transport, object: string): Promise<RemoteSchema['pipelines'][string]> {
  const { results } = await read((client) => client.crm.pipelines.pipelinesApi.getAllWithHttpInfo(object))
  return results.map(({ id, label, stages }) => ({
    id,
    label,
    // Stage metadata are strings, "true" and "false" too.
    stages: stages.map((stage) => ({
      id: stage.id,
      label: stage.label,
      closed: stage.metadata?.isClosed === 'true',
    })),
  }))
}
