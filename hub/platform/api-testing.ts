import assert from 'node:assert/strict'
import express, { type Express, type RequestHandler } from 'express'
import { z } from 'zod'
import { SCOPES, type Scope } from '../domain/access.ts'
import { HubError } from '../domain/errors.ts'
import { apiRouter, openApi, type ApiRoute, type Authorize } from './api.ts'
import { silentLog } from './log.ts'
import { notFound, problemHandler } from './problems.ts'

/** Keys of the test server: one that may do all, one that may only read, one that may do nothing. */
export const KEYS = { all: 'key-all', reader: 'key-reader', nothing: 'key-nothing' }

const SCOPES_OF = new Map<string, readonly Scope[]>([
  [KEYS.all, SCOPES],
  [KEYS.reader, SCOPES.filter((scope) => scope.endsWith(':read'))],
  [KEYS.nothing, []],
])

const authorize: Authorize = async (req, scope) => {
  const key = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? ''
  const scopes = SCOPES_OF.get(key)
  if (!scopes) throw new HubError('unauthenticated', 'This key is not known.')
  if (!scopes.includes(scope)) throw new HubError('forbidden', `This needs ${scope}.`)
  return { kind: 'key', id: key, name: key, scopes }
}

/** The routes under /api as the hub serves them, with `before` in front. */
export function serveApi(routes: ApiRoute[], ...before: RequestHandler[]): Express {
  const app = express()
  app.use('/api', ...before, apiRouter(routes, authorize))
  app.use(notFound)
  app.use(problemHandler(silentLog))
  return app
}

interface Answer {
  status: number
  headers: Record<string, string>
  text: string
}

interface Operation {
  operationId: string
  responses: Record<
    string,
    { headers?: Record<string, object>; content?: Record<string, { schema: object }> }
  >
}

/** Compares answers of a running server with the OpenAPI document that describes it, read from the document alone. */
export function createDocumentChecker(routes: ApiRoute[]) {
  const document = Document.parse(JSON.parse(JSON.stringify(openApi(routes, 'http://127.0.0.1'))))
  const seen = new Set<string>()
  const schemas = new Map<string, z.ZodType>()

  function operationOf(method: string, url: string): Operation {
    const [path = ''] = url.split('?')
    const matches = Object.entries(document.paths).filter(([template]) => matcher(template).test(path))
    // `/services/costs` stands before `/services/{id}`.
    const [best] = matches.toSorted(([a], [b]) => parameters(a) - parameters(b))
    const operation = best?.[1][method.toLowerCase()]
    assert.ok(operation, `${method} ${path} is in the document`)
    return operation
  }

  return {
    check(method: string, url: string, { status, headers, text }: Answer): void {
      const operation = operationOf(method, url)
      const what = `${operation.operationId} ${status}`
      const response = operation.responses[status]
      assert.ok(response, `${what} is documented; it said ${text.slice(0, 300)}`)
      for (const name of Object.keys(response.headers ?? {}))
        assert.ok(headers[name.toLowerCase()], `${what} has the header ${name}`)
      const [type = '', content] = Object.entries(response.content ?? {})[0] ?? []
      if (!content) assert.equal(text, '', `${what} has no body`)
      // Bytes are what they are; a route may name their type more exactly.
      else if (!type.includes('json')) assert.ok(headers['content-type'], `${what} has a media type`)
      else {
        assert.equal(headers['content-type']?.split(';')[0], type, `${what} has its media type`)
        const schema =
          schemas.get(what) ?? z.fromJSONSchema(withComponents(content.schema, document.components))
        schemas.set(what, schema)
        const read = schema.safeParse(JSON.parse(text))
        assert.ok(read.success, `${what} fits its schema: ${read.error?.message}\n${text.slice(0, 500)}`)
      }
      seen.add(what)
    },
    isDocumented: (method: string, url: string, status: string): boolean =>
      operationOf(method, url).responses[status] !== undefined,
    /** Documented answers that were never seen. */
    unseen(): string[] {
      const all = Object.values(document.paths).flatMap((methods) => Object.values(methods))
      return all
        .flatMap(({ operationId, responses }) =>
          Object.keys(responses).map((status) => `${operationId} ${status}`),
        )
        .filter((what) => !seen.has(what))
    },
  }
}

const Document = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.custom<Operation>((value) => typeof value === 'object'),
    ),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
})

const matcher = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
const parameters = (template: string) => template.split('{').length

/** References inside a document are read as references inside the schema. */
function withComponents(schema: object, { schemas }: z.infer<typeof Document>['components']) {
  const text = JSON.stringify({ ...schema, $defs: schemas }).replaceAll('#/components/schemas/', '#/$defs/')
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
}
