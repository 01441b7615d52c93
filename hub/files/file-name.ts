const MAX_CHARACTERS = 150

/** The name alone, without folders, without what could turn or hide its ending, and not too long. */
export function fileName(called: string): string {
  const name = (called.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    // Control characters, marks that change the direction of writing, and spaces that nobody sees.
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .trim()
  const characters = [...name]
  if (characters.length <= MAX_CHARACTERS) return name || 'file'
  const ending = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? ''
  return characters.slice(0, MAX_CHARACTERS - ending.length).join('') + ending
}
