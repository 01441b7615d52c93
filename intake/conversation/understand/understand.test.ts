import assert from 'node:assert/strict'
import { INDUSTRIES, INTERESTS } from '../../../hub/domain/vocabulary.ts'
import { readCommand, readEdit } from './commands.ts'
import { readCount, showCount } from './count.ts'
import { readMoney, showMoney } from './money.ts'
import { findOption, parts } from './options.ts'
import { translateFor } from '../../language/index.ts'

const en = translateFor('en')

describe('Counts in free text', () => {
  for (const [text, min, max, exact] of [
    ['40', 40, 40, 40],
    ['about 40', 40, 40, undefined],
    ['forty', 40, 40, 40],
    ['40ish', 40, 40, undefined],
    ['fortyish', 40, 40, undefined],
    ['~40', 40, 40, undefined],
    ['twenty-five people', 25, 25, 25],
    ['30-50', 30, 50, undefined],
    ['30 to 50', 30, 50, undefined],
    ['between 30 and 50', 30, 50, undefined],
    ['50–30', 30, 50, undefined],
    ['1,200', 1200, 1200, 1200],
    ['1.2k', 1200, 1200, 1200],
    ['a dozen', 12, 12, undefined],
    ['two hundred and fifty', 250, 250, 250],
    ['more than 20', 20, 40, undefined],
    ['20+', 20, 40, undefined],
    ['up to 10', 0, 10, undefined],
    ['just me', 1, 1, 1],
    ['nobody', 0, 0, 0],
    ['etwa vierzig', 40, 40, undefined],
    ['fünfundzwanzig', 25, 25, 25],
    ['zwischen 30 und 50', 30, 50, undefined],
    ['1.200 Leute', 1200, 1200, 1200],
    ['environ trente-cinq', 35, 35, undefined],
    ['plus de 20', 20, 40, undefined],
    ['unos cuarenta y cinco', 45, 45, undefined],
    ['hasta 10', 0, 10, undefined],
    ['niemand', 0, 0, 0],
  ] as const)
    it(`reads ${text}`, () => {
      const { min: low, max: high, exact: as } = readCount(text)?.count ?? { min: -1, max: -1 }
      assert.deepEqual([low, high, as], [min, max, exact])
    })

  for (const text of [
    '',
    'many',
    '-5',
    '3.5',
    '40 20 10',
    '99999999999',
    '1e9',
    '40 or 50 or 60',
    'in 2019, 40',
  ])
    it(`does not guess at ${JSON.stringify(text)}`, () => assert.equal(readCount(text), null))

  it('shows them as a person says them', () => {
    assert.deepEqual(
      ['40', 'about 40', '30-50'].map((text) => showCount(readCount(text)?.count ?? { min: 0, max: 0 }, en)),
      ['40', 'about 40', '30 to 50'],
    )
  })
})

describe('Money in free text', () => {
  for (const [text, shown] of [
    ['$2,400', '$2,400'],
    ['about 2k', '$2,000'],
    ['1500-3000 a month', '$1,500 to $3,000'],
    ['12000 a year', '$1,000'],
    ['up to 500', 'up to $500'],
    ['1.234,56', '$1,234.56'],
    ['$12.50', '$12.50'],
    ['1.500 € im Monat', '€1,500'],
    ['environ 200 €', '€200'],
  ] as const)
    it(`reads ${text}`, () => {
      const money = readMoney(text)
      assert.equal(money && showMoney(money, en), shown)
    })

  for (const text of ['a lot', '', '-200', '1.2.3'])
    it(`does not guess at ${JSON.stringify(text)}`, () => assert.equal(readMoney(text), null))
})

describe('Options in free text', () => {
  for (const [text, id] of [
    ['dentist', '62'],
    ['we are a law firm', '54'],
    ['Construction', '23'],
    ['builders', '23'],
    ['54', '54'],
    ['2', '21'],
  ] as const)
    it(`finds the industry of ${text}`, () => assert.equal(findOption(INDUSTRIES, text)?.id, id))

  it('takes a number, a label or an everyday word', () =>
    assert.deepEqual(
      ['6', 'Cloud Management', 'helpdesk'].map((text) => findOption(INTERESTS, text)?.id),
      ['backup_dr', 'cloud_management', 'desktop_support'],
    ))

  it('guesses nothing from a word that fits several, or none', () => {
    assert.equal(findOption(INTERESTS, 'management'), null)
    assert.equal(findOption(INTERESTS, 'bananas'), null)
    assert.equal(findOption(INTERESTS, '99'), null)
  })

  it('cuts at commas, but not inside a number', () =>
    assert.deepEqual(parts('$1,500 to $3,000, this quarter; 1, 2'), [
      '$1,500 to $3,000',
      'this quarter',
      '1',
      '2',
    ]))
})

describe('Commands in free text', () => {
  it('are the whole message', () => {
    assert.equal(readCommand('Go back.'), 'back')
    assert.equal(readCommand('not sure'), 'unsure')
    assert.equal(readCommand('Send now'), 'send_now')
    assert.equal(readCommand('we went back to paper'), null)
  })

  it('name what to edit', () => {
    assert.equal(readEdit('change my phone'), 'phone')
    assert.equal(readEdit('we change a lot'), null)
  })
})
