import { setTimeout } from 'node:timers/promises'
import { HubError } from '../domain/errors.ts'
import type { Lease, Leases, Link } from '../domain/sync.ts'
import type { SyncNeeds } from './needs.ts'
import { LEASE_MS } from './send.ts'

const MOST_TRIES = 20
const PAUSE_MS = 150

/** Works on an assessment's links in one CRM while no sync does; a person waits for one that runs right now. */
export async function underLease<T>(
  { leases }: Pick<SyncNeeds, 'leases'>,
  connectionId: string,
  assessmentId: string,
  act: (lease: Lease) => Promise<T>,
): Promise<T> {
  const lease = await takeSoon(leases, `${connectionId}:${assessmentId}`)
  if (!lease)
    throw new HubError('unavailable', 'A sync of this assessment runs right now.', {
      hint: 'Try again in a moment.',
      about: { connectionId, assessmentId },
      retryAfterSeconds: 2,
    })
  try {
    return await act(lease)
  } finally {
    await leases.release(lease)
  }
}

async function takeSoon(leases: Pick<Leases, 'take'>, key: string): Promise<Lease | null> {
  for (let attempt = 1; ; attempt++) {
    const lease = await leases.take(key, LEASE_MS)
    if (lease || attempt === MOST_TRIES) return lease
    await setTimeout(PAUSE_MS)
  }
}

/** Changes the links of an assessment for which `change` answers another one. */
export async function changeLinks(
  needs: Pick<SyncNeeds, 'leases' | 'links'>,
  connectionId: string,
  assessmentId: string,
  change: (link: Link) => Link | null,
): Promise<void> {
  await underLease(needs, connectionId, assessmentId, async ({ fence }) => {
    for (const link of await needs.links.of(connectionId, assessmentId)) {
      const changed = change(link)
      if (!changed) continue
      const saved = await needs.links.save({ ...changed, fence })
      if (saved !== 'saved')
        throw new HubError('unavailable', 'The link was changed by somebody else.', {
          hint: 'Try again in a moment.',
          about: { linkId: link.id },
          retryAfterSeconds: 2,
        })
    }
  })
}

/** The fields that wait, without those named; without any, nothing waits any more. */
export function released(
  link: Link,
  isFree: (held: NonNullable<Link['held']>[number]) => boolean,
): Link | null {
  const { held = [], ...rest } = link
  const kept = held.filter((one) => !isFree(one))
  if (kept.length === held.length) return null
  return kept.length > 0 ? { ...rest, held: kept } : rest
}
