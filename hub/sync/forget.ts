/** Removes everything that the sync knows of an assessment; what is in the CRM stays there. */
export function makeForget(
  stores: Record<string, { forget(assessmentId: string): Promise<void> }>,
): (assessmentId: string) => Promise<void> {
  return async (assessmentId) => {
    for (const store of Object.values(stores)) await store.forget(assessmentId)
  }
}
