import assert from 'node:assert/strict'
import { demoFixtures } from '../../connectors/sandbox/demo-domain/index.ts'
import { mayReplace, type Answers } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { silentLog } from '../platform/log.ts'
import type { AssessmentChange, Assessments } from '../assessments/assessments.ts'
import { makeLookUp } from './look-up.ts'
import { makeRecon } from './make-recon.ts'

const now = new Date('2026-11-23T12:00:00Z')
const clock = { now: () => now }
const JOB = { assessmentId: 'a1', domain: 'acme-dental.test' }

/** One assessment in memory that keeps the port's promises as far as the job needs them. */
function oneAssessment(answers: Answers) {
  const seen: AssessmentChange[] = []
  const current: Assessment = {
    id: 'a1',
    status: 'draft',
    answers,
    revision: 0,
    version: 0,
    pending: [],
    progress: {},
    verified: false,
    createdAt: '',
    updatedAt: '',
  }
  const port: Pick<Assessments, 'find' | 'change'> = {
    find: async (id) => (id === 'a1' ? current : null),
    change: async (_, decide) => {
      const change = decide(current)
      if (!change) return current
      seen.push(change)
      if (change.recon) current.recon = change.recon
      for (const { path, state, value, provenance } of change.answers ?? [])
        if (mayReplace(answers[path], provenance)) answers[path] = { state, value, provenance }
      return current
    },
  }
  return { port, seen, current }
}

const said = (value: unknown) =>
  ({ state: 'known', value, provenance: { source: 'prospect', at: '', confidence: 1 } }) as const

describe('the job that looks a domain up for an assessment', () => {
  const run = (port: Pick<Assessments, 'find' | 'change'>, job = JOB) => {
    const working: (string | null)[] = []
    const recon = makeRecon({
      dnsServers: ['127.0.0.1:1'],
      clock,
      log: silentLog,
      fixtures: demoFixtures(now),
    })
    const lookUp = makeLookUp({ recon, assessments: port, onWorking: (_, what) => working.push(what) })
    return lookUp(job, { attempt: 1 }).then(() => working)
  }

  it('stores the report and proposes what the website says, with its source', async () => {
    const { port, current } = oneAssessment({ 'company.domain': said('acme-dental.test') })
    const working = await run(port)
    assert.equal(current.recon?.domain, 'acme-dental.test')
    assert.deepEqual(current.answers['company.phone'], {
      state: 'known',
      value: '+12175550142',
      provenance: {
        source: 'recon',
        at: now.toISOString(),
        confidence: 0.9,
        detail: 'JSON-LD on acme-dental.test',
      },
    })
    assert.ok(working.includes('Looking up mail records…'))
    assert.equal(working.at(-1), null)
  })

  it('leaves alone what a person said', async () => {
    const { port, current } = oneAssessment({
      'company.domain': said('acme-dental.test'),
      'company.name': said('Acme Dental of Springfield'),
    })
    await run(port)
    assert.equal(current.answers['company.name']?.value, 'Acme Dental of Springfield')
  })

  it('changes no answer the second time', async () => {
    const { port, seen } = oneAssessment({ 'company.domain': said('acme-dental.test') })
    await run(port)
    await run(port)
    assert.ok((seen[0]?.answers?.length ?? 0) > 5)
    assert.deepEqual(seen[1]?.answers, [])
  })

  it('drops the report of a domain that was corrected or taken back meanwhile', async () => {
    for (const answer of [said('other.test'), { ...said(undefined), state: 'cleared' as const }]) {
      const { port, seen } = oneAssessment({ 'company.domain': answer })
      await run(port)
      assert.deepEqual(seen, [])
    }
  })

  it("does nothing for an assessment that is gone, or a name that is nobody's", async () => {
    const { port, seen } = oneAssessment({})
    await run(port, { ...JOB, assessmentId: 'gone' })
    await run(port, { ...JOB, domain: 'co.uk' })
    assert.deepEqual(seen, [])
  })
})
