import assert from 'node:assert/strict'
import { withQuery } from './api.ts'
import { match, placeOf, safeReturn } from './location.ts'

describe('Addresses of the console', () => {
  it('are read below /console, with their filters', () => {
    assert.deepEqual(placeOf({ pathname: '/console/runs/', search: '?connectionId=c1' }), {
      path: '/runs',
      query: { connectionId: 'c1' },
    })
    assert.equal(placeOf({ pathname: '/console', search: '' }).path, '/')
  })

  it('fit patterns with parameters, also when somebody mangled them', () => {
    assert.deepEqual(match('/assessments/:id', '/assessments/a%20b'), { id: 'a b' })
    assert.deepEqual(match('/assessments/:id', '/assessments/%E0%A4%A'), { id: '%E0%A4%A' })
    assert.equal(match('/assessments/:id', '/assessments'), null)
    assert.equal(match('/assessments', '/connections'), null)
  })

  it('carry only filters that have a value', () => {
    assert.equal(withQuery('/api/runs', { a: '1', b: undefined, c: '' }), '/api/runs?a=1')
    assert.equal(withQuery('/api/runs', {}), '/api/runs')
  })

  it('lead nowhere but here after signing in', () => {
    assert.equal(safeReturn('/console/runs'), '/console/runs')
    for (const to of [
      undefined,
      '',
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      'javascript:alert(1)',
      '/%09/evil.test',
    ])
      assert.equal(safeReturn(to), '/console')
  })
})
