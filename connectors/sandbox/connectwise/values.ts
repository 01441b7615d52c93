import { invalid, type Problem } from './errors.ts'
import { seconds } from './custom-fields.ts'
import type { Field, Kind } from './kinds/kind.ts'

export type Stored = string | number | boolean | number[]
export type Checked = { value: Stored | null } | { problem: Problem }

/** Finds the record that a reference means; the string says which was asked for and is not there. */
export type Resolve = (kind: string, given: Reference) => number | string
export interface Reference {
  id?: number | undefined
  identifier?: string | undefined
  name?: string | undefined
}

const MAX_TEXT_CHARS = 60_000

/** A value as it is stored (references as ids; `null` = blank), or why it is refused. */
export function checkValue(
  kind: Kind,
  name: string,
  field: Field,
  given: unknown,
  resolve: Resolve,
): Checked {
  if (given === null || given === undefined || given === '') return { value: null }
  const refuse = (message: string, code = 'InvalidField', at = name): Checked => ({
    problem: { ...invalid(kind.model, at, message), code },
  })
  switch (field.type) {
    case 'text': {
      if (!['string', 'number', 'boolean'].includes(typeof given))
        return refuse(`The field ${name} must be a string.`)
      const text = String(given as string)
      const max = field.max ?? MAX_TEXT_CHARS
      return text.length > max
        ? refuse(`The field ${name} must be a string with a maximum length of ${max}.`, 'MaxLengthField')
        : { value: text }
    }
    case 'int':
    case 'number':
      return number(name, field, given, refuse)
    case 'flag': {
      const flag = typeof given === 'string' ? { true: true, false: false }[given.toLowerCase()] : given
      return typeof flag === 'boolean' ? { value: flag } : refuse(`The field ${name} must be true or false.`)
    }
    case 'moment': {
      const at = typeof given === 'string' && /^\d{4}-\d\d-\d\d/.test(given) ? new Date(given) : new Date(NaN)
      return Number.isNaN(at.getTime()) ? refuse(`The field ${name} must be a date.`) : { value: seconds(at) }
    }
    case 'one of':
      return typeof given === 'string' && field.values.includes(given)
        ? { value: given }
        : refuse(`The field ${name} must be one of ${field.values.join(', ')}.`)
    case 'ids':
      return Array.isArray(given) && given.length <= 100 && given.every(Number.isInteger)
        ? { value: given as number[] }
        : refuse(`The field ${name} must be a list of ids.`)
    case 'reference': {
      const reference = readReference(given)
      if (!reference) return refuse(`The field ${name} must be a reference with an id.`)
      if (Object.keys(reference).length === 0) return { value: null }
      const found = resolve(field.to, reference)
      return typeof found === 'number' ? { value: found } : refuse(found, 'NotFound', `${name}/id`)
    }
  }
}

function number(
  name: string,
  field: { type: 'int' | 'number'; min?: number; max?: number },
  given: unknown,
  refuse: (message: string, code?: string) => Checked,
): Checked {
  const { min = -2_147_483_648, max = 2_147_483_647 } = field
  const value = typeof given === 'number' || (typeof given === 'string' && given.trim()) ? Number(given) : NaN
  if (!Number.isFinite(value) || (field.type === 'int' && !Number.isInteger(value)))
    return refuse(`The field ${name} must be a number.`)
  if (field.type === 'int' && (value < min || value > max))
    return refuse(`The field ${name} must be between ${min} and ${max}.`, 'OutOfRange')
  return { value }
}

/** `{id}`, `{identifier}` or `{name}`; the id counts when there are several. Undefined: no reference at all. */
export function readReference(given: unknown): Reference | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  const { id, identifier, name } = given as Record<string, unknown>
  const numbered = typeof id === 'string' && /^\d{1,10}$/.test(id) ? Number(id) : id
  if (typeof numbered === 'number') return Number.isInteger(numbered) ? { id: numbered } : undefined
  if (numbered !== undefined && numbered !== null) return undefined
  if (typeof identifier === 'string' && identifier) return { identifier }
  if (typeof name === 'string' && name) return { name }
  return {}
}
