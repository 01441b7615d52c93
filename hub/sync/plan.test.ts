import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  BLANKS,
  DIRECTIONS,
  POLICIES,
  type Blank,
  type Direction,
  type Line,
  type Policy,
} from '../mapping/mapping.ts'
import { TRANSFORMS } from '../mapping/transforms.ts'
import { enumMap } from '../mapping/transform-options.ts'
import type { Ours } from '../mapping/use-mapping.ts'
import { plan, type Action, type FieldPlan, type PlanOptions } from './plan.ts'

const text = TRANSFORMS.get('text')
if (!text) throw new Error('no text transform')

const line = (over: Partial<Line> = {}): Line => ({
  id: 'company.name',
  kind: 'company',
  remote: 'name',
  canonical: 'company.name',
  direction: 'both',
  conflict: 'crm',
  blank: 'ignore',
  transform: text,
  at: 1,
  ...over,
})

type Said = string | null | undefined | 'HOLD'
const said = (ours: Said): Ours =>
  ours === undefined
    ? { state: 'absent' }
    : ours === null
      ? { state: 'cleared' }
      : ours === 'HOLD'
        ? { state: 'hold', reason: 'No option.' }
        : { state: 'value', text: ours }

function planOne(
  one: Line,
  base: string | null | undefined,
  ours: Said,
  theirs: string | null | 'NEW' | 'UNTOLD',
  options: Partial<PlanOptions> = {},
): FieldPlan {
  const record = {
    kind: one.kind,
    object: 'companies',
    key: 'k',
    adopt: [],
    onCrmDelete: 'unlink' as const,
    onCrmMerge: 'follow' as const,
    at: 1,
    when: 'contactable' as const,
    associate: [],
    own: [],
    lines: [one],
    examples: [],
  }
  const [field] = plan(
    base === undefined ? {} : { [one.remote]: base },
    new Map([[one.remote, said(ours)]]),
    theirs === 'NEW' ? null : theirs === 'UNTOLD' ? {} : { [one.remote]: theirs },
    record,
    { twoWay: true, ...options },
  )
  assert.ok(field)
  return field
}

/** direction, policy, blanks | agreed last, ours, theirs → what happens. `-` never agreed or nothing known. */
type Row = [
  Direction,
  Policy,
  Blank,
  string | null | undefined,
  Said,
  string | null | 'NEW',
  Action,
  unknown?,
]
const none = undefined

const TABLE: Row[] = [
  // A new record takes what is known, whatever the policy.
  ['both', 'crm', 'ignore', none, 'A', 'NEW', 'write_remote', 'A'],
  ['to_crm', 'fill_empty', 'ignore', none, 'A', 'NEW', 'write_remote', 'A'],
  ['on_create', 'ours', 'ignore', none, 'A', 'NEW', 'write_remote', 'A'],
  ['from_crm', 'crm', 'ignore', none, 'A', 'NEW', 'keep'],
  ['both', 'crm', 'clear', none, null, 'NEW', 'keep'],
  ['both', 'crm', 'ignore', none, none, 'NEW', 'keep'],
  ['both', 'crm', 'ignore', none, 'HOLD', 'NEW', 'hold'],

  // Agreement is quiet.
  ['both', 'ask', 'ignore', 'A', 'A', 'A', 'keep'],
  ['both', 'ask', 'ignore', none, 'A', 'A', 'keep'],
  ['both', 'ask', 'ignore', 'A', 'B', 'B', 'keep'],
  ['to_crm', 'ours', 'ignore', 'A', 'A', 'A', 'keep'],
  ['both', 'crm', 'clear', 'A', null, null, 'keep'],

  // One side changed: its change travels, and no policy is asked.
  ['both', 'crm', 'ignore', 'A', 'B', 'A', 'write_remote', 'B'],
  ['both', 'fill_empty', 'ignore', 'A', 'B', 'A', 'write_remote', 'B'],
  ['both', 'ours', 'ignore', 'A', 'A', 'B', 'write_canonical', 'B'],
  ['both', 'fill_empty', 'ignore', 'A', 'A', 'B', 'write_canonical', 'B'],
  ['both', 'ask', 'ignore', 'A', none, 'B', 'write_canonical', 'B'],
  ['both', 'ask', 'ignore', none, none, 'B', 'write_canonical', 'B'],
  ['both', 'ask', 'ignore', none, 'A', null, 'write_remote', 'A'],
  ['both', 'ask', 'ignore', null, 'A', null, 'write_remote', 'A'],
  ['both', 'ask', 'ignore', 'A', none, 'A', 'keep'],

  // Both changed differently: the policy decides.
  ['both', 'crm', 'ignore', 'A', 'B', 'C', 'write_canonical', 'C'],
  ['both', 'ours', 'ignore', 'A', 'B', 'C', 'write_remote', 'B'],
  ['both', 'ask', 'ignore', 'A', 'B', 'C', 'conflict'],
  ['both', 'fill_empty', 'ignore', 'A', 'B', 'C', 'keep'],
  ['both', 'crm', 'ignore', none, 'B', 'C', 'write_canonical', 'C'],
  ['both', 'ask', 'ignore', none, 'B', 'C', 'conflict'],
  ['both', 'ask', 'ignore', null, 'B', 'C', 'conflict'],

  // Blanks: nothing is cleared unless a person cleared it and the line allows it.
  ['both', 'crm', 'ignore', 'A', 'A', null, 'keep'],
  ['both', 'crm', 'clear', 'A', 'A', null, 'write_canonical', null],
  ['both', 'crm', 'ignore', 'A', null, 'A', 'keep'],
  ['both', 'crm', 'clear', 'A', null, 'A', 'write_remote', null],
  ['both', 'crm', 'ignore', 'A', 'B', null, 'write_remote', 'B'],
  ['both', 'crm', 'clear', 'A', 'B', null, 'write_canonical', null],
  ['both', 'fill_empty', 'clear', 'A', 'B', null, 'write_remote', 'B'],
  ['both', 'crm', 'ignore', 'A', null, 'B', 'write_canonical', 'B'],
  ['both', 'crm', 'clear', 'A', null, 'B', 'write_canonical', 'B'],
  ['both', 'fill_empty', 'clear', 'A', null, 'B', 'write_canonical', 'B'],
  ['both', 'ours', 'clear', 'A', null, 'B', 'write_remote', null],
  ['both', 'ask', 'clear', 'A', null, 'B', 'conflict'],
  ['to_crm', 'ours', 'ignore', 'A', null, 'A', 'keep'],
  ['to_crm', 'ours', 'clear', 'A', null, 'A', 'write_remote', null],
  ['to_crm', 'fill_empty', 'clear', 'A', null, 'A', 'write_remote', null],
  ['to_crm', 'fill_empty', 'clear', 'A', null, 'B', 'keep'],
  ['to_crm', 'ours', 'clear', 'A', none, 'A', 'keep'],

  // One way to the CRM.
  ['to_crm', 'ours', 'ignore', 'A', 'B', 'A', 'write_remote', 'B'],
  ['to_crm', 'ours', 'ignore', 'A', 'A', 'C', 'write_remote', 'A'],
  ['to_crm', 'ours', 'ignore', none, 'A', 'C', 'write_remote', 'A'],
  ['to_crm', 'fill_empty', 'ignore', none, 'A', null, 'write_remote', 'A'],
  ['to_crm', 'fill_empty', 'ignore', none, 'A', 'C', 'keep'],
  ['to_crm', 'fill_empty', 'ignore', 'A', 'B', 'A', 'write_remote', 'B'],
  ['to_crm', 'fill_empty', 'ignore', 'A', 'B', 'C', 'keep'],
  ['to_crm', 'fill_empty', 'ignore', 'A', 'A', null, 'keep'],
  ['to_crm', 'fill_empty', 'ignore', 'A', 'B', null, 'write_remote', 'B'],
  ['to_crm', 'crm', 'ignore', 'A', 'B', 'A', 'write_remote', 'B'],
  ['to_crm', 'crm', 'ignore', 'A', 'B', 'C', 'keep'],
  ['to_crm', 'ask', 'ignore', 'A', 'A', 'C', 'keep'],
  ['to_crm', 'ask', 'ignore', 'A', 'B', 'C', 'conflict'],
  ['to_crm', 'ours', 'ignore', 'A', none, 'C', 'keep'],
  ['to_crm', 'ours', 'ignore', 'A', 'HOLD', 'A', 'hold'],

  // One way from the CRM, and what only creation sends.
  ['from_crm', 'crm', 'ignore', none, 'A', 'B', 'write_canonical', 'B'],
  ['from_crm', 'crm', 'ignore', 'B', 'A', 'B', 'keep'],
  ['from_crm', 'crm', 'ignore', 'B', 'A', null, 'keep'],
  ['from_crm', 'crm', 'clear', 'B', 'A', null, 'write_canonical', null],
  ['from_crm', 'crm', 'ignore', 'A', 'HOLD', 'B', 'write_canonical', 'B'],
  ['on_create', 'ours', 'ignore', 'A', 'B', 'A', 'keep'],
  ['on_create', 'ours', 'ignore', 'A', 'HOLD', 'A', 'keep'],
]

describe('plan', () => {
  const show = (value: unknown) => (value === none ? '-' : JSON.stringify(value))
  for (const [direction, conflict, blank, base, ours, theirs, action, value] of TABLE)
    it(`${direction}, ${conflict}, ${blank}: ${show(base)} | ${show(ours)} | ${show(theirs)} → ${action} ${value === none ? '' : show(value)}`, () => {
      const field = planOne(line({ direction, conflict, blank }), base, ours, theirs)
      assert.equal(field.action, action, field.reason)
      if (action === 'write_remote') assert.equal(field.remoteValue, value)
      if (action === 'write_canonical') assert.equal(field.canonicalValue, value)
      assert.match(field.reason, /\.$/)
    })

  it('only fills blanks in the CRM while two-way is off', () => {
    const off = { twoWay: false }
    assert.equal(planOne(line(), 'A', 'A', 'B', off).action, 'keep')
    assert.equal(planOne(line(), none, 'A', null, off).action, 'write_remote')
    assert.equal(planOne(line(), none, 'A', 'B', off).action, 'keep')
    assert.equal(planOne(line({ direction: 'from_crm' }), none, none, 'B', off).action, 'keep')
  })

  it('sends the first value of a field that the CRM owns, and only with the record', () => {
    const stage = line({ direction: 'from_crm', initial: 'new' })
    assert.equal(planOne(stage, none, none, 'NEW').remoteValue, 'new')
    assert.equal(planOne(stage, none, none, 'NEW', { twoWay: false }).remoteValue, 'new')
    assert.equal(planOne(stage, 'new', 'won', 'new').action, 'keep')
  })

  it('overwrites what an adopted record held only where ours decides', () => {
    const adopting = { adopting: true }
    const ours = planOne(line({ direction: 'to_crm', conflict: 'ours' }), none, 'A', 'B', adopting)
    assert.equal(ours.action, 'write_remote')
    for (const conflict of ['crm', 'fill_empty', 'ask'] as const)
      assert.notEqual(planOne(line({ conflict }), none, 'A', 'B', adopting).action, 'write_remote', conflict)
    const cleared = planOne(line({ conflict: 'ours', blank: 'clear' }), none, null, 'B', adopting)
    assert.deepEqual([cleared.action, cleared.remoteValue], ['write_remote', null])
    const other = line({ direction: 'to_crm', conflict: 'fill_empty', blank: 'clear' })
    assert.equal(planOne(other, none, null, 'B', adopting).action, 'keep')
    assert.equal(planOne(line({ direction: 'to_crm' }), none, 'A', null, adopting).action, 'write_remote')
  })

  it('asks about a field when nobody knows whether the last write arrived', () => {
    const doubtful = { doubtful: new Set(['name']) }
    assert.equal(planOne(line(), 'A', 'B', 'C', doubtful).action, 'conflict')
    assert.equal(planOne(line(), 'A', 'B', 'B', doubtful).action, 'keep')
    assert.equal(
      planOne(line(), 'A', none, 'A', doubtful).action,
      'keep',
      'who says nothing disagrees with nobody',
    )
  })

  it('holds a value of the CRM that it cannot read, and a line that is suspended', () => {
    const map = line({ transform: enumMap({ map: { A: 'a' }, unmapped: 'hold' }) })
    assert.equal(planOne(map, 'a', 'a', 'zebra').action, 'hold')
    const held = planOne(line(), 'A', 'B', 'A', { held: new Map([['name', 'The CRM lost this field.']]) })
    assert.deepEqual([held.action, held.reason], ['hold', 'The CRM lost this field.'])
  })

  it('compares what texts mean, not how they are spelled', () => {
    const phone = TRANSFORMS.get('phone')
    assert.ok(phone)
    const field = line({ transform: phone, canonical: 'company.phone' })
    assert.equal(planOne(field, '+15550100123', '+1 555 010 0123', '(555) 010-0123').action, 'keep')
  })

  it('settles: carried out on both sides, the next plan is quiet', () => {
    const value = fc.constantFrom('A', 'B', 'C')
    fc.assert(
      fc.property(
        fc.constantFrom(...DIRECTIONS),
        fc.constantFrom(...POLICIES),
        fc.constantFrom(...BLANKS),
        fc.option(fc.option(value), { nil: undefined }),
        fc.option(fc.option(value), { nil: undefined }),
        fc.option(value),
        fc.boolean(),
        (direction, conflict, blank, base, ours, theirs, twoWay) => {
          const one = line({ direction, conflict, blank })
          const first = planOne(one, base, ours, theirs, { twoWay })
          if (first.action === 'write_remote') {
            const sent = first.remoteValue ?? null
            assert.equal(planOne(one, sent, ours, sent, { twoWay }).action, 'keep')
          }
          if (first.action === 'write_canonical') {
            const taken = first.canonicalValue === null ? null : String(first.canonicalValue)
            assert.equal(planOne(one, theirs, taken, theirs, { twoWay }).action, 'keep')
          }
          if (first.action === 'keep')
            assert.equal(planOne(one, base, ours, theirs, { twoWay }).action, 'keep')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('asks before a stranger changes what was there before them', () => {
    const stranger = { own: new Set<string>(), trusted: new Set<string>() }
    const change = (options: Partial<PlanOptions>, theirs: string | null = 'A') =>
      planOne(line(), 'A', 'B', theirs, options).action
    assert.equal(change({}), 'write_remote')
    assert.equal(change({ stranger }), 'conflict')
    assert.equal(change({ stranger }, null), 'write_remote')
    assert.equal(change({ stranger: { ...stranger, own: new Set(['name']) } }), 'write_remote')
    assert.equal(change({ stranger: { ...stranger, trusted: new Set(['name']) } }), 'write_remote')
  })

  it('takes a field that the CRM left out of its answer for no blank one', () => {
    const { action } = planOne(line({ blank: 'clear' }), 'A', 'A', 'UNTOLD')
    assert.equal(action, 'hold')
  })
})
