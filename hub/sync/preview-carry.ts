import { randomUUID } from 'node:crypto'
import type { Connection } from '../domain/sync.ts'
import { openSession } from './open-session.ts'
import type { StillOurs } from './preview-job.ts'
import { approvalOf, noCounts } from './preview-lines.ts'
import { isDueIn, PREVIEW_CHUNK } from './preview-look.ts'
import { previewKey, type PreviewNeeds } from './preview-needs.ts'
import { PREVIEW_LIVES_MS, type Preview, type PreviewPage } from './preview.ts'
import { mayPass, reconcileOne, stops, wordsOf, type Opened } from './reconcile.ts'
import { together } from './together.ts'
import { carryOutUndo } from './undo.ts'

/** Carries out exactly what was approved, a chunk of assessments at a time. */
export async function carryOut(
  needs: PreviewNeeds,
  preview: Preview,
  stored: Connection,
  stillOurs: StillOurs,
): Promise<void> {
  const connection = await adopt(needs, preview, stored)
  const total = await needs.previews.countPages(preview.id)
  let current = await needs.previews.turn(preview.id, ['approved', 'carrying_out'], {
    state: 'carrying_out',
    carried: { ...preview.carried, total },
  })
  const opened = await openSession(needs, connection, total <= PREVIEW_CHUNK ? 'live' : 'backfill')
  let trouble: unknown
  let after = -1
  while (current && !current.paused && (await stillOurs())) {
    const pages = await needs.previews.pages(current.id, { after, limit: PREVIEW_CHUNK, which: 'open' })
    const last = pages.at(-1)
    if (!last) break
    after = last.n
    trouble = (await carryChunk(needs, { preview: current, connection, opened }, pages)) ?? trouble
    current = await needs.previews.turn(current.id, ['carrying_out'], {
      carried: await carriedOf(needs, current),
    })
  }
  if (trouble !== undefined) {
    await needs.previews.turn(preview.id, ['carrying_out'], { trouble: wordsOf(trouble) })
    throw trouble
  }
  if (current && !current.paused) await finish(needs, current)
}

/** From here on the connection works with what was previewed; doing so twice changes nothing. */
async function adopt(
  { connections, mappingAt, refresh, log }: PreviewNeeds,
  { id: previewId, why, state, mapping, twoWay }: Preview,
  connection: Connection,
): Promise<Connection> {
  const change = {
    ...(why === 'mapping' ? { mappingVersion: mapping.version } : {}),
    ...(why === 'mapping' || why === 'two_way' ? { twoWay } : {}),
  }
  if (state === 'approved' && Object.keys(change).length > 0) {
    await connections.update(connection.id, change)
    log.info({ connectionId: connection.id, previewId }, 'a connection works with what was approved')
  }
  await mappingAt(mapping.name, mapping.version)
  if (state === 'approved' && why === 'mapping') await refresh(connection.id)
  return (await connections.find(connection.id)) ?? { ...connection, ...change }
}

interface Work {
  preview: Preview
  connection: Connection
  opened: Opened
}

/** Answers what keeps some of them from being carried out right now. */
async function carryChunk(needs: PreviewNeeds, work: Work, pages: PreviewPage[]): Promise<unknown> {
  const company = together(work.opened.session)
  const share = () => work.opened.calls() / pages.length
  let trouble: unknown
  await Promise.all(
    pages.map(async (page) => {
      try {
        const outcome = isDueIn(work.preview, page)
          ? await company.run((session) =>
              carryOne(needs, { ...work, opened: { ...work.opened, session, calls: share } }, page),
            )
          : 'done'
        await needs.previews.setOutcome(page, outcome)
      } catch (error) {
        if (mayPass(error) || (await stops(needs, work.connection, error))) trouble = error
        else await needs.previews.setOutcome(page, 'failed', wordsOf(error))
      }
    }),
  )
  return trouble
}

async function carryOne(
  needs: PreviewNeeds,
  { preview, connection, opened }: Work,
  page: PreviewPage,
): Promise<NonNullable<PreviewPage['outcome']>> {
  if (!(await needs.assessments.find(page.assessmentId))) return 'gone'
  if (preview.undo) return carryOutUndo(needs, preview, { connection, opened }, page)
  const { moved } = await reconcileOne(needs, connection, page.assessmentId, opened, {
    approved: approvalOf(page.records),
    run: { why: 'approved' },
  })
  return moved.size > 0 ? 'moved' : 'done'
}

async function carriedOf({ previews }: PreviewNeeds, { id, carried }: Preview): Promise<Preview['carried']> {
  const [done, moved, failed, gone] = await Promise.all(
    (['done', 'moved', 'failed', 'gone'] as const).map((outcome) => previews.countPages(id, outcome)),
  )
  const counts = { moved: moved ?? 0, failed: failed ?? 0 }
  return { ...counts, done: (done ?? 0) + counts.moved + counts.failed + (gone ?? 0), total: carried.total }
}

async function finish(needs: PreviewNeeds, preview: Preview): Promise<void> {
  const { previews, clock, queue } = needs
  const moved = await previews.movedOf(preview.id)
  const next = moved.length > 0 ? await follow(needs, preview, moved) : undefined
  if (next === undefined) await letGoOn(needs, preview)
  await previews.turn(preview.id, ['carrying_out'], {
    state: next === undefined ? 'done' : 'moved',
    trouble: undefined,
    finishedAt: clock.now().toISOString(),
  })
  if (next !== undefined) await queue.add('sync.preview', { previewId: next }, { key: previewKey(next) })
}

/** What moved is shown again. Its id is noted first, so that a second try makes no second one. */
async function follow(needs: PreviewNeeds, preview: Preview, assessmentIds: string[]): Promise<string> {
  const next = preview.next ?? randomUUID()
  const connection = await needs.connections.find(preview.connectionId)
  await needs.previews.turn(preview.id, ['carrying_out'], { next })
  const { hash: _, approvedAt: __, approvedBy: ___, next: ____, ...rest } = preview
  await needs.previews.add({
    ...rest,
    id: next,
    why: preview.why === 'mapping' || preview.why === 'two_way' ? 'asked' : preview.why,
    from: {
      mappingVersion: connection?.mappingVersion ?? preview.mapping.version,
      twoWay: connection?.twoWay ?? preview.twoWay,
    },
    follows: preview.id,
    assessmentIds,
    total: assessmentIds.length,
    state: 'working',
    done: 0,
    counts: noCounts(),
    spread: {},
    warnings: [],
    truncated: false,
    hash: '',
    carried: { done: 0, total: 0, moved: 0, failed: 0 },
    createdAt: needs.clock.now().toISOString(),
    expiresAt: new Date(needs.clock.now().getTime() + PREVIEW_LIVES_MS).toISOString(),
  })
  return next
}

/** A connection that waited for this preview runs again, once nothing of it is unseen. */
async function letGoOn(needs: PreviewNeeds, { why, connectionId }: Preview): Promise<void> {
  if (why !== 'restore') return
  const connection = await needs.connections.find(connectionId)
  if (!connection?.needsPreview) return
  const resumedAt = needs.clock.now().toISOString()
  await needs.connections.update(connectionId, {
    needsPreview: false,
    ...(connection.state === 'paused' ? { state: 'enabled', resumedAt } : {}),
  })
  await needs.queue.add('sync.sweep', {})
}
