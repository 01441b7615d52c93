import type { Fault } from './crm-session.ts'

/** Something that people, other tools or time do; numbers choose among what is there (modulo). */
export type Act =
  | { do: 'starts'; company: number; verified: boolean }
  | { do: 'says'; who: 'prospect' | 'staff'; a: number; path: number; value: number | 'clear' | 'unsure' }
  | { do: 'says poison'; a: number }
  | { do: 'submits' | 'verifies' | 'archives assessment'; a: number }
  | {
      do: 'edits'
      by: 'rep' | 'other tool'
      crm: number
      object: number
      record: number
      field: number
      value: number | 'blank'
    }
  | { do: 'plants'; crm: number; object: number; company: number; field: number; value: number }
  | { do: 'archives record'; crm: number; object: number; record: number }
  | { do: 'merges'; crm: number; object: number; winner: number; loser: number }
  | { do: 'insists'; crm: number; object: number; record: number; field: number; value: number }
  | { do: 'collides'; crm: number; beside: boolean; value: number }
  | { do: 'takes apart'; crm: number; pair: number }
  | { do: 'drops a field' | 'drops an option'; crm: number; object: number; field: number }
  | { do: 'restores fields'; crm: number }
  | { do: 'refuses token' | 'renews token'; crm: number }
  | { do: 'two-way'; crm: number; on: boolean }
  | { do: 'pauses' | 'resumes'; crm: number }
  | { do: 'resolves'; conflict: number; choice: number }
  | { do: 'webhook'; crm: number; event: number; how: 'arrives' | 'is lost' | 'comes twice' }
  | { do: 'waits'; ms: number }
  | { do: 'the queue is lost' }

/** `on` names the calls that `at` counts; every call where it is “any”. */
export type TroubleStep =
  | { what: 'dies' | 'stalls'; on: Spot; at: number; when: 'before' | 'after' }
  | { what: 'meanwhile'; on: Spot; at: number; act: Step }
  | { what: 'fault'; on: 'any' | 'write'; call: number; fault: Fault }

/** Where a sync is at its most delicate. */
export const SPOTS = [
  'any',
  'crm.write',
  'crm.read',
  'links.save',
  'assessments.change',
  'hints.add',
  'connections.update',
] as const
export type Spot = (typeof SPOTS)[number]

export type Step =
  | Act
  | { do: 'syncs'; worker: Worker; a: number; crm: number; troubles: TroubleStep[] }
  | {
      do: 'overtakes'
      worker: Worker
      a: number
      crm: number
      on: Spot
      at: number
      path: number
      value: number
    }
  | { do: 'works'; worker: Worker; troubles: TroubleStep[] }
  | { do: 'polls'; worker: Worker; crm: number; troubles: TroubleStep[] }
  | { do: 'hears'; worker: Worker; crm: number; by: 'poll' | 'webhook' }
  | { do: 'sweeps'; worker: Worker }
  | { do: 'wakes'; worker: Worker }

export const WORKERS = ['A', 'B'] as const
export type Worker = (typeof WORKERS)[number]

/** How the story begins, and what kind of CRM it happens with. */
export interface Setup {
  crms: 1 | 2
  /** Whether an assessment is in agreement with its CRMs when the story begins. */
  synced: boolean
  /** Whether the first prospect has not proved to belong to the company. */
  stranger: boolean
  reply: 'whole' | 'sent' | 'nothing'
  mergedIds: 'lead' | 'vanish'
  uniqueEmail: boolean
  history: boolean
  tidies: boolean
  lagMs: number
  latencyMs: number
}

export interface Story {
  setup: Setup
  steps: Step[]
}
