import assert from 'node:assert/strict'
import { z } from 'zod'
import { ACME, clientOf, Told, Tolds } from './client.testing.ts'
import { seedDemo } from './seed.ts'
import { startConnectWiseSandbox, type RunningConnectWise } from './testing.ts'

describe('People and sales of the ConnectWise stand-in', () => {
  let sandbox: RunningConnectWise
  beforeEach(async () => (sandbox = await startConnectWiseSandbox()))
  afterEach(() => sandbox.stop())
  const { called, got, listed, made, refused, where, patched } = clientOf(() => sandbox)

  describe('contacts', () => {
    it('bring their communications, each with its sort and domain', async () => {
      const { id } = await made('/company/contacts', {
        firstName: 'Ada',
        communicationItems: [
          { type: { id: 1 }, value: 'ada@example.com', defaultFlag: true },
          { communicationType: 'Phone', value: '555', defaultFlag: true },
        ],
      })
      const items = Tolds.parse((await got(`/company/contacts/${id}`)).communicationItems)
      assert.deepEqual(
        items.map(({ value, communicationType, domain }) => [value, communicationType, domain]),
        [
          ['ada@example.com', 'Email', '@example.com'],
          ['555', 'Phone', undefined],
        ],
      )
      assert.equal((await got(`/company/contacts/${id}`)).defaultPhoneNbr, '555')
      await made(`/company/contacts/${id}/communications`, {
        type: { id: 4 },
        value: '777',
        defaultFlag: true,
      })
      assert.equal((await got(`/company/contacts/${id}`)).defaultPhoneNbr, '777')
      const fresh = await patched(`/company/contacts/${id}`, {
        op: 'replace',
        path: 'communicationItems',
        value: [{ type: { id: 1 }, value: 'ada@example.org' }],
      })
      assert.equal(Tolds.parse(fresh.communicationItems).length, 1)
      assert.equal(
        (await refused('POST', `/company/contacts/${id}/communications`, { type: { id: 1 }, value: 'no' }))
          .status,
        400,
      )
    })

    it('are found by the e-mail among their communications, all conditions on the same one', async () => {
      seedDemo(sandbox)
      const asking = (conditions: string) =>
        listed(`/company/contacts?childConditions=${encodeURIComponent(conditions)}`)
      const email = 'communicationItems/value="NORA.winter@northwind-law.test"'
      assert.equal((await asking(`${email} and communicationItems/communicationType="Email"`)).length, 1)
      assert.equal((await asking(`${email} and communicationItems/communicationType="Phone"`)).length, 0)
      assert.equal(
        (await refused('GET', '/company/contacts?childConditions=firstName%3D%22a%22')).status,
        400,
      )
    })
  })

  describe('custom fields', () => {
    const field = { podId: 1, caption: 'Sentry ID', sequenceNumber: 9, fieldTypeIdentifier: 'Text' }

    it('are made for a pod and told with every record of its kind', async () => {
      const { id } = await made('/system/userDefinedFields', field)
      const company = await made('/company/companies', { ...ACME, customFields: [{ id, value: 'a-1' }] })
      const told = Tolds.parse(company.customFields)
      assert.deepEqual(
        told.map(({ caption, value }) => [caption, value]),
        [
          ['Referred by', null],
          ['Sentry ID', 'a-1'],
        ],
      )
      const found = await listed(
        `/company/companies?customFieldConditions=${encodeURIComponent('caption="Sentry ID" AND value="A-1"')}`,
      )
      assert.deepEqual(
        found.map((one) => one.id),
        [company.id],
      )
    })

    it('are used everywhere when that is said, and tell the screen they are on', async () => {
      const everywhere = await made('/system/userDefinedFields', {
        ...field,
        addAllLocations: true,
        addAllBusinessUnits: true,
      })
      assert.deepEqual(
        [
          everywhere.locationIds,
          everywhere.businessUnitIds,
          everywhere.podDescription,
          everywhere.screenDescription,
        ],
        [[1, 2, 3], [1, 2, 3], 'Company Overview', 'Company'],
      )
      const { row_values: pods } = z
        .object({ row_values: z.array(z.array(z.unknown())) })
        .parse((await called('GET', '/system/reports/pod')).body)
      assert.deepEqual(pods[1]?.slice(0, 2), [2, 'opportunities_opportunity'])
    })

    it('lose what a change of the list leaves out', async () => {
      const { id } = await made('/system/userDefinedFields', field)
      const company = await made('/company/companies', {
        ...ACME,
        customFields: [
          { id: 1, value: 'Grace' },
          { id, value: 'a-1' },
        ],
      })
      const changed = await patched(`/company/companies/${company.id}`, {
        op: 'replace',
        path: 'customFields',
        value: [{ id, value: 'b-2' }],
      })
      assert.deepEqual(
        z
          .array(Told)
          .parse(changed.customFields)
          .map(({ value }) => value),
        [null, 'b-2'],
      )
    })

    it('are checked: caption, pod, options, and values', async () => {
      const fields = async (body: object) =>
        (await refused('POST', '/system/userDefinedFields', body)).errors?.map((one) => one.field)
      assert.deepEqual(await fields({ ...field, caption: 'x'.repeat(26) }), ['caption'])
      assert.deepEqual(await fields({ ...field, podId: 99 }), ['podId'])
      assert.deepEqual(await fields({ ...field, sequenceNumber: 501 }), ['sequenceNumber'])
      assert.deepEqual(await fields({ ...field, entryTypeIdentifier: 'List' }), ['options'])
      assert.deepEqual(await fields({ ...field, caption: 'Referred by' }), ['caption'])
      const { id } = await made('/system/userDefinedFields', {
        ...field,
        entryTypeIdentifier: 'List',
        options: [{ optionValue: 'Hot' }],
      })
      const { errors } = await refused('POST', '/company/companies', {
        ...ACME,
        customFields: [{ id, value: 'Cold' }],
      })
      assert.equal(errors?.[0]?.field, 'customFields')
    })
  })

  describe('opportunities', () => {
    let path: string
    beforeEach(async () => {
      seedDemo(sandbox)
      const [first] = await listed('/sales/opportunities')
      path = `/sales/opportunities/${first?.id}`
    })

    it('take the probability of their stage, and a closing date when they close', async () => {
      const stage = await patched(path, { op: 'replace', path: 'stage', value: { name: 'Commit' } })
      assert.equal(z.object({ name: z.string() }).parse(stage.probability).name, '90')
      const won = await patched(path, { op: 'replace', path: 'status', value: { name: 'Won' } })
      assert.equal(won.closedDate, '2026-11-23T12:00:00Z')
    })

    it('have a forecast whose items need a type, a status and their opportunity', async () => {
      const { id } = await got(path)
      const item = {
        opportunity: { id },
        status: { id: 1 },
        forecastType: 'Service',
        revenue: 1200,
        cost: 200,
      }
      const { errors } = await refused('POST', `${path}/forecast/${id}`, { opportunity: { id } })
      assert.deepEqual(
        errors?.map(({ field }) => field),
        ['status', 'forecastType'],
      )
      assert.equal(
        (await refused('POST', `${path}/forecast/${id}`, { ...item, opportunity: undefined })).errors?.[0]
          ?.field,
        'opportunity',
      )
      assert.equal(
        (await refused('POST', `${path}/forecast/${id}`, { ...item, forecastType: 'Gift' })).status,
        400,
      )
      const one = await made(`${path}/forecast/${id}`, item)
      await made(`${path}/forecast`, {
        forecastItems: [{ ...item, forecastType: 'Product', revenue: 300, cost: 300 }],
      })
      const [forecast] = z
        .array(
          z.looseObject({
            forecastItems: z.array(Told),
            forecastRevenueTotals: z.looseObject({ revenue: z.number() }),
          }),
        )
        .parse((await called('GET', `${path}/forecast`)).body)
      assert.deepEqual([forecast?.forecastItems.length, forecast?.forecastRevenueTotals.revenue], [2, 1500])
      await patched(`${path}/forecast/${one.id}`, { op: 'replace', path: 'revenue', value: 1 })
      assert.equal((await called('DELETE', `${path}/forecast/${one.id}`)).status, 204)
    })

    it('have notes of their own', async () => {
      const note = await made(`${path}/notes`, { text: 'Called twice.' })
      await patched(`${path}/notes/${note.id}`, { op: 'replace', path: 'text', value: 'Called three times.' })
      assert.deepEqual(
        (await listed(`${path}/notes`)).map(({ text }) => text),
        ['Called three times.'],
      )
      assert.equal((await refused('POST', `${path}/notes`, {})).errors?.[0]?.field, 'text')
    })
  })

  describe('merging companies', () => {
    it('is done by a person, too', async () => {
      const [to, from] = [
        await made('/company/companies', ACME),
        await made('/company/companies', { ...ACME, identifier: 'B' }),
      ]
      await called('POST', `/__sandbox/company/companies/${from.id}/merge`, { toCompanyId: to.id })
      const { _info: info } = await got(`/company/companies/${to.id}`)
      assert.equal(z.looseObject({ updatedBy: z.string() }).parse(info).updatedBy, 'JReyes')
    })

    it('moves what the one had to the other, and the one goes', async () => {
      seedDemo(sandbox)
      const [law] = await where('/company/companies', 'identifier="NorthwindLaw"')
      const { id } = await made('/company/companies', ACME)
      const { body } = await called('POST', `/company/companies/${law?.id}/merge`, {
        toCompanyId: id,
        name: 'From',
        contacts: 'Merge',
      })
      assert.deepEqual(body, { success: true, message: '' })
      assert.equal((await refused('GET', `/company/companies/${law?.id}`)).status, 404)
      assert.equal((await got(`/company/companies/${id}`)).name, 'Northwind Law')
      assert.equal((await where('/company/contacts', `company/id=${id}`)).length, 1)
      assert.equal((await refused('POST', `/company/companies/${id}/merge`, { toCompanyId: id })).status, 400)
    })
  })
})
