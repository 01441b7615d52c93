import assert from 'node:assert/strict'
import express, { type Express } from 'express'
import request from 'supertest'
import { consolePage } from './page.ts'

const MAX_SCRIPT_GZIP_BYTES = 40_000

describe('The page of the console', () => {
  let app: Express
  before(async () => {
    app = express().use(await consolePage({ production: true }))
  })

  it('is the same document at every address below /console, and at no other', async () => {
    const [first, deep] = [
      await request(app).get('/console'),
      await request(app).get('/console/assessments/1?a=b'),
    ]
    assert.equal(first.status, 200)
    assert.equal(first.text, deep.text)
    await request(app).get('/console/api/me').expect(404)
    await request(app).get('/consoles').expect(404)
  })

  it('runs under a policy that allows only its own files, and holds nothing inline', async () => {
    const { headers, text } = await request(app).get('/console')
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.ok(!policy.includes('unsafe'))
    assert.match(String(headers['strict-transport-security']), /max-age/)
    assert.ok(!/<style|\sstyle=|\son\w+=/.test(text))
    assert.equal(text.match(/<script/g)?.length, 2)
  })

  it('brings the labels of all fields but no schema, and a small script', async () => {
    const { text } = await request(app).get('/console')
    const data = JSON.parse(/id="data">(.*)<\/script>/.exec(text)?.[1] ?? '')
    assert.equal(data.demo, false)
    assert.ok(
      data.fields.some(
        ({ path, label }: { path: string; label: string }) => path === 'company.name' && label,
      ),
    )
    const script = /src="([^"]+)"/.exec(text)?.[1] ?? ''
    const served = await request(app).get(script).set('Accept-Encoding', 'gzip').expect(200)
    const bytes = Number(served.headers['content-length'])
    assert.ok(bytes > 0 && bytes < MAX_SCRIPT_GZIP_BYTES, `${bytes} bytes`)
    assert.ok(!served.text.includes('ZodError'), 'zod stays on the server')
  })
})
