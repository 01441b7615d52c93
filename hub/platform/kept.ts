import type { Clock } from '../domain/clock.ts'

export interface Kept {
  /** Answers what `load` answered, without asking again for a while. */
  by<T>(load: () => Promise<T>): () => Promise<T>
  /** The same store; after these of its methods everything that was kept is asked for anew. */
  forgetBy<S extends object>(store: S, methods: readonly (keyof S)[]): S
}

/** What changes rarely and is read all the time. What fails is not kept. */
export function makeKept(clock: Clock, keptMs: number): Kept {
  let round = 0
  return {
    by<T>(load: () => Promise<T>) {
      let last: { value: Promise<T>; untilMs: number; round: number } | undefined
      return () => {
        const now = clock.now().getTime()
        if (last && last.untilMs > now && last.round === round) return last.value
        const value = load()
        last = { value, untilMs: now + keptMs, round }
        value.catch(() => (last = undefined))
        return value
      }
    },
    forgetBy<S extends object>(store: S, methods: readonly (keyof S)[]): S {
      return new Proxy(store, {
        get(target, name) {
          const method: unknown = Reflect.get(target, name)
          if (typeof method !== 'function' || !methods.some((one) => one === name)) return method
          return async (...args: unknown[]): Promise<unknown> => {
            try {
              return await Reflect.apply(method, target, args)
            } finally {
              round += 1
            }
          }
        },
      })
    },
  }
}
