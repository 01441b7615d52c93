import assert from 'node:assert/strict'
import { z } from 'zod'
import { ACME, clientOf, idsOf, Told } from './client.testing.ts'
import { startConnectWiseSandbox, type RunningConnectWise } from './testing.ts'

describe('Records of the ConnectWise stand-in', () => {
  let sandbox: RunningConnectWise
  beforeEach(async () => (sandbox = await startConnectWiseSandbox()))
  afterEach(() => sandbox.stop())
  const { called, got, listed, made, refused, where, patched } = clientOf(() => sandbox)

  describe('records', () => {
    it('have what was sent, what ConnectWise fills in, and who wrote them when', async () => {
      const { id } = await made('/company/companies', { ...ACME, types: [{ id: 2 }], site: { name: 'HQ' } })
      const company = await got(`/company/companies/${id}`)
      assert.deepEqual(
        [company.identifier, company.city, company.status, company.types, company.site].map((one) =>
          JSON.stringify(one).replaceAll(/,?"_info":\{[^}]*\}/g, ''),
        ),
        [
          '"Acme"',
          '"Boston"',
          '{"id":1,"name":"Active"}',
          '[{"id":2,"name":"Prospect"}]',
          `{"id":${z.object({ id: z.number() }).parse(company.site).id},"name":"HQ"}`,
        ],
      )
      assert.deepEqual(company._info, {
        lastUpdated: '2026-11-23T12:00:00Z',
        updatedBy: 'SentryAPI',
        dateEntered: '2026-11-23T12:00:00Z',
        enteredBy: 'SentryAPI',
      })
    })

    it('are refused with every bad field at once', async () => {
      const answer = await refused('POST', '/company/companies', {
        name: 'x'.repeat(51),
        status: { id: 99 },
        yearEstablished: 12,
        numberOfEmployees: 'many',
      })
      assert.deepEqual(
        [answer.status, answer.code, answer.message],
        [400, 'InvalidObject', 'company object is invalid'],
      )
      assert.deepEqual(
        answer.errors?.map(({ code, field, resource }) => [code, field, resource]),
        [
          ['MaxLengthField', 'name', 'company'],
          ['NotFound', 'status/id', 'company'],
          ['InvalidField', 'numberOfEmployees', 'company'],
          ['OutOfRange', 'yearEstablished', 'company'],
          ['MissingRequiredField', 'addressLine1', 'company'],
          ['MissingRequiredField', 'identifier', 'company'],
        ],
      )
    })

    const REQUIRED: [string, object, string[]][] = [
      ['/company/contacts', {}, ['firstName']],
      ['/sales/opportunities', {}, ['name', 'primarySalesRep', 'company', 'contact']],
      ['/sales/activities', {}, ['name', 'assignTo']],
      ['/company/configurations', {}, ['name', 'type', 'company']],
      ['/system/callbacks', {}, ['url', 'objectId', 'type', 'level']],
      ['/system/userDefinedFields', {}, ['podId', 'caption', 'sequenceNumber', 'fieldTypeIdentifier']],
    ]
    for (const [path, body, fields] of REQUIRED)
      it(`at ${path} need ${fields.join(', ')}`, async () => {
        const { errors } = await refused('POST', path, body)
        assert.deepEqual(
          errors?.map(({ code }) => code),
          fields.map(() => 'MissingRequiredField'),
        )
        assert.deepEqual(
          errors?.map(({ field }) => field),
          fields,
        )
      })

    it('keep an identifier to one company', async () => {
      await made('/company/companies', ACME)
      const { errors } = await refused('POST', '/company/companies', { ...ACME, identifier: 'ACME' })
      assert.deepEqual(
        errors?.map(({ code, field }) => [code, field]),
        [['ObjectExists', 'identifier']],
      )
    })

    it('take references by id, identifier or name', async () => {
      const { id } = await made('/company/companies', {
        ...ACME,
        country: { name: 'Canada' },
        status: { name: 'inactive' },
      })
      const contact = await made('/company/contacts', { firstName: 'Ada', company: { identifier: 'acme' } })
      assert.equal(z.object({ id: z.number() }).parse(contact.company).id, id)
      const { errors } = await refused('POST', '/company/contacts', {
        firstName: 'Ada',
        company: { id: 9999 },
      })
      assert.deepEqual(errors, [
        { code: 'NotFound', message: 'Company 9999 not found', resource: 'contact', field: 'company/id' },
      ])
    })

    it('answer 404 in words when they, or their address, are not there', async () => {
      assert.deepEqual(await refused('GET', '/company/contacts/57919'), {
        status: 404,
        code: 'NotFound',
        message: 'Contact 57919 not found',
      })
      assert.equal((await refused('GET', '/company/spaceships')).message, 'The endpoint does not exist.')
    })

    it('are gone after a DELETE, companies into the recycle bin', async () => {
      const { id } = await made('/company/companies', ACME)
      assert.equal((await called('DELETE', `/company/companies/${id}`)).status, 204)
      assert.equal((await refused('GET', `/company/companies/${id}`)).status, 404)
      assert.deepEqual(await where('/company/companies', `id=${id}`), [])
      assert.equal((await where('/company/companies', 'deletedFlag=true')).length, 1)
    })

    it('take JSON only, and say so', async () => {
      const answer = await refused('POST', '/company/companies', 'a=b', {
        'Content-Type': 'application/x-www-form-urlencoded',
      })
      assert.equal(answer.status, 415)
      assert.equal((await refused('POST', '/company/companies', '{"a"')).status, 400)
      assert.equal((await refused('POST', '/company/companies', [])).status, 400)
    })
  })

  describe('changes', () => {
    let path: string
    beforeEach(async () => {
      const { id } = await made('/company/companies', { ...ACME, phoneNumber: '1', types: [{ id: 1 }] })
      path = `/company/companies/${id}`
    })

    it('are operations on whole fields', async () => {
      const company = await patched(
        path,
        { op: 'replace', path: 'name', value: 'Acme Ltd' },
        { op: 'add', path: 'market', value: { name: 'Legal' } },
        { op: 'remove', path: 'phoneNumber' },
      )
      assert.deepEqual([company.name, company.phoneNumber], ['Acme Ltd', undefined])
      assert.equal(z.object({ name: z.string() }).parse(company.market).name, 'Legal')
    })

    it('into a reference answer 200 and change nothing', async () => {
      const before = await got(path)
      assert.deepEqual(await patched(path, { op: 'replace', path: 'status/id', value: 3 }), before)
      assert.deepEqual(await got(path), before)
    })

    it('are refused when a path has a slash before it, another case, or no field', async () => {
      for (const wrong of ['/name', 'Name', 'nickname'])
        assert.equal(
          (await refused('PATCH', path, [{ op: 'replace', path: wrong, value: 'x' }])).status,
          400,
          wrong,
        )
      assert.equal((await refused('PATCH', path, { name: 'x' })).status, 400)
      assert.equal((await got(path)).name, 'Acme')
    })

    it('by PUT blank what they leave out', async () => {
      const { body } = await called('PUT', path, ACME)
      assert.equal(Told.parse(body).phoneNumber, undefined)
      assert.deepEqual(
        (await refused('PUT', path, { name: 'Acme' })).errors?.map(({ field }) => field),
        ['identifier'],
      )
    })

    it('cannot set types, which have an address of their own', async () => {
      const { errors } = await refused('PATCH', path, [{ op: 'replace', path: 'types', value: [{ id: 2 }] }])
      assert.equal(errors?.[0]?.field, 'typeIds')
      const association = await made(`${path}/typeAssociations`, { type: { id: 2 } })
      assert.deepEqual(idsOf((await got(path)).types), [1, 2])
      assert.equal(
        (await refused('POST', `${path}/typeAssociations`, { type: { id: 2 } })).errors?.[0]?.code,
        'ObjectExists',
      )
      await called('DELETE', `${path}/typeAssociations/${association.id}`)
      assert.equal((await listed(`${path}/typeAssociations`)).length, 1)
    })

    it('judge the whole record: an opportunity without its close date cannot be saved', async () => {
      const { id } = await got(path)
      const contact = await made('/company/contacts', { firstName: 'Ada', company: { id } })
      const opportunity = await made('/sales/opportunities', {
        name: 'MSP',
        company: { id },
        contact: { id: contact.id },
        primarySalesRep: { identifier: 'JReyes' },
      })
      assert.equal(opportunity.expectedCloseDate, '2026-12-23T12:00:00Z')
      const { errors } = await refused('PATCH', `/sales/opportunities/${opportunity.id}`, [
        { op: 'remove', path: 'expectedCloseDate' },
      ])
      assert.deepEqual(
        errors?.map(({ field }) => field),
        ['expectedCloseDate'],
      )
    })
  })
})
