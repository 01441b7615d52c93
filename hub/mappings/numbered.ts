/** The text of a mapping with its version's number in it, everything else as it was written. */
export function numbered(text: string, version: number): string {
  if (/^version:.*$/m.test(text)) return text.replace(/^version:.*$/m, `version: ${version}`)
  return text.replace(/^(mapping:.*)$/m, `$1\nversion: ${version}`)
}
