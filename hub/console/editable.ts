import { z } from 'zod'
import { FIELDS } from '../domain/fields.ts'
import type { CatalogueField } from './catalogue.ts'

const LONG_CHARS = 1000

/** The field catalogue as the pages need it: labels, sections, and which control can edit a value. */
export const catalogueFields = (): CatalogueField[] =>
  FIELDS.map(({ path, label, step, schema }) => ({ path, label, step, ...controlOf(schema) }))

function controlOf(schema: z.ZodType): Pick<CatalogueField, 'control' | 'options' | 'maxChars'> {
  const json: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  if (isCount(json)) return { control: 'count' }
  if (!isText(json)) return { control: 'none' }
  if (json.enum) return { control: 'choice', options: json.enum }
  const maxChars = json.maxLength ?? 500
  return { control: maxChars > LONG_CHARS ? 'long' : 'text', maxChars }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isText = (json: unknown): json is { enum?: string[]; maxLength?: number } =>
  isObject(json) &&
  (json.type === 'string' ||
    (Array.isArray(json.anyOf) && json.anyOf.some((one) => isObject(one) && one.type === 'string')))

const isCount = (json: unknown): boolean =>
  isObject(json) && isObject(json.properties) && 'min' in json.properties && 'exact' in json.properties
