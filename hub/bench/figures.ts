/** The value below which a share of the sample lies (nearest rank). */
export function percentile(sample: number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Milliseconds as they are printed: one place is more than this machine can tell. */
export const spread = (sample: number[]) => ({
  n: sample.length,
  p50Ms: rounded(percentile(sample, 0.5)),
  p95Ms: rounded(percentile(sample, 0.95)),
  maxMs: rounded(Math.max(...sample)),
})

export const rounded = (ms: number): number => Math.round(ms * 10) / 10
