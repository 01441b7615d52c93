import type { Fault } from './crm-session.ts'

/** What befalls one job at one of its steps; `at` counts its calls to stores and CRM from 0. */
export type Trouble =
  | { what: 'dies' | 'stalls'; at: number; when: 'before' | 'after' }
  | { what: 'meanwhile'; at: number; act: () => Promise<void> }
  | { what: 'fault'; call: number; fault: Fault }

export const killed = (): Error => new Error('The process was killed.')

/**
 * The door between one worker and everything outside its process: every store and every session goes through it. Here
 * a worker dies, falls asleep, or the world moves in the very moment between two of its steps.
 */
export interface Gate {
  through<T extends object>(target: T, name: string): T
  /** Begins a job, and with it the counting. */
  begin(troubles: Trouble[]): void
  faultOf(): Fault | undefined
  wake(): void
  isAsleep(): boolean
  isDead(): boolean
  steps(): number
  /** Names of the steps that the job took, for the story. */
  path(): string[]
}

export function makeGate(): Gate {
  let step = 0
  let crmCalls = 0
  let troubles: Trouble[] = []
  let dead = false
  let wake: (() => void) | undefined
  let path: string[] = []

  async function meet(at: number, when: 'before' | 'after'): Promise<void> {
    for (const trouble of troubles) {
      if (trouble.what === 'fault' || trouble.at !== at) continue
      if (trouble.what === 'meanwhile') {
        if (when === 'before') await trouble.act()
        continue
      }
      if (trouble.when !== when) continue
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
          return async (...args: unknown[]) => {
            if (dead) throw killed()
            const at = step++
            path.push(`${name}.${property}`)
            await meet(at, 'before')
            const answer: unknown = await Reflect.apply(member, object, args)
            await meet(at, 'after')
            return answer
          }
        },
      }),
    begin(given) {
      step = 0
      crmCalls = 0
      path = []
      troubles = given
    },
    faultOf() {
      const at = crmCalls++
      const found = troubles.find((one) => one.what === 'fault' && one.call === at)
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
    path: () => path,
  }
}
