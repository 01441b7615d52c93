import { z } from 'zod'
import type { Association, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { eachOf, MAX_PARALLEL } from './each.ts'
import { Refusal, toHubError } from './failures.ts'
import { referenceTo } from './objects.ts'
import { Raw, Raws, type Raw as RawRecord } from './records-shape.ts'
import { readRaw, tableOf } from './records.ts'
import type { SubRecords } from './sub-records.ts'
import type { Transport } from './transport.ts'

const MAX_ROWS = 1000
const MAX_PAGES = 20
const CHUNK_IDS = 50

/**
 * ConnectWise associates by references, of which a record has one a kind. Where a reference points at another record
 * already, it stays: somebody chose that.
 */
export function makeAssociations(
  transport: Transport,
  subs: SubRecords,
): Required<Pick<Session, 'associate' | 'associated'>> {
  return {
    async associate(associations) {
      const wanted = new Map(
        associations.flatMap((one) => {
          const turned = byReference(one)
          return turned ? [[JSON.stringify(turned), turned] as const] : []
        }),
      )
      // Two references of one record are set one after the other, so that the second sees the first.
      const missing = await eachOf(byRecord([...wanted.values()]), MAX_PARALLEL, async (pointings) => {
        let count = 0
        for (const one of pointings) if (await point(transport, one)) count++
        return count
      })
      const gone = missing.reduce((sum, count) => sum + count, 0)
      if (gone > 0)
        throw new HubError('not_found', `ConnectWise could not link ${gone} of ${wanted.size} records.`, {
          hint: 'One of the two records is gone: read both again.',
          about: { missing: gone },
        })
    },

    async associated(object, ids, toObject) {
      if (subs.has(object))
        return toObject === 'opportunities' && object !== 'documents'
          ? ids.map((id) => pair(object, id, toObject, id.split('-')[0] ?? ''))
          : []
      const own = referenceTo(object, toObject)
      if (own !== undefined)
        return (await readRaw(transport.get, object, ids)).flatMap((raw) => {
          const to = pointsAt(raw, own)
          return to === undefined ? [] : [pair(object, String(raw.id), toObject, to)]
        })
      const back = referenceTo(toObject, object)
      return back === undefined || subs.has(toObject)
        ? []
        : pointingBack(transport, { object, ids, toObject, back })
    },
  }
}

interface Pointing {
  /** The record that has the reference. */
  of: { object: string; id: string }
  reference: string
  to: string
}

/** A company has no list of contacts; its contacts say whose they are. */
function byReference({ from, to }: Association): Pointing | undefined {
  const own = referenceTo(from.object, to.object)
  if (own !== undefined) return { of: from, reference: own, to: to.id }
  const back = referenceTo(to.object, from.object)
  return back === undefined ? undefined : { of: to, reference: back, to: from.id }
}

function byRecord(pointings: Pointing[]): Pointing[][] {
  const records = new Map<string, Pointing[]>()
  for (const one of pointings) {
    const name = `${one.of.object}:${one.of.id}`
    records.set(name, [...(records.get(name) ?? []), one])
  }
  return [...records.values()]
}

/** True where one of the two is gone. */
async function point(transport: Transport, { of, reference, to }: Pointing): Promise<boolean> {
  // What stands below an opportunity stays there, and so does a document.
  if (!/^\d{1,15}$/.test(of.id) || of.object === 'documents') return false
  const { path, rights } = tableOf(of.object)
  const [raw] = await readRaw(transport.look, of.object, [of.id])
  if (!raw || !/^\d{1,15}$/.test(to)) return true
  if (pointsAt(raw, reference) !== undefined) return false
  try {
    const operations = [{ op: 'replace', path: reference, value: { id: Number(to) } }]
    const answer = await transport.send(Raw, 'PATCH', `${path}/${of.id}`, operations, rights)
    if (pointsAt(answer, reference) === to) return false
    // A 200 that changed nothing.
    throw toHubError(new Error('The reference was not saved.'))
  } catch (error) {
    if (error instanceof Refusal && (error.status === 404 || error.status === 400)) return true
    throw error
  }
}

const Reference = z.looseObject({ id: z.number().int() })
function pointsAt(raw: RawRecord, reference: string): string | undefined {
  const told = Reference.safeParse(raw[reference])
  return told.success ? String(told.data.id) : undefined
}

const pair = (object: string, id: string, toObject: string, to: string): Association => ({
  from: { object, id },
  to: { object: toObject, id: to },
})

/** Who points at these: asked the other way round. */
async function pointingBack(
  { sweep }: Transport,
  { object, ids, toObject, back }: { object: string; ids: string[]; toObject: string; back: string },
): Promise<Association[]> {
  const { path, rights } = tableOf(toObject)
  const wanted = [...new Set(ids)].filter((id) => /^\d{1,15}$/.test(id))
  const found: Association[] = []
  for (let start = 0; start < wanted.length; start += CHUNK_IDS) {
    const conditions = `${back}/id in (${wanted.slice(start, start + CHUNK_IDS).join(',')})`
    let pageId: string | undefined
    for (let page = 0; page < MAX_PAGES; page++) {
      const answer = await sweep(Raws, path, { conditions, pageSize: MAX_ROWS, pageId }, rights)
      found.push(
        ...answer.page.flatMap((raw) => {
          const to = pointsAt(raw, back)
          return to === undefined ? [] : [pair(object, to, toObject, String(raw.id))]
        }),
      )
      pageId = answer.pageId
      if (pageId === undefined || answer.page.length === 0) break
    }
  }
  return found
}
