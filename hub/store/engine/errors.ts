import type { Doc } from './values.ts'

/** A failure that the client is told about, with MongoDB's own code and name. */
export class CommandError extends Error {
  readonly code: number
  readonly codeName: string
  /** More fields of the reply, such as `keyPattern` and `keyValue`. */
  readonly about: Doc

  constructor(code: number, codeName: string, message: string, about: Doc = {}) {
    super(message)
    this.code = code
    this.codeName = codeName
    this.about = about
  }
}

export const badValue = (message: string) => new CommandError(2, 'BadValue', message)

export const failedToParse = (message: string) => new CommandError(9, 'FailedToParse', message)

export const typeMismatch = (message: string) => new CommandError(14, 'TypeMismatch', message)

/** Loud rather than wrong: names the feature and the way out. */
export const notSupported = (feature: string) =>
  new CommandError(
    115,
    'CommandNotSupported',
    `${feature} is not supported by the embedded engine. Set DATABASE_URL to a MongoDB server to use it.`,
  )

/** What the client is told of any failure. */
export function failure(thrown: unknown): Doc {
  if (thrown instanceof CommandError)
    return { code: thrown.code, codeName: thrown.codeName, errmsg: thrown.message, ...thrown.about }
  // A document nested so deeply that decoding ran out of stack.
  if (thrown instanceof RangeError && /call stack/.test(thrown.message))
    return { code: 15, codeName: 'Overflow', errmsg: 'BSONObj exceeds maximum nested object depth: 200' }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof Error && thrown.name.startsWith('BSON'))
    return { code: 22, codeName: 'InvalidBSON', errmsg: message }
  return { code: 8, codeName: 'UnknownError', errmsg: message }
}
