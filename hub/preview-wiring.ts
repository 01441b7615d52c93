import type { Queue } from './domain/jobs.ts'
import type { ApiRoute } from './platform/api.ts'
import { deadLetterRoutes } from './sync/dead-letters-routes.ts'
import { explainRoutes } from './sync/explain-routes.ts'
import { makePreviewJob, makePreviewSweep, PREVIEW_ATTEMPTS } from './sync/preview-job.ts'
import { makeManagePreviews, type ManagePreviews } from './sync/preview-manage.ts'
import type { PreviewNeeds } from './sync/preview-needs.ts'
import { previewRoutes } from './sync/preview-routes.ts'
import { makeRelease } from './sync/release.ts'
import { makeAskUndo } from './sync/undo-preview.ts'
import { undoRoutes } from './sync/undo-routes.ts'

/** A preview whose job was lost is found again by then. */
const LOOK_EVERY_MS = 5_000

export interface Previewing {
  routes: ApiRoute[]
  /** Stops a connection until a preview of it was approved. */
  requirePreview: ManagePreviews['requirePreview']
  /** Starts the workers. */
  work(): void
}

/** What a sync would do is shown before it does it, what it did can be taken back, and why it did it is told. */
export function wirePreviews(needs: Omit<PreviewNeeds, 'queue'> & { queue: Queue }): Previewing {
  const { queue } = needs
  const manage = makeManagePreviews(needs)
  const askUndo = makeAskUndo(needs, manage)
  return {
    routes: [
      ...previewRoutes({ ...needs, manage }),
      ...undoRoutes({ ...needs, askUndo, release: makeRelease(needs) }),
      ...deadLetterRoutes(needs),
      ...explainRoutes(needs),
    ],
    requirePreview: manage.requirePreview,
    work() {
      queue.work('sync.preview', makePreviewJob(needs), { concurrency: 2, attempts: PREVIEW_ATTEMPTS })
      queue.work('sync.previews', makePreviewSweep(needs))
      queue.every('sync.previews', {}, LOOK_EVERY_MS)
    },
  }
}
