import assert from 'node:assert/strict'
import { LANGUAGES } from '../../hub/domain/languages.ts'
import { CATALOGUES, makeTranslate, translateFor, WEB_CATALOGUES } from './index.ts'
import { keysOf, missingIn } from './missing.ts'
import { scanKeys } from './scan.ts'

describe('A translator', () => {
  const t = makeTranslate('de', {
    'About {0} min left': 'Noch etwa {0} Min.',
    '{0} rows': { one: '{0} Zeile', other: '{0} Zeilen' },
    '{1} of {0}': '{0}: {1}',
  })

  it('says what its catalogue holds, and English where it holds nothing', () => {
    assert.equal(t`About ${5} min left`, 'Noch etwa 5 Min.')
    assert.equal(t`Hello ${'Ada'}`, 'Hello Ada')
    assert.equal(t.text('constructor'), 'constructor')
  })

  it('chooses the form by the plural rule of the language', () => {
    const rows = (count: number) => t.plural(count, { one: '1 row', other: '{0} rows' })
    assert.deepEqual([rows(0), rows(1), rows(1200)], ['0 Zeilen', '1 Zeile', '1.200 Zeilen'])
    const en = translateFor('en')
    assert.equal(en.plural(1, { one: '1 row', other: '{0} rows' }), '1 row')
    assert.equal(en.plural(2, { one: '1 row', other: '{0} rows' }), '2 rows')
  })

  it('puts nothing into a value that looks like a place', () =>
    assert.equal(t`Hello ${'{0}'} and ${'{1}'}`, 'Hello {0} and {1}'))

  it('writes days and months as the language does, and leaves the rest alone', () => {
    assert.equal(t.date('2027-03'), 'März 2027')
    assert.equal(t.date('2027-03-01'), '1. März 2027')
    assert.equal(t.date('in spring'), 'in spring')
    assert.equal(t.date('2027-99-99'), '2027-99-99')
  })
})

describe('The scan for sentences', () => {
  it('reads templates, texts and plurals out of source', () =>
    assert.deepEqual(
      scanKeys(
        "t`A ${x ? `b${y}` : {}} \\`c\\``; view.t`D`; not`E`; t.text('F\\'s'); t.plural(n, { one: '1 g', other: '{0} gs' })",
      ),
      ['A {0} `c`', 'D', "F's", '{0} gs'],
    ))
})

describe('The catalogues', () => {
  for (const { code } of LANGUAGES)
    it(`of ${code} hold only what is said, with the same places`, () => {
      const said = new Set([...keysOf('conversation'), ...keysOf('hub')])
      const places = (text: string) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort().join()
      for (const [key, entry] of Object.entries(CATALOGUES[code])) {
        assert.ok(said.has(key), `nobody says ${key}`)
        const forms = typeof entry === 'string' ? [entry] : [entry.other]
        for (const form of forms) assert.equal(places(form), places(key), key)
      }
      for (const [key, entry] of Object.entries(WEB_CATALOGUES[code]))
        assert.equal(places(typeof entry === 'string' ? entry : entry.other), places(key), key)
    })

  it('name what is missing, for translators', () => {
    assert.ok(missingIn('fr', 'conversation').length >= missingIn('de', 'conversation').length)
    assert.ok(!missingIn('de', 'conversation').includes('First name'))
    assert.throws(() => missingIn('xx', 'conversation'), /not xx/)
  })
})
