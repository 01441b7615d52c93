import assert from 'node:assert/strict'
import type { Answers } from '../domain/answers.ts'
import { bandwidthNeed } from './bandwidth.ts'
import { bandwidthInputOf } from './bandwidth-of.ts'

const NOTHING = { users: 25, cloudMail: false, cloudFiles: false, meetings: false, voip: false }

describe('The need of a line', () => {
  it('is the sum of what people do, with room to breathe, each way apart', () => {
    const need = bandwidthNeed({ ...NOTHING, cloudMail: true, cloudFiles: true, meetings: true, voip: true })
    // By hand. Mail: 25 × 3.66 kbit/s = 91.5 kbit/s = 0.09. Files: 30 % of 25 = 7.5 → 8 × 300 = 2.4.
    // Meetings: 20 % of 25 = 5; 5 × 1.8 = 9 down, 5 × 2.6 = 13 up. Calls: 15 % of 25 = 3.75 → 4 × 87.2 = 0.35.
    assert.deepEqual(
      need.lines.map(({ downMbps, upMbps }) => [downMbps, upMbps]),
      [
        [0.09, 0.09],
        [2.4, 2.4],
        [9, 13],
        [0.35, 0.35],
      ],
    )
    // Down 11.84 ÷ 0.7 = 16.9; up 15.84 ÷ 0.7 = 22.6.
    assert.deepEqual(need.need, { down: 16.9, up: 22.6 })
    assert.equal(need.total.up, '15.8 ÷ 70 % = 22.6 Mbit/s')
    assert.equal(need.lines[2]?.sum.up, '25 users × 20 % = 5; 5 × 2,600 kbit/s per person in a meeting')
    assert.ok(need.lines.every(({ source }) => source?.url.startsWith('https://')))
    assert.match(need.recommendation, /^About 16\.9 Mbit\/s down and 22\.6 Mbit\/s up/)
  })

  it('counts backup by what changes and the hours it may take, or by what its maker asks for: the larger', () => {
    // 45 GB × 8,000 Mbit ÷ (10 h × 3,600 s) = 360,000 ÷ 36,000 = 10 Mbit/s. 2 TB × 1 Mbit/s = 2 Mbit/s.
    const both = bandwidthNeed({ ...NOTHING, backup: { protectedGb: 2_000, changedGb: 45, windowHours: 10 } })
    assert.deepEqual(
      both.lines.map(({ downMbps, upMbps }) => [downMbps, upMbps]),
      [[0, 10]],
    )
    assert.equal(both.lines[0]?.sum.up, '45 GB × 8,000 ÷ (10 h × 3,600 s)')
    const size = bandwidthNeed({ ...NOTHING, backup: { protectedGb: 2_000 } })
    assert.deepEqual(
      size.lines.map(({ upMbps }) => upMbps),
      [2],
    )
    // 2 ÷ 0.7 = 2.857.
    assert.deepEqual(size.need, { down: 0, up: 2.86 })
    const unknown = bandwidthNeed({ ...NOTHING, backup: {} })
    assert.deepEqual(unknown.lines, [])
    assert.match(unknown.assumptions.join(' '), /not in the sums/)
  })

  it('names the narrow part where the line has too little', () => {
    const busy = { ...NOTHING, meetings: true }
    // Down 9 ÷ 0.7 = 12.9; up 13 ÷ 0.7 = 18.6.
    const cable = bandwidthNeed({ ...busy, has: { down: 200, up: 10 } })
    assert.deepEqual(cable.enough, { down: true, up: false })
    assert.match(cable.recommendation, /10 Mbit\/s up: the upload is the narrow part/)
    const dsl = bandwidthNeed({ ...busy, has: { down: 6, up: 1 } })
    assert.match(dsl.recommendation, /6 Mbit\/s down and 1 Mbit\/s up: people wait/)
    assert.match(bandwidthNeed({ ...busy, has: { down: 500, up: 500 } }).recommendation, /has enough\.$/)
    const half = bandwidthNeed({ ...busy, has: { down: 500 } })
    assert.deepEqual(half.enough, { down: true, up: null })
    assert.match(half.recommendation, /as far as it is known/)
  })

  it('rounds people up: one of three is in a meeting, not half a person', () => {
    const { lines } = bandwidthNeed({ ...NOTHING, users: 3, meetings: true })
    assert.deepEqual([lines[0]?.downMbps, lines[0]?.upMbps], [1.8, 2.6])
    assert.deepEqual(bandwidthNeed({ ...NOTHING, users: 0, meetings: true }).need, { down: 0, up: 0 })
  })
})

describe('What an assessment says about its line', () => {
  const answersOf = (values: Record<string, unknown>): Answers =>
    Object.fromEntries(
      Object.entries(values).map(([path, value]) => [
        path,
        {
          state: 'known' as const,
          value,
          provenance: { source: 'prospect' as const, at: '2026-11-23T12:00:00Z', confidence: 1 },
        },
      ]),
    )
  const users = { min: 20, max: 30 }

  it('is who uses it, what they use, and what it has; what was measured goes before the contract', () => {
    const known = bandwidthInputOf(
      answersOf({
        'profile.computerUsers': users,
        services: [
          { id: 'a', name: 'Microsoft 365' },
          { id: 'b', name: 'Phones', category: 'Telephony' },
        ],
        'network.connections': [
          { id: 'c', contractedDownMbps: 300, measuredDownMbps: 94, contractedUpMbps: 30 },
        ],
      }),
    )
    assert.deepEqual(known?.input, {
      users: 30,
      cloudMail: true,
      cloudFiles: true,
      meetings: true,
      voip: true,
      has: { down: 94, up: 30 },
    })
    assert.match(known.open.join(' '), /Between 20 and 30/)
  })

  it('compares no line where there are several, and says so', () => {
    const known = bandwidthInputOf(
      answersOf({ 'profile.computerUsers': users, 'network.connections': [{ id: 'a' }, { id: 'b' }] }),
    )
    assert.equal(known?.input.has, undefined)
    assert.match(known?.open.join(' ') ?? '', /several locations/)
  })

  it('is nothing while nobody knows how many people there are', () =>
    assert.equal(bandwidthInputOf({}), null))
})
