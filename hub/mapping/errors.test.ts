import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseMapping } from './parse-mapping.ts'

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
      - { canonical: profile.industry, remote: trade, as: { map: { '62': health }, unmapped: hold } }
      - { canonical: profile.employees, remote: staff, as: count, direction: both }
    examples:
      - canonical: { company.name: Acme, company.domain: acme.test, profile.industry: '62' }
        remote: { name: Acme, domain: acme.test, trade: health }
`

const errorsOf = (text: string) => {
  const parsed = parseMapping(text, 'test.yaml')
  return parsed.ok
    ? []
    : parsed.errors.map(({ line, field, message, remedy }) => `${line} ${field}: ${message} ${remedy}`)
}
const changed = (...changes: [from: string, to: string][]) =>
  errorsOf(
    changes.reduce((text, [from, to]) => {
      assert.ok(text.includes(from), from)
      return text.replace(from, to)
    }, FILE),
  )
/** Each error has its pattern, in order, and there is no other one. */
function matches(errors: string[], ...patterns: RegExp[]): void {
  assert.equal(errors.length, patterns.length, errors.join('\n'))
  patterns.forEach((pattern, index) => assert.match(errors[index] ?? '', pattern))
}

describe('An error in a mapping file', () => {
  it('is none in a good file', () => assert.deepEqual(errorsOf(FILE), []))

  it('says which word was meant', () => {
    matches(
      changed(['remote: name,', 'remoet: name,']),
      /^9 .*remote: .*Add it/,
      /^9 .*remoet.*not a word.*“remote”/,
    )
    matches(changed(['conflict: crm }', 'conflcit: crm }']), /^9 .*Did you mean “conflict”/)
    matches(changed(['    adopt:', '    adobt:']), /^7 records.company.adobt: .*“adopt”/)
    matches(
      changed(['company.domain, remote', 'company.domian, remote']),
      /^10 .*Did you mean “company.domain”/,
    )
    matches(changed(['as: count', 'as: cuont']), /^12 .*Did you mean “count”/)
    matches(
      changed(["{ map: { '62': health }, unmapped", "{ map: { '62': health }, unmaped"]),
      /^11 .*“unmapped”/,
    )
  })

  it('says what may stand there', () => {
    matches(
      changed(['direction: both, conflict', 'direction: sideways, conflict']),
      /^9 .*both, to_crm, from_crm/,
    )
    matches(changed(['key: our_key', 'key: 7']), /^6 .*key: Expected string, received number.*quotes/)
    matches(changed(["{ '62': health }", "{ '62': [health] }"]), /^11 .*as.map.62: Expected string/)
    matches(changed(['remote: name,', 'remote: toString,']), /^9 .*no object has by itself/)
    matches(changed(['mapping: test', 'mapping: [test]']), /^1 mapping: Expected string/)
  })

  it('does not hide the others: schema, contradictions, round trips and examples of one file come at once', () => {
    matches(
      changed(
        ['direction: both, conflict', 'direction: sideways, conflict'],
        ['as: domain', 'as: domian'],
        ["'62': health", "'6x': health"],
      ),
      /^9 .*direction/,
      /^10 .*“domain”/,
      /^11 .*never holds "6x"/,
    )
    const two =
      FILE.replace('conflict: crm }', 'conflict: crm, colour: red }') +
      `  contact:
    object: people
    key: our_key
    fields: [{ canonical: contact.email, remote: email, as: email }]
    examples: [{ canonical: { contact.email: a@b.test }, remote: { email: c@d.test } }]
`
    matches(
      errorsOf(two),
      /^9 .*colour/,
      /^20 records.contact.examples.0.remote.email: .*gives "a@b.test", not "c@d.test"/,
    )
  })

  it('names the value that does not survive a two-way line', () => {
    matches(
      changed(
        ['remote: name,', 'remote: name, as: lower,'],
        ['remote: { name: Acme,', 'remote: { name: acme,'],
      ),
      /^9 .*company.fields.0.as: "Acme & Söhne GmbH" is sent as "acme & söhne gmbh" and comes back as "acme & söhne gmbh"/,
      /^15 .*comes back as "acme", not "Acme"/,
    )
    matches(
      changed([
        'canonical: company.name, remote: name, direction: both',
        'canonical: company.name, remote: name, as: integer, direction: both',
      ]),
      /^9 .*“integer” can write nothing that “company.name” holds/,
      /^15 .*gives nothing \(This is not a whole number.\), not "Acme"/,
    )
    matches(
      changed(["{ '62': health }", "{ '62': health, '63': x }"]),
      /^11 .*“profile.industry” never holds "63"/,
    )
  })

  it('is an example that says something else, or speaks of what no line knows', () => {
    matches(changed(['trade: health }', 'trade: wealth }']), /^15 .*gives "health", not "wealth"/)
    matches(
      changed(['name: Acme, domain: acme.test, trade', 'name: Acme, domian: acme.test, trade']),
      /^15 .*no.*“domian”|gives/i,
      /./,
    )
  })

  it('is a key that stands twice, wherever it stands', () => {
    matches(errorsOf(FILE.replace('crm: memory', 'crm: memory\ncrm: other')), /^3 crm: .*twice/)
    matches(changed(["'62': health", "'62': health, '62': wealth"]), /^11 62: .*twice/)
  })

  it('is YAML that says more than a mapping may, or says it in a way that could end the process', () => {
    matches(errorsOf('mapping: &a [*a]\n'), /anchors/, /aliases/)
    matches(
      errorsOf(`a: &a [x]\n${'b: [*a, *a]\n'.repeat(3)}`),
      ...Array.from({ length: 7 }, () => /A mapping has no/),
    )
    matches(errorsOf('mapping: !!js/function "x"\n'), /^1 .*tags/)
    matches(errorsOf(`a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`), /^1 .*nested too deep/)
    matches(errorsOf('- '.repeat(50_000)), /nested too deep/)
    matches(errorsOf('{a: '.repeat(50_000)), /nested too deep/)
    matches(errorsOf('x'.repeat(256_001)), /too large/)
    matches(errorsOf('a: 1\n\tb: 2\n'), /^2 .*Tabs.*spaces/)
    matches(errorsOf('a: 1\n---\nb: 2\n'), /^2 .*one mapping in one file/)
    matches(errorsOf('a: b: c\n'), /quotes/)
    matches(changed(["'62': health", "'__proto__': health"]), /“__proto__” is not a name/)
    matches(
      changed(['{ canonical: company.name,', '{ canonical: constructor,']),
      /no canonical path “constructor”/,
    )
    for (const text of ['', 'null', '[]', '5', 'a', '"', '{', '%YAML 1.1\n---\na: 1'])
      assert.ok(errorsOf(text).length > 0, text)
  })

  it('is told, never thrown, whatever became of the file', () => {
    const lines = FILE.split('\n')
    const piece = fc.constantFrom(
      ...['', '- ', '  ', '{', '[', ']', '}', ': ', 'null', '~', '7', 'fields:', "'", '"', '|', '\u0000'],
      ...['records:', 'constructor', '__proto__: 1', 'as: { map: [] }', 'examples: {}', 'template: "{", '],
    )
    const damage = fc.array(fc.tuple(fc.nat(lines.length - 1), fc.nat(60), fc.nat(20), piece), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(damage, (all) => {
        const text = all
          .reduce((now, [line, at, length, put]) => {
            const old = now[line] ?? ''
            return now.with(line, old.slice(0, at) + put + old.slice(at + length))
          }, lines)
          .join('\n')
        const parsed = parseMapping(text, 'test.yaml')
        if (parsed.ok) return
        for (const { line, message, remedy } of parsed.errors)
          assert.ok(
            line >= 1 && line <= lines.length + 1 && message && remedy,
            `${line} ${message} ${remedy}`,
          )
      }),
      { numRuns: 500 },
    )
  })

  it('reads texts that look like YAML signs as texts', () => {
    const text = FILE.replace('crm: memory', 'crm: memory # & * ! [[[[[[[[[[[[[')
    assert.deepEqual(errorsOf(text), [])
  })
})
