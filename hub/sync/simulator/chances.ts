import fc from 'fast-check'
import { FAULTS } from './crm-session.ts'
import { SPOTS, WORKERS, type Act, type Setup, type Spot, type Step, type TroubleStep } from './steps.ts'

const ofOne = <D extends string>(...names: D[]) => fc.constantFrom(...names)
const small = fc.nat({ max: 3 })
const choice = fc.nat({ max: 12 })
/** Most of a story is about the first assessment, and about few fields: edits have to meet. */
const mostlyFirst = fc.constantFrom(0, 0, 0, 0, 1, 2, 3)
const ourField = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 3, 7, 8, 9, 10) },
  { weight: 2, arbitrary: choice },
)
const theirField = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 2, 3) },
  { weight: 2, arbitrary: choice },
)
const crm = fc.nat({ max: 1 })
const worker = fc.constantFrom(...WORKERS)

const say = fc.record({
  do: fc.constant('says' as const),
  who: fc.constantFrom('prospect' as const, 'staff' as const),
  a: mostlyFirst,
  path: ourField,
  value: fc.oneof(
    { weight: 6, arbitrary: fc.nat({ max: 2 }) },
    { weight: 2, arbitrary: fc.constant('clear' as const) },
    { weight: 1, arbitrary: fc.constant('unsure' as const) },
  ),
})
const edit = fc.record({
  do: fc.constant('edits' as const),
  by: fc.constantFrom('rep' as const, 'rep' as const, 'other tool' as const),
  crm,
  object: fc.constantFrom(0, 0, 1, 1, 1, 2, 3),
  record: mostlyFirst,
  field: theirField,
  value: fc.oneof(
    { weight: 5, arbitrary: fc.nat({ max: 2 }) },
    { weight: 1, arbitrary: fc.constant('blank' as const) },
  ),
})
const plant = fc.record({
  do: fc.constant('plants' as const),
  crm,
  object: fc.nat({ max: 1 }),
  company: fc.nat({ max: 1 }),
  field: choice,
  value: small,
})
const insist = fc.record({
  do: ofOne('insists'),
  crm,
  object: fc.nat({ max: 1 }),
  record: small,
  field: choice,
  value: small,
})
const collide = fc.record({ do: ofOne('collides'), crm, beside: fc.boolean(), value: small })
const archive = fc.record({
  do: fc.constant('archives record' as const),
  crm,
  object: small,
  record: small,
})
const merge = fc.record({
  do: fc.constant('merges' as const),
  crm,
  object: fc.nat({ max: 2 }),
  winner: small,
  loser: small,
})
const resolve = fc.record({ do: fc.constant('resolves' as const), conflict: small, choice: small })
const two = fc.record({ do: fc.constant('two-way' as const), crm, on: fc.boolean() })
const webhook = fc.record({
  do: fc.constant('webhook' as const),
  crm,
  event: choice,
  how: fc.constantFrom('arrives' as const, 'arrives' as const, 'is lost' as const, 'comes twice' as const),
})
const wait = fc.record({
  do: fc.constant('waits' as const),
  ms: fc.constantFrom(50, 1_000, 6_000, 30_000, 180_000, 1_000_000, 4_000_000),
})
const start = fc.record({
  do: ofOne('starts'),
  company: fc.nat({ max: 1 }),
  verified: fc.boolean(),
})
const ownAct = fc.record({
  do: ofOne('submits', 'submits', 'submits', 'verifies', 'verifies', 'archives assessment'),
  a: small,
})
const drop = fc.record({
  do: ofOne('drops a field', 'drops an option'),
  crm,
  object: fc.nat({ max: 2 }),
  field: choice,
})
const restore = fc.record({ do: ofOne('restores fields'), crm })
const account = fc.record({ do: ofOne('refuses token', 'renews token'), crm })
const pause = fc.record({ do: ofOne('pauses', 'resumes', 'resumes'), crm })

/** What may fall between two steps of a sync. */
const meanwhile: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: edit },
  { weight: 8, arbitrary: collide },
  { weight: 5, arbitrary: say },
  { weight: 1, arbitrary: archive },
  { weight: 1, arbitrary: merge },
  { weight: 1, arbitrary: plant },
)

const before = fc.constantFrom('before' as const, 'after' as const)
interface Where {
  on: fc.Arbitrary<Spot>
  at: fc.Arbitrary<number>
}
/** Anywhere, or close to one of the first calls of a delicate kind. */
const anywhere: Where = { on: fc.constant('any'), at: fc.nat({ max: 30 }) }
const delicate: Where = {
  on: fc.constantFrom(...SPOTS.slice(1), 'crm.write' as const),
  at: fc.constantFrom(0, 0, 1, 2, 3),
}

const trouble: fc.Arbitrary<TroubleStep> = fc.oneof(
  ...[anywhere, delicate].flatMap((where: Where) => [
    { weight: 3, arbitrary: fc.record({ what: ofOne('dies'), ...where, when: before }) },
    { weight: 2, arbitrary: fc.record({ what: ofOne('stalls'), ...where, when: before }) },
    { weight: 4, arbitrary: fc.record({ what: ofOne('meanwhile'), ...where, act: meanwhile }) },
  ]),
  {
    weight: 3,
    arbitrary: fc.record({
      what: ofOne('fault'),
      on: fc.constant('any' as const),
      call: fc.nat({ max: 8 }),
      fault: fc.constantFrom(...FAULTS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: ofOne('fault'),
      on: fc.constant('write' as const),
      call: fc.nat({ max: 2 }),
      fault: fc.constantFrom(...FAULTS),
    }),
  },
)
const none: TroubleStep[] = []
const troubles = fc.oneof(
  { weight: 3, arbitrary: fc.constant(none) },
  { weight: 3, arbitrary: fc.array(trouble, { minLength: 1, maxLength: 2 }) },
)

/** One step of a story. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: start },
  { weight: 16, arbitrary: say },
  { weight: 1, arbitrary: fc.record({ do: ofOne('says poison'), a: small }) },
  { weight: 5, arbitrary: ownAct },
  { weight: 16, arbitrary: edit },
  { weight: 2, arbitrary: plant },
  { weight: 2, arbitrary: archive },
  { weight: 2, arbitrary: insist },
  { weight: 2, arbitrary: merge },
  { weight: 1, arbitrary: fc.record({ do: ofOne('takes apart'), crm, pair: choice }) },
  { weight: 1, arbitrary: drop },
  { weight: 1, arbitrary: restore },
  { weight: 2, arbitrary: account },
  { weight: 2, arbitrary: two },
  { weight: 2, arbitrary: pause },
  { weight: 5, arbitrary: resolve },
  { weight: 8, arbitrary: webhook },
  { weight: 5, arbitrary: wait },
  { weight: 1, arbitrary: fc.record({ do: ofOne('the queue is lost') }) },
  { weight: 20, arbitrary: fc.record({ do: ofOne('syncs'), worker, a: mostlyFirst, crm, troubles }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: ofOne('overtakes'),
      worker,
      a: mostlyFirst,
      crm,
      on: fc.constantFrom<Spot>('crm.read', 'links.save', 'assessments.change'),
      at: fc.nat({ max: 3 }),
      path: ourField,
      value: fc.nat({ max: 2 }),
    }),
  },
  { weight: 10, arbitrary: fc.record({ do: ofOne('works'), worker, troubles }) },
  { weight: 6, arbitrary: fc.record({ do: ofOne('polls'), worker, crm, troubles }) },
  { weight: 4, arbitrary: fc.record({ do: ofOne('sweeps'), worker }) },
  { weight: 6, arbitrary: fc.record({ do: ofOne('wakes'), worker }) },
)

export const setup: fc.Arbitrary<Setup> = fc.record({
  crms: fc.constantFrom(1 as const, 1 as const, 2 as const),
  synced: fc.boolean(),
  stranger: fc.constantFrom(false, false, false, true),
  reply: fc.constantFrom('whole' as const, 'sent' as const, 'nothing' as const),
  mergedIds: fc.constantFrom('lead' as const, 'vanish' as const),
  uniqueEmail: fc.boolean(),
  history: fc.boolean(),
  tidies: fc.boolean(),
  lagMs: fc.constantFrom(0, 5_000),
  latencyMs: fc.constantFrom(20, 400),
})
