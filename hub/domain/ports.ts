/** Small interfaces that adapters of `hub/platform` fulfil; features receive them as arguments. */

/** A constant phrase plus ids; never field values. */
export interface Log {
  debug(about: object, phrase: string): void
  info(about: object, phrase: string): void
  warn(about: object, phrase: string): void
  error(about: object, phrase: string): void
  child(about: object): Log
}

/**
 * Takes one place in a rate budget, waiting when none is free. Every call that a connector makes, its SDK's
 * included, goes through it.
 */
export interface Limiter {
  /** `limit` names one of the connector's declared limits; priority `live` goes before `backfill`. */
  take(limit: string, priority?: 'live' | 'retry' | 'backfill'): Promise<void>
  /** What the remote side said about its own counter; corrects ours. */
  correct(limit: string, remaining: number): void
  /** The remote side said "too many": nothing passes for that long. */
  pause(limit: string, ms: number): void
  /**
   * The remote side told the real size of a limit, less what is left to others: from now on that many calls fit into
   * its window. At most ten times what was declared is believed.
   */
  resize?(limit: string, calls: number): void
  /** Where each limit stands, for people who ask why something waits. */
  state?(): Promise<LimitState[]>
}

/** One limit of a rate budget as it stands. */
export interface LimitState {
  limit: string
  /** Calls that fit into its window. */
  calls: number
  perMs: number
  /** Calls within the window that ends now, those of others included as far as the CRM told. */
  used: number
  /** Calls that wait in this process. */
  waiting: number
  /** Until then nothing passes: the CRM said "too many". ISO 8601. */
  pausedUntil?: string
}
