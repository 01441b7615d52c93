import assert from 'node:assert/strict'
import fc from 'fast-check'
import { HubError } from '../domain/errors.ts'
import { pauseAfter } from './queue-failure.ts'

const backoff = { firstMs: 1_000, maxMs: 60_000 }

describe('the pause after a failed job', () => {
  it('doubles with each failure up to the longest', () => {
    const pauses = [1, 2, 3, 7, 50].map((failures) => pauseAfter(failures, undefined, backoff, () => 1))
    assert.deepEqual(pauses, [1_000, 2_000, 4_000, 60_000, 60_000])
  })

  it('varies between half and all of it', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, luck) => {
          const full = Math.min(60_000, 1_000 * 2 ** (failures - 1))
          const pause = pauseAfter(failures, undefined, backoff, () => luck)
          assert.ok(pause >= full / 2 && pause <= full)
        },
      ),
    ))

  it('is never shorter than what the other side asked for', () => {
    const asked = new HubError('remote_unavailable', 'Busy.', { retryAfterSeconds: 90 })
    assert.equal(
      pauseAfter(1, asked, backoff, () => 0),
      90_000,
    )
  })
})
