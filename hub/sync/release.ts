import type { Link } from '../domain/sync.ts'
import { changeLinks, released } from './change-links.ts'
import type { PreviewNeeds } from './preview-needs.ts'
import { reconcileKey } from './sweep.ts'

/** Lets fields go on that were taken back: one, or all of a record. The next sync is an ordinary one. */
export type Release = (linkId: string, remote?: string) => Promise<Link>

export function makeRelease(needs: Pick<PreviewNeeds, 'links' | 'leases' | 'hints' | 'queue'>): Release {
  const { links, hints, queue } = needs
  return async (linkId, remote) => {
    const { connectionId, assessmentId } = await links.get(linkId)
    await changeLinks(needs, connectionId, assessmentId, (link) =>
      link.id === linkId ? released(link, (one) => remote === undefined || one.remote === remote) : null,
    )
    await hints.add(connectionId, assessmentId)
    await queue.add(
      'sync.reconcile',
      { assessmentId, connectionId },
      { key: reconcileKey(connectionId, assessmentId) },
    )
    return links.get(linkId)
  }
}
