import { Router, type Response } from 'express'
import { z } from 'zod'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { ObjectName } from './definitions.ts'
import { ApiError, invalidInput, notFound } from './errors.ts'
import {
  Associations,
  associate,
  chosen,
  objectOf,
  parsed,
  Properties,
  texts,
  uniqueProperty,
  withHistory,
} from './objects-api.ts'
import type { Actor, Portal, StoredRecord } from './portal.ts'

const MAX_INPUTS = 100
/** A batch that asks for former values too may have fewer. */
const MAX_INPUTS_WITH_HISTORY = 50
const batch = <T extends z.ZodType>(input: T) => z.object({ inputs: z.array(input).min(1).max(MAX_INPUTS) })

const trace = { objectWriteTraceId: z.string().optional() }
const Create = batch(z.object({ properties: Properties, associations: Associations, ...trace }))
const Update = batch(
  z.object({ id: z.string(), idProperty: z.string().optional(), properties: Properties, ...trace }),
)
const Ids = batch(z.object({ id: z.string() }))
const Read = batch(z.object({ id: z.string() })).extend({
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  idProperty: z.string().optional(),
})

export interface BatchNeeds {
  portal: Portal
  actor: Actor
  clock: Clock
  /** Off: one bad input fails the whole batch, even when every input carries a trace id. */
  multiStatus: boolean
}

/** `/crm/v3/objects/{type}/batch/…` */
export function batchApi(needs: BatchNeeds): Router {
  const { portal, actor } = needs
  const router = Router()

  router.post('/:object/batch/create', (req, res) => {
    const object = objectOf(req)
    const { inputs } = parsed(Create, req.body)
    writeAll(needs, res, 201, inputs, ({ properties, associations }) => {
      const record = portal.create(object, texts(properties), actor)
      associate(portal, record, associations)
      return { record }
    })
  })

  router.post('/:object/batch/update', (req, res) => {
    const object = objectOf(req)
    const { inputs } = parsed(Update, req.body)
    distinct(inputs)
    writeAll(needs, res, 200, inputs, ({ id, idProperty, properties }) => ({
      record: portal.update(object, idOf(portal, object, id, idProperty), texts(properties), actor),
    }))
  })

  router.post('/:object/batch/upsert', (req, res) => {
    const object = objectOf(req)
    const { inputs } = parsed(Update, req.body)
    distinct(inputs)
    writeAll(needs, res, 200, inputs, ({ id, idProperty, properties }) => {
      if (!idProperty) return { record: portal.update(object, id, texts(properties), actor), isNew: false }
      const known = portal.byUnique(object, uniqueProperty(portal, object, idProperty), id)
      if (known) return { record: portal.update(object, known.id, texts(properties), actor), isNew: false }
      return { record: portal.create(object, { ...texts(properties), [idProperty]: id }, actor), isNew: true }
    })
  })

  router.post('/:object/batch/read', (req, res) => {
    const object = objectOf(req)
    const { inputs, properties, propertiesWithHistory, idProperty } = parsed(Read, req.body)
    if (propertiesWithHistory.length > 0 && inputs.length > MAX_INPUTS_WITH_HISTORY)
      throw invalidInput(`At most ${MAX_INPUTS_WITH_HISTORY} inputs can be read with property history.`)
    const archived = req.query.archived === 'true'
    const found = inputs.map(({ id }) =>
      idProperty
        ? portal.byUnique(object, uniqueProperty(portal, object, idProperty), id)
        : portal.get(object, id, archived),
    )
    const missing = inputs.filter((_, index) => !found[index]).map(({ id }) => id)
    const results = [...new Map(found.flatMap((one) => (one ? [[one.id, one] as const] : []))).values()]
    answer(
      needs,
      res,
      200,
      results.map((one) => withHistory(portal, one, properties, propertiesWithHistory)),
      missing.length > 0 ? [missingError(object, missing)] : [],
    )
  })

  router.post('/:object/batch/archive', (req, res) => {
    const object = objectOf(req)
    const { inputs } = parsed(Ids, req.body)
    portal.transaction(() => inputs.forEach(({ id }) => portal.archive(object, id, actor)))
    res.status(204).end()
  })
  return router
}

interface Written {
  record: StoredRecord
  isNew?: boolean
}

/**
 * Inputs that each carry their own trace id are answered one by one (207); otherwise all or nothing. The answer tells
 * what was sent, not the whole record.
 */
function writeAll<
  I extends z.infer<typeof Create>['inputs'][number] | z.infer<typeof Update>['inputs'][number],
>(needs: BatchNeeds, res: Response, status: number, inputs: I[], write: (input: I) => Written): void {
  const { portal, multiStatus } = needs
  const traces = new Set(inputs.flatMap(({ objectWriteTraceId }) => objectWriteTraceId ?? []))
  const single = multiStatus && traces.size === inputs.length
  const wire = (input: I) => {
    const { record, isNew } = portal.transaction(() => write(input))
    const { objectWriteTraceId, properties } = input
    const sent = [...Object.keys(properties), ...('idProperty' in input ? [input.idProperty ?? ''] : [])]
    return {
      ...chosen(portal, record, sent),
      ...(isNew === undefined ? {} : { new: isNew }),
      ...(objectWriteTraceId ? { objectWriteTraceId } : {}),
    }
  }
  if (!single)
    return answer(
      needs,
      res,
      status,
      portal.transaction(() => inputs.map(wire)),
      [],
    )
  const errors: object[] = []
  const results = portal.transaction(() =>
    inputs.flatMap((input) => {
      try {
        return [wire(input)]
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        errors.push(itemError(error, input.objectWriteTraceId ?? ''))
        return []
      }
    }),
  )
  answer(needs, res, status, results, errors)
}

const itemError = ({ body }: ApiError, traceId: string) => ({
  status: 'error',
  category: body.category,
  message: body.message,
  errors: body.errors ?? [],
  context: { ...(body.context ?? {}), objectWriteTraceId: [traceId] },
  links: {},
})

const missingError = (object: ObjectName, ids: string[]) => ({
  status: 'error',
  category: 'OBJECT_NOT_FOUND',
  message: `Could not get some ${object} objects, they may be deleted or not exist. Check that ids are valid.`,
  context: { ids },
  errors: [],
  links: {},
})

function answer(
  { clock }: BatchNeeds,
  res: Response,
  status: number,
  results: object[],
  errors: object[],
): void {
  const now = clock.now().toISOString()
  res.status(errors.length > 0 ? 207 : status).json({
    status: 'COMPLETE',
    results,
    startedAt: now,
    completedAt: now,
    ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
  })
}

/** HubSpot refuses a batch in which two inputs mean one record. */
function distinct(inputs: { id: string; idProperty?: string | undefined }[]): void {
  const seen = new Set<string>()
  for (const { id, idProperty } of inputs) {
    const key = `${idProperty ?? ''}:${id.toLowerCase()}`
    if (seen.has(key)) throw invalidInput(`Duplicate IDs found in batch input: [${id}]. IDs must be unique`)
    seen.add(key)
  }
}

function idOf(portal: Portal, object: ObjectName, id: string, idProperty: string | undefined): string {
  if (!idProperty) return id
  const known = portal.byUnique(object, uniqueProperty(portal, object, idProperty), id)
  if (!known) throw notFound(object, id)
  return known.id
}
