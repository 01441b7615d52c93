import { Router, type Request } from 'express'
import { z } from 'zod'
import { createdProperty, modifiedProperty, objectNamed, OBJECTS, type ObjectName } from './definitions.ts'
import { ApiError, invalidInput, notFound } from './errors.ts'
import { typesBetween } from './links.ts'
import type { Actor, Portal, StoredRecord } from './portal.ts'
import { search, SearchRequest } from './search.ts'

export const Properties = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const Types = z.array(
  z.object({
    associationCategory: z.enum(['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED']),
    associationTypeId: z.number().int(),
  }),
)
export const Associations = z.array(z.object({ to: z.object({ id: z.string() }), types: Types })).default([])
const Creation = z.object({ properties: Properties, associations: Associations })

export interface ObjectsNeeds {
  portal: Portal
  actor: Actor
  searchMaxResults: number
}

/** `/crm/v3/objects/{type}`: single records, lists and search. */
export function objectsApi({ portal, actor, searchMaxResults }: ObjectsNeeds): Router {
  const router = Router()

  router.post('/:object/search', (req, res) => {
    const object = objectOf(req)
    const request = parsed(SearchRequest, req.body)
    const { total, results, after } = search(portal, object, request, searchMaxResults)
    res.json({
      total,
      results: results.map((one) => chosen(portal, one, request.properties)),
      ...(after ? { paging: { next: { after, link: `?after=${after}` } } } : {}),
    })
  })

  router.get('/:object', (req, res) => {
    const object = objectOf(req)
    const limit = Number(req.query.limit ?? 10)
    const after = Number(req.query.after ?? 0)
    if (!(limit >= 1 && limit <= 100) || !(after >= 0)) throw invalidInput('limit must be between 1 and 100.')
    const rows = portal.list(object, after, limit + 1, req.query.archived === 'true')
    const results = rows.slice(0, limit)
    const next = rows.length > limit ? results.at(-1)?.id : undefined
    res.json({
      results: results.map((one) => chosen(portal, one, wanted(req))),
      ...(next ? { paging: { next: { after: next, link: `?after=${next}` } } } : {}),
    })
  })

  router.post('/:object', (req, res) => {
    const object = objectOf(req)
    const { properties, associations } = parsed(Creation, req.body)
    const made = portal.transaction(() => {
      const record = portal.create(object, texts(properties), actor)
      associate(portal, record, associations)
      return record
    })
    res.status(201).json(toWire(made))
  })

  router.get('/:object/:id', (req, res) => {
    const object = objectOf(req)
    const former = wanted(req, 'propertiesWithHistory')
    res.json(withHistory(portal, found(portal, object, req), wanted(req), former))
  })

  router.patch('/:object/:id', (req, res) => {
    const object = objectOf(req)
    const { properties } = parsed(z.object({ properties: Properties }), req.body)
    res.json(toWire(portal.update(object, found(portal, object, req).id, texts(properties), actor)))
  })

  router.delete('/:object/:id', (req, res) => {
    portal.archive(objectOf(req), idOf(req), actor)
    res.status(204).end()
  })

  router.post('/:object/merge', (req, res) => {
    const { primaryObjectId, objectIdToMerge } = parsed(
      z.object({ primaryObjectId: z.string(), objectIdToMerge: z.string() }),
      req.body,
    )
    res.json(toWire(portal.merge(objectOf(req), primaryObjectId, objectIdToMerge, actor)))
  })
  return router
}

export function objectOf(req: Request): ObjectName {
  const name = String(req.params.object)
  const object = objectNamed(name)
  if (!object)
    throw new ApiError(400, {
      message: `Unable to infer object type from: ${name}`,
      category: 'VALIDATION_ERROR',
    })
  return object
}

const idOf = (req: Request) => String(req.params.id)

/** By record id, or by `?idProperty=` of a unique property. */
function found(portal: Portal, object: ObjectName, req: Request): StoredRecord {
  const id = idOf(req)
  const { idProperty, archived } = req.query
  const record =
    typeof idProperty === 'string' && idProperty !== 'hs_object_id'
      ? portal.byUnique(object, uniqueProperty(portal, object, idProperty), id)
      : portal.get(object, id, archived === 'true')
  if (!record) throw notFound(object, id)
  return record
}

export function uniqueProperty(portal: Portal, object: ObjectName, name: string): string {
  if (!portal.schema.property(object, name)?.hasUniqueValue)
    throw invalidInput(`Property '${name}' of ${object} is not a unique identifier property.`)
  return name
}

/** `?properties=a,b`, or given several times. */
function wanted(req: Request, name = 'properties'): string[] {
  const given: unknown = req.query[name]
  const list: unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given]
  return list.flatMap((one) => String(one).split(',')).filter(Boolean)
}

export function parsed<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  throw invalidInput(`Invalid input JSON: ${z.prettifyError(result.error)}`)
}

export const texts = (properties: z.infer<typeof Properties>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, value === null ? '' : String(value)]),
  )

export function associate(
  portal: Portal,
  from: { object: ObjectName; id: string },
  associations: z.infer<typeof Associations>,
): void {
  for (const { to, types } of associations)
    for (const { associationTypeId } of types) {
      const object = OBJECTS.find((one) => typesBetween(from.object, one).includes(associationTypeId))
      if (!object)
        throw invalidInput(`Association type ${associationTypeId} does not start at ${from.object}.`)
      if (!portal.get(object, to.id)) throw notFound(object, to.id)
      portal.links.add(from, { object, id: to.id }, associationTypeId)
    }
}

/** Asked-for properties come back even when blank (null), but not those that do not exist. */
export const chosen = (portal: Portal, record: StoredRecord, names: string[]): object =>
  toWire(
    record,
    names.filter((name) => portal.schema.property(record.object, name)),
  )

/** The record, and what `former` of its properties were before. */
export function withHistory(portal: Portal, record: StoredRecord, names: string[], former: string[]): object {
  const known = former.filter((name) => portal.schema.property(record.object, name))
  const wire = chosen(portal, record, [...names, ...known])
  return known.length === 0 ? wire : { ...wire, propertiesWithHistory: portal.history.of(record.id, known) }
}

/** The id and both stamps always come. */
export function toWire(record: StoredRecord, properties?: string[]): object {
  const always = ['hs_object_id', createdProperty(record.object), modifiedProperty(record.object)]
  const shown = properties
    ? Object.fromEntries(
        [...new Set([...properties, ...always])].map((name) => [name, record.properties[name] ?? null]),
      )
    : record.properties
  return {
    id: record.id,
    properties: shown,
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    archived: record.archivedAt !== undefined,
    ...(record.archivedAt === undefined ? {} : { archivedAt: new Date(record.archivedAt).toISOString() }),
  }
}
