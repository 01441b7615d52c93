import { randomUUID } from 'node:crypto'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import { noCounts } from './preview-lines.ts'
import { previewKey, tagOf, type PreviewNeeds } from './preview-needs.ts'
import { PREVIEW_LIVES_MS, type Preview, type PreviewReason } from './preview.ts'

/** What a preview is asked for; without anything, for a whole connection as it is. */
export interface PreviewWish {
  why?: PreviewReason
  assessmentIds?: string[]
  /** Another version of the mapping, which approving makes the connection use. */
  mappingVersion?: number
  /** Two-way lines, which approving switches on. */
  twoWay?: true
  undo?: NonNullable<Preview['undo']>
  follows?: string
}

export interface ManagePreviews {
  ask(connectionId: string, wish: PreviewWish, by: string): Promise<Preview>
  /** `tag` = what the one who approves saw; undefined = whatever is there. */
  approve(id: string, tag: string | undefined, by: string): Promise<Preview>
  cancel(id: string): Promise<Preview>
  pause(id: string): Promise<Preview>
  resume(id: string): Promise<Preview>
  /** Stops a connection until a preview of it was approved: after a restore, an import, whatever made it unsure. */
  requirePreview(connectionId: string, reason: string): Promise<void>
}

export function makeManagePreviews(needs: PreviewNeeds): ManagePreviews {
  const { previews, connections, queue, clock } = needs
  const wake = (previewId: string) => queue.add('sync.preview', { previewId }, { key: previewKey(previewId) })

  return {
    async ask(connectionId, wish, by) {
      const connection = await answering(needs, connectionId)
      const version = wish.mappingVersion ?? connection.mappingVersion
      await needs.mappingAt(connection.mapping, version)
      const preview = { ...fresh(connection, wish, version, clock.now(), by), id: randomUUID() }
      await previews.add(preview)
      await wake(preview.id)
      return preview
    },
    async approve(id, tag, by) {
      const preview = await previews.get(id)
      refuseUnlessReady(preview)
      if (tag !== undefined && tag !== tagOf(preview)) throw changed(id)
      const connection = await answering(needs, preview.connectionId)
      const { mappingVersion, twoWay } = connection
      if (preview.from.mappingVersion !== mappingVersion || preview.from.twoWay !== twoWay)
        throw new HubError('conflict', 'The connection was set up otherwise since this preview was made.', {
          hint: 'Ask for a new preview.',
          about: { previewId: id },
        })
      const approvedAt = clock.now().toISOString()
      const approved = await previews.turn(
        id,
        ['ready'],
        { state: 'approved', approvedBy: by, approvedAt },
        preview.hash,
      )
      if (!approved) throw changed(id)
      await wake(id)
      return approved
    },
    async cancel(id) {
      const cancelled = await previews.turn(id, ['working', 'ready', 'approved', 'carrying_out'], {
        state: 'cancelled',
        finishedAt: clock.now().toISOString(),
      })
      if (!cancelled) throw over(await previews.get(id))
      await previews.dropPages(id)
      return cancelled
    },
    async pause(id) {
      const paused = await previews.turn(id, ['working', 'approved', 'carrying_out'], { paused: true })
      if (paused) return paused
      throw over(await previews.get(id))
    },
    async resume(id) {
      const resumed = await previews.turn(id, ['working', 'approved', 'carrying_out'], { paused: false })
      if (!resumed) throw over(await previews.get(id))
      await wake(id)
      return resumed
    },
    async requirePreview(connectionId, reason) {
      await connections.update(connectionId, { state: 'paused', reason, needsPreview: true })
    },
  }
}

function fresh(
  connection: Connection,
  { why, assessmentIds, twoWay, undo, follows, mappingVersion }: PreviewWish,
  version: number,
  now: Date,
  by: string,
): Omit<Preview, 'id'> {
  const { id: connectionId, mapping: name, needsPreview } = connection
  const isOther = mappingVersion !== undefined && mappingVersion !== connection.mappingVersion
  const wish = undo ? 'undo' : isOther ? 'mapping' : twoWay && !connection.twoWay ? 'two_way' : 'asked'
  // Only a look at everything lets a connection go on that must not go on without one.
  const whole = assessmentIds === undefined && !undo
  return {
    connectionId,
    why: why ?? (needsPreview && whole ? 'restore' : wish),
    mapping: { name, version },
    twoWay: twoWay ?? connection.twoWay,
    from: { mappingVersion: connection.mappingVersion, twoWay: connection.twoWay },
    ...(assessmentIds ? { assessmentIds, total: assessmentIds.length } : {}),
    ...(undo ? { undo } : {}),
    ...(follows ? { follows } : {}),
    state: 'working',
    paused: false,
    done: 0,
    counts: noCounts(),
    spread: {},
    warnings: [],
    truncated: false,
    hash: '',
    carried: { done: 0, total: 0, moved: 0, failed: 0 },
    by,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + PREVIEW_LIVES_MS).toISOString(),
  }
}

/** A connection whose CRM can be asked. */
export async function answering(
  { connections }: Pick<PreviewNeeds, 'connections'>,
  id: string,
): Promise<Connection> {
  const connection = await connections.find(id)
  if (!connection)
    throw new HubError('not_found', 'There is no such connection.', {
      hint: 'List them at /api/connections.',
      about: { connectionId: id },
    })
  if (connection.state === 'setup' || connection.state === 'reconnect')
    throw new HubError('conflict', 'The CRM cannot be asked right now.', {
      hint:
        connection.state === 'setup'
          ? 'Finish the set-up of the connection.'
          : 'Give the connection credentials that work.',
      about: { connectionId: id },
    })
  return connection
}

function refuseUnlessReady(preview: Preview): void {
  if (preview.state === 'ready') return
  if (preview.state !== 'working') throw over(preview)
  throw new HubError('conflict', 'The preview is still being worked out.', {
    hint: 'Wait until its state is ready.',
    about: { previewId: preview.id },
  })
}

const changed = (previewId: string): HubError =>
  new HubError('precondition_failed', 'The preview is not the one that you saw.', {
    hint: 'GET it again, look at it, and approve it with its new ETag.',
    about: { previewId },
  })

const over = ({ id, state }: Preview): HubError =>
  new HubError('conflict', `This preview is ${state.replace('_', ' ')}.`, {
    hint: state === 'ready' ? 'Approve or cancel it.' : 'Ask for a new one.',
    about: { previewId: id },
  })
