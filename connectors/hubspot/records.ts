import type { RemoteRecord, Session } from '../../hub/domain/connector.ts'
import type { Transport } from './transport.ts'

export const MAX_BATCH = 100
const MAX_SEARCH = 100
/** Ids of records that were merged into this one; HubSpot keeps them in a property. */
export const MERGED = 'hs_merged_object_ids'

/** The parts of the SDK's record that we use; its properties are strings, blank = null or ''. */
export interface SdkRecord {
  id: string
  properties: Record<string, string | null>
  updatedAt: Date
  archived?: boolean
}

export function makeReads({ read }: Transport): Pick<Session, 'read' | 'readByKey' | 'search'> {
  const readBatch = async (object: string, ids: string[], fields: string[], idProperty?: string) => {
    const found: RemoteRecord[] = []
    for (const some of chunks([...new Set(ids)], MAX_BATCH)) {
      const { results } = await read((client) =>
        client.crm.objects.batchApi.readWithHttpInfo(
          object,
          {
            inputs: some.map((id) => ({ id })),
            properties: [...fields, MERGED],
            propertiesWithHistory: [],
            ...(idProperty ? { idProperty } : {}),
          },
          false,
        ),
      )
      found.push(...results.map((one) => toRemote(object, one, fields)))
    }
    return found
  }

  return {
    read: (object, ids, fields) => readBatch(object, ids, fields),
    // Reads the record itself, not the search index, which is late.
    readByKey: (object, keyProperty, keys, fields) =>
      readBatch(object, keys, [...new Set([...fields, keyProperty])], keyProperty),
    async search(object, match, fields, limit = 10) {
      const { results } = await read(
        (client) =>
          client.crm.objects.searchApi.doSearchWithHttpInfo(object, {
            filterGroups: [{ filters: Object.entries(match).map(([name, value]) => equals(name, value)) }],
            properties: [...fields, MERGED],
            limit: Math.min(limit, MAX_SEARCH),
          }),
        'search',
      )
      return results.map((one) => toRemote(object, one, fields))
    },
  }
}

// The SDK declares its operators as an enum that it does not export at run time under a usable name.
const equals = (propertyName: string, value: string) => filter(propertyName, 'EQ', value)
export const filter = (propertyName: string, operator: 'EQ' | 'GT' | 'GTE', value: string) => ({
  propertyName,
  operator: operator as never,
  value,
})

export function toRemote(object: string, one: SdkRecord, fields: string[]): RemoteRecord {
  const merged = (one.properties[MERGED] ?? '').split(';').filter(Boolean)
  return {
    object,
    id: one.id,
    fields: Object.fromEntries(fields.map((name) => [name, one.properties[name] || null])),
    modifiedAt: one.updatedAt.toISOString(),
    ...(one.archived ? { archived: true } : {}),
    ...(merged.length > 0 ? { mergedIds: merged } : {}),
  }
}

export function chunks<T>(all: T[], size: number): T[][] {
  const some: T[][] = []
  for (let start = 0; start < all.length; start += size) some.push(all.slice(start, start + size))
  return some
}
