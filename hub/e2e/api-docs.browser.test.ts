import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import express from 'express'
import { chromium, type Browser } from 'playwright-core'
import { openApi } from '../platform/api.ts'
import { KEYS, serveApi } from '../platform/api-testing.ts'
import { docsRouter } from '../platform/docs.ts'
import { openApiBench, type ApiBench } from './api-testing.ts'
import { browserPath } from './browser.ts'

const executablePath = browserPath()

describe(`The docs page in a browser${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(30_000)
  let bench: ApiBench
  let server: Server
  let browser: Browser
  let url: string

  before(async function () {
    if (!executablePath) return this.skip()
    bench = await openApiBench()
    const app = express()
    app.use(
      '/api',
      docsRouter(() => openApi(bench.routes, url)),
    )
    app.use(serveApi(bench.routes))
    await new Promise<void>((resolve) => (server = app.listen(0, '127.0.0.1', () => resolve())))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  after(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
    await bench?.close()
  })

  it('lists every endpoint and tries a call, without a complaint of its own policy', async () => {
    const { id } = await bench.made({ 'company.name': 'Acme' })
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    await page.goto(`${url}/api/docs`)
    await page.locator('.opblock').first().waitFor()
    assert.equal(await page.locator('.opblock').count(), bench.routes.length)

    await page.locator('.btn.authorize').click()
    await page.locator('.auth-container input').fill(KEYS.all)
    await page.locator('.auth-btn-wrapper .authorize').click()
    await page.locator('.auth-btn-wrapper .btn-done').click()

    const company = page.locator('#operations-Company-getCompanyById')
    await company.locator('.opblock-summary-control').click()
    await company.locator('.try-out__btn').click()
    await company.locator('input[placeholder="id"]').fill(id)
    await company.locator('.btn.execute').click()
    await company.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor()
    assert.match(await company.locator('.live-responses-table').innerText(), /"name": "Acme"/)
    assert.deepEqual(complaints, [])
  })
})
