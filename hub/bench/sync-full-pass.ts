import { makeConnections } from '../connections/connection-store.ts'
import { connectors } from '../../connectors/index.ts'
import { systemClock } from '../domain/clock.ts'
import { readMappings, wireCrm } from '../crm-wiring.ts'
import { makeAssessments } from '../assessments/assessment-store.ts'
import { createLimiter } from '../platform/limiter.ts'
import { silentLog } from '../platform/log.ts'
import { loadKeys, openStore } from '../store/index.ts'
import type { JobHandler, JobName, Queue } from '../domain/jobs.ts'
import type { BenchCrm } from './sync-crm.ts'
import { per100, seconds, type Bench } from './sync.ts'

const DAY_MS = 86_400_000

/** The daily full pass, on the data of the hub, which has ended: its day is over when this process says so. */
export async function fullPass({
  dataDir,
  count,
  tell,
  connectionId,
  crm,
}: Bench & { connectionId: string; crm: BenchCrm }): Promise<void> {
  const keys = await loadKeys({ dataDir })
  const store = await openStore({ dataDir, keys, log: silentLog })
  try {
    const { connection } = store
    const connections = makeConnections({ connection })
    for (const { id } of await connections.list())
      await connections.update(id, id === connectionId ? yesterday() : { state: 'paused' })
    const { queue, worker } = noted()
    const enabledConnections = async () => []
    const clock = systemClock
    wireCrm({
      database: connection,
      connections,
      assessments: makeAssessments({ connection, keys, clock, log: silentLog, enabledConnections }),
      connectors,
      mappings: readMappings(new URL('../../mappings/', import.meta.url)),
      createLimiter,
      queue,
      clock,
      log: silentLog,
      publicUrl: 'http://localhost',
      score: () => ({ overall: 'not assessed' }),
      allowBaseUrl: true,
      pollEveryMs: DAY_MS,
      sweepEveryMs: DAY_MS,
    }).work()
    await crm.reset()
    const from = performance.now()
    await worker('sync.full-pass')({}, { attempt: 1 })
    const counted = await crm.counted()
    tell({
      what: 'daily full pass',
      seconds: seconds(from),
      ...per100(counted, count),
      writes: counted.writes,
      goals: { callsPer100: 4, writes: 0 },
    })
  } finally {
    await store.close()
  }
}

const yesterday = () => ({
  state: 'enabled' as const,
  fullPass: { doneAt: new Date(systemClock.now().getTime() - 2 * DAY_MS).toISOString() },
})

/** A queue that only keeps who would work; what is added is counted by nobody. */
function noted(): { queue: Queue; worker: <N extends JobName>(name: N) => JobHandler<N> } {
  const workers = new Map<string, unknown>()
  return {
    queue: {
      add: async () => {},
      work: (name, handler) => void workers.set(name, handler),
      every() {},
      close: async () => {},
    },
    worker: <N extends JobName>(name: N) => workers.get(name) as JobHandler<N>,
  }
}
