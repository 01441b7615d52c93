/** Whether a unique index refused a write; `field` narrows it down to the indexes that contain it. */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 11000) return false
  if (field === undefined) return true
  if ('keyPattern' in error && typeof error.keyPattern === 'object' && error.keyPattern !== null)
    return field in error.keyPattern
  return error instanceof Error && error.message.includes(field)
}
