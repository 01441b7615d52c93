import assert from 'node:assert/strict'
import type { Jobs } from '../domain/jobs.ts'
import { HubError } from '../domain/errors.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { TestStore } from '../store/testing.ts'
import { makeDeadLetters } from './dead-letters-store.ts'
import { makeLinks } from './link-store.ts'
import { makePreviewJob } from './preview-job.ts'
import { makeManagePreviews, type PreviewWish } from './preview-manage.ts'
import { tagOf, type PreviewNeeds } from './preview-needs.ts'
import { makePreviews } from './preview-store.ts'
import { isWrite, type Preview } from './preview.ts'
import { makeReconcile } from './reconcile.ts'
import { makeRuns } from './run-store.ts'
import type { SyncBench } from './testing.ts'
import { makeAskUndo, type UndoWish } from './undo-preview.ts'

/** Previews over a sync bench; jobs run when `settle` is called. */
export function openPreviewBench(store: TestStore, bench: SyncBench, versions: Mapping[] = []) {
  const { connection } = store
  const { clock } = bench.needs
  const queued: { name: string; payload: object }[] = []
  const file = bench.needs.mappingOf
  const needs: PreviewNeeds = {
    ...bench.needs,
    links: makeLinks({ connection }),
    runs: makeRuns({ connection }),
    previews: makePreviews({ connection, clock }),
    deadLetters: makeDeadLetters({ connection, clock }),
    queue: {
      async add(name, payload) {
        queued.push({ name, payload })
      },
    },
    mappingOf: (one) => versions.find(({ version }) => version === one.mappingVersion) ?? file(one),
    refresh: () => Promise.resolve(),
    async mappingAt(name, version) {
      const account = await bench.needs.connections.find(bench.connectionId)
      const known = [...versions, ...(account ? [file(account)] : [])]
      const found = known.find((one) => one.name === name && one.version === version)
      if (found) return found
      throw new HubError('not_found', 'There is no such version.')
    },
  }
  const manage = makeManagePreviews(needs)
  const askUndo = makeAskUndo(needs, manage)
  const job = makePreviewJob(needs)
  const reconcile = makeReconcile(needs)

  /** Works on everything that is queued for previews. */
  async function settle(): Promise<void> {
    for (let next = queued.shift(); next; next = queued.shift())
      if (next.name === 'sync.preview') await job(next.payload as Jobs['sync.preview'], { attempt: 1 })
  }
  const shown = async (id: string) => {
    const pages = await needs.previews.pages(id, { limit: 1000, which: 'shown' })
    return { preview: await needs.previews.get(id), pages, records: pages.flatMap(({ records }) => records) }
  }
  return {
    needs,
    manage,
    settle,
    shown,
    queued,
    reconcile: async (assessmentId: string) => {
      await needs.hints.add(bench.connectionId, assessmentId)
      await reconcile({ assessmentId, connectionId: bench.connectionId }, { attempt: 1 })
    },
    /** Asked for and worked out. */
    async preview(wish: PreviewWish = {}) {
      const { id } = await manage.ask(bench.connectionId, wish, 'Rita')
      await settle()
      return shown(id)
    },
    async undo(wish: Partial<UndoWish>) {
      const { id } = await askUndo({ archiveCreated: false, ...wish }, 'Rita')
      await settle()
      return shown(id)
    },
    /** Approved as it was seen, and carried out. */
    async approve(preview: Preview): Promise<Preview> {
      const seen = await needs.previews.get(preview.id)
      await manage.approve(preview.id, tagOf(seen), 'Rita')
      await settle()
      return needs.previews.get(preview.id)
    },
  }
}

export type PreviewBench = ReturnType<typeof openPreviewBench>

/** Every write of a plan, in one line each. */
export function writesIn({ records }: Awaited<ReturnType<PreviewBench['shown']>>): string[] {
  return records
    .flatMap(({ kind, fields }) =>
      fields
        .filter(isWrite)
        .map(({ side, remote, before, after }) => `${kind}.${remote} (${side}): ${before} → ${after}`),
    )
    .toSorted()
}

export const only = <T>(all: T[]): T => {
  const [one] = all
  assert.ok(one !== undefined && all.length === 1, `one, not ${all.length}`)
  return one
}
