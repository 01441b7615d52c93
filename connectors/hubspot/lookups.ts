import { z } from 'zod'
import type { Association, RemoteHistory, RemoteRecord, Session } from '../../hub/domain/connector.ts'
import { chunks, Items, MERGED, Next, toRemote } from './answers.ts'
import type { Transport } from './transport.ts'

const MAX_VALUES = 100
const MAX_PAGE = 200
const DEFAULT_LIMIT = 1000
/** A batch that asks for former values may be half as large as others. */
const MAX_WITH_HISTORY = 50
const MAX_ASSOCIATED = 1000
/** Pages of one record's associations that are followed. */
const MAX_PAGES = 20

const Found = Items.extend({ paging: Next })
const Versions = z.array(
  z.looseObject({
    value: z.string().nullable(),
    timestamp: z.coerce.date(),
    sourceType: z.string().optional(),
  }),
)
const WithHistory = z.looseObject({
  results: z.array(
    z.looseObject({ id: z.string(), propertiesWithHistory: z.record(z.string(), Versions).optional() }),
  ),
})
const Associated = z.looseObject({
  results: z.array(
    z.looseObject({
      from: z.looseObject({ id: z.coerce.string() }),
      to: z.array(z.looseObject({ toObjectId: z.coerce.string() })),
      paging: Next,
    }),
  ),
})

/** Many questions in one call. */
export function makeLookups({
  read,
}: Transport): Required<Pick<Session, 'searchIn' | 'history' | 'associated'>> {
  return {
    async searchIn(object, property, values, fields, limit = DEFAULT_LIMIT) {
      const found = new Map<string, RemoteRecord>()
      for (const some of chunks(spellings(values), MAX_VALUES)) {
        let after: string | undefined
        do {
          const page = await read(Found, {
            method: 'POST',
            path: `/crm/v3/objects/${object}/search`,
            body: {
              filterGroups: [{ filters: [{ propertyName: property, operator: 'IN', values: some }] }],
              sorts: ['hs_object_id'],
              properties: [...fields, MERGED],
              limit: Math.min(MAX_PAGE, limit - found.size),
              ...(after === undefined ? {} : { after }),
            },
            limit: 'search',
          })
          for (const one of page.results) found.set(one.id, toRemote(object, one, fields))
          after = page.results.length > 0 ? page.paging?.next?.after : undefined
        } while (after !== undefined && found.size < limit)
        if (found.size >= limit) break
      }
      return [...found.values()].slice(0, limit)
    },

    async history(object, ids, fields) {
      const found: RemoteHistory[] = []
      for (const some of chunks([...new Set(ids)], MAX_WITH_HISTORY)) {
        const { results } = await read(WithHistory, {
          method: 'POST',
          path: `/crm/v3/objects/${object}/batch/read`,
          body: {
            inputs: some.map((id) => ({ id })),
            properties: [],
            propertiesWithHistory: fields,
          },
        })
        found.push(...results.map((one) => toHistory(one.id, one.propertiesWithHistory ?? {}, fields)))
      }
      return found
    },

    async associated(object, ids, toObject) {
      const found: Association[] = []
      for (const some of chunks([...new Set(ids)], MAX_ASSOCIATED)) {
        let inputs: { id: string; after?: string }[] = some.map((id) => ({ id }))
        for (let page = 0; page < MAX_PAGES && inputs.length > 0; page++) {
          // A record without associations is an error of its item: it has none, and that is all.
          const { results } = await read(Associated, {
            method: 'POST',
            path: `/crm/v4/associations/${object}/${toObject}/batch/read`,
            body: { inputs },
          })
          for (const { from, to } of results)
            for (const { toObjectId } of to)
              found.push({ from: { object, id: from.id }, to: { object: toObject, id: toObjectId } })
          inputs = results.flatMap(({ from, paging }) =>
            paging?.next ? { id: from.id, after: paging.next.after } : [],
          )
        }
      }
      return found
    },
  }
}

/** In a list HubSpot finds text by its lower case only, and options by their own case only: both are asked for. */
const spellings = (values: string[]): string[] => [
  ...new Set(values.filter((value) => value !== '').flatMap((value) => [value.toLowerCase(), value])),
]

const toHistory = (
  id: string,
  versions: Record<string, z.infer<typeof Versions>>,
  fields: string[],
): RemoteHistory => ({
  id,
  fields: Object.fromEntries(
    fields.map((name) => [
      name,
      (versions[name] ?? [])
        .map(({ value, timestamp, sourceType }) => ({
          value: value || null,
          at: timestamp.toISOString(),
          ...(sourceType ? { source: sourceType } : {}),
        }))
        .sort((a, b) => b.at.localeCompare(a.at)),
    ]),
  ),
})
