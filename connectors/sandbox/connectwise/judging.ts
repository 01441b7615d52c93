import type { Clock } from '../../../hub/domain/clock.ts'
import {
  hasCustomFields,
  missingCustomFields,
  readCustomFields,
  type CustomValues,
  type Definition,
} from './custom-fields.ts'
import { invalid, invalidObject, missing, type Problem } from './errors.ts'
import { theKind } from './kinds/index.ts'
import type { Kind } from './kinds/kind.ts'
import type { Body, Row, Rows } from './rows.ts'
import { applyRules } from './rules.ts'
import { checkSetup, setupFields } from './setup-rules.ts'
import { checkValue, type Reference } from './values.ts'

export interface Judge {
  /** Checks `given` and puts what is good into `row.body`. */
  fill(kind: Kind, row: Row, given: Record<string, unknown>): Problem[]
  /** Judges the whole record, as ConnectWise does on every save, and names every bad field at once. */
  judge(kind: Kind, row: Row, before: Row | undefined, problems: Problem[]): void
}

export interface JudgeNeeds {
  rows: Rows
  clock: Clock
  nameOf(kind: Kind, body: Body): string
  definitions(kind: string): Definition[]
}

/** A deleted company is still in the recycle bin. */
export const visible = (kind: Kind, row: Row | undefined): row is Row =>
  row !== undefined && !(kind.name === 'companies' && row.body.deletedFlag === true)

export function makeJudge({ rows, clock, nameOf, definitions }: JudgeNeeds): Judge {
  function byIdentifier(kind: Kind, identifier: string): number | undefined {
    return rows.identified(kind.name, identifier).find((id) => visible(kind, rows.get(kind.name, id)))
  }

  function resolve(to: string, { id, identifier, name }: Reference): number | string {
    const kind = theKind(to)
    if (id !== undefined) return visible(kind, rows.get(to, id)) ? id : `${kind.title} ${id} not found`
    const wanted = (identifier ?? name ?? '').slice(0, 100)
    const missed = `${kind.title} ${wanted.slice(0, 50)} not found`
    if (identifier !== undefined) return byIdentifier(kind, wanted) ?? missed
    for (const row of rows.all(to))
      if (visible(kind, row) && nameOf(kind, row.body).toLowerCase() === wanted.toLowerCase()) return row.id
    return missed
  }

  function fill(kind: Kind, row: Row, given: Record<string, unknown>): Problem[] {
    const problems: Problem[] = []
    for (const [name, field] of Object.entries(kind.fields)) {
      if (field.readOnly || !(name in given)) continue
      const result = checkValue(kind, name, field, given[name], resolve)
      if ('problem' in result) problems.push(result.problem)
      else if (result.value === null) delete row.body[name]
      else row.body[name] = result.value
    }
    if (hasCustomFields(kind) && 'customFields' in given) {
      const read = readCustomFields(kind, definitions(kind.name), given.customFields)
      row.body.customFields = read.values
      problems.push(...read.problems)
    }
    return [...problems, ...setupFields(kind, row, given, rows)]
  }

  function judge(kind: Kind, row: Row, before: Row | undefined, problems: Problem[]): void {
    const all = [
      ...problems,
      ...applyRules({ kind, row, before: before?.body, rows, now: clock.now() }),
      ...checkSetup({ kind, row, before: before?.body, rows }),
      ...Object.entries(kind.fields)
        .filter(([name, field]) => field.required && row.body[name] === undefined)
        .map(([name]) => missing(kind.model, name)),
      ...missingCustomFields(kind, definitions(kind.name), (row.body.customFields ?? {}) as CustomValues),
      ...taken(kind, row),
    ]
    const once = all.filter((one, at) => all.findIndex(({ field }) => field === one.field) === at)
    if (once.length > 0) throw invalidObject(kind.model, once)
  }

  function taken(kind: Kind, row: Row): Problem[] {
    const { identifier } = row.body
    if (!kind.uniqueIdentifier || typeof identifier !== 'string') return []
    const twin = rows
      .identified(kind.name, identifier)
      .find((id) => id !== row.id && visible(kind, rows.get(kind.name, id)))
    return twin === undefined
      ? []
      : [
          {
            ...invalid(kind.model, 'identifier', `A matching ${kind.model} already exists`),
            code: 'ObjectExists',
          },
        ]
  }

  return { fill, judge }
}
