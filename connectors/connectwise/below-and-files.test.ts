import assert from 'node:assert/strict'
import type { FileWrite } from '../../hub/domain/connector.ts'
import { failure, KEY, startBench, type ConnectWiseBench } from './bench.testing.ts'

describe('What stands below an opportunity in ConnectWise', () => {
  let bench: ConnectWiseBench
  let on: { associate: { object: string; id: string }[] }
  let opportunity: string
  beforeEach(async () => {
    bench = await startBench()
    opportunity = (await bench.sale()).opportunity
    on = { associate: [{ object: 'opportunities', id: opportunity }] }
  })
  afterEach(() => bench.sandbox.stop())

  it('is one note, updated in place, with our key out of sight', async () => {
    const text = 'Score: 62 of 100\nEmployees: 40'
    const [made] = await bench.session.write([bench.write('notes', 'a:note', { text }, on)])
    assert.ok(made?.ok)
    assert.deepEqual([made.created, made.associated, made.record?.fields], [true, on.associate, { text }])
    const more = `${text}\nPains: 2`
    const [changed] = await bench.session.write([
      bench.write('notes', 'a:note', { text: more }, { id: made.id }),
    ])
    assert.deepEqual(changed?.ok && [changed.id, changed.created], [made.id, false])
    const [read] = await bench.session.read('notes', [made.id, `${opportunity}-999`, '999-1', 'x'], ['text'])
    assert.deepEqual([read?.id, read?.fields], [made.id, { text: more }])
    assert.equal(bench.sandbox.portal.all('opportunityNotes').length, 1)
  })

  it('is one forecast item for each cost', async () => {
    const fields = {
      productDescription: 'Microsoft 365',
      revenue: '1200.50',
      forecastType: 'Service',
      'status/id': '1',
    }
    const writes = ['a:line:1', 'a:line:2'].map((key) => bench.write('forecastItems', key, fields, on))
    const [one, two] = await bench.session.write(writes)
    assert.ok(one?.ok && two?.ok && one.id !== two.id)
    const [again] = await bench.session.write([
      bench.write('forecastItems', 'a:line:2', { ...fields, revenue: '900' }, { id: two.id }),
    ])
    assert.equal(again?.ok, true, JSON.stringify(again))
    const read = await bench.session.read(
      'forecastItems',
      [one.id, two.id],
      ['productDescription', 'revenue'],
    )
    assert.deepEqual(
      read.map((record) => record.fields),
      [
        { productDescription: 'Microsoft 365', revenue: '1200.5' },
        { productDescription: 'Microsoft 365', revenue: '900' },
      ],
    )
  })

  it('cannot be without one', async () => {
    const [lost, gone] = await bench.session.write([
      bench.write('notes', 'a:1', { text: 'x' }),
      bench.write('notes', 'a:2', { text: 'x' }, { associate: [{ object: 'opportunities', id: '999' }] }),
    ])
    assert.deepEqual(
      [lost, gone].map((result) => result && !result.ok && result.code),
      ['invalid', 'invalid'],
    )
  })
})

describe('Documents in ConnectWise', () => {
  let bench: ConnectWiseBench
  beforeEach(async () => void (bench = await startBench()))
  afterEach(() => bench.sandbox.stop())
  const report = (associate: FileWrite['associate']): FileWrite => ({
    object: 'documents',
    keyProperty: KEY,
    key: 'a:document:1',
    fields: { title: 'Assessment report' },
    ...(associate ? { associate } : {}),
    file: { name: 'report.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7 …') },
  })

  it('are sent as files, once, to the record that is nearest to the sale', async () => {
    const { company, opportunity } = await bench.sale()
    const write = report([
      { object: 'companies', id: company },
      { object: 'opportunities', id: opportunity },
    ])
    bench.sandbox.faults.plan({ kind: 'after_commit', match: '/system/documents' })
    assert.equal((await failure(bench.session.attach?.(write))).code, 'remote_unavailable')
    const result = await bench.session.attach?.(write)
    assert.ok(result?.ok, JSON.stringify(result))
    assert.deepEqual(
      [result.created, result.associated],
      [false, [{ object: 'opportunities', id: opportunity }]],
    )
    const [told] = await bench.session.read('documents', [result.id, '999'], ['title', 'fileName'])
    assert.deepEqual(told?.fields, { title: 'Assessment report', fileName: 'report.pdf' })
    const file = await bench.sandbox.call('GET', `/system/documents/${result.id}/download`)
    assert.deepEqual([file.status, file.text], [200, '%PDF-1.7 …'])
    assert.equal(bench.sandbox.portal.all('documents').length, 1)
  })

  it('need a record to be attached to, and a file', async () => {
    const nowhere = await bench.session.attach?.(report([]))
    const gone = await bench.session.attach?.(report([{ object: 'companies', id: '999' }]))
    const [bare] = await bench.session.write([bench.write('documents', 'a:1', { title: 'x' })])
    for (const result of [nowhere, gone, bare]) assert.ok(result && !result.ok && result.reason.length > 10)
  })
})
