import type { SyncNeeds } from './needs.ts'
import { openSession } from './open-session.ts'
import { mayPass, noteFailure, reconcileOne, stops, wordsOf } from './reconcile.ts'
import { together } from './together.ts'

/** What became of one of many syncs. */
export interface Reconciled {
  assessmentId: string
  ok: boolean
  /** Why not, in words without values. */
  error?: string
  /** True when trying again may help: the CRM was away, or somebody else syncs it right now. */
  again?: boolean
}

export type ReconcileMany = (
  connectionId: string,
  assessmentIds: string[],
  options?: { priority?: 'live' | 'retry' | 'backfill' },
) => Promise<Reconciled[]>

/**
 * Many assessments at once, each under its own lease and as if it were alone, their calls to the CRM together. One
 * that fails does not hold up the others. Safe to run twice, as the single sync is.
 */
export function makeReconcileMany(needs: SyncNeeds): ReconcileMany {
  return async (connectionId, assessmentIds, { priority = 'backfill' } = {}) => {
    const connection = await needs.connections.find(connectionId)
    if (!connection || connection.state !== 'enabled')
      return assessmentIds.map((assessmentId) => ({
        assessmentId,
        ok: false,
        again: true,
        error: 'The connection does not run.',
      }))
    const opened = await openSession(needs, connection, priority)
    const company = together(opened.session)
    const share = () => opened.calls() / assessmentIds.length
    return Promise.all(
      assessmentIds.map(async (assessmentId): Promise<Reconciled> => {
        try {
          await company.run((session) =>
            reconcileOne(needs, connection, assessmentId, {
              connector: opened.connector,
              session,
              calls: share,
            }),
          )
          return { assessmentId, ok: true }
        } catch (error) {
          const stopped = await stops(needs, connection, error)
          const again = stopped || mayPass(error)
          if (!again) await noteFailure(needs, connection, assessmentId, error)
          return { assessmentId, ok: false, again, error: wordsOf(error) }
        }
      }),
    )
  }
}
