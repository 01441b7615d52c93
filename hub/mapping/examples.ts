import { isDeepStrictEqual } from 'node:util'
import type { Complaint } from './complaint.ts'
import { canonicalPath } from './derived.ts'
import type { Example, Line, Mapping, RecordMapping } from './mapping.ts'
import { back, forward } from './use-mapping.ts'

/** Runs the examples of a mapping: each canonical side must give exactly the remote side, and come back from it. */
export function exampleComplaints(mapping: Mapping): Complaint[] {
  const choices = new Set(mapping.choices.map(({ name }) => name))
  return mapping.records.flatMap((record) =>
    record.examples.flatMap((example, index) =>
      runExample(record, example, choices).map(({ side, message, remedy }) => ({
        path: ['records', record.kind, 'examples', index, ...side],
        message,
        remedy,
      })),
    ),
  )
}

/** The same as plain sentences. */
export const runExamples = (mapping: Mapping): string[] =>
  exampleComplaints(mapping).map(({ path, message }) => `${path.join('.')}: ${message}`)

interface Found {
  side: string[]
  message: string
  remedy: string
}

function runExample(record: RecordMapping, example: Example, choices: ReadonlySet<string>): Found[] {
  const ours = forward(record, example.canonical)
  return [
    ...strayWords(record, example, choices),
    ...record.lines.flatMap((line) => {
      const wanted = example.remote[line.remote]
      if (line.direction === 'from_crm') return wanted == null ? [] : returns(line, wanted, example)
      const got = ours.get(line.remote)
      const text = got?.state === 'value' ? got.text : undefined
      if (text !== (wanted ?? undefined))
        return [gives(line, text, wanted, got && 'reason' in got ? got.reason : undefined)]
      return line.direction === 'both' && wanted ? returns(line, wanted, example) : []
    }),
  ]
}

/** An example that speaks of what no line knows would test nothing. */
function strayWords(
  record: RecordMapping,
  { canonical, remote }: Example,
  choices: ReadonlySet<string>,
): Found[] {
  const fields = new Set(record.lines.map((line) => line.remote))
  return [
    ...Object.keys(canonical)
      .filter((path) => !canonicalPath(path, record.kind, choices))
      .map((path) => ({
        side: ['canonical', path],
        message: `There is no canonical path “${path}”.`,
        remedy: 'Correct the path in the example.',
      })),
    ...Object.keys(remote)
      .filter((field) => !fields.has(field))
      .map((field) => ({
        side: ['remote', field],
        message: `No line writes “${field}”.`,
        remedy: 'Remove it from the example, or add a line.',
      })),
  ]
}

function gives(
  line: Line,
  text: string | undefined,
  wanted: string | null | undefined,
  reason: string | undefined,
): Found {
  const why = reason === undefined ? '' : ` (${reason})`
  return {
    side: wanted === undefined ? ['remote'] : ['remote', line.remote],
    message: `${line.id} (line ${line.at}) gives ${shown(text)}${why}, not ${shown(wanted)}.`,
    remedy: 'Correct the example, or the line.',
  }
}

function returns(line: Line, remote: string, { canonical }: Example): Found[] {
  const result = back(line, remote)
  const value = result.ok ? result.value : undefined
  const wanted = line.canonical === undefined ? undefined : canonical[line.canonical]
  if (isDeepStrictEqual(value, wanted)) return []
  return [
    {
      side: ['remote', line.remote],
      message: `${line.id} (line ${line.at}) comes back as ${shown(value)}, not ${shown(wanted)}.`,
      remedy: 'Correct the example, or the line.',
    },
  ]
}

const shown = (value: unknown): string => (value == null ? 'nothing' : JSON.stringify(value).slice(0, 200))
