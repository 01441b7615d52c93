import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Router, raw, type Request } from 'express'
import { z } from 'zod'
import type { Clock } from '../../../hub/domain/clock.ts'
import { ApiError, invalidInput } from './errors.ts'
import { ACCESS, type Files, type StoredFile } from './files.ts'
import { parsed } from './objects-api.ts'

const MAX_BYTES = 20 * 1024 * 1024
const SIGNED_FOR_MS = 3_600_000

const Options = z.object({
  access: z.enum(ACCESS),
  ttl: z.string().optional(),
  overwrite: z.boolean().default(false),
  duplicateValidationStrategy: z.enum(['NONE', 'REJECT', 'RETURN_EXISTING']).default('NONE'),
  duplicateValidationScope: z.enum(['ENTIRE_PORTAL', 'EXACT_FOLDER']).default('EXACT_FOLDER'),
})

export interface FilesNeeds {
  files: Files
  clock: Clock
  portalId: number
  /** Signs the addresses of private files. */
  secret: string
}

/** `/files/v3/files`: uploads, and the signed addresses of what is private. */
export function filesApi(needs: FilesNeeds): Router {
  const { files } = needs
  const router = Router()

  router.post('/', raw({ type: 'multipart/form-data', limit: MAX_BYTES }), async (req, res) => {
    const form = await formOf(req)
    const file = form.get('file')
    if (!(file instanceof File)) throw invalidInput('The request has no file.')
    const options = parsed(Options, jsonOf(form.get('options')))
    const [folderPath, folderId] = [form.get('folderPath'), form.get('folderId')]
    if ((folderPath === null) === (folderId === null))
      throw invalidInput('Either folderId or folderPath must be given.')
    const folder = `/${String(folderPath ?? folderId).replace(/^\/+|\/+$/g, '')}`
    const content = Buffer.from(await file.arrayBuffer())
    const twin = files.twin(folder, content)
    if (twin && options.duplicateValidationStrategy === 'REJECT')
      throw new ApiError(409, { message: 'A file of this content exists already.', category: 'CONFLICT' })
    const fileName = form.get('fileName')
    const name = typeof fileName === 'string' && fileName !== '' ? fileName : file.name
    const kept =
      twin && options.duplicateValidationStrategy === 'RETURN_EXISTING'
        ? twin
        : files.add({ folder, name, contentType: file.type, access: options.access, content })
    res.status(201).json(toWire(needs, kept))
  })
  // Before `/:id`, which would take "search" for an id.
  router.get('/search', (_req, res) => void res.json({ results: [] }))
  router.get('/:id', (req, res) => void res.json(toWire(needs, found(files, req))))
  router.get('/:id/signed-url', (req, res) => {
    const file = found(files, req)
    const expires = needs.clock.now().getTime() + SIGNED_FOR_MS
    const base = `${req.protocol}://${req.get('host')}${req.baseUrl.replace(/\/files\/v3\/files$/, '')}`
    res.json({
      url: `${base}/file-download/${file.id}?expires=${expires}&signature=${signed(needs, file.id, expires)}`,
      expiresAt: new Date(expires).toISOString(),
      name: file.name,
      extension: file.extension,
      size: file.content.length,
      type: typeOf(file),
    })
  })
  router.delete('/:id', (req, res) => {
    files.remove(found(files, req).id)
    res.status(204).end()
  })
  return router
}

/** `/file-download/{id}`: where a signed address leads; it needs no token. */
export function downloads(needs: FilesNeeds): Router {
  return Router().get('/:id', (req, res) => {
    const id = String(req.params.id)
    const expires = Number(req.query.expires)
    const given = Buffer.from(String(req.query.signature))
    const wanted = Buffer.from(signed(needs, id, expires))
    const good = given.length === wanted.length && timingSafeEqual(given, wanted)
    if (!good || !(expires > needs.clock.now().getTime()))
      throw new ApiError(403, { message: 'This address is not valid any more.', category: 'FORBIDDEN' })
    sendFile(res, found(needs.files, req))
  })
}

/** Never shown in the page itself, whatever is in it. */
export function sendFile(
  res: { set(headers: Record<string, string>): unknown; send(content: Buffer): unknown },
  file: StoredFile,
): void {
  res.set({
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName(file))}`,
    'X-Content-Type-Options': 'nosniff',
  })
  res.send(file.content)
}

export const fileName = ({ name, extension }: StoredFile) => (extension ? `${name}.${extension}` : name)

const signed = ({ secret }: FilesNeeds, id: string, expires: number) =>
  createHmac('sha256', secret).update(`${id}:${expires}`).digest('hex')

async function formOf(req: Request): Promise<FormData> {
  const type = req.get('content-type') ?? ''
  if (!Buffer.isBuffer(req.body) || !type.startsWith('multipart/form-data'))
    throw new ApiError(415, { message: 'Unsupported Media Type' })
  try {
    return await new Response(new Uint8Array(req.body), { headers: { 'Content-Type': type } }).formData()
  } catch {
    throw invalidInput('The multipart body cannot be read.')
  }
}

function jsonOf(given: unknown): unknown {
  try {
    return JSON.parse(String(given))
  } catch {
    throw invalidInput('options is not JSON; its access is required.')
  }
}

function found(files: Files, req: Request): StoredFile {
  const file = files.get(String(req.params.id))
  if (!file)
    throw new ApiError(404, {
      message: `File ${req.params.id} does not exist.`,
      category: 'OBJECT_NOT_FOUND',
    })
  return file
}

const typeOf = ({ contentType }: StoredFile) =>
  contentType.startsWith('image/')
    ? 'IMG'
    : /pdf|word|text|sheet|csv|json/.test(contentType)
      ? 'DOCUMENT'
      : 'OTHER'

const folderId = (folder: string) =>
  String(parseInt(createHash('md5').update(folder).digest('hex').slice(0, 8), 16))

function toWire({ portalId }: FilesNeeds, file: StoredFile): object {
  const path = `${file.folder === '/' ? '' : file.folder}/${fileName(file)}`
  const at = new Date(file.createdAt).toISOString()
  return {
    id: file.id,
    name: file.name,
    extension: file.extension,
    path,
    parentFolderId: folderId(file.folder),
    size: file.content.length,
    type: typeOf(file),
    encoding: null,
    access: file.access,
    fileMd5: file.md5,
    isUsableInContent: !file.access.includes('PRIVATE'),
    sourceGroup: 'CONTENT',
    url: `https://${portalId}.fs1.hubspotusercontent-na1.net/hubfs/${portalId}${encodeURI(path)}`,
    defaultHostingUrl: `https://${portalId}.fs1.hubspotusercontent-na1.net/hubfs/${portalId}${encodeURI(path)}`,
    createdAt: at,
    updatedAt: at,
    archived: false,
  }
}
