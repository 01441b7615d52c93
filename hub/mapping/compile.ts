import { KINDS, type Kind } from '../domain/canonical.ts'
import { compileLine } from './compile-line.ts'
import type { Complain, Complaint } from './complaint.ts'
import { compileTell } from './compile-tell.ts'
import type { ChoiceMapping, Mapping, RecordMapping } from './mapping.ts'
import type { MappingFile, RecordFile } from './schema.ts'

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
    return record ? [compileRecord(kind, record, file, lineOf, complain)] : []
  })
  checkWhoWritesBack(records, complain)
  checkAssociations(file, complain)
  checkStart(file, records, complain)
  const tell = compileTell(file, records, complain)
  return {
    mapping: {
      name: file.mapping,
      version: file.version,
      crm: file.crm,
      guard: { maxChangedShare: file.guard.max_changed, maxBlanked: file.guard.max_blanked },
      choices: Object.entries(file.choices).map(([name, one]) =>
        compileChoice(name, one, lineOf(['choices', name])),
      ),
      ...(file.start
        ? {
            start: {
              kind: file.start.record,
              remote: file.start.remote,
              values: file.start.values,
              at: lineOf(['start']),
            },
          }
        : {}),
      ...(tell ? { tell } : {}),
      records,
      text,
    },
    complaints,
  }
}

function compileRecord(
  kind: Kind,
  file: RecordFile,
  { defaults, choices }: Pick<MappingFile, 'defaults' | 'choices'>,
  lineOf: (path: PropertyKey[]) => number,
  complain: Complain,
): RecordMapping {
  const place = ['records', kind]
  const declared = new Set(Object.keys(choices))
  const lines = file.fields.map((line, index) => {
    const path = [...place, 'fields', index]
    return compileLine(line, { kind, defaults, choices: declared, path, at: lineOf(path), complain })
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
    onCrmMerge: file.on_crm_merge,
    when: file.when ?? (EARLY.has(kind) ? 'contactable' : 'submitted'),
    associate: file.associate,
    own: [
      { object: file.object, name: file.key, label: 'Entourage Sentry key', type: 'text', unique: true },
      ...file.own.map((one) => ({ object: file.object, ...one })),
    ],
    lines,
    at: lineOf([...place, 'key']),
    examples: file.examples.map((one, index) => ({ ...one, at: lineOf([...place, 'examples', index]) })),
  }
}

/** What exists as soon as there is an e-mail address and the consent to keep it; the rest waits for "send now". */
const EARLY: ReadonlySet<Kind> = new Set(['company', 'contact', 'activity'])

function compileChoice(
  name: string,
  { from, help, default: chosen, ...rest }: MappingFile['choices'][string],
  at: number,
): ChoiceMapping {
  const dot = from.indexOf('.')
  return {
    name,
    at,
    ...rest,
    ...(help === undefined ? {} : { help }),
    ...(chosen === undefined ? {} : { default: chosen }),
    from: { object: from.slice(0, dot), property: from.slice(dot + 1) },
  }
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

/** The sync reads the fields of the lines; a start value in any other field would never be seen. */
function checkStart({ start, choices }: MappingFile, records: RecordMapping[], complain: Complain): void {
  if (!start) return
  start.values.forEach((value, index) => {
    for (const [, name = ''] of value.matchAll(/\{choice\.(\w+)\}/g))
      if (!Object.hasOwn(choices, name))
        complain(['start', 'values', index], `There is no choice “${name}”.`, 'Declare it under choices.')
  })
  const record = records.find(({ kind }) => kind === start.record)
  if (!record)
    complain(
      ['start', 'record'],
      `There is no record “${start.record}” in this file.`,
      'Name a kind that the file maps.',
    )
  else if (!record.lines.some(({ remote }) => remote === start.remote))
    complain(
      ['start', 'remote'],
      `No line of ${start.record} has the field “${start.remote}”.`,
      'Add a line for it, such as one with direction: from_crm.',
    )
}
