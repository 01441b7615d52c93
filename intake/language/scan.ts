/**
 * Reads the sentences out of source text: `` t`…` `` templates, `.text('…')` and `.plural(n, { one: '…', other: '…' })`.
 * Enough of the language's syntax for our own files, and no more.
 */
export function scanKeys(source: string): string[] {
  const templates = [...source.matchAll(/(?<![\w$])t`/g)].map(({ index }) => readTemplate(source, index + 2))
  const texts = [...source.matchAll(/\bt\.text\(\s*(['"])((?:\\.|(?!\1).)*)\1/g)].map(([, , text = '']) =>
    unescaped(text),
  )
  const plurals = [
    ...source.matchAll(
      /\.plural\([^{]*\{\s*one:\s*(['"`])[^]*?\1,\s*other:\s*(['"`])((?:\\.|(?!\2)[^])*)\2/g,
    ),
  ].map(([, , , other = '']) => unescaped(other))
  return [...templates, ...texts, ...plurals]
}

function readTemplate(source: string, from: number): string {
  let key = ''
  let values = 0
  for (let at = from; at < source.length && source[at] !== '`'; at++) {
    if (source[at] === '\\') key += unescaped(source.slice(at, ++at + 1))
    else if (source.startsWith('${', at)) {
      key += `{${values++}}`
      at = endOfValue(source, at + 2)
    } else key += source[at]
  }
  return key
}

/** The place of the brace that closes a value; templates inside it may hold braces of their own. */
function endOfValue(source: string, from: number): number {
  let depth = 1
  for (let at = from; at < source.length; at++) {
    if (source[at] === '{') depth += 1
    if (source[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  return source.length
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one))
