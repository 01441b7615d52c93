/** Whether a write failed because a unique index already holds its value (MongoDB's code 11000). */
export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000
