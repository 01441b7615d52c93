import type { Place } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'
import type { Lease } from '../domain/sync.ts'
import type { BackfillNeeds } from './backfill-job.ts'
import { progressOf, sampled, sampleIsDue } from './backfill-progress.ts'
import type { Backfill, BackfillFailure, BackfillNote } from './backfill-store.ts'
import { oneByOne } from './one-by-one.ts'
import type { Reconciled } from './reconcile-many.ts'

export const LEASE_MS = 120_000
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 300_000
/** Of what failed, so many are told. */
const MOST_TOLD = 100

interface Page {
  last: Place | undefined
  closed: boolean
}

/** What a run knows and notes: up to where all is tried, what failed, and whether it may go on. */
export function keepBook(needs: BackfillNeeds, backfill: Backfill, lease: Lease) {
  const inTurn = oneByOne()
  const pages: Page[] = []
  let current = backfill
  let failures = backfill.failures
  let goesOn = true

  async function note(change: BackfillNote): Promise<void> {
    const noted = await needs.backfills.note(current, change)
    const connection = await needs.connections.find(current.connectionId)
    const held = await needs.leases.renew(lease, LEASE_MS)
    if (noted) current = noted
    if (!noted || !held || connection?.state !== 'enabled') goesOn = false
  }

  return {
    goesOn: () => goesOn,
    stop: () => void (goesOn = false),
    current: () => current,
    open(chunk: Place[]): Page {
      const page = { last: chunk.at(-1), closed: false }
      pages.push(page)
      return page
    },
    /** Notes what became of a chunk; the cursor moves when those before it are done, too. */
    close: (page: Page, results: Reconciled[]) =>
      inTurn(async () => {
        if (!(await isRunning(needs, current.connectionId))) return void (goesOn = false)
        page.closed = true
        let { cursor } = current
        while (pages[0]?.closed) cursor = pages.shift()?.last ?? cursor
        failures = [...failuresAmong(results), ...failures].slice(0, MOST_TOLD)
        const now = needs.clock.now()
        const { samples } = current
        const due = sampleIsDue(samples, now)
        const done = due ? (await progressOf(needs, current)).done : 0
        await note({
          failures,
          troubles: 0,
          trouble: null,
          ...(cursor ? { cursor } : {}),
          ...(due ? { samples: sampled(samples, now, done) } : {}),
        })
      }),
    /** The CRM does not take anything right now: nothing counts as tried, and all of it waits. */
    waits: (results: Reconciled[]) =>
      inTurn(async () => {
        if (!goesOn) return
        const waitMs = Math.min(FIRST_WAIT_MS * 2 ** current.troubles, LONGEST_WAIT_MS)
        await note({
          troubles: current.troubles + 1,
          waitUntil: later(needs.clock, waitMs),
          trouble: results.find(({ error }) => error)?.error ?? null,
        })
        goesOn = false
      }),
  }
}

/** A connection that stopped while a chunk was under way has not refused that chunk. */
const isRunning = async ({ connections }: BackfillNeeds, id: string): Promise<boolean> =>
  (await connections.find(id))?.state === 'enabled'

const failuresAmong = (results: Reconciled[]): BackfillFailure[] =>
  results.flatMap(({ assessmentId, ok, error }) =>
    ok ? [] : [{ assessmentId, error: error ?? 'The sync failed.' }],
  )

export const later = (clock: Clock, ms: number): string => new Date(clock.now().getTime() + ms).toISOString()
