import { z } from 'zod'

/** The driver's MongoBulkWriteError, when every part that failed did so for a unique index. */
const BulkFailure = z.object({
  writeErrors: z.array(z.object({ code: z.literal(11000), index: z.number(), errmsg: z.string() })).min(1),
})

/** Whether a unique index refused a write; `field` narrows it down to the indexes that contain it. */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 11000) return false
  if (field === undefined) return true
  if ('keyPattern' in error && typeof error.keyPattern === 'object' && error.keyPattern !== null)
    return field in error.keyPattern
  return error instanceof Error && error.message.includes(field)
}

/** Which parts of a bulk a unique index refused, with what the database says of the index; other failures are thrown. */
export function duplicates(error: unknown): { index: number; message: string }[] {
  const found = BulkFailure.safeParse(error)
  if (!found.success) throw error
  return found.data.writeErrors.map(({ index, errmsg }) => ({ index, message: errmsg }))
}
