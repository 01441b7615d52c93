import { act, deliver } from './act.ts'
import type { Trouble } from './gate.ts'
import { follow, jobOf, runJob, work } from './jobs.ts'
import type { Step, TroubleStep } from './steps.ts'
import type { World } from './world.ts'

/** One step of a story; what is not possible right now is left out without a word. */
export async function take(world: World, step: Step): Promise<void> {
  switch (step.do) {
    case 'syncs': {
      const assessmentId = world.assessments[step.a % Math.max(1, world.assessments.length)]
      const crm = world.crms[step.crm % world.crms.length]
      if (assessmentId === undefined || !crm || world.processes[step.worker].busy) return
      world.tell(`${step.worker} syncs ${assessmentId} with ${crm.id}.`)
      const payload = { assessmentId, connectionId: crm.id }
      await runJob(world, step.worker, { name: 'sync.reconcile', payload }, troublesOf(world, step.troubles))
      return
    }
    case 'overtakes':
      return overtakes(world, step)
    case 'polls': {
      const crm = world.crms[step.crm % world.crms.length]
      if (!crm || world.processes[step.worker].busy) return
      world.tell(`${step.worker} polls ${crm.id}.`)
      await runJob(
        world,
        step.worker,
        { name: 'crm.poll', payload: { connectionId: crm.id } },
        troublesOf(world, step.troubles),
      )
      return
    }
    case 'hears':
      return hears(world, step)
    case 'sweeps':
      if (world.processes[step.worker].busy) return
      world.tell(`${step.worker} sweeps.`)
      await runJob(world, step.worker, { name: 'sync.sweep', payload: {} })
      return
    case 'works': {
      const next = world.queue.next()
      if (!next || world.processes[step.worker].busy) return
      world.tell(`${step.worker} works on ${next.key}.`)
      await work(world, step.worker, troublesOf(world, step.troubles))
      return
    }
    case 'wakes':
      if (!world.processes[step.worker].gate.isAsleep()) return
      world.tell(`${step.worker} wakes.`)
      world.processes[step.worker].gate.wake()
      await follow(world, step.worker)
      return
    default:
      return act(world, step)
  }
}

/** One worker falls asleep for longer than its lease, the other goes on with something newer, and the first wakes. */
async function overtakes(world: World, step: Extract<Step, { do: 'overtakes' }>): Promise<void> {
  const { worker, a, crm, on, at, path, value } = step
  const other = worker === 'A' ? 'B' : 'A'
  const says = { do: 'says', who: 'prospect', a, path } as const
  await take(world, { ...says, value })
  await take(world, { do: 'syncs', worker, a, crm, troubles: [{ what: 'stalls', on, at, when: 'before' }] })
  await take(world, { do: 'waits', ms: 180_000 })
  await take(world, { ...says, value: value + 1 })
  await take(world, { do: 'syncs', worker: other, a, crm, troubles: [] })
  await take(world, { do: 'wakes', worker })
}

/** The hub is told of everything that happened in a CRM so far; nothing is synced yet. */
async function hears(
  world: World,
  { worker, crm: index, by }: Extract<Step, { do: 'hears' }>,
): Promise<void> {
  const crm = world.crms[index % world.crms.length]
  if (!crm || world.processes[worker].busy) return
  if (by === 'poll') {
    world.time.advance(crm.habits.lagMs + 1)
    return take(world, { do: 'polls', worker, crm: index, troubles: [] })
  }
  world.tell(`Every webhook of ${crm.id} arrives, and ${worker} looks at them.`)
  await deliver(world, crm, crm.state.outbox.splice(0))
  for (const job of [...world.queue.waiting.values()].filter(({ name }) => name === 'crm.event')) {
    world.queue.waiting.delete(job.key)
    await runJob(world, worker, jobOf(job))
  }
}

const troublesOf = (world: World, troubles: TroubleStep[]): Trouble[] =>
  troubles.map((one) => (one.what === 'meanwhile' ? { ...one, act: () => take(world, one.act) } : one))
