import { json, Router, type Request, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import type { Principal, Scope } from '../domain/access.ts'
import { HubError, type ErrorCode } from '../domain/errors.ts'
import { parse } from './parse.ts'

export { openApi } from './api-document.ts'

/** What a route's `run` receives: parsed input and who is calling. */
export interface Call<P, Q, B, H = unknown> {
  params: P
  query: Q
  body: B
  headers: H
  principal: Principal
  req: Request
  res: Response
}

/**
 * One endpoint of the JSON API. Its schemas validate the request and produce the OpenAPI document, so that the two
 * cannot differ. `path` is relative to /api with `{name}` parameters.
 */
export interface ApiRoute {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  tag: string
  summary: string
  description?: string
  scope: Scope
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** Request headers that it reads, by their names in lower case. */
  headers?: z.ZodType
  status: number
  /** Absent for answers without a body. */
  reply?: z.ZodType
  /** Media type of an answer that is a text of its own instead of JSON. */
  textType?: string
  /** Media type of an answer in bytes; `run` may set a more exact one. */
  fileType?: string
  /** Headers that a good answer carries, with what they say. An `ETag` makes a GET answer 304 where it may. */
  replyHeaders?: Record<string, string>
  /** Failures it can answer with, besides those that every route has (400-level input, access, limits). */
  errors?: ErrorCode[]
  run(call: Call<unknown, unknown, unknown>): Promise<unknown>
}

type Out<T> = T extends z.ZodType ? z.infer<T> : undefined

/** Declares a route with its parts typed by their schemas. */
export function route<
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  H extends z.ZodType | undefined,
>(
  spec: Omit<ApiRoute, 'run' | 'params' | 'query' | 'body' | 'headers'> & {
    params?: P
    query?: Q
    body?: B
    headers?: H
    run(call: Call<Out<P>, Out<Q>, Out<B>, Out<H>>): Promise<unknown>
  },
): ApiRoute {
  return spec as unknown as ApiRoute
}

/** Answers who is calling, or throws `unauthenticated` / `forbidden`. */
export type Authorize = (req: Request, scope: Scope) => Promise<Principal>

export function apiRouter(routes: ApiRoute[], authorize: Authorize): Router {
  const router = Router()
  const methods = new Map<string, string[]>()
  for (const one of routes) {
    const path = one.path.replaceAll(/\{(\w+)\}/g, ':$1')
    router[one.method](path, handler(one, authorize))
    methods.set(path, [...(methods.get(path) ?? []), one.method.toUpperCase()])
  }
  for (const [path, known] of methods) router.all(path, onlyBy(known))
  return router
}

function handler(one: ApiRoute, authorize: Authorize): RequestHandler {
  return async (req, res) => {
    const principal = await authorize(req, one.scope)
    const reply = await one.run({
      params: one.params ? parse(one.params, req.params, 'The address') : undefined,
      query: one.query ? parse(one.query, req.query, 'The query') : undefined,
      headers: one.headers ? parse(one.headers, req.headers, 'The header') : undefined,
      body: one.body ? parse(one.body, await bodyOf(req, res, one.body), 'The body') : undefined,
      principal,
      req,
      res,
    })
    res.status(one.status).set('Cache-Control', 'no-store')
    if (req.method === 'GET' && res.get('ETag') && req.fresh) res.status(304).end()
    else if (one.textType && typeof reply === 'string') res.type(one.textType).end(reply)
    else if (one.fileType && Buffer.isBuffer(reply)) {
      if (!res.get('Content-Type')) res.type(one.fileType)
      res.end(reply)
    } else if (one.reply) res.type('json').end(JSON.stringify(reply))
    else res.end()
  }
}

const readJson = json({ limit: '1mb', verify: (_req, _res, bytes) => void utf8.decode(bytes) })
/** Throws on bytes that are no UTF-8, where the parser would quietly put a replacement. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Read after the caller is known: a stranger's body is not worth parsing. */
async function bodyOf(req: Request, res: Response, schema: z.ZodType): Promise<unknown> {
  // What nobody sent has no type either; where a body may be left out, that is all there is to say.
  const isEmpty = req.get('Content-Length') === '0' && req.get('Transfer-Encoding') === undefined
  if (isEmpty && schema.safeParse(undefined).success) return undefined
  const charset = /;\s*charset="?([^\s";]+)/i.exec(req.get('Content-Type') ?? '')?.[1]
  if (req.is('application/json') === false || (charset && !/^utf-?8$/i.test(charset)))
    throw new HubError('unsupported', 'This address takes a JSON body.', {
      hint: 'Send it as UTF-8 with Content-Type: application/json.',
    })
  await new Promise<void>((resolve, reject) => {
    readJson(req, res, (error: unknown) => (error === undefined ? resolve() : reject(error)))
  })
  return req.body
}

const onlyBy =
  (methods: string[]): RequestHandler =>
  (req, res, next) => {
    if (req.method === 'OPTIONS') return next()
    res.set('Allow', methods.join(', '))
    throw new HubError('method_not_allowed', `${req.method} does nothing here.`, {
      hint: `This address takes ${methods.join(' and ')}.`,
    })
  }
