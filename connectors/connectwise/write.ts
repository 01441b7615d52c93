import type { RemoteWrite, Session, WriteResult } from '../../hub/domain/connector.ts'
import type { HubError } from '../../hub/domain/errors.ts'
import { create, type WriteNeeds } from './create.ts'
import { eachOf, MAX_PARALLEL } from './each.ts'
import { toHubError } from './failures.ts'
import { nameOf } from './names.ts'
import type { Raw } from './records-shape.ts'
import { byKey, isLive, readRaw, tableOf } from './records.ts'
import type { SubRecords } from './sub-records.ts'
import { update } from './update.ts'
import { valueOf } from './values.ts'

/** After so many outages in one call the rest is left to the next try. */
const MAX_OUTAGES = 3

/**
 * ConnectWise has no batches: single calls, a few at a time. Whoever has our key is looked up before a record is made,
 * since an earlier try may have made it and nobody heard; a create itself is sent once.
 */
export function makeWrite(needs: WriteNeeds, subs: SubRecords): Session['write'] {
  return async (writes) => {
    const merged = mergeDuplicates(writes)
    const current = await readKnown(needs, [...merged.values()], subs)
    const errors: HubError[] = []
    let outages = 0
    let definite = 0
    const answers = await eachOf([...merged.entries()], MAX_PARALLEL, async ([identity, write]) => {
      if (outages >= MAX_OUTAGES) return [identity, left(write, errors.at(-1))] as const
      try {
        const result = await writeOne(needs, subs, write, current)
        definite++
        return [identity, result] as const
      } catch (thrown) {
        const error = toHubError(thrown)
        errors.push(error)
        // Told to wait, or turned away: nothing further would get through.
        outages +=
          error.retryAfterSeconds !== undefined || error.code === 'credentials_expired' ? MAX_OUTAGES : 1
        return [identity, left(write, error)] as const
      }
    })
    const results = new Map(answers)
    const [first] = errors
    if (first && definite === 0) throw first
    return writes.map((write) => results.get(identityOf(write)) ?? left(write, first))
  }
}

/** What became of it is not known, or it was not sent at all; a missing right is told as such. */
const left = ({ key }: RemoteWrite, error: HubError | undefined): WriteResult => ({
  ok: false,
  key,
  code: error?.code === 'remote_refused' ? 'invalid' : 'unavailable',
  reason: error?.message ?? 'ConnectWise did not say what became of it.',
})

async function writeOne(
  needs: WriteNeeds,
  subs: SubRecords,
  write: RemoteWrite,
  current: Map<string, Raw>,
): Promise<WriteResult> {
  const { object, id, key, keyProperty } = write
  if (subs.has(object)) return subs.write(needs, write)
  const known = id === undefined ? undefined : current.get(`${object}:${id}`)
  if (id !== undefined && !known)
    return { ok: false, key, code: 'not_found', reason: `There is no ${tableOf(object).model} ${id}.` }
  if (known && valueOf(object, known, nameOf(object, keyProperty)) === key) return update(needs, write, known)
  const [holder] = await byKey(needs.transport.look, object, keyProperty, key)
  if (holder && known && holder.id !== known.id)
    return {
      ok: false,
      key,
      code: 'conflict',
      reason: 'Another record has our key.',
      existingId: String(holder.id),
    }
  const target = known ?? holder
  return target ? update(needs, write, target) : create(needs, write)
}

/** The records that are to be changed, as they are now: custom fields travel whole, so they are read first. */
async function readKnown(
  { transport }: WriteNeeds,
  writes: RemoteWrite[],
  subs: SubRecords,
): Promise<Map<string, Raw>> {
  const known = new Map<string, Raw>()
  const objects = new Set(writes.filter(({ object }) => !subs.has(object)).map(({ object }) => object))
  for (const object of objects) {
    const ids = writes.flatMap((one) => (one.object === object && one.id !== undefined ? [one.id] : []))
    const raws = await readRaw(transport.look, object, ids).catch((error: unknown) => {
      throw toHubError(error)
    })
    for (const raw of raws) if (isLive(raw)) known.set(`${object}:${raw.id}`, raw)
  }
  return known
}

const identityOf = ({ object, keyProperty, key, id }: RemoteWrite) =>
  JSON.stringify([object, id ?? [keyProperty, key]])

/** Two writes of one record are one: later fields win. */
function mergeDuplicates(writes: RemoteWrite[]): Map<string, RemoteWrite> {
  const merged = new Map<string, RemoteWrite>()
  for (const write of writes) {
    const identity = identityOf(write)
    merged.set(identity, { ...write, fields: { ...merged.get(identity)?.fields, ...write.fields } })
  }
  return merged
}
