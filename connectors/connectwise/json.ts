/** What cannot be read as JSON is no answer, and the schema that follows says so. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
