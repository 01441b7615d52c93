import { compare, renews, resumes } from './admin.ts'
import { deliver } from './act.ts'
import { follow, runJob, work } from './jobs.ts'
import { WORKERS } from './steps.ts'
import type { World } from './world.ts'

const MOST_ROUNDS = 14
const MOST_JOBS = 400

/** Lets the dust settle: nobody edits any more, nothing fails, sleepers wake, and time passes. */
export async function settle(world: World): Promise<void> {
  world.tell('— From here on nothing fails and nobody edits. —')
  for (const worker of WORKERS) {
    while (world.processes[worker].gate.isAsleep()) {
      world.processes[worker].gate.wake()
      await follow(world, worker)
    }
  }
  world.time.advance(600_000)
  for (const crm of world.crms) {
    // What was lost on its way stays lost: polling covers it.
    crm.state.outbox = []
    if (crm.state.dropped.size > 0) await compare(world, crm)
    await renews(world, crm)
  }
  await calm(world)
}

/** Polls, sweeps and works until nothing is left to do. */
export async function calm(world: World): Promise<void> {
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    for (const crm of world.crms) {
      await resumes(world, crm)
      await world.queue.add('crm.poll', { connectionId: crm.id }, { key: `poll:${crm.id}` })
    }
    await world.queue.add('sync.sweep', {}, { key: 'sweep' })
    for (let jobs = 0; jobs < MOST_JOBS && (await work(world, 'A')); jobs++);
    if ((await left(world)).length === 0) return
    // The guard counts by the hour.
    world.time.advance(round > 4 ? 3_700_000 : 30_000)
  }
  for (const what of await left(world)) world.ledger.breaks.push({ invariant: 'progress', what })
}

/** What is still to do. */
async function left({ stores, crms, assessments, queue }: World): Promise<string[]> {
  const found: string[] = []
  for (const { id } of crms) {
    for (const one of await stores.assessments.behind(id, 100)) found.push(`${one} is behind for ${id}.`)
    for (const one of await stores.hints.list(id, 100)) found.push(`${one} waits for a look at ${id}.`)
    for (const assessmentId of assessments) {
      // Of an archived assessment nothing is looked at any more.
      if ((await stores.assessments.get(assessmentId)).status === 'archived') continue
      for (const link of await stores.links.of(id, assessmentId))
        if (link.inflight) found.push(`${link.id} still has values in flight.`)
    }
    const connection = await stores.connections.find(id)
    if (connection?.state !== 'enabled') found.push(`${id} is ${connection?.state}: ${connection?.reason}`)
  }
  for (const { name } of queue.waiting.values()) found.push(`A job ${name} still waits.`)
  return found
}

/** The daily pass: what no webhook and no poll tells (deletes, merges) is found by it. */
export async function nextDay(world: World): Promise<void> {
  world.tell('— A day passes. —')
  world.time.advance(25 * 3_600_000)
  await runJob(world, 'A', { name: 'sync.full-pass', payload: {} })
  await calm(world)
}

/** Everything is looked at, without a reason. */
export async function lookAtAll(world: World): Promise<void> {
  for (const { id } of world.crms)
    for (const assessmentId of world.assessments) await world.stores.hints.add(id, assessmentId)
  await calm(world)
}

/** Every webhook that was ever sent comes again, and every job runs again. */
export async function replay(world: World): Promise<void> {
  for (const crm of world.crms) {
    await deliver(world, crm, crm.state.events.slice(-200))
    for (const assessmentId of world.assessments)
      await runJob(world, 'B', { name: 'sync.reconcile', payload: { assessmentId, connectionId: crm.id } })
  }
  await calm(world)
}
