import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { RecordId, RemoteWrite, WriteResult } from '../../hub/domain/connector.ts'
import { build, type BodyNeeds } from './body.ts'
import { isTaken, Refusal } from './failures.ts'
import { referenceTo } from './objects.ts'
import { Raw } from './records-shape.ts'
import { tableOf } from './records.ts'
import { accepted, refused, unfit } from './results.ts'
import { associateTypes } from './type-associations.ts'
import type { Transport } from './transport.ts'
import { BLANK } from './values.ts'

export interface WriteNeeds extends BodyNeeds {
  transport: Transport
}

const MAX_IDENTIFIER_CHARS = 25
const ADDRESS = ['addressLine1', 'addressLine2', 'city', 'state', 'zip', 'country']

/**
 * Makes a record of which nobody has found our key. A refusal made nothing, so what ConnectWise did not like may be
 * left out and sent again; an answer that is lost never is.
 */
export async function create(needs: WriteNeeds, write: RemoteWrite): Promise<WriteResult> {
  const { object, key } = write
  const built = await build(needs, write, undefined)
  if (built.problems.length > 0) return unfit(key, built.problems)
  const body = Object.fromEntries([...built.values].filter(([, value]) => value !== null && value !== ''))
  if (built.types.length > 0) body.types = built.types.map((id) => ({ id }))
  fillRequired(object, body, key)
  const partners = referencesOf(write)
  try {
    const raw = await post(needs, object, { ...body, ...partners }, key).catch((error: unknown) => {
      if (!withoutPartners(error, partners)) throw error
      return post(needs, object, body, key).catch(() => {
        throw error
      })
    })
    const typed = await associateTypes(needs.transport, object, raw, built.types)
    return { ...accepted(write, typed, true), associated: associatedWith(write, raw) }
  } catch (error) {
    if (error instanceof Refusal && [400, 404, 409].includes(error.status)) return refused(key, error)
    throw error
  }
}

/** The references that make a new record one of its partners', by the first of each kind. */
function referencesOf({ object, associate = [] }: RemoteWrite): Record<string, { id: number }> {
  const references: Record<string, { id: number }> = {}
  for (const to of associate) {
    const name = referenceTo(object, to.object)
    if (name !== undefined && /^\d+$/.test(to.id)) references[name] ??= { id: Number(to.id) }
  }
  return references
}

const associatedWith = ({ object, associate = [] }: RemoteWrite, raw: Raw): RecordId[] =>
  associate.filter((to) => {
    const told = Reference.safeParse(raw[referenceTo(object, to.object) ?? ''])
    return told.success && String(told.data.id) === to.id
  })
const Reference = z.looseObject({ id: z.number() })

/** A partner that is gone must not keep a record from being made. */
const withoutPartners = (error: unknown, partners: object): boolean =>
  error instanceof Refusal &&
  (error.status === 400 || error.status === 404) &&
  Object.keys(partners).length > 0

async function post(
  { transport }: WriteNeeds,
  object: string,
  body: Record<string, unknown>,
  key: string,
): Promise<Raw> {
  const { path, rights } = tableOf(object)
  const send = (one: object) => transport.send(Raw, 'POST', path, one, rights)
  try {
    return await send(body)
  } catch (error) {
    const taken =
      error instanceof Refusal &&
      isTaken(error.body) &&
      error.body.errors?.some(({ field }) => field === 'identifier')
    if (!taken || typeof body.identifier !== 'string') throw error
    return send({ ...body, identifier: withSuffix(body.identifier, key) })
  }
}

/** What ConnectWise insists on although nobody may have told us yet; it is read as blank. */
function fillRequired(object: string, body: Record<string, unknown>, key: string): void {
  if (object === 'companies') {
    body.identifier = identifierOf(body.identifier ?? body.name, key)
    body.name ??= BLANK
    if (!ADDRESS.some((name) => body[name] !== undefined)) body.addressLine1 = BLANK
    // Every company has a first site; some versions want to hear its name.
    body.site = { name: 'Main' }
  }
  if (object === 'contacts') body.firstName ??= BLANK
}

/** A company's short name, unique in the account: letters and digits of its name. */
function identifierOf(name: unknown, key: string): string {
  const letters = (typeof name === 'string' ? name : '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, MAX_IDENTIFIER_CHARS)
  return letters === '' ? withSuffix('ES', key) : letters
}

const withSuffix = (identifier: string, key: string): string =>
  `${identifier.slice(0, MAX_IDENTIFIER_CHARS - 9)}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
