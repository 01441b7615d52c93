import { z } from 'zod'
import { ANSWER_STATES, type AnswerChange, type AnswerState, type Provenance } from './answers.ts'
import { FIELDS, type Field } from './fields.ts'
import type { Principal } from './access.ts'
import { parseWebsite } from './website.ts'

/** One answer as a program sends it: what is said, without who says it and when. */
export interface AnswerDraft {
  state: AnswerState
  value?: unknown
}

/** Drafts by canonical path. */
export type AnswerDrafts = Record<string, AnswerDraft | undefined>

/**
 * Schema of `{ "company.name": "Acme", "needs.timeline": null, "profile.employees": { state: "unsure" } }`: a bare
 * value is known, `null` clears, the long form says any state. Unknown paths and fields are refused. The elements of
 * lists may come without their ids.
 */
export const AnswerDraftsInput = z
  .strictObject(Object.fromEntries(FIELDS.map((field) => [field.path, draftOf(field).optional()])))
  .refine((answers) => Object.keys(answers).length > 0, { error: 'Send at least one answer.', when: isSound })

/** For `refine`: an input with unknown fields is told of those, not that the rest is empty. */
export function isSound({ issues }: { issues: unknown[] }): boolean {
  return issues.length === 0
}

/** A value as it may be sent: a bare one is known, `null` clears. */
export function valueDraft(field: Field) {
  return z.union([
    inputOf(field.schema).transform(toDraft),
    z.null().transform((): AnswerDraft => ({ state: 'cleared' })),
  ])
}

function draftOf(field: Field) {
  const long = z.discriminatedUnion(
    'state',
    [
      z.strictObject({ state: z.enum(['known', 'range']), value: inputOf(field.schema) }),
      z.strictObject({ state: z.enum(['unsure', 'declined', 'cleared']) }),
    ],
    `one of ${ANSWER_STATES.filter((state) => state !== 'sealed').join(', ')}`,
  )
  return z.union([valueDraft(field), long])
}

/** How an answer is known that a signed-in person or a program with a key gave. */
export const saidBy = ({ name }: Principal, at: Date): Provenance => ({
  source: 'staff',
  at: at.toISOString(),
  confidence: 1,
  detail: name.slice(0, 300),
})

/** What the drafts ask of an assessment, said by `provenance`; list elements without an id get one from `newId`. */
export function changesOf(drafts: AnswerDrafts, provenance: Provenance, newId: () => string): AnswerChange[] {
  return Object.entries(withDomain(drafts)).flatMap(([path, draft]) => {
    if (!draft) return []
    const value = 'value' in draft ? { value: withIds(draft.value, newId) } : {}
    return [{ path, state: draft.state, ...value, provenance }]
  })
}

/** A website brings its domain along, which is what we look up; unless a domain is sent beside it. */
function withDomain(drafts: AnswerDrafts): AnswerDrafts {
  const website = drafts['company.website']
  if (!website || drafts['company.domain']) return drafts
  const found = typeof website.value === 'string' ? parseWebsite(website.value) : null
  if (found) return { ...drafts, 'company.domain': { state: 'known', value: found.domain } }
  return website.state === 'cleared' ? { ...drafts, 'company.domain': { state: 'cleared' } } : drafts
}

const Bounds = z.object({ min: z.number(), max: z.number().nullable() })
const Amount = z.object({ amount: Bounds })

/** A count or an amount of money between two ends is an estimate, and says so. */
function toDraft(value: unknown): AnswerDraft {
  const bounds = Bounds.safeParse(value).data ?? Amount.safeParse(value).data?.amount
  return { state: bounds && bounds.min !== bounds.max ? 'range' : 'known', value }
}

function withIds(value: unknown, newId: () => string): unknown {
  if (!Array.isArray(value)) return value
  return value.map((element: unknown) =>
    typeof element === 'object' && element !== null && !('id' in element)
      ? { id: newId(), ...element }
      : element,
  )
}

/**
 * The schema of a value as it may be sent: the catalogue's own, but fields that it does not know are refused instead
 * of dropped, elements of lists may lack their id, and no id may stand twice.
 */
export function inputOf(schema: z.ZodType, inList = false): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.ZodType> = {}
    for (const [name, part] of Object.entries(schema.shape))
      if (part instanceof z.ZodType) shape[name] = inList && name === 'id' ? part.optional() : inputOf(part)
    return schema.clone({ ...schema.def, shape, catchall: z.never() })
  }
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodType)
    return schema.clone({ ...schema.def, element: inputOf(schema.element, true) }).superRefine(refuseDoubles)
  if (schema instanceof z.ZodOptional && schema.unwrap() instanceof z.ZodType)
    return schema.clone({ ...schema.def, innerType: inputOf(asType(schema.unwrap())) })
  if (schema instanceof z.ZodUnion)
    return schema.clone({ ...schema.def, options: schema.options.map((one) => inputOf(asType(one))) })
  return schema
}

/** `inputOf` for a schema whose elements carry no ids: what it gives is of the same type. */
export const strictly = <T extends z.ZodType>(schema: T): T => inputOf(schema) as T

function asType(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema
  throw new TypeError('A field of the catalogue has a schema that is no zod type.')
}

function refuseDoubles(elements: unknown[], context: z.RefinementCtx): void {
  const seen = new Set<unknown>()
  for (const [index, element] of elements.entries()) {
    if (typeof element !== 'object' || element === null || !('id' in element)) continue
    if (seen.has(element.id))
      context.addIssue({ code: 'custom', path: [index, 'id'], message: 'Another element has this id.' })
    seen.add(element.id)
  }
}
