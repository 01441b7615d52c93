import type { Catalogue } from './translate.ts'

/** Says a sentence in another language that was put together in English elsewhere and kept as such. */
export type Retell = (english: string) => string

/** Longer ones are no sentences of ours. */
const MOST_CHARS = 2_000

/**
 * Findings are stored as sentences, with what was found in them. This finds the sentence that one was made from, and
 * says that one in another language with the same values. A value may be a sentence of ours too ("We could not look up
 * acme.com: the name server did not answer in time."). What is not known stays in English.
 */
export function makeRetell(catalogue: Catalogue): Retell {
  const templates = Object.entries(catalogue)
    .filter(([key]) => key.includes('{0}'))
    // The one that says most by itself first: "{0} names no mail hosts" before "{0} names {1}".
    .sort(([a], [b]) => fixedLength(b) - fixedLength(a))
    .map(([key, entry]) => ({ reads: patternOf(key), says: formOf(entry) }))
  const known = (english: string): string | undefined =>
    Object.hasOwn(catalogue, english) ? formOf(catalogue[english] ?? english) : undefined

  const made = (english: string, sayValue: Retell): string | undefined => {
    for (const { reads, says } of templates) {
      const found = reads.exec(english)
      if (found)
        return says.replaceAll(/\{(\d)\}/g, (_place, index: string) =>
          sayValue(found.groups?.[`v${index}`] ?? ''),
        )
    }
    return undefined
  }
  const listed = (english: string): string =>
    english
      .split(', ')
      .map((one) => known(one) ?? one)
      .join(', ')
  const value = (english: string): string => known(english) ?? made(english, listed) ?? listed(english)

  return (english) =>
    known(english) ?? (english.length > MOST_CHARS ? undefined : made(english, value)) ?? english
}

const formOf = (entry: Catalogue[string]): string => (typeof entry === 'string' ? entry : entry.other)
const fixedLength = (key: string): number => key.replaceAll(/\{\d\}/g, '').length

/** A value is anything but a line break; the same place twice must hold the same. */
function patternOf(key: string): RegExp {
  const seen = new Set<string>()
  const pattern = key.split(/\{(\d)\}/).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    if (seen.has(part)) return String.raw`\k<v${part}>`
    seen.add(part)
    return `(?<v${part}>.{1,300}?)`
  })
  return new RegExp(`^${pattern.join('')}$`, 'u')
}
