import type { RequestHandler } from 'express'
import { objectNamed, OBJECTS, type ObjectName } from './definitions.ts'
import { missingScopes } from './errors.ts'

/** Notes and tasks belong to the permission for contacts. */
const scopeOf = (object: ObjectName) => (object === 'notes' || object === 'tasks' ? 'contacts' : object)

export const ALL_SCOPES = [
  ...new Set(
    OBJECTS.map(scopeOf).flatMap((one) => [
      `crm.objects.${one}.read`,
      `crm.objects.${one}.write`,
      `crm.schemas.${one}.read`,
      `crm.schemas.${one}.write`,
    ]),
  ),
  'crm.objects.owners.read',
  'files',
]

/** Reading needs `….read`, everything else `….write`; searches and batch reads are POSTs that read. */
export function scopeCheck(scopes: string[]): RequestHandler {
  return (req, _res, next) => {
    const reads = req.method === 'GET' || /\/(search|batch\/read)$/.test(req.path)
    const wanted = wantedFor(req.path, reads ? 'read' : 'write')
    if (wanted.length > 0 && !wanted.some((one) => scopes.includes(one)))
      throw missingScopes(wanted.slice(0, 1))
    next()
  }
}

/** Any of these will do. */
function wantedFor(path: string, verb: 'read' | 'write'): string[] {
  if (path.startsWith('/files/')) return ['files']
  if (path.startsWith('/crm/v3/owners')) return ['crm.objects.owners.read']
  const [, area, name = ''] =
    /^\/crm\/v\d\/(objects|properties|associations|pipelines)\/([^/]+)/.exec(path) ?? []
  const object = objectNamed(name)
  if (area === undefined || object === undefined) return []
  const scope = scopeOf(object)
  if (area === 'objects' || area === 'associations') return [`crm.objects.${scope}.${verb}`]
  return [`crm.schemas.${scope}.${verb}`, ...(verb === 'read' ? [`crm.objects.${scope}.read`] : [])]
}
