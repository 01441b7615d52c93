import assert from 'node:assert/strict'
import fc from 'fast-check'
import { loadMapping, parseMapping } from './parse-mapping.ts'
import { escapeHtml, fillTemplate, parseTemplate } from './template.ts'
import { money } from './transform-money.ts'
import { enumMap, list } from './transform-options.ts'
import { state } from './transform-state.ts'
import type { Transform } from './transform.ts'
import { TRANSFORMS } from './transforms.ts'
import { checkAgainst } from './check-against.ts'
import { runExamples } from './examples.ts'
import { back, forward } from './use-mapping.ts'

const FILE = `mapping: test
crm: memory
records:
  company:
    object: companies
    key: our_key
    adopt: [domain]
    fields:
      - { canonical: company.name, remote: name, direction: both, conflict: crm }
      - { canonical: company.domain, remote: domain, as: domain }
      - { canonical: profile.industry, remote: trade, as: { map: { "62": health }, unmapped: hold } }
    examples:
      - canonical: { company.name: Acme, company.domain: acme.test, profile.industry: "62" }
        remote: { name: Acme, domain: acme.test, trade: health }
`

const errorsOf = (text: string) => {
  const parsed = parseMapping(text, 'mappings/test.yaml')
  return parsed.ok
    ? []
    : parsed.errors.map(({ line, field, message, remedy }) => ({ line, field, message, remedy }))
}

describe('A mapping file', () => {
  it('is read with its lines, defaults and examples', () => {
    const mapping = loadMapping(FILE, 'test.yaml')
    const [company] = mapping.records
    assert.ok(company)
    assert.deepEqual(
      company.lines.map(({ id, direction, conflict, at }) => [id, direction, conflict, at]),
      [
        ['company.name', 'both', 'crm', 9],
        ['company.domain', 'to_crm', 'fill_empty', 10],
        ['company.trade', 'to_crm', 'fill_empty', 11],
      ],
    )
    assert.deepEqual(runExamples(mapping), [])
  })

  it('fails with file, line, field and remedy, all errors at once', () => {
    const broken = FILE.replace('remote: name, direction: both', 'remote: name, direction: sideways')
      .replace('as: domain }', 'as: domain, colour: red }')
      .replace('key: our_key', 'key: 7')
    const errors = errorsOf(broken)
    assert.deepEqual(
      errors.map(({ line, field }) => [line, field]).sort(),
      [
        [6, 'records.company.key'],
        [9, 'records.company.fields.0.direction'],
        [10, 'records.company.fields.1.colour'],
      ].sort(),
    )
    for (const { message, remedy } of errors) assert.ok(message && remedy)
    assert.throws(
      () => loadMapping(broken, 'mappings/test.yaml'),
      /mappings\/test\.yaml:9 records\.company\.fields\.0\.direction/,
    )
  })

  it('names contradictions: unknown paths and transforms, a field written twice, an adopt rule without a line', () => {
    const broken = FILE.replace('canonical: company.name,', 'canonical: company.nmae,')
      .replace('as: domain', 'as: dommain')
      .replace('remote: trade', 'remote: domain')
      .replace('adopt: [domain]', 'adopt: [zip]')
    const messages = errorsOf(broken).map(({ message }) => message)
    assert.equal(messages.length, 4)
    for (const part of ['company.nmae', 'dommain', 'two lines', 'zip'])
      assert.ok(
        messages.some((message) => message.includes(part)),
        part,
      )
  })

  it('refuses a two-way line that cannot be turned round', () => {
    const lossy = FILE.replace(
      '{ map: { "62": health }, unmapped: hold }',
      '{ map: { "62": health, "81": health } }, direction: both',
    )
    assert.match(errorsOf(lossy)[0]?.message ?? '', /cannot be turned round/)
    const template = FILE.replace(
      'canonical: company.domain, remote: domain, as: domain',
      'template: "{company.domain}", remote: domain, direction: both',
    )
    assert.match(errorsOf(template)[0]?.message ?? '', /one-way/)
    const range = FILE.replace(
      'canonical: profile.industry, remote: trade, as: { map: { "62": health }, unmapped: hold }',
      'canonical: profile.employees, remote: trade, as: range, direction: both',
    )
    assert.match(errorsOf(range)[0]?.message ?? '', /cannot be turned round/)
  })

  it('refuses two lines that would set the same value from the CRM', () => {
    const twice = FILE.replace(
      'canonical: company.domain, remote: domain, as: domain',
      'canonical: company.name, remote: domain, direction: both',
    )
    assert.match(errorsOf(twice)[0]?.message ?? '', /already comes back from company.name/)
  })

  it('answers broken YAML with its line', () => {
    const [error] = errorsOf('mapping: test\ncrm: [memory\nrecords: {}\n')
    assert.ok(error && error.line >= 2)
  })

  it('suspends only the lines that the CRM cannot hold', () => {
    const mapping = loadMapping(FILE, 'test.yaml')
    const gaps = checkAgainst(mapping, {
      owners: [],
      pipelines: {},
      objects: {
        companies: {
          properties: [
            { name: 'our_key', label: 'Key', type: 'text', unique: true },
            { name: 'name', label: 'Name', type: 'text' },
            {
              name: 'trade',
              label: 'Trade',
              type: 'option',
              options: [{ value: 'farming', label: 'Farming' }],
            },
          ],
        },
      },
    })
    assert.deepEqual(
      gaps.map(({ line, at }) => [line, at]),
      [
        ['company.domain', 10],
        ['company.trade', 11],
      ],
    )
    assert.match(gaps[0]?.reason ?? '', /no field “domain”.*Create it there/)
    assert.match(gaps[1]?.reason ?? '', /no option health/)
  })

  it('holds a value that its map does not know, and sends the rest', () => {
    const [company] = loadMapping(FILE, 'test.yaml').records
    assert.ok(company)
    const ours = forward(company, { 'company.name': 'Acme', 'profile.industry': '11' })
    assert.deepEqual(ours.get('name'), { state: 'value', text: 'Acme' })
    assert.equal(ours.get('trade')?.state, 'hold')
  })

  it('never lets a value of the CRM through that its field would refuse', () => {
    const [company] = loadMapping(FILE, 'test.yaml').records
    const name = company?.lines[0]
    assert.ok(name)
    assert.equal(back(name, 'x'.repeat(300)).ok, false)
  })
})

describe('Text from outside in a template', () => {
  it('stays text where the CRM shows HTML', () => {
    const template = parseTemplate('<b>{company.name}</b>', 'html')
    const filled = fillTemplate(template, { 'company.name': '<img src=x onerror=alert(1)>"\'&' })
    assert.deepEqual(filled, { ok: true, value: '<b>&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;</b>' })
  })

  it('has no special characters left, whatever it was', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeHtml(text).replaceAll('<br>', ''))))
  })

  it('is not searched for places again', () => {
    const filled = fillTemplate(parseTemplate('{company.name}', 'none'), {
      'company.name': '{contact.email}',
      'contact.email': 'a@b.test',
    })
    assert.deepEqual(filled, { ok: true, value: '{contact.email}' })
  })

  it('shows ranges and lists as people write them', () => {
    const filled = fillTemplate(parseTemplate('{profile.employees}; {needs.interests}', 'none'), {
      'profile.employees': { min: 21, max: 50 },
      'needs.interests': ['voip', 'mssp'],
    })
    assert.deepEqual(filled, { ok: true, value: '21–50; voip, mssp' })
  })
})

/** For every reversible transform: canonical values in the form the field catalogue keeps them. */
const digits = fc.stringMatching(/^[1-9]\d{6,13}$/).map((text) => `+${text}`)
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/)
const VALUES: Record<string, fc.Arbitrary<unknown>> = {
  text: fc
    .string({ minLength: 1 })
    .map((one) => one.trim())
    .filter(Boolean),
  lower: word,
  domain: fc
    .tuple(
      word,
      word.filter((one) => one.length > 1),
    )
    .map(([a, b]) => `${a}.${b}`)
    .filter((one) => !one.startsWith('www.')),
  email: fc.tuple(word, word).map(([a, b]) => `${a}@${b}.test`),
  phone: digits,
  country: fc.constantFrom('US', 'GB', 'DE', 'CA', 'NZ', 'ZA'),
  integer: fc.integer(),
  decimal: fc.integer({ min: -1e9, max: 1e9 }).map((one) => one / 100),
  count: fc.integer({ min: 0, max: 10_000_000 }).map((one) => ({ min: one, max: one, exact: one })),
  percent: fc.integer({ min: 0, max: 1_000_000 }).map((one) => one / 1_000_000),
  state: fc.constantFrom('IL', 'QC', 'NSW', 'WA', 'Bavaria', 'Western Australia'),
  boolean: fc.boolean(),
  date: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10)),
  datetime: fc
    .date({ min: new Date('1980-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString()),
}

describe('A reversible transform', () => {
  const context = { owners: [] }
  const roundTrips = (transform: Transform, values: fc.Arbitrary<unknown>) =>
    fc.assert(
      fc.property(values, (value) => {
        const sent = transform.forward(value, context)
        assert.ok(sent.ok, `${transform.name} refuses ${JSON.stringify(value)}`)
        assert.deepEqual(transform.back(sent.value, context), { ok: true, value })
        const normal = transform.normalise(sent.value)
        assert.equal(transform.normalise(normal), normal)
      }),
    )

  for (const transform of [...TRANSFORMS.values()].filter(({ reversible }) => reversible))
    it(`${transform.name} gives back what was sent`, () => {
      const values = VALUES[transform.name]
      assert.ok(values, `no values for ${transform.name}`)
      roundTrips(transform, values)
    })

  it('map and list give back what was sent', () => {
    const map = { a: 'Alpha', b: 'Beta' }
    roundTrips(enumMap({ map, unmapped: 'hold' }), fc.constantFrom('a', 'b'))
    roundTrips(list({ separator: ';', map }), fc.array(fc.constantFrom('a', 'b')))
    roundTrips(list({ separator: ';' }), fc.array(word))
  })

  it('money gives back the cents that were sent, in each currency’s own decimals', () => {
    for (const [currency, decimals] of [
      ['USD', 2],
      ['JPY', 0],
      ['KWD', 3],
    ] as const) {
      roundTrips(
        money(currency),
        fc.integer({ min: 0, max: 100_000_000_00 }).map((one) => ({ min: one, max: one, currency })),
      )
      const sent = money(currency).forward({ min: 1250, max: 1250, currency }, context)
      assert.deepEqual(sent, { ok: true, value: (1250 / 10 ** decimals).toFixed(decimals) })
    }
    const usd = money('USD')
    for (const text of ['1234.5', '1,234.50', '$1,234.50', ' 1234.500 '])
      assert.equal(usd.normalise(text), '1234.50', text)
    assert.equal(usd.forward({ min: 1, max: 2, currency: 'USD' }, context).ok, false)
    assert.equal(usd.forward({ min: 1, max: 1, currency: 'EUR' }, context).ok, false)
    assert.equal(usd.back('12.345', context).ok, false)
    assert.equal(money().reversible, false)
  })

  it('state means the code, whichever spelling the CRM holds', () => {
    roundTrips(state('US', 'name'), fc.constantFrom('IL', 'WA', 'DC', 'Bavaria'))
    roundTrips(state('AU'), fc.constantFrom('WA', 'NT', 'NSW'))
    const any = state()
    for (const text of ['IL', 'il', 'Illinois', ' ILLINOIS ']) assert.equal(any.normalise(text), 'IL')
    assert.equal(any.normalise('Québec'), 'QC')
    assert.notEqual(any.normalise('Western Australia'), any.normalise('Washington'))
    assert.deepEqual(state('US', 'name').forward('IL', context), { ok: true, value: 'Illinois' })
  })

  it('has values to prove a line with before it is saved, each of which it accepts', () => {
    for (const transform of [...TRANSFORMS.values()].filter(({ reversible }) => reversible)) {
      assert.ok(transform.probes && transform.probes.length > 1, transform.name)
      for (const value of transform.probes)
        assert.ok(transform.forward(value, context).ok, `${transform.name} ${JSON.stringify(value)}`)
    }
  })

  it('never throws, whatever the CRM holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...TRANSFORMS.values()), (text, transform) => {
        transform.back(text, context)
        assert.equal(transform.normalise(transform.normalise(text)), transform.normalise(text))
      }),
    )
  })

  it('sees one phone number in all its spellings, and holds what it would lose', () => {
    const phone = TRANSFORMS.get('phone')
    assert.ok(phone)
    for (const text of ['+1 555 010 0123', '(555) 010-0123', '555.010.0123', '+15550100123'])
      assert.equal(phone.normalise(text), '+15550100123')
    assert.equal(phone.back('+1 555 010 0123 ext. 7', context).ok, false)
    assert.equal(phone.back('call me', context).ok, false)
  })

  it('sends no number for a range', () => {
    const sent = TRANSFORMS.get('count')?.forward({ min: 21, max: 50 }, context)
    assert.equal(sent?.ok, false)
  })
})
