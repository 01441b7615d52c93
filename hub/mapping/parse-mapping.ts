import { HubError } from '../domain/errors.ts'
import { compile } from './compile.ts'
import type { Complaint } from './complaint.ts'
import { exampleComplaints } from './examples.ts'
import type { Mapping } from './mapping.ts'
import { mend, UNREADABLE, type Mended } from './mend.ts'
import { roundTripComplaints } from './prove.ts'
import { readYaml } from './read-yaml.ts'
import { schemaComplaints } from './schema-complaints.ts'
import { MappingFile } from './schema.ts'

/** One thing wrong with a mapping file: where, what, and what to do about it. */
export interface MappingError {
  file: string
  line: number
  /** Dotted place in the file: "records.company.fields.3.remote". */
  field: string
  message: string
  remedy: string
}

export type ParsedMapping = { ok: true; mapping: Mapping } | { ok: false; errors: MappingError[] }

/** More than these help nobody. */
const MOST_ERRORS = 200

/**
 * Reads a mapping file: text → YAML → schema → meaning → round-trip proof → examples. All errors of the file come at
 * once: what breaks the schema is set aside, and the rest is examined as far as it can be.
 */
export function parseMapping(text: string, file: string): ParsedMapping {
  const yaml = readYaml(text)
  const failed = (complaints: (Complaint & { line: number })[]): ParsedMapping => ({
    ok: false,
    errors: complaints
      .map(({ path, ...rest }) => ({ file, field: path.map(String).join('.'), ...rest }))
      .sort((a, b) => a.line - b.line)
      .slice(0, MOST_ERRORS),
  })
  if (!yaml.ok) return failed(yaml.complaints)
  const placed = (one: Complaint) => ({ ...one, line: yaml.lineOf(one.path) })

  const checked = MappingFile.safeParse(yaml.value, { reportInput: true })
  if (checked.success) {
    const { mapping, complaints } = compile(checked.data, text, yaml.lineOf)
    const all = [...complaints, ...beside(complaints, prove(mapping))]
    return all.length === 0 ? { ok: true, mapping } : failed(all.map(placed))
  }

  const { issues } = checked.error
  const mended = mend(yaml.value, issues)
  const rest = MappingFile.safeParse(mended.value)
  const further = rest.success ? compile(rest.data, text, yaml.lineOf) : undefined
  const later = further ? [...further.complaints, ...beside(further.complaints, prove(further.mapping))] : []
  return failed(
    [
      ...schemaComplaints(issues),
      ...later.filter(({ path, message }) => !concerns(mended, path) && !message.includes(UNREADABLE)),
    ].map(placed),
  )
}

const prove = (mapping: Mapping): Complaint[] => [
  ...roundTripComplaints(mapping),
  ...exampleComplaints(mapping),
]

/** An example of a record of which a part is set aside fails by that alone, and so may a rule that names the part. */
function concerns({ isTouched, isTouchedIn }: Mended, path: PropertyKey[]): boolean {
  const [, kind, word] = path
  const around = word === 'examples' || word === 'adopt'
  return isTouched(path) || (around && kind !== undefined && isTouchedIn(['records', kind]))
}

/** What the proof says of lines that are wrong already helps nobody; neither do examples of their records. */
function beside(complaints: Complaint[], proof: Complaint[]): Complaint[] {
  return proof.filter(({ path }) => {
    const [top, kind, word] = path
    const place = word === 'examples' ? [top, kind] : path.slice(0, 4)
    return !complaints.some((one) => place.every((key, index) => key === one.path[index]))
  })
}

/** The same, throwing one error that names every place. */
export function loadMapping(text: string, file: string): Mapping {
  const result = parseMapping(text, file)
  if (result.ok) return result.mapping
  throw refusal(file, result.errors)
}

/** What somebody is told who sent a mapping that cannot be used. */
export function refusal(file: string, errors: MappingError[]): HubError {
  const lines = errors.map((one) => `  ${one.file}:${one.line} ${one.field}: ${one.message} ${one.remedy}`)
  return new HubError('invalid_input', `The mapping ${file} cannot be used:\n${lines.join('\n')}`, {
    hint: 'Correct the lines named and load it again.',
    fields: errors.map((one) => ({
      path: `${one.file}:${one.line} ${one.field}`,
      message: `${one.message} ${one.remedy}`,
    })),
  })
}
