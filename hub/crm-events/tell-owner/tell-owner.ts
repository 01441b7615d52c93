import type { Assessments } from '../../assessments/assessments.ts'
import type { Clock } from '../../domain/clock.ts'
import type { RecordId, Session } from '../../domain/connector.ts'
import { HubError } from '../../domain/errors.ts'
import type { JobHandler } from '../../domain/jobs.ts'
import type { Log } from '../../domain/ports.ts'
import type { Conflict, Conflicts, Connection, Connections, Links } from '../../domain/sync.ts'
import type { Mapping, TellRule } from '../../mapping/mapping.ts'
import type { OwnerTask, OwnerTasks } from './owner-task-store.ts'
import { taskFields } from './task-fields.ts'

export interface TellOwnerNeeds {
  connections: Pick<Connections, 'find' | 'update'>
  conflicts: Pick<Conflicts, 'openOf'>
  tasks: OwnerTasks
  links: Pick<Links, 'of'>
  assessments: Pick<Assessments, 'find'>
  sessionOf(connection: Connection): Promise<Session>
  mappingOf(connection: Connection): Mapping
  publicUrl: string
  clock: Clock
  log: Log
}

/** What is told where: the task hangs on the record that a rep looks at first. */
const LOOKED_AT = ['deal', 'company', 'contact'] as const

/**
 * Brings the task in the CRM and the questions about an assessment into agreement: while one is open there is one task,
 * and when none is left the task is done.
 * Safe to run twice, also at the same time: the store lets one task be open, its key in the CRM is made of the question
 * that opened it, and a task that is done is only done again.
 */
export function makeTellOwner(needs: TellOwnerNeeds): JobHandler<'crm.tell-owner'> {
  return async ({ connectionId, assessmentId }) => {
    const connection = await needs.connections.find(connectionId)
    if (!connection || connection.state !== 'enabled') return
    const mapping = needs.mappingOf(connection)
    const rule = mapping.tell
    if (!rule) return
    const open = await needs.conflicts.openOf(connectionId, assessmentId)
    const conflicts = open.toSorted((a, b) => a.openedAt.localeCompare(b.openedAt))
    const known = await needs.tasks.find(connectionId, assessmentId)
    const [first] = conflicts
    try {
      if (first) {
        const task = known ?? (await needs.tasks.begin({ connectionId, assessmentId, conflictId: first.id }))
        if (!task.remoteId) await ask(needs, connection, rule, task, conflicts)
      } else if (known) await finish(needs, connection, rule, known)
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== 'credentials_expired') throw error
      await needs.connections.update(connectionId, { state: 'reconnect', reason: error.message })
    }
  }
}

const keyOf = ({ conflictId }: OwnerTask): string => `${conflictId}:conflict`

async function ask(
  needs: TellOwnerNeeds,
  connection: Connection,
  rule: TellRule,
  task: OwnerTask,
  conflicts: Conflict[],
): Promise<void> {
  const { publicUrl, clock, log, tasks } = needs
  const { assessmentId } = task
  const owner = (await needs.assessments.find(assessmentId))?.owner
  const mapping = needs.mappingOf(connection)
  const fields = taskFields({ rule, mapping, connection, conflicts, owner, publicUrl, now: clock.now() })
  const beside = await recordOf(needs, connection, assessmentId)
  const session = await needs.sessionOf(connection)
  const { object, key: keyProperty } = rule
  const associate = beside ? [beside] : []
  const [result] = await session.write([{ object, keyProperty, key: keyOf(task), fields, associate }])
  if (!result?.ok) {
    await tasks.refused(task, clock.now().toISOString())
    log.warn({ connectionId: connection.id, assessmentId, code: result?.code }, 'task for the owner refused')
    return
  }
  const done = result.associated?.some(({ object: its, id }) => its === beside?.object && id === beside.id)
  if (beside && !done) await session.associate([{ from: { object, id: result.id }, to: beside }])
  await tasks.written(task, result.id)
}

async function recordOf(
  { links }: TellOwnerNeeds,
  connection: Connection,
  assessmentId: string,
): Promise<RecordId | undefined> {
  const linked = (await links.of(connection.id, assessmentId)).filter(({ state }) => state === 'linked')
  for (const kind of LOOKED_AT)
    for (const { object, remoteId, kind: its } of linked)
      if (its === kind && remoteId) return { object, id: remoteId }
  return undefined
}

async function finish(
  { tasks, sessionOf }: TellOwnerNeeds,
  connection: Connection,
  { object, key: keyProperty, status }: TellRule,
  task: OwnerTask,
): Promise<void> {
  if (status) {
    const session = await sessionOf(connection)
    const key = keyOf(task)
    // A crash can come between the CRM's answer and our note of it.
    const id = task.remoteId ?? (await session.readByKey(object, keyProperty, [key], []))[0]?.id
    const fields = { [status.remote]: status.done }
    // A person may have deleted the task: then there is nothing left to do.
    if (id !== undefined) await session.write([{ object, keyProperty, key, id, fields }])
  }
  await tasks.done(task)
}
