import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import express from 'express'
import request from 'supertest'
import { pageHeaders } from '../platform/pages.ts'
import { intakePage } from './page.ts'

const BUDGET_BYTES = { js: 40 * 1024, css: 10 * 1024 }

describe('The intake page', () => {
  const app = async (name = 'Northwind IT') =>
    express().use(
      pageHeaders({ production: false }),
      await intakePage({
        msp: { name },
        opening: (code) => [{ say: code === 'de' ? 'Guten Tag.' : 'Hello.' }],
      }),
    )

  it('can be read before any script has run', async () => {
    const { text } = await request(await app())
      .get('/')
      .expect(200)
      .expect('Content-Type', /html/)
    assert.match(text, /Hello\./)
    assert.match(text, /<title>IT assessment with Northwind IT<\/title>/)
  })

  it('speaks the language of the address, else that of the browser', async () => {
    const hub = await app()
    const german = await request(hub).get('/').set('Accept-Language', 'ja, de-CH;q=0.8').expect(200)
    assert.match(german.text, /<html lang="de">/)
    assert.match(german.text, /Guten Tag\./)
    assert.match(german.headers['vary'] ?? '', /Accept-Language/)
    const asked = await request(hub).get('/?lang=fr').set('Accept-Language', 'de')
    assert.match(asked.text, /<html lang="fr">/)
    const unknown = await request(hub).get('/?lang=<script>').set('Accept-Language', 'de')
    assert.match(unknown.text, /<html lang="de">/)
  })

  it('stays within its budgets', async () => {
    const hub = await app()
    const { text } = await request(hub).get('/')
    for (const kind of ['js', 'css'] as const) {
      let gzipBytes = 0
      // All that the page names, the preloaded parts too.
      for (const [path] of text.matchAll(new RegExp(`/assets/intake-[0-9A-Z]+\\.${kind}`, 'g'))) {
        const file = await request(hub).get(path).expect(200)
        gzipBytes += gzipSync(file.text, { level: 9 }).length
      }
      assert.ok(gzipBytes > 1000)
      assert.ok(gzipBytes <= BUDGET_BYTES[kind], `${kind}: ${gzipBytes} bytes gzipped`)
    }
  })

  it('asks nobody but this hub, and runs and draws nothing inline', async () => {
    const { text } = await request(await app()).get('/')
    assert.ok(!/(src|href)="(https?:)?\/\//.test(text))
    assert.ok(!/<style|\sstyle=|\son\w+=|<script>/.test(text))
  })

  it('shows a name with markup in it as text', async () => {
    const { text } = await request(await app('</script><b>x'))
      .get('/')
      .expect(200)
    assert.ok(!text.includes('<b>x'))
  })
})
