import assert from 'node:assert/strict'
import { event, message, questionOf, type Draft } from './activity.ts'
import { append, MAX_ACTIVITIES, MAX_CHARACTERS, since, type Transcript } from './transcript.ts'

const about = { conversationId: 'c', at: '2026-11-23T19:00:00.000Z' }
const said = (text: string): Draft => ({ type: 'message', from: { id: 'ada', role: 'user' }, text })
const after = (drafts: Draft[], from: Transcript = { kept: [], next: 0 }) => append(from, drafts, about)

describe('The transcript', () => {
  it('counts on, so that a watermark finds what was missed', () => {
    const transcript = after([said('b')], after([said('a')]))
    assert.equal(transcript.next, 2)
    assert.deepEqual(
      since(transcript, 1).map(({ id, text }) => [id, text]),
      [['c|0000001', 'b']],
    )
  })

  it('keeps the newest event of a name, and the controls of the newest question', () => {
    const control = { kind: 'choice', options: [{ id: 'a', label: 'A' }], max: 1 } as const
    const question = {
      id: 'q',
      step: 'you',
      why: 'x',
      skippable: true,
      canBeUnsure: true,
      canBeDeclined: true,
    } as const
    const ask = message({
      say: 'Which?',
      question: { ...question, control: { ...control, options: [...control.options] } },
    })
    const transcript = after([ask, event('sentry.summary', 2)], after([ask, event('sentry.summary', 1)]))
    const [old, newest, summary] = transcript.kept.map(({ activity }) => activity)
    assert.ok(old && newest)
    assert.deepEqual([questionOf(old)?.id, questionOf(newest)?.id], [undefined, 'q'])
    assert.equal(summary?.value, 2)
  })

  it('is bounded in number and in size', () => {
    const many = after(Array.from({ length: MAX_ACTIVITIES + 50 }, () => said('x')))
    assert.equal(many.kept.length, MAX_ACTIVITIES)
    const large = after(Array.from({ length: 100 }, () => said('x'.repeat(10_000))))
    assert.ok(JSON.stringify(large.kept).length < MAX_CHARACTERS * 1.1)
    assert.equal(large.next, 100)
  })
})
