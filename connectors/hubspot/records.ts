import type { RemoteRecord, Session } from '../../hub/domain/connector.ts'
import { chunks, Items, MERGED, toRemote } from './answers.ts'
import type { Transport } from './transport.ts'

export const MAX_BATCH = 100
const MAX_SEARCH = 100

export function makeReads({ read }: Transport): Pick<Session, 'read' | 'readByKey' | 'search'> {
  const readBatch = async (object: string, ids: string[], fields: string[], idProperty?: string) => {
    const found: RemoteRecord[] = []
    for (const some of chunks([...new Set(ids)], MAX_BATCH)) {
      const { results } = await read(Items, {
        method: 'POST',
        path: `/crm/v3/objects/${object}/batch/read`,
        body: {
          inputs: some.map((id) => ({ id })),
          properties: [...fields, MERGED],
          ...(idProperty ? { idProperty } : {}),
        },
      })
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
      const { results } = await read(Items, {
        method: 'POST',
        path: `/crm/v3/objects/${object}/search`,
        body: {
          filterGroups: [
            {
              filters: Object.entries(match).map(([propertyName, value]) => ({
                propertyName,
                operator: 'EQ',
                value,
              })),
            },
          ],
          properties: [...fields, MERGED],
          limit: Math.min(limit, MAX_SEARCH),
        },
        limit: 'search',
      })
      return results.map((one) => toRemote(object, one, fields))
    },
  }
}
