import assert from 'node:assert/strict'
import express from 'express'
import request from 'supertest'
import { wordmark } from './brand/mark.ts'
import { bundleClient, page, pageHeaders } from './pages.ts'

const NASTY = `</script><script>alert('x')</script><!--"&`

describe('A page', () => {
  const bundle = { script: '/assets/x.js', styles: ['/assets/x.css'] }

  it('shows text from outside as text, in its title, description and data', () => {
    const html = page({ title: NASTY, description: NASTY, bundle, data: { company: NASTY } })
    assert.equal(html.match(/<script/g)?.length, 2, 'only our own two script elements')
    assert.ok(!html.includes('<!--'))
    const json = /id="data">(.*)<\/script>/.exec(html)?.[1] ?? ''
    assert.deepEqual(JSON.parse(json), { company: NASTY })
  })

  it('holds neither inline script nor style', () => {
    const html = page({ title: 'Hello', bundle, body: wordmark('Acme <IT>') })
    assert.ok(!/<style|style=|onload|javascript:/i.test(html))
    assert.ok(html.includes('Acme &lt;IT&gt;'))
  })
})

describe('A bundled client', () => {
  it('is served compressed, named by its content and cached for ever', async () => {
    const bundle = await bundleClient({ name: 'probe', entry: new URL('./pages-escape.ts', import.meta.url) })
    assert.match(bundle.script ?? '', /^\/assets\/probe-[0-9A-Z]{8}\.js$/)
    const app = express().use(pageHeaders({ production: false }), bundle.router)
    const reply = await request(app)
      .get(bundle.styles[0] ?? '')
      .set('Accept-Encoding', 'br')
      .expect(200)
      .expect('Cache-Control', /immutable/)
      .expect('Content-Security-Policy', /default-src 'none';script-src 'self';style-src 'self'/)
    assert.equal(reply.headers['content-encoding'], 'br')
    assert.match(reply.text, /--brand:\s*#0b6b63/)
    await request(app).get('/assets/probe-00000000.js').expect(404)
  })

  it('names HSTS in production alone', async () => {
    const headers = async (production: boolean) =>
      (await request(express().use(pageHeaders({ production }))).get('/')).headers
    assert.equal((await headers(false))['strict-transport-security'], undefined)
    assert.match((await headers(true))['strict-transport-security'] ?? '', /max-age=/)
  })
})
