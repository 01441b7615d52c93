import { Router, type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import type { Principal, Scope } from '../domain/access.ts'
import { HubError, type ErrorCode } from '../domain/errors.ts'
import { parse } from './parse.ts'
import { STATUS_OF } from './problems.ts'

/** What a route's `run` receives: parsed input and who is calling. */
export interface Call<P, Q, B> {
  params: P
  query: Q
  body: B
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
  status: number
  /** Absent for answers without a body. */
  reply?: z.ZodType
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
>(
  spec: Omit<ApiRoute, 'run' | 'params' | 'query' | 'body'> & {
    params?: P
    query?: Q
    body?: B
    run(call: Call<Out<P>, Out<Q>, Out<B>>): Promise<unknown>
  },
): ApiRoute {
  return spec as unknown as ApiRoute
}

/** Answers who is calling, or throws `unauthenticated` / `forbidden`. */
export type Authorize = (req: Request, scope: Scope) => Promise<Principal>

export function apiRouter(routes: ApiRoute[], authorize: Authorize): Router {
  const router = Router()
  for (const one of routes)
    router[one.method](one.path.replaceAll(/\{(\w+)\}/g, ':$1'), handler(one, authorize))
  return router
}

function handler(one: ApiRoute, authorize: Authorize): RequestHandler {
  return async (req, res) => {
    const principal = await authorize(req, one.scope)
    if (one.body && !req.is('application/json'))
      throw new HubError('unsupported', 'This address takes a JSON body.', {
        hint: 'Send it with Content-Type: application/json.',
      })
    const reply = await one.run({
      params: one.params ? parse(one.params, req.params, 'The address') : undefined,
      query: one.query ? parse(one.query, req.query, 'The query') : undefined,
      body: one.body ? parse(one.body, req.body, 'The body') : undefined,
      principal,
      req,
      res,
    })
    res.status(one.status).set('Cache-Control', 'no-store')
    if (one.reply) res.json(reply)
    else res.end()
  }
}

const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  hint: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

/** The OpenAPI 3.1 document of the routes. */
export function openApi(routes: ApiRoute[], serverUrl: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const one of routes) (paths[`/api${one.path}`] ??= {})[one.method] = operation(one)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Entourage Sentry API',
      version: '2026-11-23',
      description: 'Assessments, what a domain tells, services and costs, and the CRM sync behind them.',
    },
    servers: [{ url: serverUrl }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `npm run keys:create`.' },
      },
      schemas: { Problem: json(ProblemSchema) },
    },
  }
}

function operation(one: ApiRoute): object {
  const codes: ErrorCode[] = ['unauthenticated', 'forbidden', 'too_many_requests', ...(one.errors ?? [])]
  if (one.params ?? one.query ?? one.body) codes.push('invalid_input')
  if (one.body) codes.push('unsupported', 'too_large')
  return {
    tags: [one.tag],
    summary: one.summary,
    ...(one.description ? { description: one.description } : {}),
    'x-scope': one.scope,
    parameters: [...parameters(one.params, 'path'), ...parameters(one.query, 'query')],
    ...(one.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: json(one.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [one.status]: {
        description: one.summary,
        ...(one.reply ? { content: { 'application/json': { schema: json(one.reply) } } } : {}),
      },
      ...Object.fromEntries(
        [...new Set(codes.map((code) => STATUS_OF[code]))].map((status) => [
          status,
          {
            description: codes.filter((code) => STATUS_OF[code] === status).join(' or '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query'): object[] {
  if (!schema) return []
  const { properties = {}, required = [] } = json(schema, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: one,
  }))
}

function json(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
