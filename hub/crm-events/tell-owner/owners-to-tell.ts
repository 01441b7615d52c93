import type { Clock } from '../../domain/clock.ts'
import type { Queue } from '../../domain/jobs.ts'
import type { Log } from '../../domain/ports.ts'
import type { Conflicts } from '../../domain/sync.ts'
import type { OwnerTasks } from './owner-task-store.ts'

const MOST = 500
/** A task that the CRM refused is not tried again before then. */
const REFUSED_MS = 60 * 60_000

export const tellKey = (connectionId: string, assessmentId: string): string =>
  `tell:${connectionId}:${assessmentId}`

/** Queues the owners of one connection who have not been told yet, or whose task can be closed; lost jobs come back so. */
export function makeOwnersToTell({
  conflicts,
  tasks,
  queue,
  clock,
}: {
  conflicts: Pick<Conflicts, 'list'>
  tasks: Pick<OwnerTasks, 'open'>
  queue: Pick<Queue, 'add'>
  clock: Clock
}): (connectionId: string) => Promise<void> {
  return async (connectionId) => {
    const { items } = await conflicts.list({ connectionId, state: 'open', limit: MOST })
    const asked = new Set(items.map(({ assessmentId }) => assessmentId))
    const known = new Map((await tasks.open(connectionId, MOST)).map((task) => [task.assessmentId, task]))
    const untold = [...asked].filter((id) => {
      const task = known.get(id)
      const refusedMs = Date.parse(task?.refusedAt ?? '') || 0
      return !task?.remoteId && clock.now().getTime() - refusedMs > REFUSED_MS
    })
    const answered = [...known.keys()].filter((id) => !asked.has(id))
    for (const assessmentId of [...untold, ...answered])
      await queue.add(
        'crm.tell-owner',
        { connectionId, assessmentId },
        { key: tellKey(connectionId, assessmentId) },
      )
  }
}

/** The same questions, with the owner told at once when one opens or is answered. */
export function tellingOwners(
  conflicts: Conflicts,
  { queue, log }: { queue: Pick<Queue, 'add'>; log: Log },
): Conflicts {
  const tell = (connectionId: string, assessmentId: string) =>
    queue
      .add(
        'crm.tell-owner',
        { connectionId, assessmentId },
        { key: tellKey(connectionId, assessmentId), delayMs: SETTLED_MS },
      )
      .catch((error: unknown) => log.warn({ err: error, connectionId, assessmentId }, 'owner not told yet'))
  return {
    ...conflicts,
    async open(conflict) {
      const isNew = await conflicts.open(conflict)
      if (isNew) void tell(conflict.connectionId, conflict.assessmentId)
      return isNew
    },
    async settle(ids, choice, by) {
      await conflicts.settle(ids, choice, by)
      const [id] = ids
      if (id === undefined) return
      const { connectionId, assessmentId } = await conflicts.get(id)
      void tell(connectionId, assessmentId)
    },
  }
}

/** One sync can open several questions, and answer some of them itself. */
const SETTLED_MS = 500
