import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { STATUSES } from '../domain/assessment.ts'
import { fieldAt } from '../domain/fields.ts'
import { closest } from './closest.ts'
import type { Complaint } from './complaint.ts'
import type { Line, Mapping } from './mapping.ts'
import type { TransformContext } from './transform.ts'
import { back } from './use-mapping.ts'

type Finding = Pick<Complaint, 'message' | 'remedy'>

/**
 * Proves each line that stands alone: a two-way line gives back every value that it sends, a map names only values
 * that its field can hold, and a transform fits its field at all. The values tried are the whole map where there is
 * one, the field's own options where it has them, and otherwise a fixed set for each transform.
 */
export function roundTripComplaints(mapping: Mapping): Complaint[] {
  return mapping.records.flatMap(({ kind, lines }) =>
    lines.flatMap((line, index) =>
      proveLine(line).map((finding) => ({ path: ['records', kind, 'fields', index, 'as'], ...finding })),
    ),
  )
}

const CONTEXT: TransformContext = { owners: [] }

function proveLine(line: Line): Finding[] {
  const { canonical, transform, direction } = line
  if (canonical === undefined || line.template) return []
  const schema = schemaOf(canonical)
  const strangers = schema ? mapStrangers(line, schema) : []
  if (strangers.length > 0) return strangers
  const values = [...(transform.probes ?? []), ...samples(schema)].filter(
    (value) => !schema || schema.safeParse(value).success,
  )
  const sent = values.flatMap((value) => {
    const made = transform.forward(value, CONTEXT)
    return made.ok ? [{ value, remote: made.value }] : []
  })
  if (schema && transform.probes && transform.probes.length > 0 && sent.length === 0)
    return [
      {
        message: `“${transform.name}” can write nothing that “${canonical}” holds.`,
        remedy: 'Use a transform for values of this kind; mappings/README.md lists them.',
      },
    ]
  return direction === 'both' && transform.reversible ? losses(line, sent) : []
}

/** What does not survive the way to the CRM and back. */
function losses(line: Line, sent: { value: unknown; remote: string }[]): Finding[] {
  const { transform } = line
  const meaning = new Map<string, unknown>()
  for (const { value, remote } of sent) {
    const returned = back(line, remote)
    const now = returned.ok ? returned.value : undefined
    if (!isDeepStrictEqual(now, value))
      return [
        {
          message: `${shown(value)} is sent as ${shown(remote)} and comes back as ${now === undefined ? 'nothing' : shown(now)}.`,
          remedy: 'Make the line to_crm, or use a transform that loses nothing of this field.',
        },
      ]
    const compared = transform.normalise(remote)
    const other = meaning.get(compared)
    if (other !== undefined && !isDeepStrictEqual(other, value))
      return [
        {
          message: `${shown(value)} and ${shown(other)} look the same in the CRM.`,
          remedy: 'Give each value an option of its own, or make the line to_crm.',
        },
      ]
    if (!comesBackFrom(line, compared))
      return [
        {
          message: `${shown(value)} does not come back once it is spelled as ${shown(compared)}.`,
          remedy: 'Make the line to_crm, or use another transform.',
        },
      ]
    meaning.set(compared, value)
  }
  return []
}

/** Whether the spelling that values are compared by means the value that it was made of, were it sent again. */
function comesBackFrom(line: Line, compared: string): boolean {
  const returned = back(line, compared)
  const again = returned.ok ? line.transform.forward(returned.value, CONTEXT) : returned
  return again.ok && line.transform.normalise(again.value) === compared
}

/** Names in a map that its field never holds: they would wait for ever, or bring back what is refused. */
function mapStrangers({ transform, canonical = '', direction }: Line, schema: z.ZodType): Finding[] {
  const comesBack = direction === 'both' || direction === 'from_crm'
  const named = [...(transform.keys ?? []), ...(comesBack ? (transform.from ?? []) : [])]
  const options = optionsOf(schema)
  return [...new Set(named)]
    .filter((key) => !schema.safeParse(key).success && !schema.safeParse([key]).success)
    .map((key) => {
      const near = closest(key, options)
      const known =
        options.length > 0 && options.length <= 30 ? `Use one of ${options.join(', ')}.` : 'Correct it.'
      return {
        message: `“${canonical}” never holds ${shown(key)}.`,
        remedy: near ? `Did you mean “${near}”? ${known}` : known,
      }
    })
}

const STATUS = z.enum(STATUSES)

function schemaOf(canonical: string): z.ZodType | undefined {
  return canonical === 'assessment.status' ? STATUS : fieldAt(canonical)?.schema
}

/** Values that a field surely holds: its options one by one, or what people write into a field of plain text. */
function samples(schema: z.ZodType | undefined): unknown[] {
  if (!schema) return []
  const options = optionsOf(schema)
  if (options.length > 0) return [...options, ...options.map((one) => [one]), options]
  return PLAIN
}

const PLAIN = ['Acme & Söhne GmbH', 'ÉCOLE', "O'Neil; Low, and Co.", '007', 'Two  spaces']

function optionsOf(schema: z.ZodType): string[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const item = typeof json.items === 'object' && !Array.isArray(json.items) ? json.items : json
  return (item.enum ?? []).filter((one) => typeof one === 'string')
}

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 100)
