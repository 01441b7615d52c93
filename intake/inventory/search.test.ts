import assert from 'node:assert/strict'
import { AREAS } from './areas.ts'
import { APPLICATIONS, CATALOGUE, catalogueOptions, entriesOf, serviceFrom, SUITES } from './catalogue.ts'
import { COMMON } from './common.ts'
import { entryNamed, named } from './named.ts'
import { searchCatalogue } from './search.ts'

describe('The catalogue', () => {
  it('has every product once, in a category of the guided pass', () => {
    assert.ok(CATALOGUE.length >= 390)
    assert.equal(new Set(CATALOGUE.map(({ id }) => id)).size, CATALOGUE.length)
    const categories = new Set(AREAS.flatMap(({ categories: of }) => of))
    assert.deepEqual(
      CATALOGUE.filter(({ category }) => !categories.has(category)),
      [],
    )
    for (const { id } of AREAS) assert.ok(entriesOf(id).length >= 5, id)
  })

  it('names the source of each price, and the year where the source says it', () => {
    const prices = CATALOGUE.flatMap(({ plans }) => plans.map(({ price }) => price))
    assert.ok(prices.length > 240)
    for (const { amount, currency, source } of prices) {
      assert.ok(Number.isSafeInteger(amount) && amount > 0)
      assert.match(currency, /^(USD|EUR)$/)
      assert.match(source, /https:/)
    }
  })

  it('means one product by one word, and lists common products that exist', () => {
    const said = new Map<string, string>()
    for (const { name, words } of CATALOGUE)
      for (const word of words) {
        assert.ok(!said.has(word), `${word}: ${said.get(word)} and ${name}`)
        said.set(word, name)
      }
    assert.deepEqual(
      COMMON.filter((id) => !CATALOGUE.some((entry) => entry.id === id)),
      [],
    )
  })

  it('offers options small enough for a phone', () => {
    assert.ok(JSON.stringify(APPLICATIONS).length < 24_000)
    assert.ok(SUITES.some(({ label }) => label === 'Google Workspace'))
    assert.ok(APPLICATIONS.some(({ label }) => label === 'Dentrix'))
    const printing = catalogueOptions({ areas: ['printing'], limit: 3 })
    assert.equal(printing.length, 3)
    assert.equal(printing[0]?.category, 'Printing')
  })

  it('knows edition, vendor and place of a service', () =>
    assert.deepEqual(serviceFrom(searchCatalogue('quickbooks online')[0] ?? assert.fail(), 'Plus'), {
      name: 'QuickBooks Online',
      vendor: 'Intuit',
      category: 'Accounting/ERP',
      tier: 'Plus',
      deployment: 'cloud',
    }))
})

describe('Searching the catalogue', () => {
  for (const [text, first] of [
    ['quick books', 'QuickBooks'],
    ['offis 365', 'Microsoft 365'],
    ['teams viewer', 'TeamViewer'],
    ['the Intuit thing', 'QuickBooks'],
    ['gmial', 'Google Workspace'],
    ['dropbx', 'Dropbox Business'],
    ['dentist', 'Dentrix'],
    ['bookkeeping', 'QuickBooks Online'],
    ['Buchhaltung', 'sevdesk'],
    ['Zahnarzt', 'Dentrix'],
    ['kopierer', 'Leased copier'],
    ['sharpoint', 'OneDrive/SharePoint'],
    ['vien', undefined],
    ['', undefined],
    ['   ', undefined],
    ['💾', undefined],
  ] as const)
    it(`finds ${first ?? 'nothing certain'} for ${JSON.stringify(text)}`, () => {
      const [found] = searchCatalogue(text)
      if (first !== undefined) assert.equal(found?.name, first)
    })

  it('keeps to a category or an area, and to the number asked for', () => {
    assert.ok(searchCatalogue('microsoft', { limit: 3 }).length === 3)
    for (const { category } of searchCatalogue('microsoft', { category: 'Backup' }))
      assert.equal(category, 'Backup')
    assert.ok(searchCatalogue('hp', { category: 'printing' }).some(({ name }) => name === 'HP printers'))
  })

  it('answers the same to the same, and at once', () => {
    const texts = [
      'micro soft',
      'a',
      'the intuit thing',
      'zzzzzz',
      'x'.repeat(10_000),
      'a b c d e f g h i j k l m n',
    ]
    const once = texts.map((text) => searchCatalogue(text))
    const started = performance.now()
    for (let round = 0; round < 20; round++)
      for (const [index, text] of texts.entries()) assert.deepEqual(searchCatalogue(text), once[index])
    assert.ok((performance.now() - started) / (20 * texts.length) < 10)
  })
})

describe('The product that a text means', () => {
  for (const [text, name, plan] of [
    ['Microsoft 365 Business Premium', 'Microsoft 365', 'Business Premium'],
    ['M365 Business Premium (NCE)', 'Microsoft 365', 'Business Premium'],
    ['Office 365 E3', 'Microsoft 365', 'Office 365 E3'],
    ['HubSpot Starter', 'HubSpot', 'Starter'],
    ['we use slack daily', 'Slack'],
    ['quikbooks onlin', 'QuickBooks Online'],
    ['salesfroce', 'Salesforce Sales Cloud'],
    ['Box', 'Box Business'],
    ['Make', 'Make'],
  ] as const)
    it(`is ${name} for "${text}"`, () => {
      assert.equal(named(text)?.entry.name, name)
      assert.equal(named(text)?.plan, plan)
    })

  for (const text of ['make coffee', 'Praxisprogramm XY', 'Sage 100', 'zom', 'acme crm', '12', 'the', ''])
    it(`is not guessed for "${text}"`, () => assert.equal(entryNamed(text), undefined))
})
