import assert from 'node:assert/strict'
import type { Answers, AnswerState } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Finding } from '../domain/findings.ts'
import { allFindings, result, score } from './index.ts'

const AT = '2026-11-23T19:00:00.000Z'
const answer = (value: unknown, state: AnswerState = 'known') => ({
  state,
  value,
  provenance: { source: 'prospect' as const, at: AT, confidence: 1 },
})

function assessment(answers: Answers, findings: Finding[] = []): Assessment {
  return {
    id: 'a',
    status: 'submitted',
    answers,
    revision: 1,
    version: 1,
    pending: [],
    progress: {},
    verified: false,
    createdAt: AT,
    updatedAt: AT,
    recon: { domain: 'acme.com', startedAt: AT, findings },
  }
}

const found = (id: string, state: Finding['state'], severity: Finding['severity']): Finding => ({
  id,
  area: 'email',
  state,
  severity,
  title: `About ${id}`,
  effect: 'It matters.',
  fix: state === 'good' ? '' : 'Mend it.',
  evidence: [],
  source: 'recon',
})

describe('Findings from answers', () => {
  for (const [name, answers, id, state, severity] of [
    ['no backup', { 'network.backups': answer([]) }, 'backup.restore', 'bad', 'critical'],
    [
      'a backup that was never tested',
      { 'network.backups': answer([{ id: '1', what: 'Data', lastRestoreTest: 'never' }]) },
      'backup.restore',
      'bad',
      'high',
    ],
    [
      'a tested backup',
      { 'network.backups': answer([{ id: '1', what: 'Data', lastRestoreTest: '2026-10-01' }]) },
      'backup.restore',
      'good',
      'high',
    ],
    [
      '"not sure" about backup',
      { 'network.backups': answer(undefined, 'unsure') },
      'backup.restore',
      'unchecked',
      'high',
    ],
    ['no second factor', { 'network.mfaCoverage': answer('none') }, 'access.mfa', 'bad', 'critical'],
    ['a second factor for some', { 'network.mfaCoverage': answer('some') }, 'access.mfa', 'bad', 'high'],
    ['a second factor for all', { 'network.mfaCoverage': answer('all') }, 'access.mfa', 'good', 'high'],
    ['no insurance', { 'profile.insurance': answer({ cyber: 'no' }) }, 'people.insurance', 'bad', 'medium'],
    [
      'unknown insurance',
      { 'profile.insurance': answer({ cyber: 'unknown' }) },
      'people.insurance',
      'unchecked',
      'medium',
    ],
    [
      'an incident',
      { 'network.incidents': answer([{ id: '1', what: 'Ransomware' }]) },
      'network.incidents',
      'bad',
      'high',
    ],
    ['nobody for IT', { 'profile.itToday': answer({ kind: 'nobody' }) }, 'people.it', 'bad', 'high'],
    [
      'a contract that ends soon',
      { 'profile.itToday': answer({ kind: 'provider', contractEnd: 'March 2027' }) },
      'people.contract',
      'bad',
      'low',
    ],
  ] as const)
    it(`tell of ${name}`, () => {
      const finding = allFindings(assessment(answers)).find((one) => one.id === id)
      assert.deepEqual([finding?.state, finding?.severity], [state, severity])
    })

  it('say nothing about a contract whose end nobody can read', () =>
    assert.deepEqual(
      allFindings(assessment({ 'profile.itToday': answer({ kind: 'provider', contractEnd: 'some day' }) })),
      [],
    ))
})

describe('The score', () => {
  it('is "not assessed" when nothing could be judged', () => {
    assert.equal(score(assessment({})).overall, 'not assessed')
    assert.equal(score(assessment({}, [found('a', 'unchecked', 'critical')])).overall, 'not assessed')
  })

  it('counts what could not be checked neither way', () => {
    const checked = [found('a', 'good', 'high'), found('b', 'bad', 'medium')]
    const before = score(assessment({}, checked))
    assert.deepEqual(score(assessment({}, [...checked, found('c', 'unchecked', 'critical')])), before)
    assert.deepEqual(before.areas, { email: { grade: 'B', points: 80, weight: 25 } })
  })

  it('counts what is not there as to fix, unless it is only good to know', () => {
    assert.equal(score(assessment({}, [found('a', 'absent', 'high')])).overall, 'D')
    assert.equal(
      score(assessment({}, [found('a', 'absent', 'info'), found('b', 'good', 'low')])).overall,
      'A',
    )
  })
})

describe('The result', () => {
  it('shows three fine and three to fix, the most severe first, and what could not be checked', () => {
    const findings = ['a', 'b', 'c', 'd'].flatMap((id) => [
      found(`good.${id}`, 'good', 'low'),
      found(`bad.${id}`, 'bad', id === 'd' ? 'critical' : 'low'),
    ])
    const shown = result(assessment({}, [...findings, found('x', 'unchecked', 'high')]), {
      name: 'Northwind',
      bookingUrl: 'https://book.example',
    })
    assert.equal(shown.fine.length, 3)
    assert.deepEqual(
      shown.fix.map(({ title }) => title),
      ['About bad.d', 'About bad.a', 'About bad.b'],
    )
    assert.deepEqual(shown.unchecked, ['About x'])
    assert.equal(shown.next.bookingUrl, 'https://book.example')
    assert.match(shown.next.text, /other 1/)
  })

  it('is honest when there is little', () => {
    const shown = result(assessment({}), { name: 'Northwind' })
    assert.deepEqual([shown.fine, shown.fix, shown.unchecked], [[], [], []])
    assert.match(shown.next.text, /Northwind/)
  })
})
