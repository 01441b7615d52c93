import assert from 'node:assert/strict'
import express from 'express'
import request from 'supertest'
import { demoFixtures } from '../../connectors/sandbox/demo-domain/index.ts'
import { apiRouter, openApi } from '../platform/api.ts'
import { silentLog } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { makeRecon } from './make-recon.ts'
import { domainRoutes } from './routes.ts'

const now = new Date('2026-11-23T12:00:00Z')
const routes = domainRoutes({
  recon: makeRecon({
    dnsServers: ['127.0.0.1:1'],
    clock: { now: () => now },
    log: silentLog,
    fixtures: demoFixtures(now),
  }),
})
const app = express()
app.use(
  '/api',
  apiRouter(routes, async (_, scope) => {
    assert.equal(scope, 'domain:read')
    return { kind: 'key', id: 'k', name: 'test', scopes: [scope] }
  }),
)
app.use(problemHandler(silentLog))

describe('GET /api/domain/{domain}', () => {
  it('answers the whole report with findings', async () => {
    const { body } = await request(app).get('/api/domain/www.acme-dental.test').expect(200)
    assert.equal(body.domain, 'acme-dental.test')
    assert.ok(body.findings.length >= 6)
  })

  it('answers mail alone at …/mx, hosting and certificate at …/hosting', async () => {
    const mail = await request(app).get('/api/domain/acme-dental.test/mx').expect(200)
    assert.deepEqual(Object.keys(mail.body), ['domain', 'mx', 'mailProvider', 'spf', 'dmarc'])
    assert.equal(mail.body.mailProvider.value.name, 'Microsoft 365')
    assert.equal(mail.body.dmarc.state, 'absent')
    const hosting = await request(app).get('/api/domain/acme-dental.test/hosting').expect(200)
    assert.deepEqual(Object.keys(hosting.body), ['domain', 'hosting', 'certificate'])
    assert.equal(hosting.body.certificate.value.daysLeft, 20)
  })

  it('explains what is not a domain', () =>
    request(app)
      .get('/api/domain/nonsense')
      .expect(422)
      .expect('content-type', /problem\+json/)
      .expect(/Try something like acme\.com/))

  it('describes itself', () => {
    const text = JSON.stringify(openApi(routes, 'http://localhost'))
    for (const path of ['/api/domain/{domain}', '/api/domain/{domain}/mx', '/api/domain/{domain}/hosting'])
      assert.ok(text.includes(`"${path}"`))
  })
})
