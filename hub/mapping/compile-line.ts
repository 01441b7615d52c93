import type { Kind } from '../domain/canonical.ts'
import { FIELDS } from '../domain/fields.ts'
import { closest } from './closest.ts'
import type { Complain } from './complaint.ts'
import { compileTransform } from './compile-transform.ts'
import { canonicalPath, CHOICE, DERIVED, elementPaths, kindWith } from './derived.ts'
import type { Line, Policy } from './mapping.ts'
import type { LineFile, MappingFile } from './schema.ts'
import { parseTemplate } from './template.ts'

export interface LineContext {
  kind: Kind
  defaults: MappingFile['defaults']
  choices: ReadonlySet<string>
  /** Place of the line in the file, and its number. */
  path: PropertyKey[]
  at: number
  complain: Complain
}

/** From one line of the file to its meaning. */
export function compileLine(file: LineFile, context: LineContext): Line {
  const { kind, defaults, path, at, complain } = context
  const direction = file.direction ?? defaults.direction
  const transform = compileTransform(file.as, [...path, 'as'], complain)
  const template =
    file.template === undefined ? undefined : parseTemplate(file.template, file.escape ?? 'none')
  const line: Line = {
    id: `${kind}.${file.remote}`,
    kind,
    remote: file.remote,
    ...(file.canonical === undefined ? {} : { canonical: file.canonical }),
    ...(template ? { template } : {}),
    direction,
    conflict: policyOf(file, direction, context),
    blank: file.blank ?? defaults.blank,
    transform,
    ...(file.initial === undefined ? {} : { initial: file.initial }),
    at,
  }
  checkPaths(line, context)
  checkDirection(line, context)
  if (file.escape && !template)
    complain([...path, 'escape'], 'Only a template is escaped.', 'Remove the word, or use a template.')
  if (template && file.as !== undefined)
    complain([...path, 'as'], 'A template is sent as it is.', 'Remove `as`, or use a canonical path.')
  return line
}

/** `newest` is a question to the CRM's history of both sides' edits; as a default it means only the two-way lines. */
function policyOf(
  file: LineFile,
  direction: Line['direction'],
  { defaults, path, complain }: LineContext,
): Policy {
  const policy = file.conflict ?? defaults.conflict
  if (policy !== 'newest' || direction === 'both') return policy
  if (file.conflict === 'newest')
    complain(
      [...path, 'conflict'],
      'Only a two-way line can go by the newest edit.',
      'Use direction: both, or another policy such as ours or fill_empty.',
    )
  return 'fill_empty'
}

function checkPaths({ canonical, template }: Line, { kind, choices, path, complain }: LineContext): void {
  if ((canonical === undefined) === (template === undefined))
    complain(path, 'A line has either a canonical path or a template.', 'Keep one of the two.')
  for (const one of canonical === undefined ? (template?.paths ?? []) : [canonical]) {
    if (canonicalPath(one, kind, choices)) continue
    const place = [...path, template ? 'template' : 'canonical']
    const owner = kindWith(one)
    if (owner) complain(place, `A ${kind} has no “${one}”.`, `It is said in records of kind ${owner}.`)
    else if (one.startsWith(CHOICE))
      complain(place, `There is no choice “${one.slice(CHOICE.length)}”.`, 'Declare it under choices.')
    else complain(place, `There is no canonical path “${one}”.`, remedyFor(one, kind, choices))
  }
}

function remedyFor(path: string, kind: Kind, choices: ReadonlySet<string>): string {
  const known = [
    ...FIELDS.map((field) => field.path),
    ...DERIVED.keys(),
    ...elementPaths(kind),
    ...[...choices].map((name) => CHOICE + name),
  ]
  const near = closest(path, known)
  return `${near ? `Did you mean “${near}”? ` : ''}mappings/README.md says which paths there are.`
}

function checkDirection(line: Line, { kind, choices, path, complain }: LineContext): void {
  const { direction, template, canonical, transform } = line
  const comesBack = direction === 'both' || direction === 'from_crm'
  if (comesBack && template)
    complain([...path, 'direction'], 'A template is a one-way text.', 'Use direction: to_crm or on_create.')
  if (comesBack && canonical !== undefined && canonicalPath(canonical, kind, choices) === 'out')
    complain(
      [...path, 'direction'],
      `“${canonical}” is worked out by the hub and cannot be set from the CRM.`,
      'Use direction: to_crm.',
    )
  if (direction === 'both' && !transform.reversible)
    complain(
      [...path, 'as'],
      `“${transform.name}” cannot be turned round without loss, so the line cannot be two-way.`,
      'Use direction: to_crm, or a transform that can be reversed (a map where no two values mean one option, money with its currency).',
    )
  if (line.initial !== undefined && direction !== 'from_crm')
    complain(
      [...path, 'initial'],
      'A first value makes sense where the CRM owns the field afterwards.',
      'Use direction: from_crm, or a template with direction: on_create.',
    )
}
