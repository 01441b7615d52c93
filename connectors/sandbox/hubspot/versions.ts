import type { RequestHandler } from 'express'

/** Versions by date that the stand-in knows; they answer as v3 and v4 do. */
const DATED = /^\/(crm\/[a-z_]+|files|account-info|oauth)\/20\d\d-0[39](?=\/|\?|$)/
const LINKS_OF_ONE = /^\/crm\/v3(\/objects\/[^/]+\/[^/]+\/associations\/)/

/** `/crm/objects/2026-03/…` is `/crm/v3/objects/…`, and so on: the routes below know one spelling. */
export const undated: RequestHandler = (req, _res, next) => {
  const url = req.url.replace(DATED, (_, area: string) => {
    if (area === 'crm/associations') return '/crm/v4/associations'
    return area.startsWith('crm/') ? area.replace('crm/', '/crm/v3/') : `/${area}/v3`
  })
  if (url !== req.url) req.url = url.replace(LINKS_OF_ONE, '/crm/v4$1')
  next()
}
