import assert from 'node:assert/strict'
import { AnswerDraftsInput, changesOf, saidBy } from './answer-input.ts'

const clerk = { kind: 'key', id: 'k', name: 'Zapier', scopes: [] } as const
const by = saidBy(clerk, new Date('2026-11-23T10:00:00Z'))
let made = 0
const newId = () => `new-${++made}`
const changes = (sent: object) => changesOf(AnswerDraftsInput.parse(sent), by, newId)
const bad = (sent: object) => AnswerDraftsInput.safeParse(sent).error?.issues.length ?? 0

describe('Answers as a program sends them', () => {
  it('are known when they are bare values, and said by the one who sends them', () =>
    assert.deepEqual(changes({ 'company.name': 'Acme' }), [
      {
        path: 'company.name',
        state: 'known',
        value: 'Acme',
        provenance: { source: 'staff', at: '2026-11-23T10:00:00.000Z', confidence: 1, detail: 'Zapier' },
      },
    ]))

  it('are cleared by null', () =>
    assert.deepEqual(
      changes({ 'needs.timeline': null }).map(({ state, value }) => [state, value]),
      [['cleared', undefined]],
    ))

  it('may say any state in the long form', () => {
    const sent = {
      'contact.email': { state: 'known', value: 'ada@acme.test' },
      'profile.employees': { state: 'range', value: { min: 10, max: 20 } },
      'needs.budget': { state: 'declined' },
    }
    assert.deepEqual(
      new Map(changes(sent).map(({ path, state }) => [path, state])),
      new Map([
        ['contact.email', 'known'],
        ['profile.employees', 'range'],
        ['needs.budget', 'declined'],
      ]),
    )
  })

  it('are ranges when a bare value has two ends', () => {
    const amount = { min: 1000, max: null, currency: 'USD' }
    const sent = {
      'profile.employees': { min: 10, max: 20 },
      'profile.computerUsers': { min: 7, max: 7, exact: 7 },
      'needs.budget': { amount, period: 'monthly' },
    }
    assert.deepEqual(
      new Map(changes(sent).map(({ path, state }) => [path, state])),
      new Map([
        ['profile.employees', 'range'],
        ['profile.computerUsers', 'known'],
        ['needs.budget', 'range'],
      ]),
    )
  })

  it('bring ids for list elements that have none, and keep those that they have', () => {
    const [change] = changes({
      'needs.pains': [
        { text: 'Slow', priority: 'high' },
        { id: 'p2', text: 'Old', priority: 'low' },
      ],
    })
    assert.deepEqual(
      (change?.value as { id: string }[]).map(({ id }) => id),
      [`new-${made}`, 'p2'],
    )
  })

  it('bring the domain with a website, unless one is sent beside it', () => {
    const paths = (sent: object) => changes(sent).map(({ path, state, value }) => [path, state, value])
    assert.deepEqual(paths({ 'company.website': 'https://www.acme.test/' })[1], [
      'company.domain',
      'known',
      'acme.test',
    ])
    assert.deepEqual(paths({ 'company.website': null })[1], ['company.domain', 'cleared', undefined])
    assert.equal(paths({ 'company.website': 'none' }).length, 1)
    const both = { 'company.website': 'https://www.acme.test/', 'company.domain': 'acme.example' }
    assert.equal(paths(both).find(([path]) => path === 'company.domain')?.[2], 'acme.example')
  })

  describe('are refused', () => {
    it('when there are none', () => assert.equal(bad({}), 1))
    it('at paths that nobody knows', () => assert.equal(bad({ 'company.colour': 'red' }), 1))
    it('with fields that nobody knows, at any depth', () => {
      assert.equal(bad({ services: [{ name: 'Mail', licences: { count: 1, colour: 'red' } }] }), 1)
      assert.equal(bad({ 'profile.insurance': { cyber: 'yes', colour: 'red' } }), 1)
    })
    it('when two elements of a list have one id', () => {
      const pain = { id: 'p', text: 'Slow', priority: 'high' }
      assert.equal(bad({ 'needs.pains': [pain, pain] }), 1)
    })
    it('when the ends of a range are the wrong way round', () =>
      assert.equal(bad({ 'profile.employees': { min: 2, max: 1 } }), 1))
    it('when a state that has no value brings one', () =>
      assert.equal(bad({ 'company.name': { state: 'unsure', value: 'Acme' } }), 1))
  })
})
