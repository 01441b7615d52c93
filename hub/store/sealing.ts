import { deserialize, serialize } from 'bson'
import { HubError } from '../domain/errors.ts'
import type { Keys } from './keys.ts'

/** What is sealed in one collection, and with which keys. */
export interface Sealing {
  model: string
  fields: Set<string>
  keys: Keys
}

type Plain = Record<string, unknown>

/** A copy of a document as it is stored: sealed fields are ciphertext bound to model, path and id. */
export function sealDocument(sealing: Sealing, document: object): object {
  if (sealing.fields.size === 0) return document
  const plain = toPlain(document)
  return isPlain(plain) ? sealWithin(sealing, plain, '', () => idOf(sealing, plain._id)) : document
}

/** Opens a document in place, as the driver read it. */
export function openDocument(sealing: Sealing, document: unknown): unknown {
  if (sealing.fields.size > 0 && isPlain(document)) openWithin(sealing, document, '', document._id)
  return document
}

/** A copy of an update, or of a replacement, with the sealed fields sealed. */
export function sealUpdate(sealing: Sealing, filter: object, update: object): object {
  if (sealing.fields.size === 0) return update
  if (Array.isArray(update)) throw refusal(sealing, 'an update by pipeline', 'Use $set.')
  const filterId = () => idOf(sealing, idIn(filter))
  const entries = Object.entries(update)
  if (!entries.some(([name]) => name.startsWith('$')))
    return sealWithin(sealing, toPlain(update) as Plain, '', filterId)
  return Object.fromEntries(
    entries.map(([name, fields]) => {
      const madeId: unknown = name === '$setOnInsert' && isPlain(fields) ? fields._id : undefined
      const id = madeId === undefined ? filterId : () => idOf(sealing, madeId)
      return [name, isPlain(fields) ? sealOperands(sealing, name, fields, id) : fields]
    }),
  )
}

/** Ciphertext differs each time: a filter on it would find nothing, silently. */
export function refuseSearch(sealing: Sealing, filter: object, prefix = ''): void {
  if (sealing.fields.size === 0) return
  for (const [key, value] of Object.entries(filter)) {
    if (/^\$(and|or|nor)$/.test(key) && Array.isArray(value))
      for (const inner of value) refuseSearch(sealing, inner as object, prefix)
    else if (!key.startsWith('$')) refuseCondition(sealing, normal(prefix + key), value)
  }
}

export function refuseListing(sealing: Sealing, path: string): void {
  if (touches(sealing, normal(path)))
    throw refusal(sealing, `listing the values of the sealed field '${path}'`, 'Read the documents.')
}

function refuseCondition(sealing: Sealing, path: string, value: unknown): void {
  if (touches(sealing, path) && !onlyPresence(value))
    throw refusal(
      sealing,
      `a filter on the sealed field '${path}'`,
      'Keep a blindIndex beside it and search that.',
    )
  if (isPlain(value) && isPlain(value.$elemMatch)) refuseSearch(sealing, value.$elemMatch, `${path}.`)
}

/** Whether a field is there can be asked of a sealed one too. */
const onlyPresence = (value: unknown): boolean =>
  value === null ||
  (isPlain(value) &&
    Object.entries(value).every(
      ([name, operand]) => name === '$exists' || (/^\$(eq|ne)$/.test(name) && operand === null),
    ))

function sealOperands(sealing: Sealing, name: string, fields: Plain, id: () => string): Plain {
  return Object.fromEntries(
    Object.entries(fields).map(([given, value]) => {
      const path = normal(given)
      if (name === '$set' || name === '$setOnInsert') return [given, sealAt(sealing, path, value, id)]
      if (name === '$push' || name === '$addToSet') return [given, sealElements(sealing, path, value, id)]
      if (touches(sealing, path) && !(name === '$unset' && sealing.fields.has(path)))
        throw refusal(
          sealing,
          `${name} on the sealed field '${path}'`,
          'Read it, change it, and $set the whole.',
        )
      if (name === '$pull' && isPlain(value)) refuseSearch(sealing, value, `${path}.`)
      return [given, value]
    }),
  )
}

function sealElements(sealing: Sealing, path: string, value: unknown, id: () => string): unknown {
  if (touches(sealing, path))
    throw refusal(sealing, `adding to the sealed field '${path}'`, 'Read it, change it, and $set the whole.')
  const each = isPlain(value) ? value.$each : undefined
  if (!Array.isArray(each)) return sealAt(sealing, path, value, id)
  return { ...(value as Plain), $each: each.map((element) => sealAt(sealing, path, element, id)) }
}

function sealAt(sealing: Sealing, path: string, value: unknown, id: () => string): unknown {
  if (sealing.fields.has(path)) return sealValue(sealing, path, value, id)
  if (touches(sealing, path))
    throw refusal(sealing, `a change within the sealed field '${path}'`, 'Set the sealed field as a whole.')
  return holds(sealing, path) ? sealInside(sealing, path, value, id) : value
}

function sealInside(sealing: Sealing, path: string, value: unknown, id: () => string): unknown {
  const plain = toPlain(value)
  if (Array.isArray(plain)) return plain.map((element) => sealInside(sealing, path, element, id))
  return isPlain(plain) ? sealWithin(sealing, plain, `${path}.`, id) : plain
}

function sealWithin(sealing: Sealing, value: Plain, prefix: string, id: () => string): Plain {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const path = prefix + key
      if (sealing.fields.has(path)) return [key, sealValue(sealing, path, inner, id)]
      return [key, holds(sealing, path) ? sealInside(sealing, path, inner, id) : inner]
    }),
  )
}

/** BSON rather than JSON, so that dates and binary data come back as what they were. */
function sealValue({ model, keys }: Sealing, path: string, value: unknown, id: () => string): unknown {
  if (value === undefined || value === null) return value
  const plain = Buffer.from(serialize({ value }, { ignoreUndefined: true }))
  return keys.seal(place(model, path, id()), plain)
}

function openWithin(sealing: Sealing, value: Plain, prefix: string, id: unknown): void {
  for (const [key, inner] of Object.entries(value)) {
    const path = prefix + key
    if (sealing.fields.has(path)) value[key] = openValue(sealing, path, inner, id)
    else if (holds(sealing, path))
      for (const one of Array.isArray(inner) ? inner.flat() : [inner])
        if (isPlain(one)) openWithin(sealing, one, `${path}.`, id)
  }
}

function openValue({ model, keys }: Sealing, path: string, value: unknown, id: unknown): unknown {
  if (value === undefined || value === null) return value
  if (id === undefined)
    throw new HubError('internal', `The sealed field '${path}' of ${model} was read without _id.`, {
      hint: 'Do not leave _id out of the projection.',
    })
  try {
    if (typeof value !== 'string') throw new Error('Not a sealed value')
    return deserialize(keys.open(place(model, path, String(id)), value), { promoteBuffers: true }).value
  } catch (cause) {
    throw new HubError(
      'internal',
      `The sealed field '${path}' of ${model} ${String(id)} cannot be opened: it was changed or moved here from elsewhere.`,
      {
        hint: 'Restore this document from a backup.',
        about: { model, path, id: String(id) },
        cause,
      },
    )
  }
}

const place = (model: string, path: string, id: string) => JSON.stringify([model, path, id])

/** The path is a sealed field, or lies within one. */
function touches({ fields }: Sealing, path: string): boolean {
  for (const field of fields) if (path === field || path.startsWith(`${field}.`)) return true
  return false
}

/** A sealed field lies within the path. */
function holds({ fields }: Sealing, path: string): boolean {
  for (const field of fields) if (field.startsWith(`${path}.`)) return true
  return false
}

/** A path without positions: `lines.0.text` and `lines.$[x].text` are `lines.text`. */
const normal = (path: string) => path.replaceAll(/\.(\d+|\$(\[\w*\])?)(?=\.|$)/g, '')

function idIn(filter: object): unknown {
  const id: unknown = '_id' in filter ? filter._id : undefined
  if (!isPlain(id)) return id
  if (id.$eq !== undefined) return id.$eq
  return Array.isArray(id.$in) && id.$in.length === 1 ? id.$in[0] : undefined
}

function idOf(sealing: Sealing, id: unknown): string {
  if (id !== undefined && id !== null) return String(id)
  throw refusal(sealing, 'a change of sealed fields without a known _id', 'Put the _id into the filter.')
}

const refusal = ({ model }: Sealing, what: string, hint: string) =>
  new HubError('internal', `${model} does not allow ${what}.`, { hint, about: { model } })

/** Documents of Mongoose know how to become plain. */
function toPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || '_bsontype' in value) return value
  return 'toBSON' in value && typeof value.toBSON === 'function' ? (value.toBSON() as unknown) : value
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !('_bsontype' in value)
