import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Kind } from '../../hub/domain/canonical.ts'
import type { FileWrite, RecordId, RemoteSchema } from '../../hub/domain/connector.ts'
import type { Mapping, RecordMapping } from '../../hub/mapping/mapping.ts'
import { loadMapping } from '../../hub/mapping/parse-mapping.ts'
import { checkAgainst } from '../../hub/mapping/check-against.ts'
import {
  forward,
  normalise,
  objectsOf,
  remoteFields,
  wantedProperties,
} from '../../hub/mapping/use-mapping.ts'
import { startBench, type ConnectWiseBench } from './bench.testing.ts'

const FILE = new URL('../../mappings/connectwise.yaml', import.meta.url)

describe('The default mapping of ConnectWise', () => {
  let bench: ConnectWiseBench
  let mapping: Mapping
  let schema: RemoteSchema
  before(async () => {
    bench = await startBench()
    mapping = loadMapping(readFileSync(FILE, 'utf8'), 'mappings/connectwise.yaml')
    await bench.session.ensureProperties?.(wantedProperties(mapping))
    schema = await bench.session.schema(objectsOf(mapping))
  })
  after(() => bench.sandbox.stop())

  /** What an admin would choose, by the label of the option. */
  const CHOSEN: Record<string, string> = {
    salesRep: 'Jordan Reyes',
    companyType: 'Prospect',
    companyStatus: 'Active',
    location: 'Boston',
    department: 'Managed Services',
    opportunityType: 'Managed Services',
    firstStage: 'Prospect',
    startStage: 'Qualification',
    taskType: 'Call',
    logType: 'Note',
    logStatus: 'Closed',
    configurationType: 'Workstation',
    itemStatus: 'Open',
  }
  const chosen = () =>
    Object.fromEntries(
      mapping.choices.map(({ name, from }) => {
        const property = schema.objects[from.object]?.properties.find((one) => one.name === from.property)
        return [name, property?.options?.find(({ label }) => label === CHOSEN[name])?.value ?? '']
      }),
    )

  it('offers the account’s own options for everything that accounts answer differently', () => {
    assert.deepEqual(Object.keys(chosen()), Object.keys(CHOSEN))
    assert.ok(Object.values(chosen()).every((value) => value !== ''))
  })

  it('names only fields and options that the account has, once ours are made', () => {
    assert.deepEqual(checkAgainst(mapping, schema, chosen()), [])
  })

  it('makes every record of an assessment, and reads it back as it was sent', async () => {
    const made = new Map<Kind, RecordId>()
    const choices = Object.fromEntries(Object.entries(chosen()).map(([name, id]) => [`choice.${name}`, id]))
    for (const record of mapping.records) {
      const sent = sentBy(record, { ...record.examples[0]?.canonical, ...choices })
      const write = {
        object: record.object,
        keyProperty: record.key,
        key: `a:${record.kind}`,
        fields: sent,
        associate: record.associate.flatMap((kind) => made.get(kind) ?? []),
      }
      const file = { name: 'report.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF') }
      const attached: FileWrite = { ...write, file }
      const result =
        record.kind === 'document'
          ? await bench.session.attach?.(attached)
          : (await bench.session.write([write]))[0]
      assert.ok(result?.ok, `${record.kind}: ${JSON.stringify(result)}`)
      made.set(record.kind, { object: record.object, id: result.id })
      const [read] = await bench.session.read(record.object, [result.id], remoteFields(record))
      for (const line of record.lines)
        if (line.remote in sent)
          assert.equal(
            normalise(line, read?.fields[line.remote]),
            normalise(line, sent[line.remote]),
            `${record.kind}.${line.remote}`,
          )
      const wanted = record.kind === 'document' ? write.associate.slice(0, 1) : write.associate
      assert.deepEqual(result.associated, wanted, record.kind)
    }
  })

  const sentBy = (record: RecordMapping, canonical: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(
      record.lines.flatMap((line) => {
        const said = forward(record, canonical).get(line.remote)
        return line.direction !== 'from_crm' && said?.state === 'value' ? [[line.remote, said.text]] : []
      }),
    )
})
