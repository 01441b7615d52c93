import { readFileSync } from 'node:fs'
import { Router, urlencoded, type ErrorRequestHandler, type Request, type Response } from 'express'
import { z } from 'zod'
import type { Log } from '../../../../hub/domain/ports.ts'
import { html, type Html } from '../../hubspot/ui/html.ts'
import { ApiError, notFound, type Problem } from '../errors.ts'
import { kindNamed, KINDS } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Portal, Told } from '../portal.ts'
import { REP } from '../reps-hand.ts'
import { changesOf, editPage, typedOf, type Typed } from './edit-page.ts'
import { lockedDown, sameOrigin } from './guards.ts'
import { layout } from './layout.ts'
import { listPage, setupPage } from './list-page.ts'
import { recordPage } from './record-page.ts'
import { nameOf, titleOf } from './words.ts'

export interface UiNeeds {
  portal: Portal
  /** The content of an uploaded document. */
  file(id: number): { type: string; content: Uint8Array } | undefined
  styleHref: string | undefined
  log: Log | undefined
}

const asset = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const TypedForm = z.record(z.string(), z.string()).catch({})

/** The page where a person sees and edits the records as a rep would. */
export function uiRouter({ portal, file, styleHref, log }: UiNeeds): Router {
  const router = Router()
  const assets = {
    css: asset('../../hubspot/ui/ui.css'),
    own: asset('connectwise.css'),
    script: asset('../../hubspot/ui/refresh.js'),
  }
  const form = urlencoded({ extended: false, limit: '500kb' })
  const send = (
    req: Request,
    res: Response,
    title: string,
    body: Html,
    more: { at?: string; live?: boolean },
  ) =>
    void res
      .type('html')
      .send(layout({ base: req.baseUrl, styleHref, count: (kind) => portal.count(kind) }, title, body, more))
  const formPage = (
    req: Request,
    res: Response,
    kind: Kind,
    told: Told | undefined,
    typed: Typed,
    problems: Problem[] = [],
  ) =>
    send(
      req,
      res,
      told ? `Edit ${nameOf(portal, kind, told)}` : `New ${kind.title.toLowerCase()}`,
      editPage(portal, req.baseUrl, kind, told, typed, problems),
      { at: kind.name, live: false },
    )

  router.use(lockedDown)
  router.get('/ui.css', (_req, res) => void res.type('css').send(assets.css))
  router.get('/connectwise.css', (_req, res) => void res.type('css').send(assets.own))
  router.get('/refresh.js', (_req, res) => void res.type('js').send(assets.script))
  router.get('/', (req, res) => res.redirect(302, `${req.baseUrl}/companies`))
  router.get('/setup', (req, res) =>
    send(req, res, 'Set-up', setupPage(portal, req.baseUrl), { at: 'setup' }),
  )
  router.get('/files/:id', (req, res) => {
    const id = Number(req.params.id)
    const [told, found] = [portal.get('documents', id), file(id)]
    if (!told || !found) throw notFound('Document', String(req.params.id).slice(0, 20))
    res.attachment(typeof told.fileName === 'string' ? told.fileName : 'document')
    res.type('application/octet-stream').send(Buffer.from(found.content))
  })

  router.get('/:kind', (req, res) => {
    const kind = kindOf(req)
    send(req, res, titleOf(kind), listPage(portal, req.baseUrl, kind), { at: kind.name })
  })
  router.get('/:kind/new', (req, res) => {
    const kind = kindOf(req)
    if (kind.readOnly || kind.parent) throw new ApiError(404, 'NotFound', 'None can be added here.')
    formPage(req, res, kind, undefined, {})
  })
  router.get('/:kind/:id', (req, res) => {
    const [kind, told] = recordOf(portal, req)
    const body = recordPage(portal, req.baseUrl, kind, told, req.query.saved === '1')
    send(req, res, nameOf(portal, kind, told), body, { at: kind.name })
  })
  router.get('/:kind/:id/edit', (req, res) => {
    const [kind, told] = recordOf(portal, req)
    formPage(req, res, kind, told, typedOf(kind, told))
  })

  router.post('/:kind', sameOrigin, form, (req, res) => {
    const kind = changeable(kindOf(req))
    const typed = TypedForm.parse(req.body)
    try {
      const { id } = portal.create(kind.name, changesOf(portal, kind, {}, typed), REP)
      res.redirect(303, `${req.baseUrl}/${kind.name}/${id}?saved=1`)
    } catch (error) {
      formPage(req, res.status(statusOf(error)), kind, undefined, typed, problemsOf(error))
    }
  })
  router.post('/:kind/:id', sameOrigin, form, (req, res) => {
    const [kind, told] = recordOf(portal, req)
    changeable(kind)
    const [before, typed] = [typedOf(kind, told), TypedForm.parse(req.body)]
    const changes = changesOf(portal, kind, before, typed)
    try {
      if (Object.keys(changes).length > 0) portal.update(kind.name, told.id, changes, REP)
      res.redirect(303, `${req.baseUrl}/${kind.name}/${told.id}?saved=1`)
    } catch (error) {
      formPage(req, res.status(statusOf(error)), kind, told, { ...before, ...typed }, problemsOf(error))
    }
  })
  router.post('/:kind/:id/delete', sameOrigin, (req, res) => {
    const [kind, told] = recordOf(portal, req)
    portal.remove(changeable(kind).name, told.id, REP)
    res.redirect(303, `${req.baseUrl}/${kind.name}`)
  })

  const failed: ErrorRequestHandler = (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const status = error instanceof ApiError ? error.status : 500
    if (status >= 500) log?.error({ err: error }, 'the page of the ConnectWise stand-in failed')
    const title = status === 404 ? 'Not here' : 'That did not work'
    const body = html`<div class="empty">
      <h1>${title}</h1>
      <p>
        ${error instanceof ApiError ? `${error.message}.`.replace('..', '.') : 'Something went wrong. Nothing was changed.'}
      </p>
      <a class="button" href="${req.baseUrl}/companies">Back to the records</a>
    </div>`
    send(req, res.status(status), title, body, { live: false })
  }
  router.use(failed)
  return router
}

function kindOf(req: Request): Kind {
  const kind = kindNamed(String(req.params.kind))
  if (!kind)
    throw new ApiError(
      404,
      'NotFound',
      `There is no such list; there are ${KINDS.length} others, under Set-up`,
    )
  return kind
}

function recordOf(portal: Portal, req: Request): [Kind, Told] {
  const kind = kindOf(req)
  const id = String(req.params.id)
  const told = /^\d{1,10}$/.test(id) ? portal.get(kind.name, Number(id)) : undefined
  if (!told) throw new ApiError(404, 'NotFound', 'This record does not exist, or was deleted')
  return [kind, told]
}

function changeable(kind: Kind): Kind {
  if (kind.readOnly) throw new ApiError(403, 'Forbidden', 'These records cannot be changed here')
  return kind
}

function statusOf(error: unknown): number {
  if (error instanceof ApiError) return error.status
  throw error
}

const problemsOf = (error: unknown): Problem[] => {
  if (!(error instanceof ApiError)) throw error
  return error.body.errors ?? [{ code: error.body.code, message: error.message, resource: '', field: '' }]
}
