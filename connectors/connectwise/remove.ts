import { z } from 'zod'
import type { Session } from '../../hub/domain/connector.ts'
import { eachOf, MAX_PARALLEL } from './each.ts'
import { toHubError } from './failures.ts'
import { tableOf } from './records.ts'
import { isGone, type SubRecords } from './sub-records.ts'
import type { Transport } from './transport.ts'

/** Deletes records: ConnectWise has no other way to put one away. What is gone already is no failure. */
export function makeRemove({ send }: Transport, subs: SubRecords): NonNullable<Session['archive']> {
  return async (object, ids) => {
    const { path, rights } = tableOf(object)
    await eachOf([...new Set(ids)], MAX_PARALLEL, async (id) => {
      const [, parent, below = id] = /^(\d{1,15})-(\d{1,15})$/.exec(id) ?? []
      if (!/^\d{1,15}$/.test(below) || (subs.has(object) && path.includes('{parent}') && !parent)) return
      await send(
        z.unknown(),
        'DELETE',
        `${path.replace('{parent}', parent ?? '')}/${below}`,
        undefined,
        rights,
      ).catch((error: unknown) => {
        if (!isGone(error)) throw toHubError(error)
      })
    })
  }
}
