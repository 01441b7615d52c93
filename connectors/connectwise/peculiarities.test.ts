import assert from 'node:assert/strict'
import { connectwise } from './connectwise.ts'
import { failure, ofCompany, REP, startBench, type ConnectWiseBench } from './bench.testing.ts'

describe('What is peculiar to ConnectWise', () => {
  let bench: ConnectWiseBench
  beforeEach(async () => void (bench = await startBench()))
  afterEach(() => bench.sandbox.stop())

  it('does not believe a 200 that saved nothing', async () => {
    const id = await bench.made('companies', 'a:1', { city: 'Boston' })
    bench.sandbox.faults.plan({ kind: 'false_success', match: '/company/companies/' })
    const [result] = await bench.session.write([bench.write('companies', 'a:1', { city: 'Salem' }, { id })])
    assert.ok(result && !result.ok)
    assert.deepEqual([result.code, /did not save city/.test(result.reason)], ['invalid', true])
  })

  it('replaces references whole, by id or by name', async () => {
    const id = await bench.made('companies', 'a:1', { 'status/id': '1', 'country/name': 'Canada' })
    const [result] = await bench.session.write([
      bench.write('companies', 'a:1', { 'status/id': '2', 'country/name': 'Germany' }, { id }),
    ])
    assert.deepEqual(result?.ok && result.record?.fields, { 'status/id': '2', 'country/name': 'Germany' })
    const [read] = await bench.session.read('companies', [id], ['status/name', 'country/id'])
    assert.deepEqual(read?.fields, { 'status/name': 'Not-Approved', 'country/id': '4' })
  })

  it('sends custom fields whole, so that those of others keep their values', async () => {
    await bench.session.ensureProperties?.([
      { object: 'companies', name: 'entourage_score', label: 'IT score', type: 'text' },
    ])
    const { portal } = bench.sandbox
    const id = await bench.made('companies', 'a:1', { entourage_score: '60 of 100' })
    const referredBy = portal.definitions('companies').find(({ caption }) => caption === 'Referred by')
    const others = bench.told('companies', id).customFields
    assert.ok(Array.isArray(others))
    portal.update(
      'companies',
      Number(id),
      {
        customFields: others.map((one: { id: number }) =>
          one.id === referredBy?.id ? { ...one, value: 'A client' } : one,
        ),
      },
      REP,
    )
    await bench.session.write([bench.write('companies', 'a:1', { entourage_score: '62 of 100' }, { id })])
    const [read] = await bench.session.read('companies', [id], ['entourage_score', 'referred_by'])
    assert.deepEqual(read?.fields, { entourage_score: '62 of 100', referred_by: 'A client' })
  })

  it('sends nothing where nothing differs, so that no echo comes back', async () => {
    const id = await bench.made('companies', 'a:1', { city: 'Boston', numberOfEmployees: '40' })
    const before = bench.calls('PATCH', '/company/companies/{id}')
    const [result] = await bench.session.write([
      bench.write('companies', 'a:1', { city: 'Boston', numberOfEmployees: '40' }, { id }),
    ])
    assert.equal(result?.ok, true)
    assert.equal(bench.calls('PATCH', '/company/companies/{id}'), before)
  })

  it('takes texts for the same only when they are', async () => {
    const fields = { addressLine1: 'Suite 1', zip: '02110', city: 'boston' }
    const id = await bench.made('companies', 'a:1', fields)
    const changed = { addressLine1: 'Unit 01', zip: '2110', city: 'Boston' }
    await bench.session.write([bench.write('companies', 'a:1', changed, { id })])
    const [read] = await bench.session.read('companies', [id], Object.keys(fields))
    assert.deepEqual(read?.fields, changed)
    assert.deepEqual(await bench.session.search('companies', { zip: '02110' }, []), [])
  })

  it('waits as long as Retry-After says', async () => {
    bench.sandbox.faults.plan({ kind: 'rate_limit', retryAfterSeconds: 7 })
    const error = await failure(bench.session.write([bench.write('companies', 'a:1')]))
    assert.deepEqual([error.code, error.retryAfterSeconds, bench.pauses], ['remote_unavailable', 7, [7000]])
  })

  it('makes one record where the answer to a create was lost, whatever it is', async () => {
    const { opportunity } = await bench.sale()
    const on = { associate: [{ object: 'opportunities', id: opportunity }] }
    const writes = [
      bench.write('notes', 'a:note', { text: 'Score: 62 of 100' }, on),
      bench.write(
        'forecastItems',
        'a:line',
        { productDescription: 'Backup', 'status/id': '1', forecastType: 'Service' },
        on,
      ),
      bench.write('activities', 'a:task', { name: 'Call Ada', 'assignTo/id': '2' }, on),
    ]
    for (const write of writes) {
      bench.sandbox.faults.plan({ kind: 'after_commit', match: write.object === 'notes' ? '/notes' : '' })
      assert.equal((await failure(bench.session.write([write]))).code, 'remote_unavailable')
      const [again] = await bench.session.write([write])
      assert.deepEqual(again?.ok && again.created, false, JSON.stringify(again))
    }
    const { portal } = bench.sandbox
    assert.deepEqual(
      ['opportunityNotes', 'forecastItems', 'activities'].map((kind) => portal.all(kind).length),
      [1, 1, 1],
    )
  })

  it('sends a create that fails before it arrives once', async () => {
    const before = bench.calls('POST', '/company/companies')
    await bench.session.read('companies', ['1'], [])
    bench.sandbox.faults.plan({ kind: 'hang_up', match: '/company/companies', times: 2 })
    assert.equal(
      (await failure(bench.session.write([bench.write('companies', 'a:1')]))).code,
      'remote_unavailable',
    )
    assert.ok(bench.calls('POST', '/company/companies') - before <= 1)
  })

  it('gives companies of one name short names of their own', async () => {
    await bench.session.write(
      ['a:1', 'a:2'].map((key) => bench.write('companies', key, { name: 'Acme & Söhne GmbH' })),
    )
    const names = bench.sandbox.portal.all('companies').map(({ identifier }) => String(identifier))
    const ours = names.filter((name) => name.startsWith('AcmeSohneGmbH'))
    assert.equal(ours.length, 2)
    assert.ok(ours.every((name) => name.length <= 25))
  })

  it('reads what ConnectWise insists on and nobody has told as blank', async () => {
    const [company, contact] = [await bench.made('companies', 'a:1'), await bench.made('contacts', 'a:2')]
    const [told] = await bench.session.read('companies', [company], ['name', 'addressLine1'])
    const [person] = await bench.session.read('contacts', [contact], ['firstName'])
    assert.deepEqual(
      [told?.fields, person?.fields],
      [{ name: null, addressLine1: null }, { firstName: null }],
    )
  })

  it('gives types when a company is made, and adds them by association afterwards', async () => {
    const id = await bench.made('companies', 'a:1', { 'types/id': '2' })
    const [result] = await bench.session.write([bench.write('companies', 'a:1', { 'types/id': '1' }, { id })])
    assert.deepEqual(result?.ok && result.record?.fields, { 'types/id': '1,2' })
  })

  it('keeps a contact’s other e-mail addresses and numbers', async () => {
    const id = await bench.made('contacts', 'b:1', {
      firstName: 'Ada',
      'communicationItems/email': 'ada@acme.test',
      'communicationItems/phone': '+1 555 010 0123',
    })
    bench.sandbox.portal.update(
      'contacts',
      Number(id),
      {
        communicationItems: [
          { communicationType: 'Email', value: 'ada@acme.test', defaultFlag: true },
          { communicationType: 'Email', value: 'ada@home.test', defaultFlag: false },
        ],
      },
      REP,
    )
    const fields = {
      'communicationItems/email': 'byron@acme.test',
      'communicationItems/phone': '+1 555 010 0199',
    }
    const [result] = await bench.session.write([bench.write('contacts', 'b:1', fields, { id })])
    assert.deepEqual(result?.ok && result.record?.fields, fields)
    const property = 'communicationItems/email'
    const byMail = await bench.session.searchIn?.(
      'contacts',
      property,
      ['byron@acme.test', 'x@acme.test'],
      [],
    )
    const found = await bench.session.search('contacts', { [property]: 'BYRON@acme.test' }, [])
    assert.deepEqual([byMail?.map((one) => one.id), found.map((one) => one.id)], [[id], [id]])
    const items = bench.told('contacts', id).communicationItems
    assert.ok(Array.isArray(items))
    assert.deepEqual(items.map(({ value }: { value: string }) => value).sort(), [
      '+1 555 010 0199',
      'ada@home.test',
      'byron@acme.test',
    ])
  })

  it('takes no wildcard and no quote of a searched value for an operator', async () => {
    await bench.made('companies', 'a:1', { name: 'Acme Dental' })
    for (const name of ['Acme*', '*', '" or name like "A', 'Acme\\'])
      assert.deepEqual(await bench.session.search('companies', { name }, []), [], name)
  })

  it('finds what has quotes and backslashes in it, one or many at once', async () => {
    const names = ['Joe "Best" Dental', 'A\\B Legal', 'Plain']
    const ids: string[] = []
    for (const [index, name] of names.entries())
      ids.push(await bench.made('companies', `a:${index}`, { name }))
    for (const [index, name] of names.entries()) {
      const found = await bench.session.search('companies', { name }, [])
      assert.deepEqual(
        found.map((one) => one.id),
        [ids[index]],
      )
    }
    const found = await bench.session.searchIn?.('companies', 'name', names, ['name'])
    assert.deepEqual(found?.map((one) => one.fields.name).sort(), names.toSorted())
    assert.deepEqual(await bench.session.searchIn?.('companies', 'status/id', ['x', ''], []), [])
  })

  it('finds a company by its web address, however it is written', async () => {
    const id = await bench.made('companies', 'a:1', { website: 'https://www.Acme-Dental.test/home' })
    await bench.made('companies', 'a:2', { website: 'not-acme-dental.test' })
    const found = await bench.session.search('companies', { website: 'acme-dental.test' }, [])
    assert.deepEqual(
      found.map((one) => one.id),
      [id],
    )
  })

  it('offers the account’s own options, people and stages', async () => {
    const { objects, owners, pipelines } = await bench.session.schema(['companies', 'opportunities', 'notes'])
    const options = (object: string, name: string) =>
      objects[object]?.properties.find((one) => one.name === name)?.options?.map(({ label }) => label)
    assert.deepEqual(options('companies', 'types/id'), ['Client', 'Prospect', 'Vendor', 'Owner'])
    assert.deepEqual(options('companies', 'status/name'), ['Active', 'Not-Approved'])
    assert.deepEqual(options('opportunities', 'primarySalesRep/id'), [
      'Avery Stone',
      'Jordan Reyes',
      'Sam Okafor',
    ])
    assert.deepEqual(options('opportunities', 'locationId'), ['Corporate', 'Boston', 'Portland'])
    assert.equal(owners.find(({ id }) => id === '2')?.email, 'jordan.reyes@our-msp.test')
    assert.deepEqual(
      pipelines.opportunities?.[0]?.stages.map(({ label }) => label),
      ['Prospect', 'Qualification', 'Proposal', 'Commit'],
    )
  })

  it('takes its own custom fields away again, and nobody else’s', async () => {
    const ours = { object: 'companies', name: 'entourage_score', label: 'IT score', type: 'text' as const }
    await bench.session.ensureProperties?.([ours])
    assert.deepEqual(await bench.session.removeProperties?.([ours, { ...ours, name: 'never_made' }]), [
      'companies.entourage_score',
    ])
    const captions = bench.sandbox.portal.definitions('companies').map(({ caption }) => caption)
    assert.deepEqual(captions, ['Referred by', 'Entourage sentry id'])
  })

  it('leaves a reference alone that points at another record already', async () => {
    const { company, contact } = await bench.sale()
    const other = await bench.made('companies', 'c:1', { city: 'Salem' })
    await bench.session.associate([
      { from: { object: 'contacts', id: contact }, to: { object: 'companies', id: other } },
    ])
    assert.deepEqual(await bench.session.associated?.('contacts', [contact], 'companies'), [
      { from: { object: 'contacts', id: contact }, to: { object: 'companies', id: company } },
    ])
  })

  it('says what a new opportunity lacks, by the names of the fields', async () => {
    const company = await bench.made('companies', 'a:1', { city: 'Boston' })
    const [result] = await bench.session.write([
      bench.write('opportunities', 'a:deal', { name: 'A private remark' }, ofCompany(company)),
    ])
    assert.ok(result && !result.ok)
    assert.match(result.reason, /primarySalesRep: MissingRequiredField/)
    assert.doesNotMatch(result.reason, /remark/)
  })

  it('links to the screen of a record, or to the page of the stand-in', () => {
    assert.match(
      connectwise.recordUrl?.({ portal: 'eu.myconnectwise.net' }, 'companies', '7') ?? '',
      /^https:\/\/eu\.myconnectwise\.net\/v4_6_release\/.*recordType=CompanyFV&recid=7$/,
    )
    assert.equal(
      connectwise.recordUrl?.({ baseUrl: 'https://localhost:1/' }, 'notes', '7-3'),
      'https://localhost:1/ui/opportunities/7',
    )
  })
})
