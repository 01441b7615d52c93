import { z } from 'zod'
import { PODS } from './custom-fields.ts'
import { invalid, type Problem } from './errors.ts'
import type { Kind } from './kinds/kind.ts'
import type { Body, Row, Rows } from './rows.ts'

const Options = z
  .array(
    z.object({
      id: z.number().int().optional(),
      optionValue: z.string().min(1).max(100),
      defaultFlag: z.boolean().default(false),
      inactiveFlag: z.boolean().default(false),
      sortOrder: z.number().int().default(0),
    }),
  )
  .max(500)

/** The lists within set-up records, which are no plain fields. */
export function setupFields(kind: Kind, row: Row, given: Record<string, unknown>, rows: Rows): Problem[] {
  if (kind.name !== 'userDefinedFields') return []
  addPlaces(row, given, rows)
  if (!('options' in given)) return []
  const options = Options.safeParse(given.options ?? [])
  if (!options.success) return [invalid(kind.model, 'options', 'The options are not valid.')]
  row.body.options = options.data.map((one, index) => ({ ...one, id: one.id ?? index + 1 }))
  return []
}

/** `addAllLocations` and its like say at once where a field is used. */
function addPlaces({ body }: Row, given: Record<string, unknown>, rows: Rows): void {
  const all = (kind: string) => [...rows.all(kind)].map(({ id }) => id)
  if (given.addAllLocations === true) body.locationIds = all('locations')
  if (given.removeAllLocations === true) body.locationIds = []
  if (given.addAllBusinessUnits === true) body.businessUnitIds = all('departments')
  if (given.removeAllBusinessUnits === true) body.businessUnitIds = []
}

/** Levels of each type of callback. https://developer.connectwise.com/Best_Practices/PSA_Callbacks */
const CALLBACK_LEVELS = new Map(
  Object.entries({
    activity: ['owner', 'status', 'type', 'company', 'activity'],
    company: ['owner', 'status', 'type', 'territory', 'company', 'integratortag'],
    configuration: ['owner', 'status', 'type', 'company', 'configuration'],
    contact: ['owner', 'company', 'contact', 'integratortag'],
    opportunity: ['owner', 'status', 'type', 'company', 'opportunity'],
  }),
)

/** What set-up records must obey: user-defined fields and callbacks. */
export function checkSetup(draft: { kind: Kind; row: Row; before: Body | undefined; rows: Rows }): Problem[] {
  if (draft.kind.name === 'userDefinedFields') return checkDefinition(draft)
  if (draft.kind.name === 'callbacks') return checkCallback(draft)
  return []
}

function checkDefinition({ kind, row, rows }: { kind: Kind; row: Row; rows: Rows }): Problem[] {
  const { podId, caption, entryTypeIdentifier } = row.body
  const problems: Problem[] = []
  row.body.options ??= []
  row.body.dateCreated ??= new Date(row.enteredAt).toISOString().replace(/\.\d+Z$/, 'Z')
  if (typeof podId === 'number' && !PODS[podId])
    problems.push({ ...invalid(kind.model, 'podId', `Pod ${podId} not found`), code: 'NotFound' })
  for (const other of rows.all(kind.name))
    if (other.id !== row.id && other.body.podId === podId && other.body.caption === caption)
      problems.push({
        ...invalid(kind.model, 'caption', `The caption is used already on this pod`),
        code: 'ObjectExists',
      })
  const choices = Array.isArray(row.body.options) ? row.body.options.length : 0
  if ((entryTypeIdentifier === 'List' || entryTypeIdentifier === 'Option') && choices === 0)
    problems.push(invalid(kind.model, 'options', 'The options field is required for this entry type.'))
  return problems
}

function checkCallback({ kind, row, rows }: { kind: Kind; row: Row; rows: Rows }): Problem[] {
  const { url, type, level, objectId } = row.body
  const problems: Problem[] = []
  if (typeof url === 'string' && !/^https?:\/\/[^\s]+$/.test(url))
    problems.push(invalid(kind.model, 'url', 'Invalid URL'))
  const levels = typeof type === 'string' ? CALLBACK_LEVELS.get(type.toLowerCase()) : undefined
  if (typeof type === 'string' && !levels)
    problems.push({ ...invalid(kind.model, 'type', 'Unrecognized type'), code: 'InvalidObject' })
  if (levels && typeof level === 'string' && !levels.includes(level.toLowerCase()))
    problems.push({
      ...invalid(
        kind.model,
        'level',
        'Unrecognized level for type, see documentation for supported levels for each type',
      ),
      code: 'InvalidObject',
    })
  for (const other of rows.all(kind.name)) {
    const { body } = other
    const same = body.url === url && body.type === type && body.level === level && body.objectId === objectId
    if (other.id !== row.id && same)
      problems.push({
        ...invalid(kind.model, 'objectId', 'A matching callback entry already exists'),
        code: 'ObjectExists',
      })
  }
  return problems
}
