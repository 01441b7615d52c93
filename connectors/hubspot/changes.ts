import { z } from 'zod'
import type { Clock } from '../../hub/domain/clock.ts'
import type { RemoteRecord, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { Items, MERGED, toRemote } from './answers.ts'
import type { Transport } from './transport.ts'

const PAGE = 200
const MAX_PAGES = 10
/** The search index shows a change up to this late; our clock may also differ from HubSpot's. */
const OVERLAP_MS = 120_000

/**
 * A sweep reads what was modified at or after `since`, in the order of ids, each page beginning behind the last id.
 * Sorted by time it would never end once more rows than a query can page through share one moment.
 * `until` is where the next sweep will begin.
 */
const Cursor = z.object({ since: z.number().int(), until: z.number().int(), id: z.string().regex(/^\d+$/) })
type Cursor = z.infer<typeof Cursor>

/** Contacts spell their modification stamp differently from everything else. */
const modifiedProperty = (object: string) =>
  object === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate'

export function makeChanges({ read }: Transport, clock: Clock): NonNullable<Session['changes']> {
  return async (object, given, fields) => {
    const now = clock.now().getTime()
    if (given === undefined)
      return { records: [], cursor: encode({ since: now - OVERLAP_MS, until: now, id: '0' }) }
    const cursor = decode(given)
    const until = cursor.id === '0' ? now : cursor.until
    const records: RemoteRecord[] = []
    let id = cursor.id
    for (let page = 0; page < MAX_PAGES; page++) {
      const { results } = await read(Items, {
        method: 'POST',
        path: `/crm/v3/objects/${object}/search`,
        body: {
          filterGroups: [
            {
              filters: [
                { propertyName: modifiedProperty(object), operator: 'GTE', value: String(cursor.since) },
                { propertyName: 'hs_object_id', operator: 'GT', value: id },
              ],
            },
          ],
          sorts: ['hs_object_id'],
          properties: [...fields, MERGED],
          limit: PAGE,
        },
        limit: 'search',
      })
      records.push(...results.map((one) => toRemote(object, one, fields)))
      id = results.at(-1)?.id ?? id
      if (results.length < PAGE)
        return { records, cursor: encode({ since: until - OVERLAP_MS, until, id: '0' }), more: false }
    }
    return { records, cursor: encode({ ...cursor, until, id }), more: true }
  }
}

const encode = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

function decode(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    throw new HubError('invalid_input', 'This is not a cursor of the HubSpot connector.', {
      hint: 'Start again without a cursor.',
    })
  }
}
