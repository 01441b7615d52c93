import assert from 'node:assert/strict'
import { wordsOf } from '../language.ts'
import { INDUSTRIES } from '../../../hub/domain/vocabulary.ts'
import { corrections } from './confirm.ts'
import { toggled } from './control.ts'
import { fieldErrors } from './fields.ts'
import { matching } from './match.ts'

const words = wordsOf({ code: 'en', sentences: {} })

describe('The searchable list', () => {
  const first = (typed: string) => matching(INDUSTRIES, typed)[0]?.id
  it('finds by the label, by everyday words, and by the middle of a word', () => {
    assert.equal(first('manu'), '31-33')
    assert.equal(first('dentist'), '62')
    assert.equal(first('law firm'), '54')
    assert.equal(first('commerce'), '44-45')
  })
  it('puts a match in the label before one in the words', () =>
    assert.deepEqual(
      matching(
        [
          { id: 'words', label: 'Other', words: 'care' },
          { id: 'label', label: 'Health Care' },
        ],
        'care',
      ).map(({ id }) => id),
      ['label', 'words'],
    ))
  it('looks past accents, case and signs', () =>
    assert.equal(matching([{ id: 'x', label: 'Café & Bar' }], 'CAFE-bar').length, 1))
  it('shows everything when nothing is typed and nothing when nothing fits', () => {
    assert.equal(matching(INDUSTRIES, ' ').length, INDUSTRIES.length)
    assert.deepEqual(matching(INDUSTRIES, 'zzz'), [])
  })
})

describe('Chips', () => {
  it('replace the only choice, stop at the limit, and can be taken back', () => {
    assert.deepEqual(toggled(['a'], 'b', 1), ['b'])
    assert.deepEqual(toggled(['a'], 'a', 1), [])
    assert.deepEqual(toggled(['a', 'b'], 'c', 2), ['a', 'b'])
    assert.deepEqual(toggled(['a'], 'c', 2), ['a', 'c'])
  })
})

describe('A group of fields', () => {
  const email = { name: 'email', label: 'E-mail', maxLength: 5 }
  const note = { name: 'note', label: 'Note', maxLength: 5, optional: true }
  it('names every field that lacks something', () => {
    assert.deepEqual(Object.keys(fieldErrors([email, note], { email: ' ', note: '123456' }, words)), [
      'email',
      'note',
    ])
    assert.deepEqual(fieldErrors([email, note], { email: 'a@b.c' }, words), {})
  })
  it('wants at least one answer when all are optional', () =>
    assert.deepEqual(Object.keys(fieldErrors([note], {}, words)), ['note']))
  it('counts an emoji as one character', () =>
    assert.deepEqual(fieldErrors([email], { email: '👋👋👋👋👋' }, words), {}))
})

describe('The confirm card', () => {
  const rows = [
    { path: 'company.name', label: 'Company', value: 'Acme', sourceLabel: 's', editable: true },
    { path: 'company.phone', label: 'Phone', value: '1', sourceLabel: 's', editable: true },
  ]
  it('sends only what differs, and an emptied line as nothing', () =>
    assert.deepEqual(corrections(rows, { 'company.name': 'Acme ', 'company.phone': ' ' }), {
      'company.phone': null,
    }))
  it('means "right" when nothing was changed after all', () =>
    assert.equal(corrections(rows, { 'company.name': 'Acme' }), 'right'))
})
