import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { browserPath } from '../../e2e/browser.ts'
import { pageHeaders } from '../../platform/pages.ts'
import { systemClock } from '../../domain/clock.ts'
import { openingOf } from '../index.ts'
import { intakePage } from '../page.ts'
import { startIntake, type TestIntake } from '../testing.ts'

const executablePath = browserPath()
const msp = { name: 'Northwind IT' }

/** Somebody's site, with a strict CSP of its own and the hub's script in it. */
async function startSite(hubUrl: () => string): Promise<{ origin: string; server: Server }> {
  const server = createServer((_req, res) => {
    const hub = hubUrl()
    res.setHeader('Content-Security-Policy', `default-src 'none'; script-src ${hub}; frame-src ${hub}`)
    res.setHeader('Content-Type', 'text/html')
    res.end(`<!doctype html><html lang="en"><title>Site</title><h1>Our services</h1>
<a href="#x">A link</a><script src="${hub}/embed.js" async></script></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

describe(`The intake on another site${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(60_000)
  let hub: TestIntake
  let browser: Browser
  let ours: Awaited<ReturnType<typeof startSite>>
  let theirs: Awaited<ReturnType<typeof startSite>>

  before(async function () {
    if (!executablePath) return this.skip()
    ours = await startSite(() => hub.url)
    theirs = await startSite(() => hub.url)
    const embedOrigins = [ours.origin]
    const opening = (language: Parameters<typeof openingOf>[2]) => openingOf(msp, systemClock, language)
    const pages = [pageHeaders({ production: false }), await intakePage({ msp, opening, embedOrigins })]
    hub = await startIntake({ pages, embedOrigins })
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  })
  after(async () => {
    await browser?.close()
    ours?.server.close()
    theirs?.server.close()
    await hub?.close()
  })

  async function visit(origin: string, viewport = { width: 1280, height: 800 }) {
    const page = await browser.newPage({ viewport })
    page.setDefaultTimeout(10_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    await page.goto(origin)
    return { page, complaints }
  }
  const button = (page: Page) => page.getByRole('button', { name: 'Free IT check' })
  const inside = (page: Page) => page.frameLocator('iframe')

  it('opens by keyboard, answers inside, closes by Escape and gives the focus back', async () => {
    const { page, complaints } = await visit(ours.origin)
    await button(page).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'IT assessment with Northwind IT' })
    await dialog.waitFor()
    await inside(page).getByRole('textbox', { name: 'First name' }).fill('Ada')
    await inside(page).getByRole('textbox', { name: 'Last name' }).fill('Lovelace')
    await inside(page).locator('.composer button[type=submit]').first().click()
    await inside(page)
      .getByText(/Which website/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    assert.ok(await button(page).evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one))
    await button(page).click()
    await inside(page)
      .getByText(/Which website/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'hidden' })
    assert.deepEqual(await page.context().cookies(), [])
    assert.deepEqual(complaints, [])
    await page.close()
  })

  it('fills the screen of a phone', async () => {
    const { page } = await visit(ours.origin, { width: 390, height: 844 })
    await button(page).click()
    const box = await page.getByRole('dialog').boundingBox()
    assert.deepEqual(box, { x: 0, y: 0, width: 390, height: 844 })
    await page.close()
  })

  it('is closed by nobody but the intake inside', async () => {
    const { page } = await visit(ours.origin)
    await button(page).click()
    await inside(page)
      .getByText(/your name/)
      .first()
      .waitFor()
    await page.evaluate(`postMessage({ sentry: 'close' }, '*')`)
    await page.waitForTimeout(200)
    assert.ok(await page.getByRole('dialog').isVisible())
    await page.close()
  })

  it('shows nothing on a site that was not named', async () => {
    const { page } = await visit(theirs.origin)
    await button(page).click()
    await page.waitForTimeout(500)
    assert.equal(await inside(page).getByRole('textbox').count(), 0)
    // Nor where such a site says that it is another one.
    await page.evaluate(`document.querySelector('div').shadowRoot.querySelector('iframe').src =
      '${hub.url}/embed?from=${encodeURIComponent(ours.origin)}'`)
    await page.waitForTimeout(500)
    assert.equal(await inside(page).getByRole('textbox').count(), 0)
    await page.close()
  })

  it('lets only named sites read what the conversation answers', async () => {
    const ask = async (origin: string) => {
      const reply = await fetch(`${hub.url}/v3/directline/tokens/generate`, {
        method: 'POST',
        headers: { origin },
      })
      return [reply.status, reply.headers.get('access-control-allow-origin')]
    }
    assert.deepEqual(await ask(ours.origin), [200, ours.origin])
    assert.deepEqual(await ask(theirs.origin), [403, null])
    const page = await fetch(`${hub.url}/`)
    assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    assert.equal(page.headers.get('x-frame-options'), 'DENY')
    const framed = await fetch(`${hub.url}/embed?from=${encodeURIComponent(ours.origin)}`)
    assert.ok(framed.headers.get('content-security-policy')?.includes(`frame-ancestors ${ours.origin}`))
    assert.equal((await fetch(`${hub.url}/embed?from=${encodeURIComponent(theirs.origin)}`)).status, 403)
    assert.equal((await fetch(`${hub.url}/embed`)).status, 403)
  })
})
