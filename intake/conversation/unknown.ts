/** Reads what a client sent, which may be anything. */

export const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** Trimmed text; empty for anything else. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** A list of texts; one text counts as a list of one. */
export const asTexts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(asText).filter(Boolean).slice(0, 50)
