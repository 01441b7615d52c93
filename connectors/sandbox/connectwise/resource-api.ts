import { Router, type Request, type Response } from 'express'
import { ApiError, invalid, invalidObject, notFound } from './errors.ts'
import { KINDS, theKind } from './kinds/index.ts'
import type { Kind } from './kinds/kind.ts'
import { readPatch, readPut } from './patch.ts'
import type { Actor, Portal, Told } from './portal.ts'
import { chosen, readQuery } from './query.ts'
import { readReference } from './values.ts'

export interface ApiNeeds {
  portal: Portal
  actor: Actor
}

/** Lists, counts and single records of every kind, all in the same way. */
export function resourceApi(needs: ApiNeeds): Router {
  const router = Router({ caseSensitive: false })
  // The longest paths first, so that `/company/companies/types` is no company.
  const mounts = KINDS.flatMap((kind) => kind.paths.map((path) => ({ kind, path })))
  for (const { kind, path } of mounts.toSorted((a, b) => b.path.length - a.path.length))
    serve(router, needs, kind, path)
  return router
}

function serve(router: Router, { portal, actor }: ApiNeeds, kind: Kind, path: string): void {
  const { name, title } = kind
  const writable = !kind.readOnly && !path.endsWith('/info')

  router.get(`${path}/count`, (req, res) => {
    const query = readQuery(kind, { ...req.query, page: 1, pageSize: 1 }, false)
    res.json({ count: portal.list(name, query, parentOf(portal, kind, req)).total })
  })
  router.get(path, (req, res) => {
    const forwardOnly = req.get('pagination-type')?.toLowerCase() === 'forward-only'
    const query = readQuery(kind, req.query, forwardOnly)
    sendPage(req, res, portal.list(name, query, parentOf(portal, kind, req)), query)
  })
  router.get(`${path}/:id`, (req, res) => {
    const told = existing(portal, kind, req)
    const { fields } = req.query
    res.json(typeof fields === 'string' && fields ? chosen(kind, fields)(told) : told)
  })
  if (!writable) return

  router.post(path, (req, res) => {
    const parent = parentOf(portal, kind, req) ?? parentInBody(portal, kind, req.body)
    res.status(201).json(portal.create(name, req.body, actor, parent))
  })
  router.patch(`${path}/:id`, (req, res) => {
    const told = existing(portal, kind, req)
    const changes = readPatch(kind, req.body)
    const idle = Object.keys(changes).length === 0 || res.locals.falseSuccess === true
    res.json(idle ? told : portal.update(name, told.id, changes, actor))
  })
  router.put(`${path}/:id`, (req, res) => {
    const { id } = existing(portal, kind, req)
    res.json(portal.update(name, id, readPut(kind, req.body), actor))
  })
  router.delete(`${path}/:id`, (req, res) => {
    const { id } = existing(portal, kind, req)
    const user =
      kind.name.endsWith('Statuses') || kind.name.endsWith('Types') ? usedBy(portal, kind, id) : undefined
    if (user) throw new ApiError(400, 'InUse', `${title} ${id} is in use by ${user}`)
    portal.remove(name, id, actor)
    res.status(204).end()
  })
}

function existing(portal: Portal, kind: Kind, req: Request): Told {
  const id = String(req.params.id)
  const [number = Number(id)] = kind.name === 'members' ? portal.rows.identified(kind.name, id) : []
  const told =
    Number.isSafeInteger(number) && number > 0
      ? portal.get(kind.name, number, parentOf(portal, kind, req))
      : undefined
  if (!told) throw notFound(kind.title, id.slice(0, 20))
  return told
}

function parentOf(portal: Portal, kind: Kind, req: Request): number | undefined {
  if (!kind.parent || req.params.parent === undefined) return undefined
  const id = String(req.params.parent)
  const { title } = theKind(kind.parent.kind)
  if (!/^\d{1,10}$/.test(id) || !portal.get(kind.parent.kind, Number(id)))
    throw notFound(title, id.slice(0, 20))
  return Number(id)
}

/** Of the paths that do not say whose child it is, the body does. */
function parentInBody(portal: Portal, kind: Kind, body: unknown): number | undefined {
  if (!kind.parent) return undefined
  const { field, kind: to } = kind.parent
  const given =
    typeof body === 'object' && body !== null
      ? new Map<string, unknown>(Object.entries(body)).get(field)
      : undefined
  const id = readReference(given)?.id
  if (id === undefined || !portal.get(to, id))
    throw invalidObject(kind.model, [
      { ...invalid(kind.model, field, `The ${field} field is required.`), code: 'MissingRequiredField' },
    ])
  return id
}

function usedBy(portal: Portal, kind: Kind, id: number): string | undefined {
  for (const other of KINDS)
    for (const [name, field] of Object.entries(other.fields)) {
      if (field.type !== 'reference' || field.to !== kind.name) continue
      for (const row of portal.rows.all(other.name))
        if (row.body[name] === id) return `${other.title} ${row.id}`
    }
  return undefined
}

type Page = ReturnType<Portal['list']>

/** With a `Link` header as in RFC 5988: all pages, or only the next one where paging goes forward only. */
export function sendPage(req: Request, res: Response, page: Page, query: ReturnType<typeof readQuery>): void {
  const url = new URL(req.originalUrl, `https://${req.get('host') ?? 'localhost'}`)
  const link = (name: string, value: number, rel: string) => {
    url.searchParams.set('pageSize', String(query.pageSize))
    url.searchParams.set(name, String(value))
    return `<${url.href}>; rel="${rel}"`
  }
  const last = Math.max(1, Math.ceil(page.total / query.pageSize))
  const links = query.forwardOnly
    ? page.more
      ? [link('pageId', page.rows.at(-1)?.id ?? 0, 'next')]
      : []
    : [
        ...(page.more ? [link('page', query.page + 1, 'next'), link('page', last, 'last')] : []),
        ...(query.page > 1 ? [link('page', 1, 'first'), link('page', query.page - 1, 'prev')] : []),
      ]
  if (links.length > 0 || query.forwardOnly) res.set('Link', links.join(', '))
  res.json(page.rows.map((row) => query.shape(row)))
}
