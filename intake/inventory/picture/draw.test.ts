import assert from 'node:assert/strict'
import { load } from 'cheerio'
import fc from 'fast-check'
import type { Service } from '../../../hub/domain/fields.ts'
import { CATALOGUE, serviceFrom } from '../catalogue.ts'
import { drawIntegrations } from './draw.ts'

const service = (name: string, more: Partial<Service> = {}): Service => ({
  id: name.slice(0, 60),
  name,
  ...more,
})

describe('The picture of what connects with what', () => {
  const services = [
    service('QuickBooks Online', { category: 'Accounting/ERP' }),
    service('Dentrix', { category: 'Dental and medical', integratesWith: ['quick books', 'Weave'] }),
    service('Shopify', { category: 'Website and shop' }),
  ]

  it('tells what people said from what is usual', () => {
    const { links, text } = drawIntegrations(services)
    assert.deepEqual(links, [
      { from: 'QuickBooks Online', to: 'Dentrix', sure: true },
      { from: 'QuickBooks Online', to: 'Shopify', sure: false },
    ])
    assert.deepEqual(text, [
      '3 services. 2 connections.',
      'QuickBooks Online connects with Dentrix.',
      'QuickBooks Online usually connects with Shopify; nobody has confirmed it here.',
      'Dentrix connects with Weave, which is not in the list.',
    ])
    const { narrow } = drawIntegrations(services)
    assert.equal(load(narrow)('path[stroke-dasharray]').length, 1)
    assert.equal(load(narrow)('path:not([stroke-dasharray])').length, 1)
  })

  it('fits a phone and a wide screen, and says what it shows', () => {
    const { narrow, wide } = drawIntegrations(services)
    assert.equal(load(narrow)('svg').attr('width'), '358')
    assert.equal(load(wide)('svg').attr('width'), '960')
    for (const picture of [narrow, wide]) {
      const $ = load(picture)
      assert.equal($('svg').attr('role'), 'img')
      for (const id of $('svg').attr('aria-labelledby')?.split(' ') ?? []) assert.ok($(`#${id}`).text())
      assert.equal($('[style], style, script').length, 0)
    }
    assert.notEqual(load(narrow)('svg > title').attr('id'), load(wide)('svg > title').attr('id'))
  })

  it('shows a hostile name as text, and no name outside its box', () => {
    const name = '</text><script>alert(1)</script>\u202E" onload="x'
    const { narrow } = drawIntegrations([service(name), service('W'.repeat(200))])
    const $ = load(narrow, { xml: true })
    assert.equal($('script').length, 0)
    assert.match(narrow, /&lt;script&gt;/)
    assert.ok(
      $('text')
        .toArray()
        .every((one) => $(one).text().length < 40),
    )
  })

  it('is nothing where nothing is listed', () => {
    const { narrow, wide, text } = drawIntegrations([])
    assert.deepEqual([narrow, wide, text], ['', '', ['Nothing is listed yet.']])
  })

  it('stays a simple picture for a long list, and says so', () => {
    const { narrow, text } = drawIntegrations(
      CATALOGUE.map((entry) => ({ id: entry.id, ...serviceFrom(entry) })),
    )
    assert.equal(load(narrow)('g').length, 40)
    assert.ok(load(narrow)('path').length <= 60)
    assert.match(text.at(-1) ?? '', /shows 40 of them/)
  })

  const anyName = fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 40,
    })
    .map((points) => `x${String.fromCodePoint(...points)}`)

  it('is sound XML whatever the names are', () =>
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 8 }), (names) => {
        const listed = names.map((name, at) =>
          service(name, { id: String(at), integratesWith: [names[0] ?? 'x', 'Slack'] }),
        )
        const { narrow } = drawIntegrations(listed)
        const $ = load(narrow, { xml: true })
        assert.equal($('svg > g').length, names.length)
      }),
      { numRuns: 25 },
    ))
})
