import type { JobHandler } from '../domain/jobs.ts'
import type { CrmEvents } from './event-store.ts'
import { linksOf, look, type LookNeeds, type Seen } from './look-at-event.ts'

export const programsKey = (connectionId: string): string => `programs:${connectionId}`

export interface ProgramNeeds extends Omit<LookNeeds, 'links' | 'start'> {
  events: CrmEvents
  links: { lastSeen(connectionId: string, object: string, remoteIds: string[]): Promise<Seen[]> }
}

const PAGE = 500
const MOST_PAGES = 100

/**
 * Looks at what programs changed, hundreds at a time. While thousands of records are made, a CRM tells us of each of
 * them, and a rep's edit must not wait behind our own echoes. A record that we do not know is dropped: where it should
 * start an assessment, the next poll finds it.
 * Safe to run twice, as the look at a single event is.
 */
export function makeLookAtPrograms(needs: ProgramNeeds): JobHandler<'crm.programs'> {
  const links = { findByRemotes: needs.links.lastSeen }
  return async ({ connectionId }) => {
    for (let page = 0; page < MOST_PAGES; page++) {
      const waiting = await needs.events.waiting(connectionId, PAGE, 'programs')
      const linked = await linksOf({ links }, waiting)
      await Promise.all(waiting.map((event) => look(needs, event, linked(event))))
      if (waiting.length < PAGE) return
    }
  }
}
