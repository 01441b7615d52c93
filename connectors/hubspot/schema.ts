import { z } from 'zod'
import type { RemoteProperty, RemoteSchema, Session } from '../../hub/domain/connector.ts'
import { Next } from './answers.ts'
import type { Transport } from './transport.ts'

const WITH_PIPELINES = new Set(['deals', 'tickets'])
const MAX_OWNER_PAGES = 20

const Property = z.looseObject({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  fieldType: z.string(),
  groupName: z.string().optional(),
  options: z.array(z.looseObject({ value: z.string(), label: z.string() })).default([]),
  hasUniqueValue: z.boolean().optional(),
  modificationMetadata: z.looseObject({ readOnlyValue: z.boolean().optional() }).optional(),
})
export type Property = z.infer<typeof Property>
const Properties = z.looseObject({ results: z.array(Property) })

const Owners = z.looseObject({
  results: z.array(
    z.looseObject({
      id: z.string(),
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
    }),
  ),
  paging: Next,
})
const Pipelines = z.looseObject({
  results: z.array(
    z.looseObject({
      id: z.string(),
      label: z.string(),
      stages: z.array(
        z.looseObject({
          id: z.string(),
          label: z.string(),
          metadata: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
})

/** The account as it is now: properties with their options, owners, pipelines with their stages. */
export function makeSchemaReads(transport: Transport): Pick<Session, 'schema'> {
  return {
    async schema(objects) {
      const schema: RemoteSchema = { objects: {}, owners: await owners(transport), pipelines: {} }
      for (const object of objects) {
        const properties = await propertiesOf(transport, object)
        schema.objects[object] = { properties: properties.map(toProperty) }
        if (WITH_PIPELINES.has(object)) schema.pipelines[object] = await pipelines(transport, object)
      }
      return schema
    },
  }
}

export const propertiesOf = async ({ read }: Transport, object: string): Promise<Property[]> =>
  (await read(Properties, { method: 'GET', path: `/crm/v3/properties/${object}` })).results

function toProperty(one: Property): RemoteProperty {
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
    const query = { limit: '100', archived: 'false', ...(after === undefined ? {} : { after }) }
    const answer = await read(Owners, { method: 'GET', path: '/crm/v3/owners', query })
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
  const { results } = await read(Pipelines, { method: 'GET', path: `/crm/v3/pipelines/${object}` })
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
