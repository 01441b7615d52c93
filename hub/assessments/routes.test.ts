import assert from 'node:assert/strict'
import type { Finding } from '../domain/findings.ts'
import type { CrmLink } from './assessment-schemas.ts'
import { openRoutes, type OpenRoutes } from './routes-testing.ts'
import { assessmentRoutes } from './routes.ts'

const link: CrmLink = {
  connectionId: 'crm-1',
  kind: 'company',
  object: 'companies',
  state: 'linked',
  remoteId: '77',
  url: 'https://crm.example/companies/77',
}
const finding: Finding = {
  id: 'mail.dmarc',
  area: 'email',
  state: 'absent',
  severity: 'high',
  title: 'There is no DMARC record.',
  effect: 'Anyone can send mail that looks like yours.',
  fix: 'Publish one.',
  evidence: [],
  source: 'recon',
}
const weights = { email: 25, backup: 20, access: 20, network: 15, web: 10, domain: 5, people: 5, costs: 0 }

describe('/api/assessments', () => {
  let api: OpenRoutes
  before(async () => {
    api = await openRoutes((needs) =>
      assessmentRoutes({
        ...needs,
        findings: () => [finding],
        score: () => ({ overall: 'B', points: 80, areas: {}, weights }),
        linksOf: async (id) => (id === 'none' ? [] : [link]),
      }),
    )
  })
  after(() => api.close())

  const acme = { 'company.name': 'Acme', 'company.website': 'https://www.acme.test' }

  describe('creating one', () => {
    it('answers with all of it, its address and its version', async () => {
      const { body, headers } = await api.post('/assessments', { answers: acme }).expect(201)
      assert.equal(headers['location'], `/api/assessments/${body.id}`)
      assert.equal(headers['etag'], `"${body.version}"`)
      assert.equal(body.company, 'Acme')
      assert.equal(body.domain, 'acme.test')
      assert.equal(body.answers['company.name'].provenance.source, 'staff')
      assert.equal(body.answers['company.name'].provenance.detail, 'key-all')
      assert.deepEqual(body.links, [link])
      assert.deepEqual(body.findings, [finding])
      assert.equal(body.score.overall, 'B')
    })

    it('makes one for a key that is sent twice, and another for another key', async () => {
      const send = (key: string) =>
        api.post('/assessments', { answers: acme }).set('Idempotency-Key', key).expect(201)
      const [first, again, other] = [await send('k1'), await send('k1'), await send('k2')]
      assert.equal(first.body.id, again.body.id)
      assert.notEqual(first.body.id, other.body.id)
    })

    it('makes one of two that arrive at once with one key', async () => {
      const send = () => api.post('/assessments', { answers: acme }).set('Idempotency-Key', 'race')
      const answers = await Promise.all([send(), send(), send()])
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 201, 201],
      )
      assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1)
    })

    it('names every bad field at once, and stores nothing', async () => {
      const before = (await api.get('/assessments')).body.items.length
      const answers = { 'company.website': 'nope', 'contact.email': 'ada', 'company.colour': 'red' }
      const { body } = await api.post('/assessments', { answers, foo: 1 }).expect(422)
      assert.deepEqual(body.errors.map(({ path }: { path: string }) => path).toSorted(), [
        'answers.company.colour',
        'answers.company.website',
        'answers.contact.email',
        'foo',
      ])
      assert.equal((await api.get('/assessments')).body.items.length, before)
    })
  })

  describe('reading one', () => {
    it('says that there is none, and what to do', async () => {
      const { body } = await api.get('/assessments/unknown').expect(404)
      assert.equal(body.code, 'not_found')
      assert.ok(body.hint)
    })

    it('shows what the prospect said as theirs', async () => {
      const { id } = await api.made({ 'needs.interests': ['voip'] })
      const { body } = await api.get(`/assessments/${id}`).expect(200)
      assert.equal(body.answers['needs.interests'].provenance.source, 'prospect')
      assert.equal(typeof body.sync.upToDate, 'boolean')
    })

    it('says in short that nothing has changed', async () => {
      const { id, version } = await api.made(acme)
      await api.get(`/assessments/${id}`).set('If-None-Match', `"${version}"`).expect(304)
    })
  })

  describe('changing one', () => {
    it('changes what is named, leaves the rest, and clears what is null', async () => {
      const { id, version } = await api.made({ ...acme, 'needs.timeline': 'now', 'company.founded': '1999' })
      const answers = { 'company.name': 'Acme Dental', 'needs.timeline': null }
      const { body, headers } = await api
        .put(`/assessments/${id}`, { answers, status: 'in_review' })
        .set('If-Match', `"${version}"`)
        .expect(200)
      assert.equal(body.status, 'in_review')
      assert.equal(body.answers['company.name'].value, 'Acme Dental')
      assert.equal(body.answers['company.name'].provenance.source, 'staff')
      assert.equal(body.answers['needs.timeline'].state, 'cleared')
      assert.equal(body.answers['company.founded'].value, '1999')
      assert.equal(body.answers['company.founded'].provenance.source, 'prospect')
      assert.notEqual(headers['etag'], `"${version}"`)
      assert.deepEqual((await api.get(`/assessments/${id}`)).body, body)
    })

    it('asks for the version that the change was made for', async () => {
      const { id } = await api.made(acme)
      const { body } = await api.put(`/assessments/${id}`, { status: 'won' }).expect(428)
      assert.match(body.hint, /If-Match/)
    })

    it('refuses a change that was made for an older version', async () => {
      const { id, version } = await api.made(acme)
      const send = (status: string) =>
        api.put(`/assessments/${id}`, { status }).set('If-Match', `"${version}"`)
      await send('in_review').expect(200)
      await send('lost').expect(412)
      assert.equal((await api.get(`/assessments/${id}`)).body.status, 'in_review')
    })

    it('lets one of two changes through that were made for the same version', async () => {
      const { id, version } = await api.made(acme)
      const send = (name: string) =>
        api.put(`/assessments/${id}`, { answers: { 'company.name': name } }).set('If-Match', `"${version}"`)
      const answers = await Promise.all([send('One'), send('Two')])
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412])
    })

    it('refuses a change of nothing', async () => {
      const { id } = await api.made(acme)
      await api.put(`/assessments/${id}`, {}).set('If-Match', '*').expect(422)
    })
  })

  describe('removing one', () => {
    it('removes it for good', async () => {
      const { id } = await api.made(acme)
      await api.remove(`/assessments/${id}`).expect(204)
      await api.get(`/assessments/${id}`).expect(404)
      await api.remove(`/assessments/${id}`).expect(404)
    })

    it('leaves one that has changed since the version that is named', async () => {
      const { id } = await api.made(acme)
      await api.remove(`/assessments/${id}`).set('If-Match', '"999"').expect(412)
      await api.get(`/assessments/${id}`).expect(200)
    })
  })

  describe('the list', () => {
    it('goes page by page through every assessment once', async () => {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const query = new URLSearchParams({ limit: '3', ...(cursor === undefined ? {} : { cursor }) })
        const { body } = await api.get(`/assessments?${query}`).expect(200)
        assert.ok(body.items.length <= 3)
        seen.push(...body.items.map(({ id }: { id: string }) => id))
        cursor = body.nextCursor
      } while (cursor !== undefined)
      assert.ok(seen.length > 6)
      assert.equal(new Set(seen).size, seen.length)
    })

    it('shows those of one status', async () => {
      const { id } = await api.made(acme)
      await api.put(`/assessments/${id}`, { status: 'won' }).set('If-Match', '*').expect(200)
      const { body } = await api.get('/assessments?status=won').expect(200)
      assert.deepEqual(
        body.items.map((one: { id: string }) => one.id),
        [id],
      )
    })

    it('finds by the words of company and domain', async () => {
      const { id } = await api.made({ 'company.name': 'Zebra Bakery', 'company.domain': 'zebra.test' })
      for (const word of ['zebra', 'Bakery']) {
        const { body } = await api.get(`/assessments?search=${word}`).expect(200)
        assert.deepEqual(
          body.items.map((one: { id: string }) => one.id),
          [id],
        )
      }
    })

    it('refuses a query that makes no sense', async () => {
      for (const query of ['limit=0', 'limit=101', 'limit=x', 'limit=1&limit=2', 'status=new', 'colour=red'])
        await api.get(`/assessments?${query}`).expect(422)
      await api.get('/assessments?cursor=nonsense').expect(422)
    })
  })
})
