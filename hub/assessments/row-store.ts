import { Schema } from 'mongoose'
import { valueOf, type Answers } from '../domain/answers.ts'
import { STATUSES, type Assessment } from '../domain/assessment.ts'
import { HubError } from '../domain/errors.ts'
import type { Keys } from '../store/keys.ts'

/** How an assessment lies in the database. Everything a prospect said is sealed; what lists need lies open. */
export interface Row extends Omit<Assessment, 'id'> {
  _id: string
  /** Creation time and id: the one sort key of lists. */
  order: string
  /** Company name and domain in lower case; both are public facts. */
  search: string
  emailIndex?: string
  idempotencyKey?: string
}

export const rowSchema = new Schema<Row>(
  {
    _id: String,
    status: { type: String, enum: STATUSES },
    answers: { type: Schema.Types.Mixed, sealed: true },
    recon: { type: Schema.Types.Mixed, sealed: true },
    revision: Number,
    version: Number,
    pending: [String],
    progress: Schema.Types.Mixed,
    verified: Boolean,
    proof: { type: Schema.Types.Mixed, sealed: true },
    owner: String,
    wants: String,
    invitation: Schema.Types.Mixed,
    startedIn: Schema.Types.Mixed,
    createdAt: String,
    updatedAt: String,
    submittedAt: String,
    order: String,
    search: String,
    emailIndex: String,
    idempotencyKey: String,
  },
  { versionKey: false, minimize: false },
)
rowSchema.index({ order: -1 })
rowSchema.index({ status: 1, order: -1 })
rowSchema.index({ pending: 1, updatedAt: 1, _id: 1 })
rowSchema.index({ emailIndex: 1, order: -1 })
rowSchema.index(
  { idempotencyKey: 1 },
  { unique: true, partialFilterExpression: { idempotencyKey: { $exists: true } } },
)

/** What lists need beside the sealed answers. */
export function derived(keys: Keys, answers: Answers): Pick<Row, 'search' | 'emailIndex'> {
  const email = valueOf(answers, 'contact.email')
  return {
    search: ['company.name', 'company.domain']
      .map((path) => text(valueOf(answers, path)))
      .join(' ')
      .toLowerCase(),
    ...(typeof email === 'string' ? { emailIndex: emailIndex(keys, email) } : {}),
  }
}

export function assessmentOf({
  _id,
  order: _o,
  search: _s,
  emailIndex: _e,
  idempotencyKey: _i,
  ...rest
}: Row): Assessment {
  return { ...rest, id: _id }
}

export function rowOf({ id, ...rest }: Assessment): Omit<Row, 'order' | 'search'> {
  return { ...rest, _id: id }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const emailIndex = (keys: Keys, email: string): string => keys.blindIndex('email', email.trim().toLowerCase())

/** An e-mail address is looked up by its blind index, as a whole; anything else within company name and domain. */
export function searching(keys: Keys, search: string): object {
  if (search.includes('@')) return { emailIndex: emailIndex(keys, search) }
  return { search: { $regex: search.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') } }
}

export function readCursor(cursor: string): string {
  const order = Buffer.from(cursor, 'base64url').toString('utf8')
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z [\w-]+$/.test(order)) return order
  throw new HubError('invalid_input', 'This cursor cannot be used.', {
    hint: 'Use the nextCursor of the page before, unchanged.',
    fields: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
  })
}
