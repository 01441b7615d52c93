import type { Request, Response } from 'express'
import { z } from 'zod'
import { HubError } from '../domain/errors.ts'

/** For a route's `headers`: the version that a change is for. */
export const IfMatch = z.string().max(1000).optional().describe('The ETag of the version that you have seen')

/** For a route's `replyHeaders`. */
export const VERSION_HEADER = { ETag: 'The version shown; send it as If-Match with a change' }

/** Says which version an answer shows: what a later change names in `If-Match`. */
export function sayVersion(res: Response, version: number): void {
  res.set('ETag', `"${version}"`)
}

/**
 * The version that a change was made for, when it was made for one. An update without `If-Match` could undo what
 * somebody else wrote meanwhile, so it must say so: `If-Match: *` means whatever stands there now.
 */
export function versionToChange(req: Request, current: number): number | undefined {
  const wanted = req.get('If-Match')?.trim()
  if (wanted === undefined || wanted === '')
    throw new HubError('precondition_required', 'This change does not say which version it was made for.', {
      hint: 'GET it first and send its ETag as If-Match, or If-Match: * to change whatever is there now.',
    })
  return matching(wanted, current)
}

/** The same where `If-Match` may be left out. */
export function versionToRemove(req: Request, current: number): number | undefined {
  const wanted = req.get('If-Match')?.trim()
  return wanted ? matching(wanted, current) : undefined
}

/** Proxies that compress turn an ETag into a weak one; the version in it is the same. */
function matching(wanted: string, current: number): number | undefined {
  if (wanted === '*') return undefined
  const versions = wanted.split(',').map((one) => /^\s*(?:W\/)?"(\d{1,15})"\s*$/.exec(one)?.[1])
  if (versions.includes(String(current))) return current
  throw new HubError('precondition_failed', 'It was changed since the version that you name.', {
    hint: 'GET it again, look at what changed, and send your change with the new ETag.',
  })
}
