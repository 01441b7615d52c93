import { createHash, randomUUID } from 'node:crypto'
import Bull from 'bull'
import { HubError } from '../domain/errors.ts'
import type { JobName, Jobs, Queue } from '../domain/jobs.ts'
import type { Log } from '../domain/ports.ts'
import { createGenerations, type Generations } from './queue-generations.ts'
import { DEFAULT_ATTEMPTS, DEFAULT_BACKOFF, logFailure, pauseAfter, type Backoff } from './queue-failure.ts'
import { createTicker, within } from './queue-ticker.ts'

interface Needs {
  redisUrl: string
  log: Log
  prefix?: string
  backoff?: Backoff
}

/** What Bull may keep of a failure: its text is readable in Redis, so it says nothing of the cause. */
class Failed extends Error {
  constructor(readonly pauseMs: number) {
    super('see the log of the hub')
    this.stack = ''
  }
}

const GIVE_UP = -1

/** The queue that several processes share: Bull 4 on Redis, one Bull queue a job name. */
export function createBullQueue({
  redisUrl,
  log,
  prefix = 'sentry',
  backoff = DEFAULT_BACKOFF,
}: Needs): Queue {
  const queues = new Map<JobName, { bull: Bull.Queue; generations: Generations }>()
  const ticker = createTicker()
  let closed = false

  function queueOf(name: JobName) {
    if (closed) throw new HubError('unavailable', 'The job queue is closed.', { about: { job: name } })
    const known = queues.get(name)
    if (known) return known
    const bull = openBull(redisUrl, name, prefix)
    bull.on('error', (error: Error) =>
      log.warn({ job: name, thrown: error.name }, 'the job queue has trouble'),
    )
    const made = { bull, generations: createGenerations(bull) }
    queues.set(name, made)
    return made
  }

  const add: Queue['add'] = async (name, payload, { key, delayMs = 0 } = {}) => {
    const { bull, generations } = queueOf(name)
    try {
      const jobId = key === undefined ? randomUUID() : await generations.idFor(nameOf(key))
      await addOnce(bull, jobId, payload, delayMs)
    } catch (cause) {
      throw new HubError('unavailable', `The job ${name} could not be put on the queue.`, {
        hint: 'Check that Redis answers at REDIS_URL.',
        about: { job: name },
        cause,
      })
    }
  }

  return {
    add,

    work(name, handler, { concurrency = 1, attempts = DEFAULT_ATTEMPTS } = {}) {
      const { bull, generations } = queueOf(name)
      const run = async (job: Bull.Job<Jobs[typeof name]>) => {
        if (!(await generations.mayStart(String(job.id)))) return
        const attempt = job.attemptsMade + 1
        try {
          await handler(job.data, { attempt })
        } catch (error) {
          logFailure(log, { job: name, payload: job.data, attempt, attempts, error })
          throw new Failed(attempt < attempts ? pauseAfter(attempt, error, backoff) : GIVE_UP)
        }
      }
      bull.process(concurrency, run).catch((error: unknown) => {
        if (!closed)
          log.error({ job: name, thrown: String(error instanceof Error && error.name) }, 'a worker stopped')
      })
    },

    every(name, payload, everyMs) {
      ticker.every(everyMs, () => {
        add(name, payload, { key: `every:${JSON.stringify(payload)}` }).catch(() =>
          log.warn({ job: name }, 'a repeated job could not be added'),
        )
      })
    },

    async close(timeoutMs = 10_000) {
      closed = true
      ticker.stop()
      const all = [...queues.values()].map(({ bull }) => bull)
      if (await within(Promise.all(all.map((bull) => bull.close())), timeoutMs)) return
      log.warn({}, 'jobs still run after the time to finish')
      // Another process takes them over when their locks have run out.
      await within(Promise.allSettled(all.map(hangUp)), 1_000)
    },
  }
}

/**
 * Adds the job unless it waits already. One that waits for longer than the new one would is replaced, so that a
 * change that is urgent never hides behind one that is not.
 */
async function addOnce(bull: Bull.Queue, jobId: string, payload: object, delayMs: number): Promise<void> {
  const dueAt = Date.now() + delayMs
  const options = {
    jobId,
    delay: delayMs,
    // The worker knows how often to try, and says so by the pause that it asks for.
    attempts: Number.MAX_SAFE_INTEGER,
    backoff: { type: 'asked' },
    removeOnComplete: true,
    removeOnFail: true,
  }
  await bull.add(payload, options)
  const standing = await bull.getJob(jobId)
  if (!standing || standing.timestamp + (standing.opts.delay ?? 0) <= dueAt) return
  // Removing fails when a worker has just taken it: then it runs, which is what we want.
  const removed = await standing.remove().then(
    () => true,
    () => false,
  )
  if (removed) await bull.add(payload, options)
}

/** Closes the connections under running jobs; Bull has the method, its types do not. */
async function hangUp(bull: Bull.Queue): Promise<void> {
  if ('disconnect' in bull && typeof bull.disconnect === 'function') await bull.disconnect()
}

/** Keys may hold what people typed, and Bull's ids must not hold colons. */
const nameOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40)

function openBull(redisUrl: string, name: JobName, prefix: string): Bull.Queue {
  return new Bull(name, redisUrl, {
    prefix,
    redis: {
      // Bull reads host, port, credentials and database from the address, but not that it means TLS.
      ...(redisUrl.startsWith('rediss:') ? { tls: {} } : {}),
      // A caller hears within a second or two that Redis is away; the blocking connections wait for ever.
      maxRetriesPerRequest: 3,
      retryStrategy: (times: number) => Math.min(50 * 2 ** times, 5_000),
    },
    settings: {
      backoffStrategies: {
        asked: (_failures, error) => (error instanceof Failed ? error.pauseMs : DEFAULT_BACKOFF.firstMs),
      },
    },
  })
}
