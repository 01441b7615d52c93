import type { RemoteProperty } from '../domain/connector.ts'

/** What a transform makes of a value, or why it makes nothing. `skip` says nothing to anyone; `hold` asks a person. */
export type Made<T> = { ok: true; value: T } | { ok: false; how: 'hold' | 'skip'; reason: string }

export const made = <T>(value: T): Made<T> => ({ ok: true, value })
export const hold = (reason: string): Made<never> => ({ ok: false, how: 'hold', reason })
export const skip = (reason: string): Made<never> => ({ ok: false, how: 'skip', reason })

/** What a transform may know of the account, besides the value. */
export interface TransformContext {
  owners: readonly { id: string; email?: string; name: string }[]
}

/**
 * A named pair of functions between a canonical value and its remote spelling (always text). `reversible` promises
 * back(forward(x)) = x for every canonical value in its own spelling that forward accepts (a number in E.164, a state
 * by its code); only such may stand on a two-way line.
 */
export interface Transform {
  name: string
  reversible: boolean
  forward(value: unknown, context: TransformContext): Made<string>
  back(remote: string, context: TransformContext): Made<unknown>
  /** One spelling for all texts that mean the same; never throws, and leaves alone what it does not understand. */
  normalise(remote: string): string
  /** The CRM's options that it writes, where it writes options. */
  options?: readonly string[]
  /** The canonical values that its map names, and those that the CRM's options mean. */
  keys?: readonly string[]
  from?: readonly string[]
  /** Values to prove a line with before it is saved. */
  probes?: readonly unknown[]
  /** The types of the CRM's fields that can hold what it writes. */
  holds?: readonly RemoteProperty['type'][]
}
