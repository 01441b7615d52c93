import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** One file a script and weight, as the font's makers split it: a document embeds only what it uses. */
const SCRIPTS = [
  'latin',
  'latin-ext',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'vietnamese',
] as const
type Script = (typeof SCRIPTS)[number]
export type Weight = 400 | 600

export interface FontFile {
  name: string
  data: Buffer
}

const { resolve } = createRequire(import.meta.url)
const FAMILY = '@fontsource/source-sans-3'

/** Source Sans 3 (SIL Open Font License 1.1). */
export const fontFile = (script: Script, weight: Weight): FontFile => ({
  name: `${script}-${weight}`,
  data: readFileSync(resolve(`${FAMILY}/files/source-sans-3-${script}-${weight}-normal.woff`)),
})

const RANGES = readRanges()

/** A stretch of text that one font file can draw. */
export interface Run {
  script: Script
  text: string
}

/**
 * Cuts a text where another font file must take over. What none of them can draw (an emoji, an Arabic name) becomes the
 * replacement character: seen to be missing rather than silently left out.
 */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const char of text) {
    const last = runs.at(-1)
    const script = last && draws(last.script, char) ? last.script : SCRIPTS.find((one) => draws(one, char))
    const run = script ? { script, text: char } : { script: 'latin' as const, text: '\uFFFD' }
    if (last?.script === run.script) last.text += run.text
    else runs.push(run)
  }
  return runs
}

const draws = (script: Script, char: string): boolean => {
  const code = char.codePointAt(0) ?? 0
  return (RANGES.get(script) ?? []).some(([from, to]) => code >= from && code <= to)
}

/** The package tells what each file covers, in the notation of CSS's `unicode-range`. */
function readRanges(): ReadonlyMap<string, [from: number, to: number][]> {
  const told = Object.entries(JSON.parse(readFileSync(resolve(`${FAMILY}/unicode.json`), 'utf8')))
  return new Map(
    told.map(([script, ranges]) => [
      script,
      String(ranges)
        .split(',')
        .map((range): [number, number] => {
          const [from = '0', to = from] = range.replace('U+', '').split('-')
          return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
        }),
    ]),
  )
}
