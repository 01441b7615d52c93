import { Schema, type Connection } from 'mongoose'

/** The one task of an assessment in a CRM that asks for a decision; it exists as long as it is open. */
export interface OwnerTask {
  connectionId: string
  assessmentId: string
  /** The question that it was made for: part of its key. */
  conflictId: string
  /** Absent until the CRM has answered. */
  remoteId?: string
  /** When the CRM refused it, ISO 8601. */
  refusedAt?: string
}

export interface OwnerTasks {
  find(connectionId: string, assessmentId: string): Promise<OwnerTask | null>
  /** Begins one unless there is one already; answers the one that counts. */
  begin(task: Pick<OwnerTask, 'connectionId' | 'assessmentId' | 'conflictId'>): Promise<OwnerTask>
  written(task: OwnerTask, remoteId: string): Promise<void>
  refused(task: OwnerTask, at: string): Promise<void>
  done(task: OwnerTask): Promise<void>
  open(connectionId: string, limit: number): Promise<OwnerTask[]>
}

interface TaskDoc extends OwnerTask {
  _id: string
}

const schema = new Schema<TaskDoc>({
  _id: { type: String, required: true },
  connectionId: { type: String, required: true, index: true },
  assessmentId: { type: String, required: true },
  conflictId: { type: String, required: true },
  remoteId: { type: String },
  refusedAt: { type: String },
})

export function makeOwnerTasks({ connection }: { connection: Connection }): OwnerTasks {
  const model = connection.model<TaskDoc>('OwnerTask', schema, 'owner_tasks')
  const find = async (connectionId: string, assessmentId: string) => {
    const found = await model.findOne({ _id: idOf({ connectionId, assessmentId }) }).lean<TaskDoc>()
    return found ? toTask(found) : null
  }
  return {
    find,
    async begin(task) {
      await model.updateOne({ _id: idOf(task) }, { $setOnInsert: task }, { upsert: true })
      return (await find(task.connectionId, task.assessmentId)) ?? task
    },
    async written(task, remoteId) {
      const { conflictId } = task
      await model.updateOne({ _id: idOf(task), conflictId }, { $set: { remoteId }, $unset: { refusedAt: 1 } })
    },
    async refused(task, refusedAt) {
      await model.updateOne({ _id: idOf(task), conflictId: task.conflictId }, { $set: { refusedAt } })
    },
    async done(task) {
      await model.deleteOne({ _id: idOf(task), conflictId: task.conflictId })
    },
    async open(connectionId, limit) {
      return (await model.find({ connectionId }).limit(limit).lean<TaskDoc[]>()).map(toTask)
    },
  }
}

const idOf = ({ connectionId, assessmentId }: Pick<OwnerTask, 'connectionId' | 'assessmentId'>): string =>
  `${connectionId}:${assessmentId}`

const toTask = ({ connectionId, assessmentId, conflictId, remoteId, refusedAt }: TaskDoc): OwnerTask => ({
  connectionId,
  assessmentId,
  conflictId,
  ...(remoteId ? { remoteId } : {}),
  ...(refusedAt ? { refusedAt } : {}),
})
