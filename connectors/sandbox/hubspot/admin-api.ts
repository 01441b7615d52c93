import { Router, json } from 'express'
import { z } from 'zod'
import { objectNamed, type ObjectName } from './definitions.ts'
import { ApiError, invalidInput } from './errors.ts'
import { parsed } from './objects-api.ts'
import type { Actor, Portal } from './portal.ts'

const REP: Actor = { changeSource: 'CRM_UI', sourceId: 'userId:7001' }

const Merge = z.object({ object: z.string(), winner: z.string(), loser: z.string() })
const Archive = z.object({ object: z.string(), id: z.string() })
const Option = z.object({ object: z.string(), property: z.string(), value: z.string() })
const Edit = z.object({ object: z.string(), id: z.string(), properties: z.record(z.string(), z.string()) })

/** What a person in the CRM would do, for whoever tests against the stand-in from outside. */
export function adminApi(portal: Portal): Router {
  const router = Router()
  router.use(json({ limit: '100kb' }))
  router.post('/edit', (req, res) => {
    const { object, id, properties } = parsed(Edit, req.body)
    portal.update(known(object), id, properties, REP)
    res.status(204).end()
  })
  router.post('/merge', (req, res) => {
    const { object, winner, loser } = parsed(Merge, req.body)
    portal.merge(known(object), winner, loser, REP)
    res.status(204).end()
  })
  router.post('/archive', (req, res) => {
    const { object, id } = parsed(Archive, req.body)
    if (!portal.get(known(object), id)) throw new ApiError(404, { message: `There is no ${object} ${id}.` })
    portal.archive(known(object), id, REP)
    res.status(204).end()
  })
  // Records keep the value, as they do in HubSpot.
  router.post('/remove-option', (req, res) => {
    const { object, property, value } = parsed(Option, req.body)
    const definition = portal.schema.property(known(object), property)
    if (!definition?.options.some((one) => one.value === value))
      throw new ApiError(404, { message: `${object}.${property} has no option ${value}.` })
    const options = definition.options.filter((one) => one.value !== value)
    portal.schema.replaceProperty(known(object), { ...definition, options })
    res.status(204).end()
  })
  return router
}

function known(name: string): ObjectName {
  const object = objectNamed(name)
  if (!object) throw invalidInput(`There are no ${name} here.`)
  return object
}
