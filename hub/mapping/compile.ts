import type { CountryCode } from 'libphonenumber-js'
import { isSupportedCountry } from 'libphonenumber-js'
import { KINDS, type Kind } from '../domain/canonical.ts'
import { canonicalPath, DERIVED } from './derived.ts'
import type { Line, Mapping, RecordMapping } from './mapping.ts'
import type { LineFile, MappingFile, RecordFile } from './schema.ts'
import { parseTemplate } from './template.ts'
import { phone } from './transform-phone.ts'
import { enumMap, list } from './transform-options.ts'
import { TRANSFORMS } from './transforms.ts'
import type { Transform } from './transform.ts'

export interface Complaint {
  path: PropertyKey[]
  message: string
  remedy: string
}
type Complain = (path: PropertyKey[], message: string, remedy: string) => void

/** From the file's words to their meaning, with everything that contradicts itself. */
export function compile(
  file: MappingFile,
  text: string,
  lineOf: (path: PropertyKey[]) => number,
): { mapping: Mapping; complaints: Complaint[] } {
  const complaints: Complaint[] = []
  const complain: Complain = (path, message, remedy) => complaints.push({ path, message, remedy })
  const records = KINDS.flatMap((kind) => {
    const record = file.records[kind]
    return record ? [compileRecord(kind, record, file.defaults, lineOf, complain)] : []
  })
  checkWhoWritesBack(records, complain)
  checkAssociations(file, complain)
  return {
    mapping: {
      name: file.mapping,
      version: file.version,
      crm: file.crm,
      guard: { maxChangedShare: file.guard.max_changed, maxBlanked: file.guard.max_blanked },
      choices: [],
      records,
      text,
    },
    complaints,
  }
}

function compileRecord(
  kind: Kind,
  file: RecordFile,
  defaults: MappingFile['defaults'],
  lineOf: (path: PropertyKey[]) => number,
  complain: Complain,
): RecordMapping {
  const place = ['records', kind]
  const lines = file.fields.map((line, index) => {
    const path = [...place, 'fields', index]
    return compileLine(kind, line, defaults, lineOf(path), path, complain)
  })
  const seen = new Set<string>()
  lines.forEach(({ remote }, index) => {
    if (seen.has(remote) || remote === file.key)
      complain(
        [...place, 'fields', index, 'remote'],
        `“${remote}” is written by two lines.`,
        'Keep one of them.',
      )
    seen.add(remote)
  })
  const adopt = file.adopt.map((rule) => ({ remotes: typeof rule === 'string' ? [rule] : rule.all }))
  adopt.forEach(({ remotes }, index) => {
    for (const remote of remotes)
      if (!seen.has(remote))
        complain(
          [...place, 'adopt', index],
          `No line writes “${remote}”.`,
          'Match by fields that have a line.',
        )
  })
  return {
    kind,
    object: file.object,
    key: file.key,
    adopt,
    onCrmDelete: file.on_crm_delete,
    when: file.when ?? (kind === 'company' || kind === 'contact' ? 'contactable' : 'submitted'),
    associate: file.associate,
    own: [
      { object: file.object, name: file.key, label: 'Entourage Sentry key', type: 'text', unique: true },
      ...file.own.map((one) => ({ object: file.object, ...one })),
    ],
    lines,
    examples: file.examples.map((one, index) => ({ ...one, at: lineOf([...place, 'examples', index]) })),
  }
}

function compileLine(
  kind: Kind,
  file: LineFile,
  defaults: MappingFile['defaults'],
  at: number,
  path: PropertyKey[],
  complain: Complain,
): Line {
  const direction = file.direction ?? defaults.direction
  const transform = compileTransform(file.as, [...path, 'as'], complain)
  const template =
    file.template === undefined ? undefined : parseTemplate(file.template, file.escape ?? 'none')
  if ((file.canonical === undefined) === (template === undefined))
    complain(path, 'A line has either a canonical path or a template.', 'Keep one of the two.')
  for (const one of file.canonical === undefined ? (template?.paths ?? []) : [file.canonical])
    if (!canonicalPath(one))
      complain(
        [...path, template ? 'template' : 'canonical'],
        `There is no canonical path “${one}”.`,
        'Use a path of hub/domain/fields.ts or of hub/mapping/derived.ts.',
      )

  const comesBack = direction === 'both' || direction === 'from_crm'
  if (comesBack && template)
    complain([...path, 'direction'], 'A template is a one-way text.', 'Use direction: to_crm or on_create.')
  if (comesBack && file.canonical !== undefined && DERIVED.get(file.canonical) === 'out')
    complain(
      [...path, 'direction'],
      `“${file.canonical}” is worked out by the hub and cannot be set from the CRM.`,
      'Use direction: to_crm.',
    )
  if (direction === 'both' && !transform.reversible)
    complain(
      [...path, 'as'],
      `“${transform.name}” cannot be turned round without loss, so the line cannot be two-way.`,
      'Use direction: to_crm, or a transform that can be reversed (a map where no two values mean one option).',
    )
  if (file.escape && !template)
    complain([...path, 'escape'], 'Only a template is escaped.', 'Remove the word, or use a template.')
  if (file.initial !== undefined && direction !== 'from_crm')
    complain(
      [...path, 'initial'],
      'A first value makes sense where the CRM owns the field afterwards.',
      'Use direction: from_crm, or a template with direction: on_create.',
    )
  return {
    id: `${kind}.${file.remote}`,
    kind,
    remote: file.remote,
    ...(file.canonical === undefined ? {} : { canonical: file.canonical }),
    ...(template ? { template } : {}),
    direction,
    conflict: file.conflict ?? defaults.conflict,
    blank: file.blank ?? defaults.blank,
    transform,
    ...(file.initial === undefined ? {} : { initial: file.initial }),
    at,
  }
}

function compileTransform(as: LineFile['as'], path: PropertyKey[], complain: Complain): Transform {
  const text = TRANSFORMS.get('text')
  if (!text) throw new Error('The text transform is missing.')
  if (as === undefined) return text
  if (typeof as === 'string') {
    const found = TRANSFORMS.get(as)
    if (!found)
      complain(path, `There is no transform “${as}”.`, `Use one of ${[...TRANSFORMS.keys()].join(', ')}.`)
    return found ?? text
  }
  if ('list' in as) return list({ separator: as.list, ...(as.map ? { map: as.map } : {}) })
  if ('phone' in as) {
    if (!isSupportedCountry(as.phone))
      complain(path, `“${as.phone}” is not a country with phone numbers.`, 'Use an ISO 3166 code such as US.')
    return phone(isSupportedCountry(as.phone) ? as.phone : ('US' satisfies CountryCode))
  }
  if (!('map' in as)) return enumMap({ map: {}, from: as.from, unmapped: as.unmapped })
  if ((as.unmapped === 'default') !== (as.default !== undefined))
    complain(
      path,
      'unmapped: default needs a default, and a default needs unmapped: default.',
      'Give both or neither.',
    )
  return enumMap({
    map: as.map,
    unmapped: as.unmapped,
    ...(as.from ? { from: as.from } : {}),
    ...(as.default === undefined ? {} : { default: as.default }),
  })
}

/** One canonical path may be set from one place in the CRM only; otherwise two fields would fight over it. */
function checkWhoWritesBack(records: RecordMapping[], complain: Complain): void {
  const setBy = new Map<string, string>()
  for (const record of records)
    record.lines.forEach(({ canonical, direction, id }, index) => {
      if (canonical === undefined || (direction !== 'both' && direction !== 'from_crm')) return
      const other = setBy.get(canonical)
      if (other)
        complain(
          ['records', record.kind, 'fields', index, 'canonical'],
          `“${canonical}” already comes back from ${other}.`,
          'Make one of the two lines to_crm.',
        )
      setBy.set(canonical, id)
    })
}

function checkAssociations(file: MappingFile, complain: Complain): void {
  for (const kind of KINDS)
    file.records[kind]?.associate.forEach((other, index) => {
      if (other === kind || !file.records[other])
        complain(
          ['records', kind, 'associate', index],
          `There is no other record “${other}” in this file.`,
          'Name a kind that the file maps.',
        )
    })
}
