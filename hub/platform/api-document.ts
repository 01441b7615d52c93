import { z } from 'zod'
import type { ErrorCode } from '../domain/errors.ts'
import type { ApiRoute } from './api.ts'
import { STATUS_OF } from './problems.ts'

/** The shape of every failure: RFC 9457 with our code, a hint, and every bad field. */
export const ProblemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  hint: z.string().optional(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
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
      description: DESCRIPTION,
    },
    servers: [{ url: serverUrl }],
    security: [{ apiKey: [] }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key: the console makes them, and so does `npm run keys:create`.',
        },
      },
      schemas: { Problem: jsonSchema(ProblemSchema) },
    },
  }
}

const DESCRIPTION = `Assessments, what a domain tells, services and costs, and the CRM sync behind them.

Failures are problem+json (RFC 9457): decide by \`code\`, show \`detail\` and \`hint\`, and find every bad field in
\`errors\`. Lists answer with \`nextCursor\` until the last page. Updates name the version that they were made for:
send the \`ETag\` of the last GET as \`If-Match\`. Every answer says in \`RateLimit\` how much of the budget is left.`

function operation(one: ApiRoute): object {
  return {
    operationId: operationId(one),
    tags: [one.tag],
    summary: one.summary,
    ...(one.description ? { description: one.description } : {}),
    'x-scope': one.scope,
    parameters: [
      ...parameters(one.params, 'path'),
      ...parameters(one.query, 'query'),
      ...parameters(one.headers, 'header'),
    ],
    ...(one.body
      ? {
          requestBody: {
            required: !one.body.safeParse(undefined).success,
            content: { 'application/json': { schema: jsonSchema(one.body, 'input') } },
          },
        }
      : {}),
    responses: { ...goodAnswers(one), ...failures(one) },
  }
}

/** `GET /assessments/{id}` is `getAssessmentsById`. */
function operationId({ method, path }: ApiRoute): string {
  const words = path.split('/').flatMap((part) => part.replace(/^\{(\w+)\}$/, 'by-$1').split(/\W+/))
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function goodAnswers(one: ApiRoute): Record<string, object> {
  const headers = Object.fromEntries(
    Object.entries(one.replyHeaders ?? {}).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  )
  const unchanged = one.method === 'get' && one.replyHeaders?.['ETag'] !== undefined
  return {
    [one.status]: {
      description: one.summary,
      ...(one.replyHeaders ? { headers } : {}),
      ...(one.textType ? { content: { [one.textType]: { schema: { type: 'string' } } } } : {}),
      ...(one.fileType
        ? { content: { [one.fileType]: { schema: { type: 'string', format: 'binary' } } } }
        : {}),
      ...(one.reply ? { content: { 'application/json': { schema: jsonSchema(one.reply) } } } : {}),
    },
    ...(unchanged ? { 304: { description: 'Unchanged since the version in If-None-Match' } } : {}),
  }
}

function failures(one: ApiRoute): Record<string, object> {
  const codes = [...new Set(codesOf(one))]
  const statuses = [...new Set(codes.map((code) => STATUS_OF[code]))].toSorted()
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes.filter((code) => STATUS_OF[code] === status).join(' or '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

/** Every failure that a route can answer with: its own, and those that come with its parts. */
export function codesOf(one: ApiRoute): ErrorCode[] {
  const codes: ErrorCode[] = ['unauthenticated', 'forbidden', 'too_many_requests', ...(one.errors ?? [])]
  if (one.params ?? one.query ?? one.headers ?? one.body) codes.push('invalid_input')
  if (one.params ?? one.body) codes.push('malformed')
  if (one.body) codes.push('unsupported', 'too_large')
  return codes
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query' | 'header'): object[] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, one]) => ({
    name: where === 'header' ? name.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()) : name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...('description' in one ? { description: one.description } : {}),
    schema: one,
  }))
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
