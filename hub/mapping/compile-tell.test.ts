import assert from 'node:assert/strict'
import { loadMapping } from './parse-mapping.ts'
import { wantedProperties } from './use-mapping.ts'

const file = (tell: string) => `
mapping: test
crm: test
choices: { kind: { label: Kind, from: activities.type } }
records:
  company:
    object: companies
    key: our_key
    fields: [{ canonical: company.name, remote: name }]
    examples: [{ canonical: { company.name: Acme }, remote: { name: Acme } }]
tell: ${tell}
`

describe('How a mapping tells a rep of a decision', () => {
  it('names the fields of a task, and has our key made on it', () => {
    const mapping = loadMapping(
      file('{ object: activities, key: our_key, subject: name, fields: { type/id: "{choice.kind}" } }'),
      'test.yaml',
    )
    assert.deepEqual(mapping.tell, {
      object: 'activities',
      key: 'our_key',
      subject: 'name',
      fields: { 'type/id': '{choice.kind}' },
    })
    const objects = wantedProperties(mapping).map(({ object, unique }) => [object, unique])
    assert.deepEqual(objects, [
      ['companies', true],
      ['activities', true],
    ])
  })

  it('takes the key of a record of the same object', () => {
    const mapping = loadMapping(file('{ object: companies, subject: name }'), 'test.yaml')
    assert.equal(mapping.tell?.key, 'our_key')
    assert.equal(wantedProperties(mapping).length, 1)
  })

  it('refuses an unknown choice and a key that nobody named', () => {
    const wrong = file('{ object: tasks, subject: name, fields: { type: "{choice.colour}" } }')
    assert.throws(() => loadMapping(wrong, 'test.yaml'), /its key is not known[^]*no choice “colour”/)
  })
})
