import assert from 'node:assert/strict'
import { startSandbox, TOKEN, type RunningSandbox } from './testing.ts'
import type { Actor } from './portal.ts'

const REP: Actor = { changeSource: 'CRM_UI', sourceId: 'userId:7001' }

describe('The account of the HubSpot stand-in', () => {
  let sandbox: RunningSandbox
  beforeEach(async () => void (sandbox = await startSandbox()))
  afterEach(() => sandbox.stop())

  const json = async (answer: Response) => (await answer.json().catch(() => ({}))) as Record<string, unknown>
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(sandbox.url + path, {
      method,
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: answer.status, body: await json(answer) }
  }
  const upload = async (change: Record<string, string | undefined> = {}, content = '%PDF') => {
    const form = new FormData()
    form.set('file', new Blob([content], { type: 'application/pdf' }), 'report.pdf')
    const fields = { folderPath: '/reports', options: '{"access": "PRIVATE"}', ...change }
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value)
    const answer = await fetch(`${sandbox.url}/files/v3/files`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}` },
      body: form,
    })
    return { status: answer.status, body: await json(answer) }
  }

  it('takes a private file, and gives it away only by a signed address', async () => {
    const { status, body } = await upload()
    assert.deepEqual(
      [status, body.name, body.extension, body.access, body.path, body.size],
      [201, 'report', 'pdf', 'PRIVATE', '/reports/report.pdf', 4],
    )
    const { url } = (await call('GET', `/files/v3/files/${String(body.id)}/signed-url`)).body
    const file = await fetch(String(url))
    assert.deepEqual([file.status, await file.text()], [200, '%PDF'])
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''report\.pdf$/)
    const forged = await fetch(String(url).replace(/signature=.*/, 'signature=00'))
    assert.equal(forged.status, 403)
  })

  it('refuses a file without its access, its folder, or with two folders', async () => {
    const statuses = [
      await upload({ options: undefined }),
      await upload({ options: '{"access": "SECRET"}' }),
      await upload({ folderPath: undefined }),
      await upload({ folderId: '7' }),
    ].map(({ status }) => status)
    assert.deepEqual(statuses, [400, 400, 400, 400])
    assert.equal((await call('POST', '/files/v3/files', {})).status, 415)
  })

  it('finds a file of the same content in the same folder, where it is asked to', async () => {
    const options = (duplicateValidationStrategy: string) =>
      JSON.stringify({ access: 'PRIVATE', duplicateValidationStrategy })
    const first = await upload()
    const same = await upload({ options: options('RETURN_EXISTING') })
    const elsewhere = await upload({ options: options('RETURN_EXISTING'), folderPath: '/other' })
    assert.deepEqual([same.body.id === first.body.id, elsewhere.body.id === first.body.id], [true, false])
    assert.equal((await upload({ options: options('REJECT') })).status, 409)
    assert.equal((await upload({ options: options('NONE') })).status, 201)
  })

  it('shows on its page what a note carries', async () => {
    const { body } = await upload()
    const note = sandbox.portal.create(
      'notes',
      { hs_timestamp: '2026-11-23T12:00:00Z', hs_attachment_ids: String(body.id), hs_note_body: 'Report' },
      REP,
    )
    const page = await (await fetch(`${sandbox.url}/ui/notes/${note.id}`)).text()
    assert.match(page, new RegExp(`/ui/files/${String(body.id)}">report\\.pdf</a>`))
    const file = await fetch(`${sandbox.url}/ui/files/${String(body.id)}`)
    assert.deepEqual(
      [file.headers.get('content-type'), file.headers.get('x-content-type-options')],
      ['application/octet-stream', 'nosniff'],
    )
  })

  it('answers in versions by date as in v3 and v4', async () => {
    const { id } = sandbox.portal.create('companies', { city: 'Here' }, REP)
    for (const path of [`/crm/v3/objects/companies/${id}`, `/crm/objects/2026-03/companies/${id}`])
      assert.equal((await call('GET', `${path}?properties=city`)).status, 200)
    for (const path of [
      '/crm/owners/2026-03',
      '/crm/properties/2026-09/companies',
      '/crm/pipelines/2026-03/deals',
      '/account-info/2026-03/details',
      `/crm/objects/2026-03/companies/${id}/associations/contacts`,
    ])
      assert.equal((await call('GET', path)).status, 200, path)
    assert.equal((await call('GET', '/crm/objects/2019-01/companies')).status, 404)
  })

  it('makes no note without its time, and no quote without its name and its end', async () => {
    const note = await call('POST', '/crm/v3/objects/notes', { properties: { hs_note_body: 'x' } })
    assert.deepEqual([note.status, note.body.category], [400, 'VALIDATION_ERROR'])
    const quote = await call('POST', '/crm/v3/objects/quotes', { properties: { hs_status: 'DRAFT' } })
    assert.match(String(quote.body.message), /Error creating QUOTE/)
    const item = await call('POST', '/crm/v3/objects/line_items', { properties: { price: '-1' } })
    assert.equal(item.status, 400)
  })

  it('tells what a record was before, to at most fifty records at once', async () => {
    const { id } = sandbox.portal.create('companies', { city: 'Old' }, REP)
    sandbox.portal.update('companies', id, { city: 'New' }, REP)
    const { body } = await call('GET', `/crm/v3/objects/companies/${id}?propertiesWithHistory=city`)
    const { city } = body.propertiesWithHistory as { city: { value: string; sourceType: string }[] }
    assert.deepEqual(
      city.map(({ value, sourceType }) => [value, sourceType]),
      [
        ['New', 'CRM_UI'],
        ['Old', 'CRM_UI'],
      ],
    )
    const inputs = Array.from({ length: 51 }, () => ({ id }))
    const many = await call('POST', '/crm/v3/objects/companies/batch/read', {
      inputs,
      properties: [],
      propertiesWithHistory: ['city'],
    })
    assert.equal(many.status, 400)
  })

  it('forgets a property that was taken away, with its values', async () => {
    const path = '/crm/v3/properties/companies'
    await call('POST', `${path}/groups`, { name: 'g', label: 'G' })
    const key = { name: 'our_key', label: 'Key', type: 'string', fieldType: 'text', groupName: 'g' }
    await call('POST', path, { ...key, hasUniqueValue: true })
    sandbox.portal.create('companies', { our_key: 'a:1' }, REP)
    assert.equal((await call('DELETE', `${path}/groups/g`)).status, 400)
    assert.equal((await call('POST', `${path}/batch/archive`, { inputs: [{ name: 'our_key' }] })).status, 204)
    assert.equal((await call('DELETE', `${path}/groups/g`)).status, 204)
    await call('POST', `${path}/groups`, { name: 'g', label: 'G' })
    await call('POST', path, { ...key, hasUniqueValue: true })
    assert.equal(sandbox.portal.byUnique('companies', 'our_key', 'a:1'), undefined)
    assert.equal(sandbox.portal.list('companies', 0, 1)[0]?.properties.our_key, undefined)
  })

  it('does from outside what a person in the CRM would', async () => {
    const { portal } = sandbox
    const [winner, loser, gone] = [1, 2, 3].map(() => portal.create('companies', {}, REP).id)
    assert.ok(winner && loser && gone)
    const statuses = [
      await call('POST', '/__sandbox/edit', {
        object: 'companies',
        id: winner,
        properties: { city: 'Here', industry: 'FARMING' },
      }),
      await call('POST', '/__sandbox/merge', { object: 'companies', winner, loser }),
      await call('POST', '/__sandbox/archive', { object: 'companies', id: gone }),
      await call('POST', '/__sandbox/remove-option', {
        object: 'companies',
        property: 'industry',
        value: 'FARMING',
      }),
      await call('POST', '/__sandbox/remove-option', { object: 'companies', property: 'city', value: 'x' }),
      await call('POST', '/__sandbox/archive', { object: 'companies', id: gone }),
      await call('POST', '/__sandbox/merge', { object: 'spaceships', winner, loser }),
    ].map(({ status }) => status)
    assert.deepEqual(statuses, [204, 204, 204, 204, 404, 404, 400])
    assert.equal(portal.get('companies', loser)?.id, winner)
    assert.equal(portal.get('companies', gone), undefined)
    assert.equal(portal.get('companies', winner)?.properties.industry, 'FARMING')
    assert.throws(() => portal.update('companies', winner, { industry: 'FARMING', city: 'x' }, REP))
  })

  it('asks for the permission that each call needs', async () => {
    await sandbox.stop()
    sandbox = await startSandbox({ scopes: ['crm.objects.companies.read'] })
    const wanted = async (method: string, path: string, body?: object) => {
      const answer = await call(method, path, body)
      const errors = answer.body.errors as { context: { requiredGranularScopes: string[] } }[] | undefined
      return [answer.status, errors?.[0]?.context.requiredGranularScopes[0]]
    }
    assert.deepEqual(await wanted('GET', '/crm/v3/objects/companies'), [200, undefined])
    assert.deepEqual(await wanted('GET', '/crm/v3/properties/companies'), [200, undefined])
    assert.deepEqual(await wanted('POST', '/crm/v3/objects/notes/batch/create', {}), [
      403,
      'crm.objects.contacts.write',
    ])
    assert.deepEqual(await wanted('GET', '/crm/v3/objects/quotes'), [403, 'crm.objects.quotes.read'])
    assert.deepEqual(await wanted('GET', '/crm/v3/owners'), [403, 'crm.objects.owners.read'])
    assert.deepEqual(await wanted('GET', '/files/v3/files/1'), [403, 'files'])
  })
})
