import assert from 'node:assert/strict'
import { keyFrom, optionsFrom } from './words.ts'

describe('Questions of your own', () => {
  it('get a key made of their short name', () => {
    assert.equal(keyFrom('Parkplätze am Haus?'), 'parkplatze_am_haus')
    assert.equal(keyFrom('2nd office'), 'nd_office')
    assert.equal(keyFrom('漢字'), '')
    assert.match(keyFrom('x'.repeat(80)), /^x{40}$/)
  })

  it('keep the id of a choice whose label stays, whatever its place', () => {
    const before = [
      { id: 'yes', label: 'Yes' },
      { id: 'no', label: 'No' },
    ]
    assert.deepEqual(optionsFrom(' No \n\nMaybe\nNo', before), [
      { id: 'no', label: 'No' },
      { id: 'maybe', label: 'Maybe' },
    ])
  })

  it('tell choices apart whose letters make no id, or the same one', () => {
    const ids = optionsFrom('漢\n字\nA!\nA?').map(({ id }) => id)
    assert.equal(new Set(ids).size, 4)
  })
})
