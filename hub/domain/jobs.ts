/** Job names and payloads. Payloads carry ids, never records; every job is safe to run twice. */
export interface Jobs {
  'recon.look': { assessmentId: string; domain: string }
  'sync.reconcile': { assessmentId: string; connectionId: string }
  'sync.sweep': Record<string, never>
  'sync.full-pass': Record<string, never>
  'sync.backfill': { connectionId: string }
  'sync.preview': { previewId: string }
  'sync.previews': Record<string, never>
  'crm.poll': { connectionId: string }
  'crm.event': { connectionId: string; eventId: string }
  'crm.programs': { connectionId: string }
  'crm.tell-owner': { connectionId: string; assessmentId: string }
  'mail.send': { mailId: string }
  'mail.sweep': Record<string, never>
  'reminders.look': Record<string, never>
  'privacy.erase': { assessmentId: string }
  'privacy.sweep': Record<string, never>
}
export type JobName = keyof Jobs

export interface JobContext {
  /** 1 for the first try. */
  attempt: number
}
export type JobHandler<N extends JobName> = (payload: Jobs[N], context: JobContext) => Promise<void>

export interface AddOptions {
  /** Jobs with the same key that still wait are one job. */
  key?: string
  delayMs?: number
}

/**
 * A work queue. At least once: a job may run twice, also at the same time. A lost queue delays work and never loses
 * it, because what must happen is derivable from stored state (`pending`).
 */
export interface Queue {
  add<N extends JobName>(name: N, payload: Jobs[N], options?: AddOptions): Promise<void>
  /** Registers the worker of a job; failed jobs are tried again with growing pauses, `attempts` times in all. */
  work<N extends JobName>(
    name: N,
    handler: JobHandler<N>,
    options?: { concurrency?: number; attempts?: number },
  ): void
  /** Calls `add` every so often until closed. */
  every<N extends JobName>(name: N, payload: Jobs[N], everyMs: number): void
  /** Waits for running jobs (at most `timeoutMs`), then stops. */
  close(timeoutMs?: number): Promise<void>
}
