import assert from 'node:assert/strict'
import { ACME, clientOf } from './client.testing.ts'
import { startConnectWiseSandbox, type RunningConnectWise } from './testing.ts'

describe('Documents of the ConnectWise stand-in', () => {
  let sandbox: RunningConnectWise
  let companyId: number
  const { called, listed, made, refused } = clientOf(() => sandbox)
  beforeEach(async () => {
    sandbox = await startConnectWiseSandbox()
    companyId = (await made('/company/companies', ACME)).id
  })
  afterEach(() => sandbox.stop())

  const upload = async (fields: Record<string, string>, content?: string) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    if (content !== undefined)
      form.append('file', new Blob([content], { type: 'application/pdf' }), 'proposal.pdf')
    const body = new Response(form)
    const type = body.headers.get('content-type') ?? ''
    return [Buffer.from(await body.arrayBuffer()), { 'Content-Type': type }] as const
  }
  const OF = () => ({ recordType: 'Company', recordId: String(companyId), title: 'Proposal' })

  it('are uploaded as multipart, told, downloaded and deleted', async () => {
    const [body, type] = await upload({ ...OF(), privateFlag: 'true', readOnlyFlay: 'true' }, '%PDF-1.7 öä')
    const answer = await called('POST', '/system/documents', body, type)
    assert.equal(answer.status, 201)
    const [document] = await listed(`/system/documents?recordType=Company&recordId=${companyId}`)
    assert.deepEqual(
      [document?.title, document?.fileName, document?.size, document?.publicFlag, document?.readOnlyFlag],
      ['Proposal', 'proposal.pdf', 13, false, true],
    )
    assert.deepEqual(await listed('/system/documents?recordType=Company&recordId=1'), [])
    const file = await called('GET', `/system/documents/${document?.id}/download`)
    assert.equal(file.text, '%PDF-1.7 öä')
    assert.match(String(file.headers['content-disposition']), /^attachment; filename="?proposal\.pdf/)
    assert.equal((await called('DELETE', `/system/documents/${document?.id}`)).status, 204)
    assert.equal((await refused('GET', `/system/documents/${document?.id}`)).status, 404)
  })

  it('are refused as JSON', async () => {
    assert.equal((await refused('POST', '/system/documents', OF())).status, 415)
  })

  it('need a file, a record that is there, and a type of record that exists', async () => {
    const fields = async (given: Record<string, string>, content?: string) => {
      const [body, type] = await upload(given, content)
      return (await refused('POST', '/system/documents', body, type)).errors?.map(({ field }) => field)
    }
    assert.deepEqual(await fields(OF()), ['file'])
    assert.deepEqual(await fields({ title: 'x' }, 'x'), ['recordType', 'recordId'])
    assert.deepEqual(await fields({ ...OF(), recordId: '99999' }, 'x'), ['recordId'])
    assert.deepEqual(await fields({ ...OF(), recordType: 'Spaceship' }, 'x'), ['recordType'])
    assert.deepEqual(await fields({ ...OF(), recordId: 'x' }, 'x'), ['recordId'])
    const broken = await sandbox.call('POST', '/system/documents', 'no parts', {
      'Content-Type': 'multipart/form-data; boundary=x',
    })
    assert.equal(broken.status, 400)
  })
})
