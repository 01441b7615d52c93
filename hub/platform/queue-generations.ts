import type Bull from 'bull'

/** Gives the jobs of a key their ids, so that Bull's "one job an id" means "one *waiting* job a key". */
export interface Generations {
  /** The id that a job added now gets. */
  idFor(keyName: string): Promise<string>
  /**
   * Called as a job starts: later jobs of its key become a new generation. Waits while the generation before still
   * runs. False when a later one has started since: that one did the work, or is trying again.
   */
  mayStart(jobId: string): Promise<boolean>
}

const POLL_MS = 100
const FORGOTTEN_AFTER_SECONDS = 7 * 24 * 3600
const KEYED = /^k-([0-9a-f]+)-(\d+)$/

/**
 * An add reads the generation before it adds, and a start raises it before the handler reads any state. So an add
 * that is ignored because its id exists belongs to a job whose handler will still see what the add was about.
 */
const RAISE = `
  local now = tonumber(redis.call('GET', KEYS[1]) or '0')
  local mine = tonumber(ARGV[1])
  if now > mine + 1 then return 0 end
  redis.call('SET', KEYS[1], mine + 1, 'EX', ARGV[2])
  return 1`

export function createGenerations(bull: Bull.Queue): Generations {
  const counter = (keyName: string) => bull.toKey(`generation:${keyName}`)
  const idOf = (keyName: string, generation: number) => `k-${keyName}-${generation}`

  return {
    async idFor(keyName) {
      const generation = Number((await bull.client.get(counter(keyName))) ?? 0)
      return idOf(keyName, generation)
    },

    async mayStart(jobId) {
      const [, keyName, digits] = KEYED.exec(jobId) ?? []
      if (keyName === undefined) return true
      const mine = Number(digits)
      const raised = await bull.client.eval(RAISE, 1, counter(keyName), mine, FORGOTTEN_AFTER_SECONDS)
      if (raised === 0) return false
      // Bull's lock of a running job runs out by itself if its process dies.
      const before = `${bull.toKey(idOf(keyName, mine - 1))}:lock`
      while (await bull.client.exists(before)) await pause(POLL_MS)
      return true
    },
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
