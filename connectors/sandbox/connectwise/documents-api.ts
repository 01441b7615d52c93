import { randomUUID } from 'node:crypto'
import { raw, Router, type Request } from 'express'
import { z } from 'zod'
import type { Database } from './database.ts'
import { ApiError, badRequest, invalid, invalidObject, missing, notFound, type Problem } from './errors.ts'
import { theKind } from './kinds/index.ts'
import type { Portal, Told } from './portal.ts'
import { chosen, readQuery } from './query.ts'
import { sendPage, type ApiNeeds } from './resource-api.ts'

const MAX_UPLOAD = '30mb'
const MAX_PARTS = 20

/** Records that the stand-in can attach to; ConnectWise has many more. */
const KIND_OF = new Map(
  Object.entries({
    Activity: 'activities',
    Company: 'companies',
    Configuration: 'configurations',
    Config: 'configurations',
    Contact: 'contacts',
    Opportunity: 'opportunities',
  }),
)

const Flag = z
  .enum(['true', 'false', 'True', 'False', '0', '1'])
  .transform((text) => /^(true|1)$/i.test(text))
const Form = z.object({
  recordType: z.string().max(50).optional(),
  recordId: z.coerce.number().int().optional(),
  title: z.string().max(200).optional(),
  url: z.string().max(1000).optional(),
  privateFlag: Flag.default(false),
  // Spelled like this in the API itself.
  readOnlyFlay: Flag.default(false),
})

/** Files: sent as `multipart/form-data` and never as JSON, told as what is known of them, and downloaded. */
export function documentsApi({ portal, actor, db }: ApiNeeds & { db: Database }): Router {
  const router = Router()
  const path = '/system/documents'
  const kind = theKind('documents')
  const keep = db.prepare('INSERT OR REPLACE INTO files (id, type, content) VALUES (?, ?, ?)')
  const load = db.prepare('SELECT type, content FROM files WHERE id = ?')
  const drop = db.prepare('DELETE FROM files WHERE id = ?')
  const upload = raw({ type: 'multipart/form-data', limit: MAX_UPLOAD })

  const existing = (req: Request): Told => {
    const id = String(req.params.id)
    const told = /^\d{1,10}$/.test(id) ? portal.get('documents', Number(id)) : undefined
    if (!told) throw notFound(kind.title, id.slice(0, 20))
    return told
  }

  function save(sent: Sent, id: number | undefined): Told {
    const { form, file } = sent
    return portal.transaction(() => {
      const title = form.title ?? file?.name
      const fields = {
        title,
        publicFlag: !form.privateFlag,
        readOnlyFlag: form.readOnlyFlay,
        linkFlag: !file,
      }
      const told =
        id === undefined
          ? portal.create('documents', fields, actor)
          : portal.update('documents', id, form.title === undefined ? {} : { title }, actor)
      const row = portal.rows.get('documents', told.id)
      if (!row) throw notFound(kind.title, told.id)
      Object.assign(row.body, {
        ...(form.recordType === undefined ? {} : { recordType: form.recordType, recordId: form.recordId }),
        ...(file
          ? {
              fileName: file.name,
              serverFileName: `${randomUUID()}${extension(file.name)}`,
              size: file.bytes.length,
            }
          : {}),
        ...(form.url === undefined ? {} : { fileName: form.url }),
        owner: actor.member,
        imageFlag: file?.type.startsWith('image/') ?? false,
        htmlTemplateFlag: false,
        urlFlag: form.url !== undefined,
        guid: typeof row.body.guid === 'string' ? row.body.guid : randomUUID(),
      })
      portal.rows.update('documents', row)
      if (file) keep.run(told.id, file.type, file.bytes)
      return portal.get('documents', told.id) ?? told
    })
  }

  router.post(path, upload, async (req, res) => {
    const sent = await readForm(req)
    const problems = checkTarget(portal, sent)
    if (problems.length > 0) throw invalidObject(kind.model, problems)
    res.status(201).json(save(sent, undefined))
  })
  router.post(`${path}/:id`, upload, async (req, res) => {
    const { id } = existing(req)
    res.json(save(await readForm(req), id))
  })

  router.get(`${path}/count`, (req, res) => {
    const query = readQuery(kind, { ...req.query, page: 1, pageSize: 1 }, false)
    res.json({ count: portal.list('documents', within(portal, req, query)).total })
  })
  router.get(path, (req, res) => {
    const forwardOnly = req.get('pagination-type')?.toLowerCase() === 'forward-only'
    const query = within(portal, req, readQuery(kind, req.query, forwardOnly))
    sendPage(req, res, portal.list('documents', query), query)
  })
  router.get(`${path}/:id`, (req, res) => {
    const { fields } = req.query
    const told = existing(req)
    res.json(typeof fields === 'string' && fields ? chosen(kind, fields)(told) : told)
  })
  router.get(`${path}/:id/download`, (req, res) => {
    const { id, fileName } = existing(req)
    const file = load.get(id) as { type: string; content: Uint8Array } | undefined
    if (!file) throw notFound('Document', id)
    res.attachment(typeof fileName === 'string' ? fileName : `document-${id}`).type(file.type)
    res.send(Buffer.from(file.content))
  })
  router.delete(`${path}/:id`, (req, res) => {
    const { id } = existing(req)
    portal.transaction(() => {
      portal.remove('documents', id, actor)
      drop.run(id)
    })
    res.status(204).end()
  })
  return router
}

interface Sent {
  form: z.output<typeof Form>
  file: { name: string; type: string; bytes: Buffer } | undefined
}

async function readForm(req: Request): Promise<Sent> {
  if (!req.is('multipart/form-data') || !Buffer.isBuffer(req.body))
    throw new ApiError(415, 'UnsupportedMediaType', 'Documents are sent as multipart/form-data.')
  const type = req.get('content-type') ?? ''
  const body = new Uint8Array(req.body)
  const parts = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  if (!parts) throw badRequest('The multipart body cannot be read.')
  const texts: Record<string, string> = {}
  let file: Sent['file']
  for (const [index, [name, value]] of [...parts].entries()) {
    if (index >= MAX_PARTS) throw badRequest('The multipart body has too many parts.')
    if (typeof value === 'string') texts[name] = value
    else if (name === 'file')
      file = {
        name: value.name,
        type: value.type || 'application/octet-stream',
        bytes: Buffer.from(await value.arrayBuffer()),
      }
  }
  const form = Form.safeParse(texts)
  if (form.success) return { form: form.data, file }
  throw invalidObject(
    'document',
    form.error.issues.map(({ path: [name] }) =>
      invalid('document', String(name), `The field ${String(name)} is not valid.`),
    ),
  )
}

function checkTarget(portal: Portal, { form, file }: Sent): Problem[] {
  const problems: Problem[] = []
  if (!file && form.url === undefined) problems.push(missing('document', 'file'))
  if (form.recordType === undefined) problems.push(missing('document', 'recordType'))
  if (form.recordId === undefined) problems.push(missing('document', 'recordId'))
  if (form.title === undefined && !file?.name) problems.push(missing('document', 'title'))
  if (form.recordType === undefined || form.recordId === undefined) return problems
  const kind = KIND_OF.get(form.recordType)
  if (kind === undefined)
    problems.push(invalid('document', 'recordType', `The record type ${form.recordType} is not valid.`))
  else if (!portal.get(kind, form.recordId))
    problems.push({
      ...invalid('document', 'recordId', `${form.recordType} ${form.recordId} not found`),
      code: 'NotFound',
    })
  return problems
}

/** Only the documents of one record, when the call names one. */
function within<Q extends ReturnType<typeof readQuery>>(portal: Portal, req: Request, query: Q): Q {
  const { recordType, recordId } = req.query
  if (recordType === undefined && recordId === undefined) return query
  if (typeof recordType !== 'string' || typeof recordId !== 'string' || !/^\d{1,10}$/.test(recordId))
    throw badRequest('recordType and recordId are needed together.')
  return {
    ...query,
    accepts: (told) => {
      const body = portal.rows.get('documents', told.id)?.body
      return body?.recordType === recordType && body.recordId === Number(recordId) && query.accepts(told)
    },
  }
}

const extension = (name: string) => /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
