import type { Assessments } from '../assessments/assessments.ts'
import type { Queue } from '../domain/jobs.ts'
import type { Log } from '../domain/ports.ts'
import { reconcileKey } from './sweep.ts'

/** A chat answers several fields in one turn: they travel together. */
const DEBOUNCE_MS = 150

/** Queues a sync as soon as an assessment is behind. Only a hint: the sweep finds what this misses. */
export function syncOnChange({
  assessments,
  queue,
  log,
}: {
  assessments: Pick<Assessments, 'onChange'>
  queue: Pick<Queue, 'add'>
  log: Log
}): () => void {
  return assessments.onChange(({ id: assessmentId, pending }) => {
    for (const connectionId of pending)
      queue
        .add(
          'sync.reconcile',
          { assessmentId, connectionId },
          { key: reconcileKey(connectionId, assessmentId), delayMs: DEBOUNCE_MS },
        )
        .catch((error: unknown) => log.warn({ err: error, assessmentId, connectionId }, 'sync not queued'))
  })
}
