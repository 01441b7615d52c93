/** The word that somebody probably meant, where one is near enough; upper and lower case do not count. */
export function closest(meant: string, words: readonly string[]): string | undefined {
  const low = folded(meant)
  let best: { word: string; away: number } | undefined
  for (const word of words.slice(0, MOST_WORDS)) {
    const away = distance(low, folded(word))
    if (away <= Math.max(1, Math.floor(low.length / 3)) && (!best || away < best.away)) best = { word, away }
  }
  return best?.word
}

/** Objects of large accounts have a thousand fields. */
const MOST_WORDS = 3000
const MOST_CHARS = 60

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .slice(0, MOST_CHARS)

/** Insertions, deletions, replacements and swapped neighbours between two words. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      )
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
