import { randomUUID } from 'node:crypto'
import { Schema, type Connection } from 'mongoose'
import type { Source } from '../domain/answers.ts'
import type { TimelineEntry } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import { fieldAt } from '../domain/fields.ts'
import type { Applied } from './apply-change.ts'
import type { AssessmentChange } from './assessments.ts'

interface Row extends Omit<TimelineEntry, 'id'> {
  _id: string
}

const rowSchema = new Schema<Row>(
  {
    _id: String,
    assessmentId: String,
    at: String,
    kind: String,
    who: String,
    text: { type: String, sealed: true },
  },
  { versionKey: false },
)
rowSchema.index({ assessmentId: 1, at: -1 })

const DEFAULT_LINES = 50

/** "What happened, who, when" of each assessment: a collection of its own, which moves no revision. */
export function makeTimeline({ connection, clock }: { connection: Connection; clock: Clock }) {
  const rows = connection.model<Row>('TimelineEntry', rowSchema)
  const add = async (entry: Omit<TimelineEntry, 'id' | 'at'>): Promise<void> => {
    await rows.create({ ...entry, _id: randomUUID(), at: clock.now().toISOString() })
  }
  return {
    add,
    /** Newest first. */
    async of(assessmentId: string, limit = DEFAULT_LINES): Promise<TimelineEntry[]> {
      const found = await rows.find({ assessmentId }).sort({ at: -1 }).limit(limit).lean<Row[]>()
      return found.map(({ _id, ...rest }) => ({ ...rest, id: _id }))
    },
    /** Notes a stored change where it was not the prospect's own answer; fields by name, never by value. */
    async changed(assessmentId: string, change: AssessmentChange, { answers }: Applied, who: string) {
      if (change.recon)
        await add({ assessmentId, kind: 'recon', who: 'recon', text: `Looked up ${change.recon.domain}.` })
      const by = change.answers?.find(({ path }) => answers.includes(path))?.provenance
      const kind = by && KIND_OF[by.source]
      if (kind) await add({ assessmentId, kind, who: by.detail ?? who, text: `Changed ${names(answers)}.` })
    },
    async forget(assessmentId: string): Promise<void> {
      await rows.deleteMany({ assessmentId })
    },
  }
}

const KIND_OF: Partial<Record<Source, TimelineEntry['kind']>> = { crm: 'crm_edit', staff: 'staff_edit' }

const MAX_NAMES = 6

function names(paths: string[]): string {
  const labels = paths.map((path) => fieldAt(path)?.label ?? path)
  const more = labels.length - MAX_NAMES
  return labels.slice(0, MAX_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
