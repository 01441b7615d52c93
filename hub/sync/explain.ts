import type { Answer } from '../domain/answers.ts'
import { fieldAt } from '../domain/fields.ts'
import { HubError } from '../domain/errors.ts'
import type { RunField } from '../domain/sync.ts'
import { foresee } from './foresee.ts'
import { recordsOf } from './preview-lines.ts'
import { answering } from './preview-manage.ts'
import type { PreviewNeeds } from './preview-needs.ts'
import type { PreviewRecord } from './preview.ts'

/** What a sync would do with one assessment right now, every field of it. */
export interface PresentPlan {
  connectionId: string
  mapping: { name: string; version: number }
  /** Why the connection would stop and ask before doing it. */
  stopped?: string
  records: PreviewRecord[]
}

export async function presentPlan(
  needs: PreviewNeeds,
  assessmentId: string,
  connectionId: string,
): Promise<PresentPlan> {
  const assessment = await needs.assessments.get(assessmentId)
  const connection = await answering(needs, connectionId)
  const { name, version } = needs.mappingOf(connection)
  const { pieces, stopped, failure } = await foresee(needs, connection, assessment)
  if (failure !== undefined) throw failure
  return {
    connectionId,
    mapping: { name, version },
    ...(stopped ? { stopped } : {}),
    records: recordsOf(pieces, { everything: true }),
  }
}

/** One time that a field travelled. */
export interface Journey {
  runId: string
  at: string
  connectionId: string
  direction: 'to_crm' | 'from_crm'
  object: string
  remote: string
  before: string | null
  after: string | null
  reason: string
}

/** Who said what an assessment holds, and how it came and went as far as runs are kept. */
export interface FieldHistory {
  path: string
  label: string
  answer: Answer | null
  journeys: Journey[]
}

const MOST_RUNS = 300
const MOST_JOURNEYS = 100

export async function fieldHistory(
  { assessments, runs }: Pick<PreviewNeeds, 'assessments' | 'runs'>,
  assessmentId: string,
  path: string,
): Promise<FieldHistory> {
  const { answers } = await assessments.get(assessmentId)
  const field = fieldAt(path)
  if (!field)
    throw new HubError('not_found', 'There is no such field.', {
      hint: 'Use a canonical path, as in GET /api/assessments/{id}.',
    })
  const found = await runs.ofAssessment(assessmentId, MOST_RUNS)
  const journeys = found.flatMap(({ id, startedAt, connectionId, records }) =>
    records.flatMap(({ object, fields }) =>
      fields.flatMap((one): Journey[] => {
        const direction = directionOf(one)
        if (one.canonical !== path || !direction) return []
        const { remote, before, after, reason } = one
        return [{ runId: id, at: startedAt, connectionId, direction, object, remote, before, after, reason }]
      }),
    ),
  )
  return {
    path,
    label: field.label,
    answer: answers[path] ?? null,
    journeys: journeys.slice(0, MOST_JOURNEYS),
  }
}

const directionOf = ({ action }: RunField): Journey['direction'] | undefined =>
  action === 'write_remote' ? 'to_crm' : action === 'write_canonical' ? 'from_crm' : undefined
