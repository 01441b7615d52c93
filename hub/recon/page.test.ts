import assert from 'node:assert/strict'
import { fieldAt } from '../domain/fields.ts'
import { readPage } from './page.ts'

const firstOf = (html: string, domain = 'acme.com') => {
  const { facts } = readPage(html, domain)
  return (path: string) => facts.find((one) => one.path === path)?.value
}
const jsonLd = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`

describe('reading a home page', () => {
  it('understands arrays, graphs, lists of types, references and several companies', () => {
    const address = { '@type': 'PostalAddress', streetAddress: '1 Main St', addressLocality: 'Bath' }
    for (const data of [
      { '@type': 'Organization', name: 'Acme', address },
      [
        { '@type': 'WebSite', name: 'Site' },
        { '@type': ['Store', 'LocalBusiness'], name: 'Acme', address },
      ],
      {
        '@graph': [
          { '@type': 'WebPage', name: 'P' },
          { '@type': 'Organization', name: 'Acme', address },
        ],
      },
      { '@type': 'WebPage', publisher: { '@type': 'Organization', name: 'Acme', address: [address] } },
      {
        '@graph': [
          { '@type': 'Organization', name: 'Acme', address: { '@id': '#a' } },
          { ...address, '@id': '#a' },
        ],
      },
      [
        { '@type': 'Organization', name: 'Bare' },
        { '@type': 'Dentist', name: 'Acme', telephone: '1', address },
      ],
      { '@type': 'https://schema.org/AutoRepair', name: 'Acme', address },
    ]) {
      const first = firstOf(jsonLd(data))
      assert.equal(first('company.name'), 'Acme', JSON.stringify(data))
      assert.equal(first('company.address.city'), 'Bath', JSON.stringify(data))
    }
  })

  it('does not take people, products or articles for the company', () => {
    const first = firstOf(
      jsonLd([
        { '@type': 'Person', name: 'Jane Doe', telephone: '+12175550100', email: 'jane@acme.com' },
        { '@type': 'Product', name: 'Anvil', address: 'x' },
      ]),
    )
    assert.equal(first('company.name'), undefined)
    assert.equal(first('company.phone'), undefined)
  })

  it('writes numbers as E.164, by the country of the address or the domain', () => {
    const company = (country: unknown, telephone: string) =>
      jsonLd({
        '@type': 'Organization',
        name: 'A',
        telephone,
        address: { addressCountry: country, streetAddress: 'x' },
      })
    assert.equal(firstOf(company('GB', '020 7946 0018'))('company.phone'), '+442079460018')
    assert.equal(
      firstOf(company({ name: 'United Kingdom' }, '020 7946 0018'))('company.phone'),
      '+442079460018',
    )
    assert.equal(
      firstOf('<a href="tel:020%207946%200018">x</a>', 'acme.co.uk')('company.phone'),
      '+442079460018',
    )
    assert.equal(firstOf('<a href="tel:(217) 555-0142">x</a>')('company.phone'), '+12175550142')
    assert.equal(firstOf('<a href="tel:call-us">x</a>')('company.phone'), undefined)
  })

  it('takes a general mailbox of the domain, never a person or another company', () => {
    const link = (email: string) => firstOf(`<a href="mailto:${email}?subject=x">x</a>`)('company.email')
    assert.equal(link('Info@acme.com'), 'info@acme.com')
    assert.equal(link('office@mail.acme.com'), 'office@mail.acme.com')
    assert.equal(link('jane.doe@acme.com'), undefined)
    assert.equal(link('info@other.com'), undefined)
    assert.equal(link('info@notacme.com'), undefined)
  })

  it('lists social pages once, and no share buttons', () => {
    const html = `<a href="https://www.facebook.com/acme/">f</a><a href="https://www.facebook.com/acme?ref=x">f</a>
      <a href="https://www.facebook.com/sharer/sharer.php?u=x">s</a><a href="https://facebook.com.evil.test/acme">e</a>
      <a href="javascript:https://x.com/acme">j</a><a href="https://de.linkedin.com/company/acme">l</a>`
    assert.deepEqual(firstOf(html)('company.social'), [
      'https://www.facebook.com/acme',
      'https://de.linkedin.com/company/acme',
    ])
  })

  it('finds name and address in title, meta and footer, less sure of them', () => {
    const { facts } = readPage(
      `<title>Welcome | Acme Widgets</title><meta property="og:site_name" content="Acme">
       <footer>© 2019–2026 Acme Widgets Inc. All rights reserved<br>12 Oak Avenue, Portland, OR 97201</footer>`,
      'acme.com',
    )
    const names = facts.filter(({ path }) => path === 'company.name')
    assert.deepEqual(
      names.map(({ value, confidence }) => [value, confidence]),
      [
        ['Acme', 0.7],
        ['Acme Widgets Inc', 0.45],
        ['Acme Widgets', 0.4],
      ],
    )
    assert.equal(facts.find(({ path }) => path === 'company.address.line1')?.value, '12 Oak Avenue')
    assert.equal(facts.find(({ path }) => path === 'company.address.postcode')?.value, '97201')
  })

  it('never pieces an address together from two sources', () => {
    const html = `${jsonLd({ '@type': 'Organization', name: 'A', address: { streetAddress: '1 New St', addressLocality: 'Bath' } })}
      <footer>12 Oak Avenue, Portland, OR 97201</footer>`
    const first = firstOf(html)
    assert.equal(first('company.address.line1'), '1 New St')
    assert.equal(first('company.address.postcode'), undefined)
  })

  it('decodes what templates escaped, and drops tags and control characters', () => {
    const first = firstOf(
      jsonLd({ '@type': 'Organization', name: 'Smith &amp; <b>Sons</b>\u202e\u0000\n', legalName: '\u200b' }),
    )
    assert.equal(first('company.name'), 'Smith & Sons')
    assert.equal(first('company.legalName'), undefined)
  })

  it('proposes only what the field catalogue accepts', () => {
    const { facts } = readPage(
      jsonLd({
        '@type': 'Organization',
        name: 'x'.repeat(5000),
        foundingDate: 'a'.repeat(100),
        address: { addressCountry: 'Atlantis', postalCode: '9'.repeat(50), addressLocality: { a: 1 } },
        sameAs: [1, null, 'nope'],
        telephone: ['', {}],
        email: 7,
      }),
      'acme.com',
    )
    assert.deepEqual(facts, [])
    for (const { path, value } of readPage(jsonLd({ '@type': 'Organization', name: 'A' }), 'acme.com').facts)
      assert.ok(fieldAt(path)?.schema.safeParse(value).success)
  })

  const hostile: [what: string, html: string][] = [
    ['nothing', ''],
    ['deep nesting', '<div>'.repeat(200_000)],
    ['a million brackets', '<'.repeat(1_000_000)],
    ['unclosed formatting', '<b><i><a href=x>'.repeat(60_000)],
    ['endless attributes', `<a ${'x=y '.repeat(240_000)}>`],
    ['nested tables', '<table><tr><td>'.repeat(60_000)],
    ['broken JSON', '<script type="application/ld+json">{"@type":'.repeat(5_000)],
    ['deep JSON', `<script type="application/ld+json">${'[{"@graph":'.repeat(20_000)}`],
    ['deep valid JSON', jsonLd(JSON.parse(`${'{"@type":"A","@graph":'.repeat(3_000)}1${'}'.repeat(3_000)}`))],
    ['wide JSON', jsonLd(Array.from({ length: 20_000 }, () => ({ '@type': 'B' })))],
    ['a long footer', `<footer>© ${'12 Oak '.repeat(100_000)}</footer>`],
    ['spaces', `<footer>copyright ${' '.repeat(500_000)}x</footer>`],
    ['many links', '<a href="tel:1">x</a>'.repeat(40_000)],
    [
      'prototype names',
      jsonLd(JSON.parse('{"@type":"Organization","__proto__":{"name":"x"},"constructor":1}')),
    ],
  ]
  for (const [what, html] of hostile)
    it(`reads hostile pages in time: ${what}`, function () {
      this.timeout(4_000)
      const { facts } = readPage(html, 'acme.com')
      assert.ok(facts.length <= 60)
      assert.equal(({} as { name?: string }).name, undefined)
    })
})
