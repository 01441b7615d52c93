import type { PreviewNeeds } from './preview-needs.ts'
import type { SweepNeeds } from './sweep.ts'

/** Whoever failed for good is tried again once it changed, or when a person says so. */
export function makeStuck({
  deadLetters,
  assessments,
}: Pick<PreviewNeeds, 'deadLetters' | 'assessments'>): NonNullable<SweepNeeds['stuck']> {
  return async (connectionId, assessmentIds) => {
    const failed = await deadLetters.failedFor(connectionId, assessmentIds)
    const unchanged = await Promise.all(
      failed.map(async ({ assessmentId, revision }) => {
        const assessment = await assessments.find(assessmentId)
        return assessment?.revision === revision ? [assessmentId] : []
      }),
    )
    return new Set(unchanged.flat())
  }
}
