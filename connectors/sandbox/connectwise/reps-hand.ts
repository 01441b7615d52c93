import { json, Router, type Request } from 'express'
import { z } from 'zod'
import { badRequest, noEndpoint, notFound } from './errors.ts'
import { kindNamed } from './kinds/index.ts'
import type { Kind } from './kinds/kind.ts'
import { mergeApi } from './merge-api.ts'
import type { Actor, Portal } from './portal.ts'

/** A person of the MSP, as changes by hand name them. */
export const REP: Actor = { member: 'JReyes' }

const Fields = z.record(z.string(), z.unknown())

/**
 * What a person does in ConnectWise itself, for tests and demonstrations: `PATCH /records/contacts/7` edits,
 * `DELETE /records/contacts/7` deletes, `POST /company/companies/7/merge` merges as the API does, and `DELETE /records/companyStatuses/2` takes an option away although records
 * have it.
 */
export function repsHand(portal: Portal): Router {
  const router = Router()
  router.use(json({ limit: '1mb' }), mergeApi({ portal, actor: REP }))
  router.patch('/records/:kind/:id', (req, res) => {
    const fields = Fields.safeParse(req.body)
    if (!fields.success) throw badRequest('Send the fields to change.')
    res.json(portal.update(kindOf(req).name, idOf(req), fields.data, REP))
  })
  router.delete('/records/:kind/:id', (req, res) => {
    portal.remove(kindOf(req).name, idOf(req), REP)
    res.status(204).end()
  })
  return router
}

function kindOf(req: Request): Kind {
  const kind = kindNamed(String(req.params.kind))
  if (!kind) throw noEndpoint()
  return kind
}

function idOf(req: Request): number {
  const id = String(req.params.id)
  if (!/^\d{1,10}$/.test(id)) throw notFound(kindOf(req).title, id.slice(0, 20))
  return Number(id)
}
