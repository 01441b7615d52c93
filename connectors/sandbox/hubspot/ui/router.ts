import { readFileSync } from 'node:fs'
import {
  Router,
  urlencoded,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import type { Log } from '../../../../hub/domain/ports.ts'
import { objectNamed, type ObjectName } from '../definitions.ts'
import { ApiError, type PropertyProblem } from '../errors.ts'
import { sendFile } from '../files-api.ts'
import type { Files } from '../files.ts'
import type { Actor, Portal, StoredRecord } from '../portal.ts'
import { editable, editPage } from './edit-page.ts'
import { html, type Html } from './html.ts'
import { layout, LISTED } from './layout.ts'
import { listPage } from './list-page.ts'
import { recordPage } from './record-page.ts'
import { sameOrigin } from './same-origin.ts'
import { nameOf, TITLES } from './words.ts'

const REP: Actor = { changeSource: 'CRM_UI', sourceId: 'userId:7001' }
const asset = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')

interface UiNeeds {
  portal: Portal
  files: Files
  styleHref: string | undefined
  log: Log | undefined
}

/** The page where a person sees and edits the records as a rep would. */
export function uiRouter({ portal, files, styleHref, log }: UiNeeds): Router {
  const router = Router()
  const css = asset('ui.css')
  const script = asset('refresh.js')
  const send = (
    req: Request,
    res: Response,
    title: string,
    body: Html,
    more: { at?: ObjectName; live?: boolean },
  ) => {
    const counts = Object.fromEntries(LISTED.map((object) => [object, portal.count(object)]))
    res.type('html').send(layout({ base: req.baseUrl, styleHref, counts }, title, body, more))
  }

  router.use(lockedDown)
  router.get('/ui.css', (_req, res) => void res.type('css').send(css))
  router.get('/refresh.js', (_req, res) => void res.type('js').send(script))
  router.get('/', (req, res) => res.redirect(302, `${req.baseUrl}/contacts`))

  router.get('/:object', (req, res) => {
    const object = objectOf(req)
    send(req, res, TITLES[object].many, listPage(portal, req.baseUrl, object), { at: object })
  })
  router.get('/files/:id', (req, res) => {
    const file = files.get(req.params.id)
    if (!file) throw new ApiError(404, { message: 'This file does not exist.' })
    sendFile(res, file)
  })
  router.get('/:object/:id', (req, res) => {
    const record = recordOf(portal, req)
    const body = recordPage({ portal, files, base: req.baseUrl }, record, req.query.saved === '1')
    send(req, res, nameOf(record), body, { at: record.object })
  })
  router.get('/:object/:id/edit', (req, res) => {
    const record = recordOf(portal, req)
    const body = editPage(portal, req.baseUrl, record, record.properties)
    send(req, res, `Edit ${nameOf(record)}`, body, { at: record.object, live: false })
  })
  router.post('/:object/:id', sameOrigin, urlencoded({ extended: false, limit: '500kb' }), (req, res) => {
    const record = recordOf(portal, req)
    const changes = changedFields(portal, record, req.body)
    try {
      portal.update(record.object, record.id, changes, REP)
      res.redirect(303, `${req.baseUrl}/${record.object}/${record.id}?saved=1`)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const body = editPage(
        portal,
        req.baseUrl,
        record,
        { ...record.properties, ...changes },
        problemsOf(error),
      )
      send(req, res.status(error.status), `Edit ${nameOf(record)}`, body, { at: record.object, live: false })
    }
  })

  const failed: ErrorRequestHandler = (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const status = error instanceof ApiError ? error.status : 500
    if (status >= 500) log?.error({ err: error }, 'the page of the HubSpot stand-in failed')
    const title = status === 404 ? 'Not here' : 'That did not work'
    const body = html`<div class="empty">
      <h1>${title}</h1>
      <p>${error instanceof ApiError ? error.message : 'Something went wrong. Nothing was changed.'}</p>
      <a class="button" href="${req.baseUrl}/contacts">Back to the records</a>
    </div>`
    send(req, res.status(status), title, body, { live: false })
  }
  router.use(failed)
  return router
}

const lockedDown: RequestHandler = (_req, res, next) => {
  res.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  })
  next()
}

function objectOf(req: Request): ObjectName {
  const object = objectNamed(String(req.params.object))
  if (!object)
    throw new ApiError(404, {
      message: 'There are contacts, companies, deals, quotes, line items, notes and tasks here.',
    })
  return object
}

function recordOf(portal: Portal, req: Request): StoredRecord {
  const record = portal.get(objectOf(req), String(req.params.id))
  if (!record) throw new ApiError(404, { message: 'This record does not exist, or is archived.' })
  return record
}

/** Only what the rep changed is written, so that it fires no webhooks for the rest. */
function changedFields(portal: Portal, record: StoredRecord, body: unknown): Record<string, string> {
  const given = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : [])
  const changes: Record<string, string> = {}
  for (const { name } of editable(portal, record)) {
    const value: unknown = given.get(name)
    if (typeof value !== 'string') continue
    const typed = value.replaceAll('\r\n', '\n')
    if (typed !== (record.properties[name] ?? '')) changes[name] = typed
  }
  return changes
}

function problemsOf({ message, body }: ApiError): PropertyProblem[] {
  const errors = Array.isArray(body.errors)
    ? (body.errors as { message: string; code: string; context: { propertyName: string[] } }[])
    : []
  return errors.length > 0
    ? errors.map((one) => ({ name: one.context.propertyName[0] ?? '', code: one.code, message: one.message }))
    : [{ name: '', code: 'REFUSED', message: `${message}.` }]
}
