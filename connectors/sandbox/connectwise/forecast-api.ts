import { Router, type Request } from 'express'
import { z } from 'zod'
import { badRequest, invalid, invalidObject, missing, notFound } from './errors.ts'
import { theKind } from './kinds/index.ts'
import { readPatch, readPut } from './patch.ts'
import type { Told } from './portal.ts'
import type { ApiNeeds } from './resource-api.ts'
import { readReference } from './values.ts'

const Forecast = z.object({ forecastItems: z.array(z.looseObject({})).max(200) })

/** The forecast of an opportunity: one object around its items, whose sums it tells. */
export function forecastApi({ portal, actor }: ApiNeeds): Router {
  const router = Router()
  const path = '/sales/opportunities/:parent/forecast'
  const kind = theKind('forecastItems')

  const opportunity = (req: Request): Told => {
    const id = String(req.params.parent)
    const told = /^\d{1,10}$/.test(id) ? portal.get('opportunities', Number(id)) : undefined
    if (!told) throw notFound('Opportunity', id.slice(0, 20))
    return told
  }
  const item = (req: Request): Told => {
    const id = String(req.params.id)
    const told = /^\d{1,10}$/.test(id)
      ? portal.get('forecastItems', Number(id), opportunity(req).id)
      : undefined
    if (!told) throw notFound(kind.title, id.slice(0, 20))
    return told
  }
  const tell = (parent: number) => toForecast(parent, portal.all('forecastItems', parent))
  /** An item says whose it is although its address does. */
  const add = (parent: number, given: unknown): Told => {
    const reference = readReference((given as { opportunity?: unknown } | undefined)?.opportunity)
    if (reference?.id === undefined) throw invalidObject(kind.model, [missing(kind.model, 'opportunity')])
    if (reference.id !== parent)
      throw invalidObject(kind.model, [
        invalid(kind.model, 'opportunity/id', 'The opportunity is another one.'),
      ])
    return portal.create('forecastItems', given, actor, parent)
  }

  router.get(path, (req, res) => void res.json([tell(opportunity(req).id)]))
  router.get(`${path}/count`, (req, res) => {
    res.json({ count: portal.all('forecastItems', opportunity(req).id).length })
  })
  router.post(path, (req, res) => {
    const { id } = opportunity(req)
    const whole = Forecast.safeParse(req.body)
    if (!whole.success) return void res.status(201).json(add(id, req.body))
    portal.transaction(() => whole.data.forecastItems.forEach((one) => add(id, one)))
    res.status(201).json(tell(id))
  })
  router.put(path, (req, res) => {
    const { id } = opportunity(req)
    const whole = Forecast.safeParse(req.body)
    if (!whole.success) throw badRequest('A forecast has a list of forecastItems.')
    portal.transaction(() => {
      for (const one of portal.all('forecastItems', id)) portal.remove('forecastItems', one.id, actor)
      for (const one of whole.data.forecastItems) add(id, one)
    })
    res.json(tell(id))
  })
  router.delete(path, (req, res) => {
    const { id } = opportunity(req)
    portal.transaction(() =>
      portal.all('forecastItems', id).forEach((one) => portal.remove('forecastItems', one.id, actor)),
    )
    res.status(204).end()
  })

  router.get(`${path}/:id`, (req, res) => void res.json(item(req)))
  router.post(`${path}/:id`, (req, res) => {
    const { id } = opportunity(req)
    if (String(req.params.id) !== String(id)) throw notFound('Forecast', String(req.params.id).slice(0, 20))
    res.status(201).json(add(id, req.body))
  })
  router.patch(`${path}/:id`, (req, res) => {
    const told = item(req)
    const changes = readPatch(kind, req.body)
    const idle = Object.keys(changes).length === 0 || res.locals.falseSuccess === true
    res.json(idle ? told : portal.update('forecastItems', told.id, changes, actor))
  })
  router.put(`${path}/:id`, (req, res) => {
    const { id } = item(req)
    res.json(portal.update('forecastItems', id, readPut(kind, req.body), actor))
  })
  router.delete(`${path}/:id`, (req, res) => {
    portal.remove('forecastItems', item(req).id, actor)
    res.status(204).end()
  })
  return router
}

/** The forecast has the number of its opportunity here. */
function toForecast(id: number, items: Told[]): object {
  const sums = (type: string | undefined) => {
    const counted = items.filter(
      (one) => one.includeFlag !== false && (type === undefined || one.forecastType === type),
    )
    const sum = (name: string) => counted.reduce((total, one) => total + Number(one[name] ?? 0), 0)
    const [revenue, cost] = [sum('revenue'), sum('cost')]
    return {
      id,
      revenue,
      cost,
      margin: revenue - cost,
      percentage: revenue > 0 ? (100 * (revenue - cost)) / revenue : 0,
    }
  }
  return {
    id,
    forecastItems: items,
    productRevenue: sums('Product'),
    serviceRevenue: sums('Service'),
    agreementRevenue: sums('Agreement'),
    otherRevenue1: sums('Other1'),
    otherRevenue2: sums('Other2'),
    forecastRevenueTotals: sums(undefined),
    recurringTotal: items.reduce((total, one) => total + Number(one.recurringRevenue ?? 0), 0),
  }
}
