import assert from 'node:assert/strict'
import request from 'supertest'
import { makeTranslate } from '../../intake/language/index.ts'
import { openRoutes, type OpenRoutes } from '../assessments/routes-testing.ts'
import type { MailDraft } from '../domain/mail.ts'
import { KEYS } from '../platform/api-testing.ts'
import { makeInvitations } from './invitations.ts'
import { invitationRoutes } from './routes.ts'

describe('POST /api/assessments/{id}/invitation', () => {
  let api: OpenRoutes
  let works = true
  const posted: MailDraft[] = []
  before(async () => {
    api = await openRoutes(({ assessments, clock }) => {
      const keys = { derive: () => Buffer.alloc(32, 7) }
      const invitations = makeInvitations({
        keys,
        assessments,
        clock,
        publicUrl: () => 'https://sentry.test',
      })
      return invitationRoutes({
        ...{
          invitations,
          assessments,
          msp: { name: 'Northwind IT' },
          translate: () => makeTranslate('en', {}),
        },
        outbox: {
          get works() {
            return works
          },
          post: async (draft) => ({ id: String(posted.push(draft)) }),
          forget: async () => {},
        },
      })
    })
  })
  after(() => api.close())

  it('mails the link on request, and says on the timeline who did', async () => {
    const { id } = await api.made({ 'contact.email': 'ada@acme.test', 'contact.firstName': 'Ada' })
    const { body } = await api.post(`/assessments/${id}/invitation`, { send: true }).expect(201)
    assert.equal(body.mailed, true)
    assert.equal(posted[0]?.to, 'ada@acme.test')
    assert.equal(posted[0]?.action?.url, body.url)
    assert.match(posted[0]?.paragraphs[0] ?? '', /Hello Ada/)
    assert.equal((await api.assessments.timeline(id))[0]?.text, 'Mailed an invitation.')
    await api.remove(`/assessments/${id}/invitation`).expect(204)
    assert.equal((await api.assessments.timeline(id))[0]?.text, 'Took the invitation back.')
  })

  it('makes the link without a body too', async () => {
    const { id } = await api.made({ 'company.name': 'Acme' })
    const { body } = await request(api.app)
      .post(`/api/assessments/${id}/invitation`)
      .set('Authorization', `Bearer ${KEYS.all}`)
      .expect(201)
    assert.equal(body.mailed, false)
    assert.ok(body.url.startsWith('https://sentry.test/#resume='))
  })

  it('keeps the link before, where there is no address or no mail server', async () => {
    const { id } = await api.made({ 'company.name': 'Acme' })
    await api.post(`/assessments/${id}/invitation`, {}).expect(201)
    const { version } = await api.assessments.get(id)
    await api.post(`/assessments/${id}/invitation`, { send: true }).expect(422)
    works = false
    const other = await api.made({ 'contact.email': 'eve@acme.test' })
    const { body } = await api.post(`/assessments/${other.id}/invitation`, { send: true }).expect(422)
    assert.match(body.hint, /SMTP_URL/)
    assert.equal((await api.assessments.get(id)).version, version)
  })
})
