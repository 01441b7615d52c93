import type { LimitState } from '../domain/ports.ts'

export type Priority = 'live' | 'retry' | 'backfill'

/** The most urgent first. */
export const PRIORITIES: readonly Priority[] = ['live', 'retry', 'backfill']

/**
 * What part of a window each kind of work may fill: whoever waits for a person always finds room that work in the
 * background has left.
 */
export const SHARES: Record<Priority, number> = { live: 1, retry: 0.9, backfill: 0.8 }

/** What a CRM tells of its own limits is believed up to this many times what its connector declares. */
export const MOST_GROWTH = 10

export interface Limit {
  calls: number
  perMs: number
}

/** Places that were given, and, where these are fewer than wanted, when it makes sense to ask again. */
export interface Grant {
  granted: number
  againMs: number
}

/** The count of one limit, wherever it is kept: in this process, or in a place that several share. */
export interface Budget {
  /** Takes up to `wanted` places at once. Whoever wants more than is free is remembered as waiting. */
  take(priority: Priority, wanted: number): Promise<Grant>
  correct(remaining: number): Promise<void>
  pause(ms: number): Promise<void>
  resize(calls: number): Promise<void>
  state(): Promise<Omit<LimitState, 'limit' | 'waiting'>>
}

/** How many calls of a limit are ours at most; at least one, so that work goes on. */
export const roomOf = (calls: number, share: number): number => Math.max(1, Math.floor(calls * share))
