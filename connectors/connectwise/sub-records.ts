import { z } from 'zod'
import type { RemoteRecord, RemoteWrite, WriteResult } from '../../hub/domain/connector.ts'
import { build } from './body.ts'
import type { WriteNeeds } from './create.ts'
import { Refusal, toHubError } from './failures.ts'
import { hasMark } from './names.ts'
import { OBJECTS } from './objects.ts'
import { Raw, Raws } from './records-shape.ts'
import { tableOf } from './records.ts'
import { accepted, refused, unfit } from './results.ts'
import type { Transport } from './transport.ts'
import { update } from './update.ts'
import { toRemote } from './values.ts'

/** Notes and forecast items live below their opportunity, and documents are made with their file only. */
export interface SubRecords {
  has(object: string): boolean
  read(object: string, ids: string[], fields: string[]): Promise<RemoteRecord[]>
  write(needs: WriteNeeds, write: RemoteWrite): Promise<WriteResult>
}

/** Ids of ConnectWise count within an opportunity: ours are "opportunity-id". */
const Id = z
  .string()
  .regex(/^\d{1,15}-\d{1,15}$/)
  .transform((text) => {
    const [parent = '', id = ''] = text.split('-')
    return { parent, id }
  })
const idOf = (parent: string, raw: Raw) => `${parent}-${raw.id}`

/** A forecast is one thing around its items; some versions tell it in a list. */
const Forecast = z.looseObject({ forecastItems: Raws.nullish() })
const Listed = z.union([
  z.array(Forecast).transform((all) => all.flatMap(({ forecastItems }) => forecastItems ?? [])),
  Forecast.transform(({ forecastItems }) => forecastItems ?? []),
])
const isForecast = (object: string) => object === 'forecastItems'
/** A bare item has no list of items, so it has to be tried before the forecast that could be without one. */
const Made = z.union([
  z.looseObject({ forecastItems: Raws }).transform(({ forecastItems }) => forecastItems),
  Raw.transform((raw) => [raw]),
])
const MAX_ROWS = 1000

export function makeSubRecords({ get }: Pick<Transport, 'get'>): SubRecords {
  return {
    has: (object) => OBJECTS[object]?.markedText !== undefined,

    async read(object, ids, fields) {
      if (object === 'documents') return readDocuments(get, ids, fields)
      const parents = new Map<string, Set<string>>()
      for (const one of ids) {
        const parsed = Id.safeParse(one)
        if (!parsed.success) continue
        const { parent, id } = parsed.data
        parents.set(parent, (parents.get(parent) ?? new Set()).add(id))
      }
      const found: RemoteRecord[] = []
      for (const [parent, wanted] of parents) {
        const raws = (await list(get, object, parent)).filter(({ id }) => wanted.has(String(id)))
        found.push(...raws.map((raw) => toRemote(object, withParent(raw, parent), fields, idOf(parent, raw))))
      }
      return found
    },

    write: (needs, write) =>
      write.object === 'documents'
        ? Promise.resolve(unfit(write.key, ['a document is made with its file only']))
        : writeBelow(needs, write),
  }
}

const withParent = (raw: Raw, parent: string): Raw => ({ ...raw, opportunity: { id: Number(parent) } })
const pathOf = (object: string, parent: string) => tableOf(object).path.replace('{parent}', parent)

/** Everything of one opportunity; nothing where it is gone. */
async function list(ask: Transport['get'], object: string, parent: string): Promise<Raw[]> {
  const { rights } = tableOf(object)
  const path = pathOf(object, parent)
  try {
    return isForecast(object)
      ? await ask(Listed, path, {}, rights)
      : await ask(Raws, path, { pageSize: MAX_ROWS }, rights)
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

/** Only the API's own 404 says that a record is gone; the router's says that nobody was asked. */
export const isGone = (error: unknown): boolean =>
  error instanceof Refusal ? error.status === 404 && error.fromApi : toHubError(error).about.status === 404

async function writeBelow(needs: WriteNeeds, write: RemoteWrite): Promise<WriteResult> {
  const { object, key, id } = write
  const { look } = needs.transport
  const known = id === undefined ? undefined : Id.safeParse(id)
  const parent = known?.success ? known.data.parent : parentOf(write)
  if (id !== undefined && !known?.success)
    return { ok: false, key, code: 'not_found', reason: `There is no ${tableOf(object).model} ${id}.` }
  if (parent === undefined) return unfit(key, [`a ${tableOf(object).model} needs its opportunity`])
  const there = await list(look, object, parent)
  const field = tableOf(object).markedText ?? ''
  const target = known?.success
    ? there.find((raw) => String(raw.id) === known.data.id)
    : there.find((raw) => hasMark(raw[field], key))
  if (target)
    return update(
      needs,
      write,
      withParent(target, parent),
      `${pathOf(object, parent)}/${target.id}`,
      idOf(parent, target),
    )
  if (id !== undefined)
    return { ok: false, key, code: 'not_found', reason: `There is no ${tableOf(object).model} ${id}.` }
  return createBelow(needs, write, parent)
}

const parentOf = ({ associate = [], fields }: RemoteWrite): string | undefined => {
  const named = associate.find(({ object }) => object === 'opportunities')?.id ?? fields['opportunity/id']
  return named !== undefined && named !== null && /^\d{1,15}$/.test(named) ? named : undefined
}

async function createBelow(needs: WriteNeeds, write: RemoteWrite, parent: string): Promise<WriteResult> {
  const { object, key, associate = [] } = write
  const built = await build(needs, write, undefined)
  if (built.problems.length > 0) return unfit(key, built.problems)
  const item = {
    ...Object.fromEntries([...built.values].filter(([, value]) => value !== null && value !== '')),
    ...(isForecast(object) ? { opportunity: { id: Number(parent) } } : {}),
  }
  const { rights, markedText = '' } = tableOf(object)
  const body = isForecast(object) ? { forecastItems: [item] } : item
  try {
    const made = await needs.transport.send(Made, 'POST', pathOf(object, parent), body, rights)
    const raw = made.find((one) => hasMark(one[markedText], key))
    if (!raw) return unfit(key, ['it answered without the record that it was to make'])
    return {
      ...accepted(write, withParent(raw, parent), true, idOf(parent, raw)),
      associated: associate.filter((to) => to.object === 'opportunities' && to.id === parent),
    }
  } catch (error) {
    if (error instanceof Refusal && [400, 404, 409].includes(error.status)) {
      const result = refused(key, error)
      // Not the record is missing but what it was to stand on.
      return !result.ok && result.code === 'not_found' ? { ...result, code: 'invalid' } : result
    }
    throw error
  }
}

async function readDocuments(
  get: Transport['get'],
  ids: string[],
  fields: string[],
): Promise<RemoteRecord[]> {
  const { path, rights } = tableOf('documents')
  const found: RemoteRecord[] = []
  for (const id of new Set(ids)) {
    if (!/^\d{1,15}$/.test(id)) continue
    try {
      found.push(toRemote('documents', await get(Raw, `${path}/${id}`, {}, rights), fields))
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
  return found
}
