import type { OpenConnection } from './account-of.ts'
import { inspect, type Inspection } from './inspect.ts'
import type { ConnectionNeeds } from './needs.ts'

/** What the steps of one admin may share: a look costs a dozen calls of a budget that others need too. */
const SHARED_MS = 30_000

/** Looks at an account; `make` makes our fields, and never answers what was seen before. */
export type Look = (open: OpenConnection, options?: { make?: boolean }) => Promise<Inspection>

export function makeLook(needs: ConnectionNeeds): Look {
  const seen = new Map<string, { untilMs: number; inspection: Inspection }>()
  return async ({ connection, mapping, account }, { make = false } = {}) => {
    const nowMs = needs.clock.now().getTime()
    for (const [id, { untilMs }] of seen) if (untilMs <= nowMs) seen.delete(id)
    const known = seen.get(connection.id)
    if (known && !make) return known.inspection
    seen.delete(connection.id)
    const inspection = await inspect(needs, connection, mapping, account, { make })
    seen.set(connection.id, { untilMs: nowMs + SHARED_MS, inspection })
    return inspection
  }
}
