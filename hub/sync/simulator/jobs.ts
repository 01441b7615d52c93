import { makeLookAtEvent } from '../../crm-events/look-at-event.ts'
import { makePoll } from '../../crm-events/poll.ts'
import { HubError } from '../../domain/errors.ts'
import type { JobName, Jobs } from '../../domain/jobs.ts'
import { makeFullPass } from '../full-pass.ts'
import { openSession } from '../open-session.ts'
import { makeReconcile } from '../reconcile.ts'
import { makeSweep, reconcileKey } from '../sweep.ts'
import { compare } from './admin.ts'
import type { Trouble } from './gate.ts'
import type { JobView } from './ledger.ts'
import type { Waiting } from './queue.ts'
import type { Worker } from './steps.ts'
import { rivalsAct } from './rivals.ts'
import { begin, crmOf, drive, type Process, type World } from './world.ts'

export type Job = { [N in JobName]: { name: N; payload: Jobs[N] } }[JobName]

const POLL_EVERY_MS = 60_000
/** As the queue of the hub: seven retries, then the sweep finds it. */
const MOST_FAILURES = 7

/** Runs a job on a free worker, with what befalls it; answers how it went. */
export async function runJob(
  world: World,
  worker: Worker,
  job: Job,
  troubles: Trouble[] = [],
  attempt = 1,
): Promise<'done' | 'failed' | 'asleep' | 'killed' | 'busy'> {
  const process = world.processes[worker]
  if (process.busy) return 'busy'
  const view = await viewOf(world, job)
  const outcome = begin(process, view, troubles, () => handle(world, process, job, attempt))
  world.outcomes.set(worker, { outcome, job })
  return follow(world, worker)
}

/** Goes on with what a worker was at until it is through, or falls asleep. */
export async function follow(
  world: World,
  worker: Worker,
): Promise<'done' | 'failed' | 'asleep' | 'killed' | 'busy'> {
  const process = world.processes[worker]
  const current = world.outcomes.get(worker)
  if (!current) return 'busy'
  const { outcome, job } = current
  if (process.view) process.view.slept = world.ledger.n()
  await drive(world, process, outcome)
  await rivalsAct(world)
  if (!outcome.over) {
    world.tell(`${worker} falls asleep before step ${process.gate.steps()}, ${process.gate.path().at(-1)}.`)
    return 'asleep'
  }
  world.outcomes.delete(worker)
  if (process.gate.isDead()) {
    world.tell(`${worker} dies at step ${process.gate.steps()}, ${process.gate.path().at(-1)}.`)
    world.restart(worker)
    return 'killed'
  }
  const { error } = outcome
  if (error === undefined) return 'done'
  if (!(error instanceof HubError) || error.code === 'internal')
    world.ledger.breaks.push({
      invariant: 'progress',
      what: `${job.name} failed unexpectedly: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    })
  world.tell(`… ${error instanceof Error ? error.message : String(error)}`)
  return 'failed'
}

/** What the queue would have a worker do now; a job that failed comes back later. */
export async function work(world: World, worker: Worker, troubles: Trouble[] = []): Promise<boolean> {
  if (world.processes[worker].busy) return false
  const next = world.queue.next()
  if (!next) return false
  if (next.dueMs > world.time.nowMs()) world.time.advance(next.dueMs - world.time.nowMs())
  world.queue.waiting.delete(next.key)
  const how = await runJob(world, worker, jobOf(next), troubles, next.failures + 1)
  if (how === 'failed' && next.failures < MOST_FAILURES) world.queue.again(next, 1_000 * 2 ** next.failures)
  return true
}

export const jobOf = ({ name, payload }: Waiting): Job => ({ name, payload }) as Job

async function viewOf({ stores, ledger }: World, { payload }: Job): Promise<JobView | undefined> {
  if (!('connectionId' in payload)) return undefined
  const found = await stores.connections.find(payload.connectionId)
  return {
    crm: payload.connectionId,
    twoWay: found?.twoWay ?? false,
    enabled: found?.state === 'enabled',
    from: ledger.n(),
    suspended: new Set(found?.suspended.map(({ line }) => line)),
    told: new Map(),
  }
}

async function handle(world: World, process: Process, job: Job, attempt: number): Promise<void> {
  const { needs, events } = process
  const shared = { ...needs, events, queue: world.queue, reconcileKey }
  const context = { attempt }
  switch (job.name) {
    case 'sync.reconcile':
      return makeReconcile(needs)(job.payload, context)
    case 'sync.sweep':
      return makeSweep({ ...shared, pollEveryMs: POLL_EVERY_MS })(job.payload, context)
    case 'sync.full-pass':
      return makeFullPass(shared)(job.payload, context)
    case 'crm.event':
      return makeLookAtEvent(shared)(job.payload, context)
    case 'crm.poll':
      return makePoll({
        ...shared,
        sessionOf: async (connection) => (await openSession(needs, connection)).session,
        refresh: (id) => compare(world, crmOf(world, id)),
        tellOwners: () => Promise.resolve(),
      })(job.payload, context)
    default:
      return
  }
}
