import type { z } from 'zod'
import { HubError, type FieldError } from '../domain/errors.ts'

/** Parses input from outside once; afterwards it is trusted. The error names every bad field. */
export function parse<T extends z.ZodType>(schema: T, input: unknown, what = 'The request'): z.infer<T> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields = fieldErrors(result.error)
  throw new HubError(
    'invalid_input',
    `${what} has ${fields.length === 1 ? 'a field' : `${fields.length} fields`} that cannot be used.`,
    {
      hint: 'Correct the fields named and send it again.',
      fields,
    },
  )
}

/** An answer must not grow with what somebody sends. */
const MAX_FIELDS = 100
const MAX_PATH_LENGTH = 200

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues
    .flatMap((issue) => ofIssue(issue, []))
    .slice(0, MAX_FIELDS)
    .map(({ path, message }) => ({ path: path.slice(0, MAX_PATH_LENGTH), message }))
}

type Issue = z.core.$ZodIssue

function ofIssue(issue: Issue, above: PropertyKey[]): FieldError[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key].map(String).join('.'),
      message: 'There is no such field.',
    }))
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return closest(issue.errors).flatMap((one) => ofIssue(one, path))
  return [{ path: path.map(String).join('.'), message: issue.message }]
}

/**
 * What was meant by a value that fits no form of a union: a form that at least has the right type, of those the one
 * that knows most of the fields sent, and of those the one with the fewest faults.
 */
function closest(forms: readonly Issue[][]): Issue[] {
  const flat = forms.flatMap(flatten)
  const fitting = flat.filter((issues) => !issues.some(isOfWrongType))
  const [best = []] = (fitting.length > 0 ? fitting : flat).toSorted(
    (a, b) => unknownFields(a) - unknownFields(b) || faults(a) - faults(b),
  )
  return best
}

/** The forms of a union inside a union count as forms of the outer one. */
function flatten(form: Issue[]): Issue[][] {
  const [issue] = form
  const isUnion = form.length === 1 && issue?.code === 'invalid_union' && issue.path.length === 0
  return isUnion && issue.errors.length > 0 ? issue.errors.flatMap(flatten) : [form]
}

const isOfWrongType = ({ code, path }: Issue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')

const unknownFields = (issues: Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0)

/** A value without the mark that tells its form was hardly meant to be of that form. */
const faults = (issues: Issue[]): number =>
  issues.reduce(
    (sum, issue) => sum + (issue.code === 'invalid_union' && issue.errors.length === 0 ? 10 : 1),
    0,
  )
