import { createHash } from 'node:crypto'
import type { Queue } from '../domain/jobs.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { DeadLetterStore } from './dead-letters-store.ts'
import type { LinkStore } from './link-store.ts'
import type { SyncNeeds } from './needs.ts'
import type { Preview } from './preview.ts'
import type { Previews } from './preview-store.ts'
import type { RunStore } from './run-store.ts'

/** What previews need beside what a sync does. */
export interface PreviewNeeds extends SyncNeeds {
  links: LinkStore
  runs: RunStore
  previews: Previews
  deadLetters: DeadLetterStore
  queue: Pick<Queue, 'add'>
  /** A version of a mapping; throws `not_found` when there is none. */
  mappingAt(name: string, version: number): Promise<Mapping>
  /** Makes in the CRM what the connection's mapping needs there, and compares the two again. */
  refresh(connectionId: string): Promise<unknown>
}

export const previewKey = (previewId: string): string => `preview:${previewId}`

/** Changes whenever the preview does; of a plan that is ready, it stands for exactly that plan. */
export const tagOf = ({ state, done, carried, paused, hash, trouble }: Preview): string =>
  createHash('sha256')
    .update(JSON.stringify([state, done, carried, paused, hash, trouble ?? '']))
    .digest('base64url')
    .slice(0, 32)
