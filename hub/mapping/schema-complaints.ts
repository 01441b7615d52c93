import { z } from 'zod'
import { closest } from './closest.ts'
import type { Complaint } from './complaint.ts'
import { MappingFile } from './schema.ts'

/** What the schema found, in words: unknown words with the one that was meant, wrong values with what may stand there. */
export function schemaComplaints(issues: readonly z.core.$ZodIssue[]): Complaint[] {
  return issues.flatMap((issue) => complaintsOf(issue, []))
}

function complaintsOf(issue: z.core.$ZodIssue, around: PropertyKey[]): Complaint[] {
  const path = [...around, ...issue.path]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `“${key}” is not a word of the mapping language.`,
      remedy: didYouMean(key, wordsAt(path)) ?? `Remove it${listed(wordsAt(path))}.`,
    }))
  if (issue.code === 'invalid_union') {
    const branch = meantBranch(issue.errors)
    if (branch) return branch.flatMap((one) => complaintsOf(one, path))
  }
  if (issue.code === 'invalid_key')
    return issue.issues.flatMap((one) => ({
      path,
      message: `${one.message}.`,
      remedy: 'Correct the name.',
    }))
  return [{ path, message: messageOf(issue), remedy: remedyOf(issue) }]
}

/** Of several shapes that a value could have, the one that was meant: whose own words are there. */
function meantBranch(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const inside = branches.filter((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0))
  const known = inside.find((issues) => !issues.some(isMissing))
  if (known) return known
  const strict = branches.filter((issues) => issues.some(({ code }) => code === 'unrecognized_keys'))
  return strict.find((issues) => !issues.some(isMissing))
}

const isMissing = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined')

function messageOf(issue: z.core.$ZodIssue): string {
  const text = issue.message.replace(/^Invalid input: expected/, 'Expected')
  return /[.!?]$/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function remedyOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.includes('received undefined')) return 'Add it.'
  if (issue.code === 'invalid_type' && issue.expected === 'string')
    return 'Write a text, in quotes where it looks like a number.'
  if (issue.code === 'invalid_value') return `Use one of ${issue.values.map(String).join(', ')}.`
  return 'Correct the value; mappings/README.md shows what may stand here.'
}

const didYouMean = (word: string, words: readonly string[]): string | undefined => {
  const near = closest(word, words)
  return near && `Did you mean “${near}”?`
}

const listed = (words: readonly string[]): string =>
  words.length > 0 && words.length <= 20 ? `, or use one of ${words.join(', ')}` : ''

/** The words that the schema knows at a place. */
function wordsAt(path: readonly PropertyKey[]): string[] {
  const words = new Set<string>()
  for (const schema of at(SCHEMA, path))
    for (const word of Object.keys(schema.properties ?? {})) words.add(word)
  return [...words]
}

type Json = z.core.JSONSchema.BaseSchema
const SCHEMA: Json = z.toJSONSchema(MappingFile, { io: 'input' })

function at(schema: Json, path: readonly PropertyKey[]): Json[] {
  const [key, ...rest] = path
  const shapes = schema.anyOf
    ? schema.anyOf.flatMap((one) => (typeof one === 'object' ? [one] : []))
    : [schema]
  if (key === undefined) return shapes
  return shapes.flatMap((one) => {
    const next =
      typeof key === 'number'
        ? Array.isArray(one.items)
          ? undefined
          : one.items
        : (one.properties?.[String(key)] ?? one.additionalProperties)
    return typeof next === 'object' ? at(next, rest) : []
  })
}
