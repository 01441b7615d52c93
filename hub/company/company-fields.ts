import { z } from 'zod'
import { isSound, valueDraft, type AnswerDraft, type AnswerDrafts } from '../domain/answer-input.ts'
import { Provenance, valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { FIELDS, type Field } from '../domain/fields.ts'

/** `company.address.city` is `address.city` here: the address is an object of its own. */
const OWN = 'company.'
const ADDRESS = 'company.address.'

const addressFields = FIELDS.filter(({ path }) => path.startsWith(ADDRESS))
const ownFields = FIELDS.filter(({ path }) => path.startsWith(OWN) && !path.startsWith(ADDRESS))

const shapeOf = <T>(fields: Field[], prefix: string, toValue: (field: Field) => T): Record<string, T> =>
  Object.fromEntries(fields.map((field) => [field.path.slice(prefix.length), toValue(field)]))

const cleared: AnswerDraft = { state: 'cleared' }

/** What a PUT may hold: the fields to change; `null` clears, for the address all of its lines. */
export const CompanyInput = z
  .strictObject({
    ...shapeOf(ownFields, OWN, (field) => valueDraft(field).optional()),
    address: z
      .union([
        z.strictObject(shapeOf(addressFields, ADDRESS, (field) => valueDraft(field).optional())),
        z.null().transform(() => shapeOf(addressFields, ADDRESS, () => cleared)),
      ])
      .optional(),
  })
  .refine((company) => Object.keys(company).length > 0, { error: 'Send at least one field.', when: isSound })
  .transform(({ address = {}, ...own }): AnswerDrafts => ({
    ...withPrefix(OWN, own),
    ...withPrefix(ADDRESS, address),
  }))

const withPrefix = (prefix: string, drafts: Record<string, AnswerDraft | undefined>): AnswerDrafts =>
  Object.fromEntries(Object.entries(drafts).map(([name, draft]) => [prefix + name, draft]))

export const CompanyView = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  updatedAt: z.string(),
  ...shapeOf(ownFields, OWN, ({ schema }) => schema.optional()),
  address: z.strictObject(shapeOf(addressFields, ADDRESS, ({ schema }) => schema.optional())),
  /** Where each value comes from, by canonical path. */
  provenance: z.record(z.string(), Provenance),
})

/** What is known of the company; unknown fields are absent. */
export function companyOf({ id, version, updatedAt, answers }: Assessment): object {
  const known = (fields: Field[]) => fields.filter(({ path }) => valueOf(answers, path) !== undefined)
  const values = (fields: Field[], prefix: string) =>
    shapeOf(known(fields), prefix, ({ path }) => valueOf(answers, path))
  return {
    id,
    version,
    updatedAt,
    ...values(ownFields, OWN),
    address: values(addressFields, ADDRESS),
    provenance: shapeOf(known([...ownFields, ...addressFields]), '', ({ path }) => answers[path]?.provenance),
  }
}
