import { z } from 'zod'
import { badRequest } from './errors.ts'
import type { Kind } from './kinds/kind.ts'
import { hasCustomFields } from './custom-fields.ts'

const Operations = z
  .array(
    z.object({
      op: z.enum(['add', 'replace', 'remove']),
      path: z.string().min(1).max(200),
      value: z.unknown().optional(),
    }),
  )
  .min(1)
  .max(500)

/**
 * The fields that a PATCH changes. ConnectWise's dialect is no RFC 6902: a path is the name of a field, in its exact
 * case and without a slash before it, and references and lists are replaced whole. A path into one answers 200 and
 * changes nothing, here as there. https://developer.connectwise.com/Best_Practices/PSA_API_Requests
 */
export function readPatch(kind: Kind, given: unknown): Record<string, unknown> {
  const operations = Operations.safeParse(given)
  if (!operations.success)
    throw badRequest('A patch is a list of operations with op (add, replace, remove), path and value.')
  const changes: Record<string, unknown> = {}
  for (const { op, path, value } of operations.data) {
    const [name = '', ...inside] = path.split('/')
    if (!patchable(kind).includes(name))
      throw badRequest(`The patch path ${path} is not valid for a ${kind.model}.`)
    if (inside.length === 0) changes[name] = op === 'remove' ? null : value
  }
  return changes
}

const patchable = (kind: Kind): string[] => [
  ...Object.keys(kind.fields),
  ...(hasCustomFields(kind) ? ['customFields'] : []),
  ...(kind.name === 'contacts' ? ['communicationItems'] : []),
  ...(kind.name === 'contacts' || kind.name === 'companies' ? ['types', 'typeIds'] : []),
  ...(kind.name === 'userDefinedFields'
    ? ['options', 'addAllLocations', 'removeAllLocations', 'addAllBusinessUnits', 'removeAllBusinessUnits']
    : []),
  ...(kind.parent ? [kind.parent.field] : []),
]

/** A PUT replaces: what it leaves out is blank afterwards. */
export function readPut(kind: Kind, given: unknown): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw badRequest(`A ${kind.model} is an object.`)
  const blank = Object.fromEntries(
    [...Object.keys(kind.fields), ...(hasCustomFields(kind) ? ['customFields'] : [])].map((name) => [
      name,
      null,
    ]),
  )
  return { ...blank, ...(kind.name === 'contacts' ? { communicationItems: [] } : {}), ...given }
}
