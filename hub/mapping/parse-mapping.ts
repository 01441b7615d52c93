import { LineCounter, parseDocument, isNode, type Document } from 'yaml'
import { HubError } from '../domain/errors.ts'
import { compile } from './compile.ts'
import type { Mapping } from './mapping.ts'
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

const MAX_CHARS = 500_000

/** Reads a mapping file: text → YAML → schema → meaning. All errors of the file come at once. */
export function parseMapping(text: string, file: string): ParsedMapping {
  const error = (line: number, field: string, message: string, remedy: string): MappingError => ({
    file,
    line,
    field,
    message,
    remedy,
  })
  if (text.length > MAX_CHARS)
    return {
      ok: false,
      errors: [error(1, '', 'The file is too large.', `Keep it below ${MAX_CHARS} characters.`)],
    }
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true })
  if (document.errors.length > 0)
    return {
      ok: false,
      errors: document.errors.map((one) =>
        error(
          one.linePos?.[0].line ?? 1,
          '',
          one.message.split('\n')[0] ?? one.message,
          'Correct the YAML: check indentation, quotes and brackets.',
        ),
      ),
    }

  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, counter, path)
  const parsed = MappingFile.safeParse(document.toJS({ maxAliasCount: 100 }))
  if (!parsed.success)
    return {
      ok: false,
      errors: parsed.error.issues.flatMap((issue) => {
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys : undefined
        if (unknown)
          return unknown.map((key) =>
            error(
              lineOf([...issue.path, key]),
              [...issue.path, key].join('.'),
              `“${key}” is not a word of the mapping language.`,
              'Remove it, or correct its spelling; mappings/README.md lists the words.',
            ),
          )
        return [
          error(
            lineOf(issue.path),
            issue.path.join('.'),
            issue.message,
            'Correct the value; mappings/README.md shows what may stand here.',
          ),
        ]
      }),
    }

  const { mapping, complaints } = compile(parsed.data, text, lineOf)
  if (complaints.length === 0) return { ok: true, mapping }
  return {
    ok: false,
    errors: complaints.map(({ path, message, remedy }) =>
      error(lineOf(path), path.join('.'), message, remedy),
    ),
  }
}

/** The same, throwing one error that names every place. */
export function loadMapping(text: string, file: string): Mapping {
  const parsed = parseMapping(text, file)
  if (parsed.ok) return parsed.mapping
  const lines = parsed.errors.map(
    (one) => `  ${one.file}:${one.line} ${one.field}: ${one.message} ${one.remedy}`,
  )
  throw new HubError('invalid_input', `The mapping ${file} cannot be used:\n${lines.join('\n')}`, {
    hint: 'Correct the lines named and load it again.',
    fields: parsed.errors.map((one) => ({
      path: `${one.file}:${one.line} ${one.field}`,
      message: `${one.message} ${one.remedy}`,
    })),
  })
}

/** The line of a place in the file, or of the nearest place around it that exists. */
function lineAt(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    const start = isNode(node) ? node.range?.[0] : undefined
    if (start !== undefined) return counter.linePos(start).line
  }
  return 1
}
