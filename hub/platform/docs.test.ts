import assert from 'node:assert/strict'
import express from 'express'
import request from 'supertest'
import { docsRouter } from './docs.ts'

describe('The documentation of the API', () => {
  const app = express().use(
    '/api',
    docsRouter(() => ({ openapi: '3.1.0' })),
  )

  it('answers the document as it is now', () =>
    request(app)
      .get('/api/openapi.json')
      .expect(200)
      .expect('Content-Type', /json/)
      .expect({ openapi: '3.1.0' }))

  it('shows it on a page that holds no inline script or style', async () => {
    const { text, headers } = await request(app).get('/api/docs').expect(200).expect('Content-Type', /html/)
    const policy = headers['content-security-policy'] ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /unsafe|https?:/)
    assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/)
  })

  it('serves every file that the page names', async () => {
    const { text } = await request(app).get('/api/docs')
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
    const own = files.filter((address) => !address.startsWith('data:'))
    assert.ok(own.length >= 5)
    for (const address of own) {
      assert.doesNotMatch(address, /^(?:https?:)?\/\//)
      const { headers } = await request(app).get(`/api/${address}`).expect(200)
      const type = { js: /javascript/, css: /css/, json: /json/ }[address.split('.').at(-1) ?? '']
      assert.match(headers['content-type'] ?? '', type ?? /html/)
    }
  })

  it('keeps relative addresses right when a slash is added', () =>
    request(app).get('/api/docs/').expect(301).expect('Location', '/api/docs'))
})
