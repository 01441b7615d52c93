import assert from 'node:assert/strict'
import { failure, openHubSpot, write, type HubSpotBench } from './testing.ts'

describe('What a HubSpot account allows', () => {
  let bench: HubSpotBench
  afterEach(() => bench.sandbox.stop())

  it('is probed where a service key cannot be asked for its permissions', async () => {
    bench = await openHubSpot({
      tokenInfo: false,
      scopes: ['crm.objects.companies.read', 'crm.objects.contacts.read', 'crm.objects.owners.read'],
    })
    const { account, missing } = await bench.session.check()
    assert.equal(account, '4711000')
    assert.deepEqual(
      missing.map((words) => /permission (\S+) is missing/.exec(words)?.[1]),
      ['crm.objects.deals.read', 'crm.objects.line_items.read', 'crm.objects.quotes.read', 'files'],
    )
  })

  it('is complete for a service key that may do everything', async () => {
    bench = await openHubSpot({ tokenInfo: false })
    assert.deepEqual((await bench.session.check()).missing, [])
  })

  it('may have more owners than one page has', async () => {
    const owners = Array.from({ length: 230 }, (_, n) => ({
      id: String(n + 1),
      email: `rep${n}@example.com`,
      firstName: n === 0 ? '' : 'Rep',
      lastName: n === 0 ? '' : String(n),
    }))
    bench = await openHubSpot({ owners })
    const told = (await bench.session.schema(['companies'])).owners
    assert.equal(new Set(told.map(({ id }) => id)).size, 230)
    assert.deepEqual(told[0], { id: '1', email: 'rep0@example.com', name: 'rep0@example.com' })
  })

  for (const apiVersion of ['v3', '2026-03', '2026-09'])
    it(`is reached by the paths of API version ${apiVersion}`, async () => {
      bench = await openHubSpot()
      const session = bench.open({ settings: { baseUrl: bench.sandbox.url, apiVersion } })
      const paths = recordPaths(bench)
      await bench.ensureKeys()
      paths.length = 0
      await session.check()
      const [company, contact] = await session.write([write('companies', 'a:c'), write('contacts', 'a:p')])
      assert.ok(company?.ok && contact?.ok)
      const pair = {
        from: { object: 'contacts', id: contact.id },
        to: { object: 'companies', id: company.id },
      }
      await session.associate([pair])
      assert.deepEqual(await session.associated?.('contacts', [contact.id], 'companies'), [pair])
      await session.schema(['deals'])
      await session.search('companies', { city: 'x' }, [])
      const file = { name: 'a.txt', contentType: 'text/plain', content: Buffer.from('a') }
      assert.ok((await session.attach?.({ ...write('notes', 'a:f'), file }))?.ok)
      const dated = paths.filter((path) => path.includes('/2026-'))
      const numbered = paths.filter((path) => /\/v[34]\//.test(path))
      const [all, none] = apiVersion === 'v3' ? [numbered, dated] : [dated, numbered]
      assert.ok(all.length >= 10)
      assert.deepEqual(none, [])
    })

  it('is not asked in a version that is none', async () => {
    bench = await openHubSpot()
    for (const apiVersion of ['2026', 'v9', '../v3']) {
      const session = bench.open({ settings: { baseUrl: bench.sandbox.url, apiVersion } })
      const error = await failure(session.read('companies', ['1'], []))
      assert.equal(error.code, 'misconfigured')
    }
  })

  it('gets a proposal as a draft quote with line items, linked to deal, contact and company', async () => {
    bench = await openHubSpot()
    await bench.ensureKeys()
    const { session, sandbox } = bench
    const made = await session.write(['companies', 'contacts', 'deals'].map((one) => write(one, `a:${one}`)))
    const [company, contact, deal] = made.map((one) => (one.ok ? one.id : ''))
    assert.ok(company && contact && deal)
    const [item] = await session.write([
      {
        ...write('line_items', 'a:item', { name: 'Backup', quantity: '3', price: '19.50' }),
        associate: [{ object: 'deals', id: deal }],
      },
    ])
    assert.ok(item?.ok && item.created && item.associated?.length === 1)
    const associate = [
      { object: 'deals', id: deal },
      { object: 'contacts', id: contact },
      { object: 'companies', id: company },
      { object: 'line_items', id: item.id },
    ]
    const fields = { hs_title: 'Proposal', hs_expiration_date: '2026-12-31', hs_status: 'DRAFT' }
    const [quote] = await session.write([{ ...write('quotes', 'a:quote', fields), associate }])
    assert.ok(quote?.ok)
    assert.deepEqual(quote.associated, associate)
    assert.equal(sandbox.portal.get('quotes', quote.id)?.properties.hs_status, 'DRAFT')
    assert.deepEqual(
      (['deals', 'contacts', 'companies', 'line_items'] as const).map(
        (object) => sandbox.portal.links.of(quote.id, object)[0]?.typeIds,
      ),
      [[64], [69], [71], [67]],
    )
    const [refused] = await session.write([write('quotes', 'a:other', { hs_title: 'No date' })])
    assert.ok(refused && !refused.ok)
    assert.match(refused.reason, /hs_expiration_date: MISSING_REQUIRED_PROPERTY/)
  })

  it('keeps attached files private, and each of them once', async () => {
    bench = await openHubSpot()
    await bench.ensureKeys()
    const { session, sandbox } = bench
    const file = { name: 'report.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF') }
    const attach = () =>
      session.attach?.({ ...write('notes', 'a:1:document:1', { hs_note_body: 'Report' }), file })
    // Uploaded, and then nothing: the note was not made.
    sandbox.faults.plan({ kind: 'before', match: '/notes/batch/upsert' })
    assert.equal((await failure(attach())).code, 'remote_unavailable')
    const made = await attach()
    assert.ok(made?.ok && made.created)
    assert.equal(sandbox.files.count(), 1)
    const stored = sandbox.files.get(sandbox.portal.get('notes', made.id)?.properties.hs_attachment_ids ?? '')
    assert.deepEqual(
      [stored?.access, stored?.folder, stored?.name, stored?.extension],
      ['PRIVATE', '/Entourage Sentry/a-1-document-1', 'report', 'pdf'],
    )
    const changed = await session.attach?.({
      ...write('notes', 'a:1:document:1', { hs_note_body: 'Report, later' }),
      file,
    })
    assert.ok(changed?.ok && !changed.created)
    const note = sandbox.portal.get('notes', made.id)?.properties
    assert.deepEqual([note?.hs_note_body, note?.hs_attachment_ids], ['Report, later', stored?.id])
    assert.equal(sandbox.files.count(), 1)
  })

  it('brings more changes of one moment than one search can page through', async () => {
    bench = await openHubSpot()
    const { session, sandbox } = bench
    const { portal } = sandbox
    let { cursor } = (await session.changes?.('companies', undefined, [])) ?? { cursor: '' }
    portal.transaction(() => {
      for (let row = 0; row < 10_500; row++)
        portal.create('companies', {}, { changeSource: 'CRM_UI', sourceId: 'userId:7001' })
    })
    const seen = new Set<string>()
    let calls = 0
    for (let more = true; more; calls++) {
      const page = await session.changes?.('companies', cursor, [])
      assert.ok(page && calls < 20)
      for (const { id } of page.records) seen.add(id)
      ;({ cursor, more = false } = page)
    }
    assert.equal(seen.size, 10_500)
    assert.equal(calls, 6)
  })
})

/** Every path that the stand-in is asked for from now on, as it was spelled. */
function recordPaths({ sandbox }: HubSpotBench): string[] {
  const paths: string[] = []
  sandbox.onCall((path) => paths.push(path))
  return paths
}
