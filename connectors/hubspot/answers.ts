import { z } from 'zod'
import type { RemoteRecord } from '../../hub/domain/connector.ts'

/** Ids of records that were merged into this one; HubSpot keeps them in a property. */
export const MERGED = 'hs_merged_object_ids'

/** A record as every endpoint answers it; its properties are strings, blank = null or ''. */
export const Item = z.looseObject({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
  updatedAt: z.coerce.date(),
  archived: z.boolean().optional(),
})
export type Item = z.infer<typeof Item>
export const Items = z.looseObject({ results: z.array(Item) })

export const Next = z.looseObject({ next: z.looseObject({ after: z.string() }).nullish() }).nullish()

/** For calls whose answer says nothing that we need. */
export const Anything = z.unknown()

export function toRemote(object: string, one: Item, fields: string[]): RemoteRecord {
  const merged = (one.properties[MERGED] ?? '').split(';').filter(Boolean)
  return {
    object,
    id: one.id,
    // A blank property is answered as null or ''; one that is left out does not exist (any more), or is hidden from us.
    fields: Object.fromEntries(
      fields.filter((name) => name in one.properties).map((name) => [name, one.properties[name] || null]),
    ),
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
