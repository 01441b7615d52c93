import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { unauthorized } from './errors.ts'

/** What an API member signs in with, and the id of the integration that calls. */
export interface ApiKeys {
  companyId: string
  publicKey: string
  privateKey: string
  clientId: string
}

export const VERSION = '2025.1'
export const CODEBASE = 'v2025_1'
/** Leads to the codebase of the moment, whichever that is. */
const ALWAYS = 'v4_6_release'
const CANNOT_ROUTE = 'Cannot route. Codebase/company is invalid'

/** Tells anybody where the API of a company is. */
export const companyInfo =
  (companyId: string, at: () => { host: string; codebase: string }): RequestHandler =>
  (req, res) => {
    const { host, codebase } = at()
    if (String(req.params.company).toLowerCase() !== companyId.toLowerCase())
      return void res.status(400).type('text').send(CANNOT_ROUTE)
    res.json({
      CompanyName: companyId,
      Codebase: `${codebase}/`,
      VersionCode: codebase.replace('_', '.'),
      VersionNumber: `v4.6.${VERSION}`,
      CompanyID: companyId,
      IsCloud: false,
      SiteUrl: host,
    })
  }

/** A codebase of another release cannot be routed to. */
export const routed =
  (codebase: () => string): RequestHandler =>
  (req, res, next) => {
    const asked = /^\/([^/]+)/.exec(req.baseUrl)?.[1]
    if (asked === ALWAYS || asked === codebase()) next()
    else res.status(400).type('text').send(CANNOT_ROUTE)
  }

/** `Basic base64(company+public:private)` and a clientId. A company that is not here cannot even be routed to. */
export function authenticated(accepted: () => ApiKeys | undefined): RequestHandler {
  return (req, res, next) => {
    const [scheme, encoded = ''] = (req.get('authorization') ?? '').split(' ')
    if (scheme?.toLowerCase() !== 'basic') throw unauthorized('Authentication is required.')
    const given = Buffer.from(encoded, 'base64').toString('utf8')
    const keys = accepted()
    const company = given.slice(0, Math.max(0, given.indexOf('+')))
    if (keys && company.toLowerCase() !== keys.companyId.toLowerCase())
      return void res.status(400).type('text').send(CANNOT_ROUTE)
    const wanted = `${company}+${keys?.publicKey}:${keys?.privateKey}`
    if (!keys || !same(given, wanted)) throw unauthorized('The public or private key is not valid.')
    if (!same((req.get('clientId') ?? '').toLowerCase(), keys.clientId.toLowerCase()))
      throw unauthorized('A valid clientId header is required.')
    next()
  }
}

const digest = (of: string) => createHash('sha256').update(of).digest()
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))
