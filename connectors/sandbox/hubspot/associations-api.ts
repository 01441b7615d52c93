import { Router, type Request } from 'express'
import { z } from 'zod'
import type { Clock } from '../../../hub/domain/clock.ts'
import { OBJECT_TYPE_IDS, objectNamed, type ObjectName } from './definitions.ts'
import { ApiError, invalidInput } from './errors.ts'
import { typesBetween } from './links.ts'
import { parsed } from './objects-api.ts'
import type { Portal } from './portal.ts'

const MAX_CREATED = 2000
const MAX_READ = 1000
/** Associations of one record that one answer tells. */
const PAGE = 500

const Id = z.object({ id: z.string() })
const Type = z.object({
  associationCategory: z.enum(['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED']),
  associationTypeId: z.number().int(),
})
const Pair = z.object({ from: Id, to: Id })
const Labelled = z.object({
  inputs: z
    .array(Pair.extend({ types: z.array(Type).min(1) }))
    .min(1)
    .max(MAX_CREATED),
})
const Default = z.object({ inputs: z.array(Pair).min(1).max(MAX_CREATED) })
const Archive = z.object({
  inputs: z
    .array(z.object({ from: Id, to: z.array(Id) }))
    .min(1)
    .max(100),
})
const Read = z.object({
  inputs: z
    .array(
      Id.extend({
        after: z
          .string()
          .regex(/^\d{1,15}$/)
          .optional(),
      }),
    )
    .min(1)
    .max(MAX_READ),
})

/** The parts of `/crm/v4/` that deal with associations. */
export function associationsApi({ portal, clock }: { portal: Portal; clock: Clock }): Router {
  const router = Router()
  const reply = (results: object[], errors: object[]) => {
    const now = clock.now().toISOString()
    return {
      status: 'COMPLETE',
      results,
      startedAt: now,
      completedAt: now,
      ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
    }
  }

  router.post('/associations/:from/:to/batch/create', (req, res) => {
    const [from, to] = ends(req)
    const { inputs } = parsed(Labelled, req.body)
    const allowed = typesBetween(from, to)
    const wrong = inputs
      .flatMap(({ types }) => types)
      .find((type) => !allowed.includes(type.associationTypeId))
    if (wrong)
      throw invalidInput(`Association type ${wrong.associationTypeId} is not valid from ${from} to ${to}.`)
    const { results, errors } = portal.transaction(() =>
      linkAll(
        portal,
        from,
        to,
        inputs,
        (input) => input.types.map((type) => type.associationTypeId),
        labelled,
      ),
    )
    res.status(errors.length > 0 ? 207 : 201).json(reply(results, errors))
  })

  router.post('/associations/:from/:to/batch/associate/default', (req, res) => {
    const [from, to] = ends(req)
    const { inputs } = parsed(Default, req.body)
    const [plain] = typesBetween(from, to)
    if (plain === undefined) throw invalidInput(`There is no default association from ${from} to ${to}.`)
    const { results, errors } = portal.transaction(() =>
      linkAll(portal, from, to, inputs, () => [plain], plainly(plain)),
    )
    res.status(errors.length > 0 ? 207 : 200).json(reply(results, errors))
  })

  router.post('/associations/:from/:to/batch/archive', (req, res) => {
    ends(req)
    const { inputs } = parsed(Archive, req.body)
    portal.transaction(() =>
      inputs.forEach((one) => one.to.forEach(({ id }) => portal.links.remove(one.from.id, id))),
    )
    res.status(204).end()
  })

  router.post('/associations/:from/:to/batch/read', (req, res) => {
    const [from, to] = ends(req)
    const { inputs } = parsed(Read, req.body)
    const all = inputs.map((input) => ({ ...input, found: portal.links.of(input.id, to) }))
    const results = all.filter(({ found }) => found.length > 0).map(pageOf)
    const errors = all.filter(({ found }) => found.length === 0).map(({ id }) => noneFound(from, to, id))
    res.status(errors.length > 0 ? 207 : 200).json(reply(results, errors))
  })

  router.get('/objects/:from/:id/associations/:to', (req, res) => {
    const [from, to] = ends(req)
    const id = String(req.params.id)
    if (!portal.get(from, id)) throw missing(from, id)
    res.json({ results: portal.links.of(id, to).map(toWire) })
  })
  return router
}

function linkAll<I extends z.infer<typeof Pair>>(
  portal: Portal,
  from: ObjectName,
  to: ObjectName,
  inputs: I[],
  types: (input: I) => number[],
  toResult: (from: ObjectName, to: ObjectName, input: I) => object,
): { results: object[]; errors: object[] } {
  const results: object[] = []
  const errors: object[] = []
  for (const input of inputs) {
    const gone = !portal.get(from, input.from.id)
      ? input.from.id
      : !portal.get(to, input.to.id)
        ? input.to.id
        : undefined
    if (gone !== undefined) {
      errors.push({ ...missing(gone === input.from.id ? from : to, gone).body, links: {} })
      continue
    }
    for (const type of types(input))
      portal.links.add({ object: from, id: input.from.id }, { object: to, id: input.to.id }, type)
    results.push(toResult(from, to, input))
  }
  return { results, errors }
}

/** What one record is linked to, behind the id that the last page ended with. */
function pageOf({
  id,
  after = '0',
  found,
}: {
  id: string
  after?: string | undefined
  found: Found
}): object {
  const rest = found.filter((one) => Number(one.id) > Number(after))
  const page = rest.slice(0, PAGE)
  const next = rest.length > PAGE ? page.at(-1)?.id : undefined
  return {
    from: { id },
    to: page.map(toWire),
    ...(next === undefined ? {} : { paging: { next: { after: next, link: `?after=${next}` } } }),
  }
}
type Found = ReturnType<Portal['links']['of']>

/** A record without such associations is told as an error of the item. */
const noneFound = (from: ObjectName, to: ObjectName, id: string) => ({
  status: 'error',
  category: 'OBJECT_NOT_FOUND',
  subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
  message: `No ${to} is associated with ${from} ${id}.`,
  context: { fromObjectId: [id], fromObjectType: [from], toObjectType: [to] },
  errors: [],
  links: {},
})

/** The two endpoints tell what they made in different shapes. */
const labelled = (from: ObjectName, to: ObjectName, input: z.infer<typeof Pair>): object => ({
  fromObjectTypeId: OBJECT_TYPE_IDS[from],
  fromObjectId: input.from.id,
  toObjectTypeId: OBJECT_TYPE_IDS[to],
  toObjectId: input.to.id,
  labels: [],
})
const plainly =
  (typeId: number) =>
  (_from: ObjectName, _to: ObjectName, input: z.infer<typeof Pair>): object => ({
    from: { id: input.from.id },
    to: { id: input.to.id },
    associationSpec: { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: typeId },
  })

const missing = (object: ObjectName, id: string) =>
  new ApiError(404, {
    message: `No ${object} with id ${id} exists.`,
    category: 'OBJECT_NOT_FOUND',
    context: { id: [id] },
    errors: [],
  })

function ends(req: Request): [ObjectName, ObjectName] {
  const from = objectNamed(String(req.params.from))
  const to = objectNamed(String(req.params.to))
  if (!from || !to) throw invalidInput('Unable to infer the object types of this association.')
  return [from, to]
}

const toWire = ({ id, typeIds }: { id: string; typeIds: number[] }) => ({
  toObjectId: id,
  associationTypes: typeIds.map((typeId) => ({
    category: 'HUBSPOT_DEFINED',
    typeId,
    label: typeId < 7 && typeId !== 3 && typeId !== 4 ? 'Primary' : null,
  })),
})
