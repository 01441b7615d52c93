import type { Option } from '../../../hub/domain/vocabulary.ts'

/**
 * Options that fit what was typed, best first: by the start of a word of the label, then of the everyday words, then
 * anywhere. Every typed word must fit somewhere.
 */
export function matching(options: readonly Option[], typed: string): Option[] {
  const wanted = plain(typed).split(' ').filter(Boolean)
  if (wanted.length === 0) return [...options]
  return options
    .map((option, index) => ({ option, index, score: score(option, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ option }) => option)
}

function score({ label, words = '' }: Option, wanted: string[]): number {
  const name = ` ${plain(label)}`
  const said = ` ${plain(words)}`
  const each = wanted.map((word) => {
    if (name.startsWith(` ${word}`)) return 5
    if (name.includes(` ${word}`)) return 4
    if (said.includes(` ${word}`)) return 3
    return (name + said).includes(word) ? 1 : 0
  })
  return each.includes(0) ? 0 : each.reduce<number>((sum, one) => sum + one, 0)
}

/** Lower case, without accents and signs. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
