import type { Conflicts, Hints, Links, Runs } from '../domain/sync.ts'

/** Removes everything that the sync knows of an assessment; what is in the CRM stays there. */
export function makeForget(stores: {
  links: Links
  runs: Runs
  conflicts: Conflicts
  hints: Hints
}): (assessmentId: string) => Promise<void> {
  return async (assessmentId) => {
    for (const store of Object.values(stores)) await store.forget(assessmentId)
  }
}
