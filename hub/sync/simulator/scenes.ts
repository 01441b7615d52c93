import fc from 'fast-check'
import { OURS, simMapping, THEIRS } from './mapping.ts'
import type { Setup, Spot, Step, TroubleStep, Worker } from './steps.ts'

/** A moment that chance alone hardly ever reaches, and in which one safeguard is all that helps. */
export interface Scene {
  name: string
  /** What the CRM has to be like; everything else is left to chance. */
  setup?: Partial<Setup>
  steps: fc.Arbitrary<Step[]>
}

/** A two-way line, by the numbers that steps choose by. */
interface TwoWay {
  object: number
  field: number
  path: number
  /** How many values people have for it, on each side. */
  ours: number
  theirs: number
  conflict: string
  clears: boolean
}

const TWO_WAY: TwoWay[] = simMapping.records.flatMap(({ object: name, lines }, object) =>
  lines.flatMap(({ canonical = '', remote, direction, conflict, blank }) => {
    const [path, field] = [
      Object.keys(OURS).indexOf(canonical),
      Object.keys(THEIRS[name] ?? {}).indexOf(remote),
    ]
    if (direction !== 'both' || path < 0 || field < 0) return []
    const [ours, theirs] = [OURS[canonical]?.length ?? 0, THEIRS[name]?.[remote]?.length ?? 0]
    return [{ object, field, path, ours, theirs, conflict, clears: blank === 'clear' }]
  }),
)
const lines = (fits: (line: TwoWay) => boolean = () => true) => fc.constantFrom(...TWO_WAY.filter(fits))
const crm = fc.nat({ max: 1 })

const says = ({ path }: TwoWay, value: number | 'clear'): Step => ({
  do: 'says',
  who: 'prospect',
  a: 0,
  path,
  value,
})
const edits = ({ object, field }: TwoWay, value: number | 'blank', at: number): Step => ({
  do: 'edits',
  by: 'rep',
  crm: at,
  object,
  record: 0,
  field,
  value,
})
const syncs = (at: number, troubles: TroubleStep[] = [], worker: Worker = 'A', a = 0): Step => ({
  do: 'syncs',
  worker,
  a,
  crm: at,
  troubles,
})
const meanwhile = (on: Spot, at: number, ...acts: Step[]): TroubleStep[] =>
  acts.map((act) => ({ what: 'meanwhile', on, at, act }))
const hears = (at: number, by: 'poll' | 'webhook' = 'poll', worker: Worker = 'A'): Step => ({
  do: 'hears',
  worker,
  crm: at,
  by,
})
const waits = (ms: number): Step => ({ do: 'waits', ms })
/** Longer than a lease. */
const LONG_MS = 180_000
/** Long for a record that was read, short for a lease. */
const SLOW_MS = 20_000

export const SCENES: readonly Scene[] = [
  {
    name: 'a worker dies when the CRM’s value has come, and the CRM goes on',
    steps: fc
      .record({ line: lines(({ conflict }) => conflict === 'ours'), at: crm, first: fc.nat({ max: 1 }) })
      .map(({ line, at, first }) => [
        edits(line, first, at),
        hears(at),
        syncs(at, [{ what: 'dies', on: 'assessments.change', at: 0, when: 'after' }]),
        waits(LONG_MS),
        edits(line, first + 1, at),
        hears(at),
        syncs(at),
      ]),
  },
  {
    name: 'a worker sleeps longer than its lease, and what it was about to write is taken back',
    steps: fc
      .record({ line: lines(), at: crm, value: fc.nat({ max: 1 }) })
      .map(({ line, at, value }) => [
        says(line, value),
        syncs(at),
        says(line, value + 1),
        syncs(at, [{ what: 'stalls', on: 'links.save', at: 0, when: 'after' }]),
        waits(LONG_MS),
        says(line, value),
        syncs(at, [], 'B'),
        { do: 'wakes', worker: 'A' },
      ]),
  },
  {
    name: 'a worker is slow between its look and its write, and a rep was at it',
    steps: fc
      .record({ line: lines(({ conflict }) => conflict !== 'ours'), at: crm, value: fc.nat({ max: 2 }) })
      .map(({ line, at, value }) => [
        says(line, 1),
        syncs(
          at,
          meanwhile('links.save', 0, { do: 'collides', crm: at, beside: false, value }, waits(SLOW_MS)),
        ),
      ]),
  },
  {
    name: 'a rep is at the very field at the moment of our write',
    setup: { history: true },
    steps: fc
      .record({ line: lines(({ conflict }) => conflict !== 'ours'), at: crm, value: fc.nat({ max: 2 }) })
      .map(({ line, at, value }) => [
        says(line, 1),
        syncs(at, meanwhile('crm.write', 0, { do: 'collides', crm: at, beside: false, value })),
      ]),
  },
  {
    name: 'a rep is at another field at the moment of our write, and the reply does not tell it',
    setup: { reply: 'sent' },
    steps: fc
      .record({ line: lines(), at: crm, value: fc.nat({ max: 3 }) })
      .map(({ line, at, value }) => [
        says(line, 1),
        syncs(at, meanwhile('crm.write', 0, { do: 'collides', crm: at, beside: true, value })),
      ]),
  },
  {
    name: 'the prospect answers while the CRM’s value is coming',
    steps: fc
      .record({ line: lines(({ conflict }) => conflict !== 'crm'), at: crm, value: fc.nat({ max: 2 }) })
      .map(({ line, at, value }) => [
        edits(line, value, at),
        hears(at),
        syncs(at, meanwhile('assessments.change', 0, says(line, value + 1))),
      ]),
  },
  {
    name: 'the prospect answers while a sync writes, and the queue is lost',
    steps: fc
      .record({ line: lines(), at: crm, value: fc.nat({ max: 1 }) })
      .map(({ line, at, value }) => [
        says(line, value),
        syncs(at, meanwhile('crm.write', 0, says(line, value + 1))),
        { do: 'the queue is lost' },
      ]),
  },
  {
    name: 'more news of the CRM is heard while a sync brings some',
    steps: fc
      .record({ line: lines(), other: lines(), at: crm, value: fc.nat({ max: 1 }) })
      .map(({ line, other, at, value }) => [
        edits(line, value, at),
        hears(at),
        syncs(at, meanwhile('links.save', 0, edits(other, value + 1, at), hears(at, 'poll', 'B'))),
      ]),
  },
  {
    name: 'the prospect keeps changing what a sync brings unasked, and ends where it began',
    setup: { reply: 'whole' },
    steps: fc
      .record({
        line: lines(({ conflict, ours, theirs }) => conflict === 'crm' && ours > 2 && theirs > 1),
        at: crm,
      })
      .map(({ line, at }) => [
        says(line, 0),
        syncs(at),
        edits(line, 1, at),
        // What makes the sync look at the record is an answer, not news of the CRM.
        ...TWO_WAY.filter(({ object, conflict }) => object === line.object && conflict === 'ours').map(
          (one) => says(one, 1),
        ),
        syncs(
          at,
          [1, 2, 0].flatMap((value, index) => meanwhile('assessments.change', index, says(line, value))),
        ),
      ]),
  },
  {
    name: 'a field is gone from the CRM, and a look comes before the mapping is compared',
    steps: fc
      .record({ line: lines(({ clears }) => clears), other: lines(), at: crm, value: fc.nat({ max: 1 }) })
      .map(({ line, other, at, value }) => [
        says(line, value),
        syncs(at),
        { do: 'drops a field', crm: at, object: line.object, field: line.field },
        edits({ ...other, object: line.object }, value, at),
        hears(at, 'webhook'),
        syncs(at),
      ]),
  },
  {
    name: 'several fields are cleared within an hour',
    steps: fc
      .record({ object: fc.nat({ max: 1 }), at: crm, value: fc.nat({ max: 1 }), here: fc.boolean() })
      .map(({ object, at, value, here }) => {
        const both = TWO_WAY.filter((line) => line.object === object && line.clears)
        return [
          ...both.map((line) => says(line, value)),
          syncs(at),
          ...both.map((line) => (here ? says(line, 'clear') : edits(line, 'blank', at))),
          hears(at),
          syncs(at),
        ]
      }),
  },
  {
    name: 'a field is emptied in the CRM, and filled again',
    steps: fc
      .record({
        line: lines(({ clears, conflict }) => clears && conflict === 'ours'),
        at: crm,
        value: fc.nat({ max: 1 }),
      })
      .map(({ line, at, value }) => [
        says(line, value),
        syncs(at),
        edits(line, 'blank', at),
        hears(at),
        syncs(at),
        // The guard counts by the hour.
        waits(4_000_000),
        edits(line, value, at),
        hears(at),
        syncs(at),
      ]),
  },
  {
    name: 'records are made where the CRM is known to lack a field',
    steps: fc
      .record({ line: lines(), at: crm })
      .map(({ line, at }) => [
        { do: 'drops a field', crm: at, object: line.object, field: line.field },
        waits(1_000_000),
        hears(at),
        { do: 'starts', company: 1, verified: true },
        { do: 'says', who: 'prospect', a: 1, path: line.path, value: 0 },
        { do: 'submits', a: 1 },
        syncs(at, [], 'A', 1),
      ]),
  },
  {
    name: 'a CRM answers for some of a batch only, and the queue is lost',
    steps: fc
      .record({ line: lines(), other: lines(), at: crm, more: fc.boolean() })
      .map(({ line, other, at, more }) => [
        says(line, 1),
        says(other, 0),
        syncs(at, [{ what: 'fault', on: 'write', call: 0, fault: 'partly' }]),
        { do: 'the queue is lost' },
        ...(more ? [edits(line, 1, at)] : []),
      ]),
  },
  {
    name: 'a worker dies while it polls',
    steps: fc.record({ line: lines(), at: crm }).map(({ line, at }) => [
      edits(line, 1, at),
      waits(6_000),
      {
        do: 'polls',
        worker: 'A',
        crm: at,
        troubles: [{ what: 'dies', on: 'connections.update', at: 0, when: 'after' }],
      },
    ]),
  },
  {
    name: 'a worker dies while it makes records',
    setup: { synced: false },
    steps: fc
      .record({
        at: crm,
        wave: fc.nat({ max: 2 }),
        when: fc.constantFrom('before' as const, 'after' as const),
      })
      .map(({ at, wave, when }) => [
        { do: 'submits', a: 0 },
        syncs(at, [{ what: 'dies', on: 'crm.write', at: wave, when }]),
        waits(LONG_MS),
        syncs(at, [], 'B'),
      ]),
  },
  {
    name: 'a write is refused, and a rep types one of its values',
    steps: fc
      .record({ line: lines(({ conflict }) => conflict !== 'crm'), at: crm })
      .chain(({ line, at }) =>
        lines(({ object, path }) => object === line.object && path !== line.path).map((other) => [
          says(other, 0),
          syncs(at),
          says(line, 0),
          says(other, 1),
          syncs(at, [{ what: 'fault', on: 'write', call: 0, fault: 'refused' }]),
          edits(line, 0, at),
          hears(at),
          syncs(at),
        ]),
      ),
  },
  ...[false, true].map((stranger): Scene => ({
    name: `a record of ${stranger ? 'a stranger' : 'ours'} is merged into one that was there before`,
    setup: { stranger, lagMs: 0 },
    steps: fc
      .record({ object: fc.nat({ max: 1 }), at: crm, field: fc.nat({ max: 3 }) })
      .map(({ object, at, field }) => [
        { do: 'plants', crm: at, object, company: 1, field, value: 1 },
        { do: 'merges', crm: at, object, winner: 1, loser: 0 },
        hears(at, 'webhook'),
        syncs(at),
        // Where it is asked, a person wants a record of its own.
        { do: 'resolves', conflict: 0, choice: 1 },
        syncs(at),
      ]),
  })),
  {
    name: 'a stranger says an address that a contact has which the search does not show yet',
    setup: { synced: false, stranger: true, uniqueEmail: true, lagMs: 5_000 },
    steps: fc
      .record({ at: crm, field: fc.nat({ max: 3 }) })
      .map(({ at, field }) => [
        { do: 'submits', a: 0 },
        { do: 'plants', crm: at, object: 1, company: 0, field, value: 1 },
        syncs(at),
      ]),
  },
]
