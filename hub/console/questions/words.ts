import type { CustomQuestion } from '../../domain/custom-questions.ts'

export const KIND_WORDS: Record<CustomQuestion['kind'], string> = {
  text: 'Text',
  choice: 'Choice',
  number: 'Number',
  file: 'File',
}

/** "Do you take card payments?" → `do_you_take_card_payments`: what a key is made of until somebody types one. */
export function keyFrom(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
  return plain.slice(0, 40).replace(/_+$/, '')
}

/** One option a line; ids are made of the labels, and stay with those that were there before. */
export function optionsFrom(
  text: string,
  before: readonly { id: string; label: string }[] = [],
): { id: string; label: string }[] {
  const labels = [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)
  const taken = new Set<string>()
  return labels.map((label, index) => {
    const known = before.find((one) => one.label === label)?.id
    const wanted = known ?? (keyFrom(label) || `option_${index + 1}`)
    const id = taken.has(wanted) ? `${wanted}_${index + 1}` : wanted
    taken.add(id)
    return { id, label }
  })
}
