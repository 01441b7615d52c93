import { CST, isMap, isNode, isScalar, Lexer, LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { Complaint } from './complaint.ts'

export const MAX_BYTES = 256_000
const MAX_FLOW_DEPTH = 10
const MAX_ROW_DEPTH = 10

export interface YamlComplaint extends Complaint {
  line: number
}

export type ReadYaml =
  | { ok: true; value: unknown; lineOf(path: readonly PropertyKey[]): number }
  | { ok: false; complaints: YamlComplaint[] }

/**
 * YAML as a mapping needs it: maps, lists and texts. What is dangerous or says nothing here is refused before the
 * parser sees it: brackets nested so deep that the parser would end the process, anchors (which can stand for more
 * than fits into memory), tags, and files larger than any mapping.
 */
export function readYaml(text: string): ReadYaml {
  const refused = refuse(text)
  if (refused.length > 0) return { ok: false, complaints: refused }

  const counter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: counter,
    stringKeys: true,
    // Both grow with the square of a hostile file: messages that quote its lines, and looking for equal keys.
    prettyErrors: false,
    uniqueKeys: false,
  })
  const problems = [...document.errors, ...document.warnings]
  if (problems.length > 0)
    return {
      ok: false,
      complaints: problems.map(({ pos, code, message }) => ({
        path: [],
        line: counter.linePos(pos[0]).line,
        message: `This is not YAML: ${message}.`,
        remedy: REMEDIES[code] ?? 'Check indentation, quotes and brackets.',
      })),
    }
  const keys = badKeys(document, counter)
  if (keys.length > 0) return { ok: false, complaints: keys }
  const value: unknown = document.toJS()
  return { ok: true, value, lineOf: (path) => lineAt(document, counter, path) }
}

const REMEDIES: Record<string, string> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  MULTIPLE_DOCS: 'Keep one mapping in one file, without `---`.',
  NON_STRING_KEY: 'Use a word before the colon.',
  BLOCK_AS_IMPLICIT_KEY: 'Put texts with a colon in quotes.',
  MISSING_CHAR: 'Close the quote or the bracket.',
}

/** Goes over the text once, token by token, without nesting. */
function refuse(text: string): YamlComplaint[] {
  if (Buffer.byteLength(text) > MAX_BYTES)
    return [
      {
        path: [],
        line: 1,
        message: 'The file is too large.',
        remedy: `Keep it below ${MAX_BYTES / 1000} kB.`,
      },
    ]
  const found: YamlComplaint[] = []
  let line = 1
  let flow = 0
  let row = 0
  let isText = false
  for (const token of new Lexer().lex(text)) {
    const type = isText ? 'text' : CST.tokenType(token)
    isText = token === CST.SCALAR && !isText
    if (type === 'newline') row = 0
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow++
    if (type === 'flow-seq-end' || type === 'flow-map-end') flow = Math.max(0, flow - 1)
    if (type === 'seq-item-ind' || type === 'explicit-key-ind') row++
    if (flow > MAX_FLOW_DEPTH || row > MAX_ROW_DEPTH)
      return [
        ...found,
        {
          path: [],
          line,
          message: 'This is nested too deep.',
          remedy: 'Close the brackets, or indent less.',
        },
      ]
    const what = type === null ? undefined : REFUSED[type]
    if (what !== undefined && found.length < MOST)
      found.push({
        path: [],
        line,
        message: `A mapping has no ${what}.`,
        remedy: 'Write the value out, or put it in quotes.',
      })
    line += newlines(token)
  }
  return found
}

const MOST = 100
const REFUSED: Record<string, string> = {
  anchor: 'anchors (&)',
  alias: 'aliases (*)',
  tag: 'tags (!)',
  directive: 'directives (%)',
}

function newlines(token: string): number {
  let count = 0
  for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) count++
  return count
}

/** Keys that stand twice in one map, of which one would be lost, and the one that JavaScript gives a meaning. */
function badKeys(document: Document, counter: LineCounter): YamlComplaint[] {
  const found: YamlComplaint[] = []
  visit(document, {
    Map(_, map) {
      if (!isMap(map)) return
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        const line = counter.linePos(key.range?.[0] ?? 0).line
        const say = (message: string, remedy: string) => found.push({ path: [name], line, message, remedy })
        if (name === '__proto__') say('“__proto__” is not a name.', 'Use another one.')
        if (seen.has(name)) say(`“${name}” stands twice in one place.`, 'Keep one of them.')
        seen.add(name)
      }
    },
  })
  return found
}

/** The line of a place in the file, or of the nearest place around it that exists; for a map's entry, of its key. */
function lineAt(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const start = keyStart(document, path.slice(0, length)) ?? nodeStart(document, path.slice(0, length))
    if (start !== undefined) return counter.linePos(start).line
  }
  return 1
}

function nodeStart(document: Document, path: readonly PropertyKey[]): number | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}

function keyStart(document: Document, path: readonly PropertyKey[]): number | undefined {
  if (path.length === 0) return undefined
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return undefined
  const key = parent.items.find(
    (one) => isScalar(one.key) && String(one.key.value) === String(path.at(-1)),
  )?.key
  return isScalar(key) ? key.range?.[0] : undefined
}
