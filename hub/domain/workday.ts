const DAY_MS = 86_400_000

/** A day later, and Monday where that is a weekend; ISO 8601, at the same time of day. */
export function nextWorkday(from: Date): string {
  const at = new Date(from.getTime() + DAY_MS)
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString()
}
