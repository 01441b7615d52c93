import { createHash } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { addressGroup } from './rate-limit-address.ts'
import type { Quota, RateLimits, Standing } from './rate-limits.ts'

export interface RequestQuotas {
  perKey: Quota
  perAddress: Quota
}

const DEFAULT_QUOTAS: RequestQuotas = {
  perKey: { requests: 600, perSeconds: 60 },
  perAddress: { requests: 1_200, perSeconds: 60 },
}

/**
 * Limits requests for each address, and for each API key besides: a key that is passed around still has one budget,
 * and made-up keys still share the budget of the address that makes them up. `req.ip` is believed, so Express's
 * `trust proxy` decides whose forwarded addresses count.
 */
export function limitRequests(limits: RateLimits, quotas: Partial<RequestQuotas> = {}): RequestHandler {
  const { perKey, perAddress } = { ...DEFAULT_QUOTAS, ...quotas }
  const byAddress = limits.limit('address', perAddress)
  const byKey = limits.limit('key', perKey)
  return async (req, res, next) => {
    const standings: Standing[] = []
    const note = (standing: Standing) => {
      standings.push(standing)
      sayStandings(res, standings)
    }
    await byAddress.take(addressGroup(req.ip), note)
    const key = bearerOf(req)
    if (key) await byKey.take(key, note)
    next()
  }
}

/** https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-11.html */
function sayStandings(res: Response, standings: Standing[]): void {
  const policy = standings.map(({ name, quota }) => `"${name}";q=${quota.requests};w=${quota.perSeconds}`)
  const current = standings.map(
    ({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`,
  )
  res.set('RateLimit-Policy', policy.join(', ')).set('RateLimit', current.join(', '))
}

/** Only a hash of the key reaches the counters. */
function bearerOf(req: Request): string | undefined {
  const token = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1]
  return token && createHash('sha256').update(token).digest('base64url')
}
