import { Schema, type Connection } from 'mongoose'
import { z } from 'zod'
import { CustomQuestion } from '../domain/custom-questions.ts'
import { HubError } from '../domain/errors.ts'

/** The questions that the MSP added, all of them at once; `version` rises with every change. */
export interface CustomQuestions {
  version: number
  items: CustomQuestion[]
}

export interface CustomQuestionStore {
  get(): Promise<CustomQuestions>
  /** Stores all of them; throws `precondition_failed` when somebody else did meanwhile. */
  replace(items: CustomQuestion[], version: number): Promise<CustomQuestions>
}

const schema = new Schema<{ _id: string; version: number; items: unknown }>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    items: { type: Schema.Types.Mixed, default: [] },
  },
  { collection: 'custom_questions', versionKey: false },
)

const ALL = 'all'
const List = z.array(CustomQuestion)

export function makeCustomQuestionStore({ connection }: { connection: Connection }): CustomQuestionStore {
  const Model = connection.model<{ _id: string; version: number; items: unknown }>('CustomQuestions', schema)
  return {
    async get() {
      const found = await Model.findById(ALL).lean()
      return found ? { version: found.version, items: List.parse(found.items) } : { version: 0, items: [] }
    },
    async replace(items, version) {
      const next = version + 1
      const stored =
        version === 0
          ? await created(() => Model.create({ _id: ALL, version: next, items }))
          : (await Model.updateOne({ _id: ALL, version }, { $set: { items, version: next } }))
              .matchedCount === 1
      if (stored) return { version: next, items }
      throw new HubError('precondition_failed', 'Somebody else changed the questions meanwhile.', {
        hint: 'Load them again, and put your change on top.',
      })
    },
  }
}

async function created(create: () => Promise<unknown>): Promise<boolean> {
  try {
    await create()
    return true
  } catch (error) {
    if (typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 11000) return false
    throw error
  }
}
