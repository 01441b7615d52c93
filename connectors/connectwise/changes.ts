import { z } from 'zod'
import type { Clock } from '../../hub/domain/clock.ts'
import type { RemoteRecord, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { Raws } from './records-shape.ts'
import { isLive, tableOf } from './records.ts'
import type { SetUp } from './set-up.ts'
import type { SubRecords } from './sub-records.ts'
import type { Transport } from './transport.ts'
import { toRemote } from './values.ts'

const PAGE = 250
const MAX_PAGES = 20
/** Our clock may differ from ConnectWise's, and a record is stamped before it can be seen. */
const OVERLAP_MS = 120_000

/**
 * A sweep reads what was modified at or after `since`, in the order of ids, each page beginning behind the last id:
 * it ends however many rows share one moment. `until` is where the next sweep will begin.
 */
const Cursor = z.object({ since: z.number().int(), until: z.number().int(), id: z.string().regex(/^\d+$/) })
type Cursor = z.infer<typeof Cursor>

export function makeChanges(
  { sweep }: Transport,
  subs: SubRecords,
  setUp: SetUp,
  clock: Clock,
): NonNullable<Session['changes']> {
  return async (object, given, fields) => {
    const now = clock.now().getTime()
    // What stands below an opportunity has no list of its own; it is seen when its record is read.
    if (given === undefined || subs.has(object))
      return { records: [], cursor: encode({ since: now - OVERLAP_MS, until: now, id: '0' }) }
    const cursor = decode(given)
    const until = cursor.id === '0' ? now : cursor.until
    const { path, rights } = tableOf(object)
    const conditions = `lastUpdated >= [${new Date(cursor.since).toISOString().slice(0, 19)}Z]`
    const records: RemoteRecord[] = []
    let id = cursor.id
    for (let page = 0; page < MAX_PAGES; page++) {
      const answer = await sweep(
        Raws,
        path,
        { conditions, pageSize: PAGE, ...(id === '0' ? {} : { pageId: id }) },
        rights,
      )
      const live = await setUp.withProgress(object, answer.page.filter(isLive), fields)
      records.push(...live.map((raw) => toRemote(object, raw, fields)))
      if (answer.page.length < PAGE)
        return { records, cursor: encode({ since: until - OVERLAP_MS, until, id: '0' }), more: false }
      id = answer.pageId ?? String(answer.page.at(-1)?.id ?? id)
    }
    return { records, cursor: encode({ ...cursor, until, id }), more: true }
  }
}

const encode = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

function decode(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    throw new HubError('invalid_input', 'This is not a cursor of the ConnectWise connector.', {
      hint: 'Start again without a cursor.',
    })
  }
}
