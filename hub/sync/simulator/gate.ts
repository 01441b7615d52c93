import type { Fault } from './crm-session.ts'

/** What befalls one job at one of its steps; `at` counts its calls to stores and CRM from 0. */
export type Trouble =
  | { what: 'dies' | 'stalls'; on: string; at: number; when: 'before' | 'after' }
  | { what: 'meanwhile'; on: string; at: number; act: () => Promise<void> }
  | { what: 'fault'; on: string; call: number; fault: Fault }

export const killed = (): Error => new Error('The process was killed.')

/**
 * The door between one worker and everything outside its process: every store and every session goes through it. Here
 * a worker dies, falls asleep, or the world moves in the very moment between two of its steps.
 */
export interface Gate {
  through<T extends object>(target: T, name: string): T
  /** Begins a job, and with it the counting. */
  begin(troubles: Trouble[]): void
  faultOf(method: string): Fault | undefined
  wake(): void
  isAsleep(): boolean
  isDead(): boolean
  steps(): number
  /** Whether a store has not answered yet. */
  isWaiting(): boolean
  /** Names of the steps that the job took, for the story. */
  path(): string[]
}

export function makeGate(): Gate {
  let step = 0
  const counts = new Map<string, number>()
  /** How often this was done before. */
  const count = (what: string) => {
    const before = counts.get(what) ?? 0
    counts.set(what, before + 1)
    return before
  }
  let troubles: Trouble[] = []
  let dead = false
  let wake: (() => void) | undefined
  let inside = 0
  let path: string[] = []

  async function meet(at: Record<string, number>, when: 'before' | 'after'): Promise<void> {
    for (const trouble of troubles) {
      if (trouble.what === 'fault' || trouble.at !== at[trouble.on]) continue
      if (trouble.what === 'meanwhile') {
        if (when === 'before') await trouble.act()
        continue
      }
      if (trouble.when !== when) continue
      // Nobody can stop a call that has left: README.md tells of this limit.
      if (trouble.what === 'stalls' && when === 'before' && at['crm.write'] !== undefined) continue
      if (trouble.what === 'dies') dead = true
      else await new Promise<void>((resolve) => (wake = resolve))
    }
    if (dead) throw killed()
  }

  return {
    through: <T extends object>(target: T, name: string): T =>
      new Proxy(target, {
        get(object, property, receiver) {
          const member: unknown = Reflect.get(object, property, receiver)
          if (typeof member !== 'function' || typeof property !== 'string') return member
          // What answers at once leaves no process.
          if (property === 'foresee' || property === 'onChange') return member.bind(object) as unknown
          return async (...args: unknown[]) => {
            if (dead) throw killed()
            const spot = `${name}.${property}`
            const at = { any: step++, [spot]: count(spot) }
            path.push(spot)
            await meet(at, 'before')
            if (name !== 'crm') inside++
            const answer: unknown = await Promise.resolve(Reflect.apply(member, object, args)).finally(() => {
              if (name !== 'crm') inside--
            })
            await meet(at, 'after')
            return answer
          }
        },
      }),
    begin(given) {
      step = 0
      counts.clear()
      path = []
      troubles = given
    },
    faultOf(method) {
      const at: Record<string, number> = { any: count('fault'), [method]: count(`fault ${method}`) }
      const found = troubles.find((one) => one.what === 'fault' && one.call === at[one.on])
      return found?.what === 'fault' ? found.fault : undefined
    },
    wake() {
      const resolve = wake
      wake = undefined
      resolve?.()
    },
    isAsleep: () => wake !== undefined,
    isDead: () => dead,
    steps: () => step,
    isWaiting: () => inside > 0,
    path: () => path,
  }
}
