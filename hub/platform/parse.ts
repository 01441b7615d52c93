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

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...issue.path, key].join('.'),
        message: 'There is no such field.',
      }))
    return [{ path: issue.path.join('.'), message: issue.message }]
  })
}
