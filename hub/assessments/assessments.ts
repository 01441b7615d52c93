import type { AnswerChange } from '../domain/answers.ts'
import type { Assessment, Proof, Status, TimelineEntry } from '../domain/assessment.ts'
import type { ReconReport } from '../domain/recon.ts'
import type { StepId } from '../domain/vocabulary.ts'

/** A change of one assessment, carried out as one update of its one document. */
export interface AssessmentChange {
  answers?: AnswerChange[]
  status?: Status
  progress?: Partial<Record<StepId, 'done' | 'skipped' | 'left'>>
  recon?: ReconReport
  wants?: 'person' | 'call'
  owner?: string
  verified?: boolean
  /** null: the person came by an invitation instead. */
  proof?: Proof | null
  invitation?: NonNullable<Assessment['invitation']>
  startedIn?: NonNullable<Assessment['startedIn']>
}

export interface AssessmentPage {
  items: Assessment[]
  /** Opaque; undefined on the last page. */
  nextCursor?: string
}

/**
 * The port through which every feature reads and changes assessments; `makeAssessments` is its one implementation.
 * `change` loads, asks `decide` what to do, writes by compare-and-set on `version`, and starts again when somebody
 * else was faster: `decide` must be safe to call twice. Answers are validated against the field catalogue and pass
 * `mayReplace`; those that may not replace are dropped silently (recon behind a person).
 */
export interface Assessments {
  create(init?: {
    answers?: AnswerChange[]
    status?: Status
    verified?: boolean
    idempotencyKey?: string
  }): Promise<Assessment>
  find(id: string): Promise<Assessment | null>
  /** Throws `not_found` when there is none. */
  get(id: string): Promise<Assessment>
  change(
    id: string,
    decide: (current: Assessment) => AssessmentChange | null,
    options?: {
      who?: string
      except?: string
      expectedVersion?: number
      /** What the caller read just now: not read again, unless it changed meanwhile. */
      from?: Assessment
    },
  ): Promise<Assessment>
  /** What a change would make of it; nothing is stored. */
  foresee(current: Assessment, change: AssessmentChange): Assessment
  list(query: { status?: Status; cursor?: string; limit?: number; search?: string }): Promise<AssessmentPage>
  /** Ids whose CRM is behind, oldest first; what the sweep walks. */
  behind(connectionId: string, limit: number): Promise<string[]>
  /** Clears `pending` for a connection if the revision is still the one that was synced. */
  caughtUp(id: string, connectionId: string, revision: number): Promise<void>
  /** Puts every assessment that may sync on the `pending` list of a connection. */
  markAllPending(connectionId: string): Promise<number>
  remove(id: string): Promise<void>
  timeline(id: string, limit?: number): Promise<TimelineEntry[]>
  note(entry: Omit<TimelineEntry, 'id' | 'at'>): Promise<void>
  /** Called after each stored change, in this process; a hint, never the only way. */
  onChange(listener: (assessment: Assessment, changed: { answers: string[]; by: string }) => void): () => void
}

/** A place in the line of those that are behind: by last change, then by id. */
export interface Place {
  at: string
  id: string
}

/** Assessments that a CRM has not heard of in full, in the order in which they changed last. */
export interface Backlog {
  /** The next ones after a place; `until` leaves out what changed later. */
  page(connectionId: string, query: { after?: Place; until?: string; limit: number }): Promise<Place[]>
  count(connectionId: string, query: { after?: Place; until?: string }): Promise<number>
}
