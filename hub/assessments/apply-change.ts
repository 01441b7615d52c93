import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import {
  mayReplace,
  type Answer,
  type AnswerChange,
  type AnswerState,
  type Answers,
} from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { HubError, type FieldError } from '../domain/errors.ts'
import { fieldAt, type Field } from '../domain/fields.ts'
import { SealedAnswer } from '../domain/sealed-answers.ts'
import type { AssessmentChange } from './assessments.ts'
import { isProved } from './proof.ts'

/** What a change makes of an assessment: the next state, and what of it is news to a CRM. */
export interface Applied {
  next: Assessment
  /** Paths whose state or value changed. */
  answers: string[]
  /** Whether anything that may travel to a CRM changed; only then the revision rises. */
  revised: boolean
}

/** Beside the answers, what a CRM may have to hear of. */
const REVISING = ['status', 'recon', 'verified', 'invitation', 'startedIn'] as const

/** Pure: the assessment after the change, or null when nothing changes at all. */
export function applyChange(current: Assessment, change: AssessmentChange, now: Date): Applied | null {
  const { answers, changed, touched } = applyAnswers(current.answers, checked(change.answers ?? []))
  const next: Assessment = { ...current, answers, ...withoutAnswers(change), updatedAt: now.toISOString() }
  if (change.proof !== undefined) next.proof = change.proof
  if (next.proof) next.verified = isProved(current, next, change)
  if (change.progress) next.progress = { ...current.progress, ...change.progress }
  if (next.status === 'submitted' && current.submittedAt === undefined) next.submittedAt = now.toISOString()

  const same = (name: (typeof REVISING)[number] | 'owner' | 'wants' | 'progress' | 'proof') =>
    isDeepStrictEqual(current[name], next[name])
  const revised = changed.length > 0 || !REVISING.every(same)
  const unchanged = !revised && !touched && (['owner', 'wants', 'progress', 'proof'] as const).every(same)
  return unchanged ? null : { next, answers: changed, revised }
}

function withoutAnswers(change: AssessmentChange): Partial<Assessment> {
  const { status, recon, wants, owner, verified, invitation, startedIn } = change
  return {
    ...(invitation === undefined ? {} : { invitation }),
    ...(startedIn === undefined ? {} : { startedIn }),
    ...(status === undefined ? {} : { status }),
    ...(recon === undefined ? {} : { recon }),
    ...(wants === undefined ? {} : { wants }),
    ...(owner === undefined ? {} : { owner }),
    ...(verified === undefined ? {} : { verified }),
  }
}

function applyAnswers(current: Answers, changes: AnswerChange[]) {
  const answers = { ...current }
  const changed: string[] = []
  let touched = false
  for (const { path, ...answer } of changes) {
    const before = answers[path]
    if (!mayReplace(before, answer.provenance) || saysTheSame(before, answer)) continue
    answers[path] = answer
    touched = true
    if (before?.state !== answer.state || !isDeepStrictEqual(before.value, answer.value)) changed.push(path)
  }
  return { answers: touched ? answers : current, changed, touched }
}

/** The same said again by the same source is no news; said by another, it is at least another provenance. */
function saysTheSame(before: Answer | undefined, after: Answer): boolean {
  if (!before || before.state !== after.state || !isDeepStrictEqual(before.value, after.value)) return false
  const origin = ({ provenance: { at: _at, confirmedAt: _confirmed, ...rest } }: Answer) => rest
  return isDeepStrictEqual(origin(before), origin(after))
}

/** What a value must look like; undefined where the state has none. */
function schemaFor(state: AnswerState, field: Field | undefined): z.ZodType | undefined {
  if (state === 'sealed') return SealedAnswer
  return state === 'known' || state === 'range' ? field?.schema : undefined
}

/** Values that fit the catalogue; one error names all that do not. */
function checked(changes: AnswerChange[]): AnswerChange[] {
  const fields: FieldError[] = []
  const good = changes.map((change) => {
    const field = fieldAt(change.path)
    if (!field) fields.push({ path: change.path, message: 'There is no such field.' })
    const schema = schemaFor(change.state, field)
    if (!schema) {
      const { value: _none, ...rest } = change
      return rest
    }
    const parsed = schema.safeParse(change.value)
    if (parsed.success) return { ...change, value: parsed.data }
    for (const { path, message } of parsed.error.issues)
      fields.push({ path: [change.path, ...path.map(String)].join('.'), message })
    return change
  })
  if (fields.length === 0) return good
  throw new HubError('invalid_input', 'Some answers do not fit their fields.', {
    hint: 'Correct the fields named and send them again.',
    fields,
  })
}
