import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Cost, Service } from '../../../hub/domain/fields.ts'
import { INVOICES } from '../testing/invoices.ts'
import { LISTS } from '../testing/lists.ts'
import { MORE_INVOICES } from '../testing/more-invoices.ts'
import { show } from '../testing/sample.ts'
import { TABLES } from '../testing/tables.ts'
import { LIMITS, recognise } from './recognise.ts'
import type { Recognition } from './types.ts'

const SAMPLES = [...LISTS, ...TABLES, ...INVOICES, ...MORE_INVOICES]

describe('Services in a pasted text', () => {
  for (const { name, text, read, rows, rest } of SAMPLES)
    it(`are read out of ${name}`, () => {
      const found = recognise(text)
      assert.deepEqual(found.rows.map(show), rows)
      assert.deepEqual(
        found.rest.map(({ line }) => line),
        rest,
      )
      assert.equal(found.read, read)
      assert.deepEqual(found.problems, [])
      assertSound(text, found)
    })

  it('carry less confidence the more we guessed', () => {
    const sure = (text: string) => recognise(text).rows[0]?.confidence ?? 0
    assert.equal(sure('Slack'), 1)
    assert.ok(sure('Slack') > sure('we use Slack daily'))
    assert.ok(sure('we use Slack daily') > sure('dropbx'))
    assert.ok(sure('dropbx') > sure('Flurbotrack'))
    assert.ok(sure('Slack;9.00;x\nZoom;8.00;y') < 1, 'a currency that nobody said')
  })

  it('assume the currency of the caller where the text says none', () => {
    const text = 'Name,Cost\nSlack,9.50\nZoom,8.00'
    assert.equal(recognise(text).rows[0]?.cost?.amount.currency, 'USD')
    assert.equal(recognise(text, { currency: 'EUR' }).rows[0]?.cost?.amount.currency, 'EUR')
  })

  it('leave the period open where nobody says it', () => {
    const [row] = recognise('Canva $120').rows
    assert.deepEqual(row?.cost?.amount, { min: 12_000, max: 12_000, currency: 'USD' })
    assert.equal(row?.cost?.period, undefined)
  })

  it('take over formulas and scripts as text that does nothing', () => {
    const { rows, rest } = recognise('Name\tCost\n=1+1\t$5\n<script>x</script>\t$5\nSlack\t$8')
    assert.deepEqual(
      rows.map(({ service }) => service.name),
      ['Slack'],
    )
    assert.deepEqual(
      rest.map(({ text }) => text),
      ['Name\tCost', '=1+1\t$5', '<script>x</script>\t$5'],
    )
  })
})

describe('Limits of a pasted text', () => {
  it('refuse more than 1 MB in plain words', () => {
    const { rows, problems } = recognise('a'.repeat(LIMITS.maxBytes + 1))
    assert.deepEqual(rows, [])
    assert.match(problems.join(), /more than 1 MB/)
  })

  it('keep lines and services beyond them as they stand', () => {
    const text = Array.from({ length: 2100 }, (_, index) => `Flurbo tool ${index}`).join('\n')
    const found = recognise(text)
    assert.equal(found.rows.length, LIMITS.maxRows)
    assert.equal(found.rest.length, 2100 - LIMITS.maxRows)
    assert.equal(found.problems.length, 2)
    assertSound(text, found)
  })

  for (const [what, text] of [
    [
      'names that nobody knows',
      Array.from({ length: 2000 }, (_, index) => `flurbtol ${index} thing`).join('\n'),
    ],
    ['one long line', `Slack ${'x,'.repeat(400_000)}`],
    ['a megabyte of digits', '1 '.repeat(480_000)],
    ['a megabyte of spaces', `Slack ${' '.repeat(900_000)} Zoom`],
    ['a megabyte of brackets', '('.repeat(900_000)],
    ['a megabyte of quotes', 'Name,Cost\n"'.padEnd(900_000, '"')],
    ['prices without end', '$1,000.00 '.repeat(90_000)],
    ['a wide table', `Name${';Cost'.repeat(90_000)}\nSlack${';5'.repeat(200_000)}`],
    ['an invoice in one line', `Invoice Total VAT ${'1.1.2026 - Jan 2, a '.repeat(45_000)}`],
    ['an invoice of long lines', `Invoice\nTotal\nVAT\n${`${'ab '.repeat(330)}5.00\n`.repeat(900)}`],
    ['dashes and dots', `Invoice\nTotal\nVAT\n${'-. '.repeat(300_000)}`],
    ['an invoice of one word a line', `Invoice\nTotal\nVAT\n${'Slack 5.00\n'.repeat(80_000)}`],
  ] as const)
    it(`hold against ${what}`, () => {
      const started = performance.now()
      recognise(text)
      assert.ok(performance.now() - started < 2000, `${Math.round(performance.now() - started)} ms`)
    })
})

describe('Any text at all', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        'Slack',
        'Quick Books',
        '12 users',
        '$8.75',
        '1.234,56 €',
        '/mo',
        ' – ',
        ',',
        ';',
        '\t',
        '"',
        '|',
        '\n',
        '\r\n',
      ],
      ...[
        'Total',
        'Rechnung',
        'VAT',
        '(',
        ')',
        '=',
        '<b>',
        '- ',
        '1. ',
        '2027-01-01',
        'bis 31.12.2026',
        ' and ',
      ],
      ...[
        'Name;Cost;Users',
        'Name\tKosten',
        '\u2028',
        '\uFEFF',
        '\0',
        '\uE000',
        '💾',
        'مرحبا',
        '\u202E',
        '9'.repeat(400),
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ maxLength: 30 }),
  )
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

  it('is read without a fault, and every line of it is somewhere', () =>
    fc.assert(
      fc.property(text, (given) => assertSound(given, recognise(given))),
      { numRuns: 400 },
    ))
})

/** Every line is the source of a row or in the rest, and every row is one that can be stored. */
function assertSound(text: string, { rows, rest }: Recognition): void {
  const kept = [...rows.map(({ source }) => source), ...rest.map(({ text: line }) => line)].join('\n')
  const lines = new Set(kept.split('\n'))
  for (const line of text.replaceAll(/\uFEFF|\0/g, '').split(/\r\n?|[\n\u2028\u2029\u0085\v\f]/))
    if (line.trim()) assert.ok(lines.has(line), `lost: ${JSON.stringify(line)}`)
  for (const { service, cost, confidence } of rows) {
    Service.parse({ id: 'x', ...service })
    assert.ok(confidence > 0 && confidence <= 1)
    if (cost) Cost.parse({ id: 'x', period: 'monthly', ...cost })
  }
}
