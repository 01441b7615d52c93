import { HubError } from '../domain/errors.ts'
import type { Choice, Conflict, Conflicts, Link } from '../domain/sync.ts'
import { underLease } from './change-links.ts'
import type { SyncNeeds } from './needs.ts'

export interface Resolution {
  choose: Choice
  /** With `link`: which of the candidates. */
  remoteId?: string | undefined
}

/** Answers a question: one of ours and theirs, this record or a new one, or leave it apart. */
export type ResolveConflict = (id: string, resolution: Resolution, by: string) => Promise<Conflict>

/**
 * A decision is nothing but a moved base: what both sides "agreed on last" becomes the losing side's value, so that
 * the winning side is the one that changed, and the next sync carries exactly that out.
 */
export function makeResolveConflict(
  needs: Pick<SyncNeeds, 'conflicts' | 'links' | 'leases' | 'hints'>,
): ResolveConflict {
  return async (id, resolution, by) => {
    const conflict = await openConflict(needs.conflicts, id)
    if (!conflict.choices.includes(resolution.choose))
      throw new HubError('invalid_input', 'This conflict has no such choice.', {
        hint: `Choose one of ${conflict.choices.join(', ')}.`,
        fields: [{ path: 'choose', message: `one of ${conflict.choices.join(', ')}` }],
      })
    const { connectionId, assessmentId } = conflict
    await underLease(needs, connectionId, assessmentId, async ({ fence }) => {
      // The sync that we waited for may have answered it.
      await openConflict(needs.conflicts, id)
      const link = (await needs.links.of(connectionId, assessmentId)).find(
        (one) => one.id === conflict.linkId,
      )
      if (link) {
        const saved = await needs.links.save({ ...decided(link, conflict, resolution), fence })
        if (saved === 'claimed')
          throw new HubError('conflict', 'That record is linked to another assessment.', {
            hint: 'Choose another record, or a new one.',
          })
      }
      await needs.hints.add(connectionId, assessmentId)
      await needs.conflicts.settle([id], resolution.choose, by)
    })
    return needs.conflicts.get(id)
  }
}

async function openConflict(conflicts: Pick<Conflicts, 'get'>, id: string): Promise<Conflict> {
  const conflict = await conflicts.get(id)
  if (!conflict.resolvedAt) return conflict
  throw new HubError('conflict', 'This conflict is resolved already.', {
    hint: 'Look at the newest ones.',
  })
}

function decided(link: Link, conflict: Conflict, { choose, remoteId }: Resolution): Link {
  const { remote, candidates } = conflict
  if (choose === 'ours' || choose === 'theirs') {
    if (remote === undefined) return link
    const base = (choose === 'ours' ? conflict.theirs : conflict.ours) ?? null
    return {
      ...link,
      shadow: { ...link.shadow, [remote]: base },
      history: link.history.filter((one) => one.remote !== remote),
      ...(choose === 'ours' && link.adopted ? { trusted: [...new Set([...link.trusted, remote])] } : {}),
    }
  }
  const { remoteId: _, held: __, ...apart } = link
  const blank = { ...apart, shadow: {}, inflight: null, associated: [], holds: [], trusted: [] }
  const tombstones = [...new Set([...link.tombstones, ...candidates])]
  if (choose === 'unlink') return { ...blank, state: 'unlinked', tombstones }
  if (choose === 'new') return { ...blank, state: 'new', adopted: false, tombstones }
  const chosen = candidates.length === 1 ? (remoteId ?? candidates[0]) : remoteId
  if (chosen === undefined || !candidates.includes(chosen))
    throw new HubError('invalid_input', 'Say which record to link to.', {
      hint: `remoteId is one of ${candidates.join(', ')}.`,
      fields: [{ path: 'remoteId', message: `one of ${candidates.join(', ')}` }],
    })
  return {
    ...blank,
    state: 'linked',
    remoteId: chosen,
    adopted: true,
    tombstones: link.tombstones.filter((one) => one !== chosen),
  }
}
