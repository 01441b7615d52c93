import assert from 'node:assert/strict'
import express from 'express'
import request from 'supertest'
import { systemClock } from '../domain/clock.ts'
import { apiRouter } from '../platform/api.ts'
import { silentLog } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeFiles } from './files.ts'
import { fileRoutes } from './routes.ts'

describe('GET /api/assessments/{id}/files', () => {
  let store: TestStore
  before(async () => {
    store = await openTestStore()
  })
  after(() => store.close())

  it('lists files, and hands one out as an attachment that no browser runs', async () => {
    const files = makeFiles({ ...store, clock: systemClock })
    const principal = { kind: 'key', id: 'k', name: 'K', scopes: [] } as const
    const app = express().use(
      apiRouter(fileRoutes({ files }), async () => principal),
      problemHandler(silentLog),
    )
    const content = Buffer.from('%PDF-1.7 x')
    const about = { assessmentId: 'a', conversationId: 'c', name: 'Straße "1".pdf', content }
    const { file } = await files.put(about)
    const list = await request(app).get('/assessments/a/files').expect(200)
    assert.deepEqual(list.body.items, [file])
    const { headers, body } = await request(app).get(`/assessments/a/files/${file.id}`).expect(200)
    assert.ok(content.equals(body))
    assert.equal(headers['content-type'], 'application/pdf')
    assert.match(headers['content-disposition'] ?? '', /^attachment; .*filename\*=UTF-8''Stra%C3%9Fe/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['content-security-policy'], "sandbox; default-src 'none'")
    assert.equal(headers['cache-control'], 'no-store')
    await request(app).get(`/assessments/b/files/${file.id}`).expect(404)
  })
})
