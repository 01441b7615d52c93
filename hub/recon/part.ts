import type { Lookup } from '../domain/recon.ts'

type Unstamped<T> = T extends unknown ? Omit<T, 'at' | 'source'> : never

/** A lookup's outcome before it carries when and where it was asked. */
export type Part<T> = Unstamped<Lookup<T>>

export const found = <T>(value: T): Part<T> => ({ state: 'found', value })
export const absent = { state: 'absent' } as const
export const unchecked = (reason: string) => ({ state: 'unchecked', reason }) as const
export const skipped = (reason: string) => ({ state: 'skipped', reason }) as const

/** Adds when and where it was asked. */
export const stamp = <T>(part: Part<T>, at: string, source: string): Lookup<T> => ({ ...part, at, source })
