/** Longer than this nobody thinks about one question: they went away. */
export const MOST_SECONDS = 30 * 60

/** Each bucket ends a quarter above the one before, from one second to half an hour. */
const GROWTH = 1.25
export const BOUNDS: readonly number[] = bounds()

function bounds(): number[] {
  const ends = [1]
  while ((ends.at(-1) ?? MOST_SECONDS) < MOST_SECONDS) ends.push((ends.at(-1) ?? 1) * GROWTH)
  return ends
}

/** The bucket that a duration falls into. */
export const bucketOf = (seconds: number): number => {
  const found = BOUNDS.findIndex((end) => seconds <= end)
  return found < 0 ? BOUNDS.length - 1 : found
}

/** The median of durations that were counted by bucket, to an eighth or so; null where there are none. */
export function medianOf(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let before = 0
  for (const [bucket, count] of counts.entries()) {
    if (count > 0 && before + count >= total / 2) {
      const start = bucket === 0 ? 0 : (BOUNDS[bucket - 1] ?? 0)
      const end = BOUNDS[bucket] ?? MOST_SECONDS
      return start + (end - start) * ((total / 2 - before) / count)
    }
    before += count
  }
  return null
}
