import assert from 'node:assert/strict'
import type { StepOutcome } from '../domain/insights.ts'
import { silentLog } from '../platform/log.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { bucketOf, BOUNDS, medianOf } from './durations.ts'
import { makeInsights, type Insights } from './insights.ts'
import { makeStepStore } from './step-store.ts'

const DAY_MS = 86_400_000

describe('Insights', () => {
  let bench: TestStore
  let insights: Insights
  let now = Date.parse('2026-11-24T10:00:00Z')
  const clock = { now: () => new Date(now) }
  const at = () => clock.now().toISOString()

  before(async () => {
    bench = await openTestStore()
    insights = makeInsights({ store: makeStepStore(bench), clock, log: silentLog })
  })
  after(() => bench.close())

  const meet = (question: string, outcome?: StepOutcome, seconds?: number) => {
    insights.onStep({ at: at(), shown: question })
    if (outcome)
      insights.onStep({
        at: at(),
        left: { question, outcome, ...(seconds === undefined ? {} : { seconds }) },
      })
  }

  it('count how questions were left, and where people stopped', async () => {
    for (let n = 0; n < 6; n++) meet('you.name', 'answered', 10)
    for (let n = 0; n < 3; n++) meet('costs.spend', 'skipped', 4)
    for (let n = 0; n < 2; n++) meet('costs.spend', 'unsure', 4)
    for (let n = 0; n < 4; n++) meet('costs.spend')
    meet('costs.spend', 'moved')
    await insights.settled()
    const today = (await insights.questions(30)).questions.find(({ question }) => question === 'costs.spend')
    assert.equal(today?.stopped, 0, 'they may still be at it')
    now += 2 * DAY_MS
    const { questions } = await insights.questions(30)
    assert.equal(questions[0]?.question, 'costs.spend')
    assert.deepEqual(
      { ...questions[0], medianSeconds: 4 },
      {
        question: 'costs.spend',
        shown: 10,
        answered: 0,
        skipped: 3,
        unsure: 2,
        declined: 0,
        stopped: 4,
        medianSeconds: 4,
      },
    )
  })

  it('leave out what fewer than five people met', async () => {
    for (let n = 0; n < 4; n++) meet('custom.pet_name', 'answered', 3)
    await insights.settled()
    const { questions, leftOut } = await insights.questions(30)
    assert.ok(!questions.some(({ question }) => question === 'custom.pet_name'))
    assert.equal(leftOut, 1)
  })

  it('know the pace once twenty people took it, pauses not counted', async () => {
    assert.deepEqual(await insights.pace(), {})
    for (let n = 0; n < 19; n++) meet('work.industry', 'answered', 20 + n)
    meet('work.industry', 'answered', 8 * 60 * 60)
    await insights.settled()
    now += 11 * 60_000
    assert.equal((await insights.pace())['work.industry'], undefined)
    meet('work.industry', 'answered', 25)
    await insights.settled()
    assert.equal((await insights.pace())['work.industry'], undefined, 'asked once in ten minutes')
    now += 11 * 60_000
    const median = (await insights.pace())['work.industry'] ?? 0
    assert.ok(median >= 25 && median <= 32, String(median))
  })

  it('store question ids and numbers alone', async () => {
    insights.onStep({ at: at(), shown: 'ada@acme.com said "hello"' })
    await insights.settled()
    const stored = await bench.connection.collection('question_days').find({}).toArray()
    assert.ok(!JSON.stringify(stored).includes('acme'))
    assert.ok(stored.length < 10)
  })

  it('find medians to an eighth', () => {
    for (const wanted of [2, 7, 35, 120, 900]) {
      const counts = BOUNDS.map(() => 0)
      for (let n = -20; n <= 20; n++) counts[bucketOf(wanted * (1 + n / 200))]! += 1
      const found = medianOf(counts) ?? 0
      assert.ok(Math.abs(found - wanted) / wanted < 0.25, `${wanted}: ${found}`)
    }
    assert.equal(medianOf([]), null)
  })
})
