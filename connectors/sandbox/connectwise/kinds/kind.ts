/** What a field of a record may hold. */
export type Field = (
  | { type: 'text'; max?: number; email?: boolean }
  | { type: 'int' | 'number'; min?: number; max?: number }
  | { type: 'flag' }
  | { type: 'moment' }
  | { type: 'one of'; values: readonly string[] }
  | { type: 'ids' }
  /** Another record, sent as `{id}` (or by its identifier or name) and told with its name. */
  | { type: 'reference'; to: string }
) & {
  /** `on update`: filled in when a new record leaves it out, and refused as missing later. */
  required?: 'always' | 'on update'
  readOnly?: boolean
  /** The stand-in's page shows several lines for it. */
  long?: boolean
}

/** One resource of the API: where it is, what its records hold, and what may be done with them. */
export interface Kind {
  /** As the stand-in calls it. */
  name: string
  /** Below `/apis/3.0`; `:parent` stands for the record it belongs to. */
  paths: string[]
  /** As error bodies name it: `company object is invalid`, `Company 7 not found`. */
  model: string
  title: string
  /** The field that names a record in references and on pages. */
  label: string
  fields: Record<string, Field>
  /** The kind it belongs to, and the field of its own that says to which. */
  parent?: { kind: string; field: string; asId?: boolean }
  readOnly?: boolean
  /** As callbacks name it. */
  callback?: string
  /** What a new record has unless told. */
  defaults?: Record<string, unknown>
  /** No two records may share their `identifier`. */
  uniqueIdentifier?: boolean
}

export const text = (max?: number): Field => ({ type: 'text', ...(max === undefined ? {} : { max }) })
export const long = (max?: number): Field => ({ ...text(max), long: true })
export const int = (min?: number, max?: number): Field => ({
  type: 'int',
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
})
export const number = (): Field => ({ type: 'number' })
export const flag = (): Field => ({ type: 'flag' })
export const moment = (): Field => ({ type: 'moment' })
export const ids = (): Field => ({ type: 'ids' })
export const reference = (to: string): Field => ({ type: 'reference', to })
export const oneOf = (...values: string[]): Field => ({ type: 'one of', values })
export const needed = (field: Field): Field => ({ ...field, required: 'always' })
export const neededLater = (field: Field): Field => ({ ...field, required: 'on update' })
export const told = (field: Field): Field => ({ ...field, readOnly: true })

/** The ten fixed fields that companies and contacts have besides user-defined ones. */
export const userDefinedTen = (): Record<string, Field> =>
  Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`userDefinedField${index + 1}`, text(50)]))

/** A table of the set-up screens: a name and a few flags. */
export function lookup(
  name: string,
  path: string,
  [model, title]: [string, string],
  fields: Record<string, Field> = {},
  label = 'name',
): Kind {
  return {
    name,
    paths: [path],
    model,
    title,
    label,
    fields: { [label]: needed(text(50)), ...fields },
  }
}
