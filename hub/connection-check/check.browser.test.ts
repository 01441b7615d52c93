import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'
import { STRAIGHT } from '../../intake/conversation/testing.ts'
import { browserPath } from '../e2e/browser.ts'
import { openDemoHub, type DemoHub } from '../e2e/demo-hub.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHOTS = new URL('../../artifacts/', import.meta.url).pathname
const executablePath = browserPath()
/** A line of an office, as the browser plays it. */
const LINE = { offline: false, latency: 10, downloadThroughput: 80e6 / 8, uploadThroughput: 40e6 / 8 }

describe(`The connection check in a browser${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(120_000)
  let demo: DemoHub
  let browser: Browser
  let page: Page
  let assessmentId = ''
  let token = ''
  const complaints: string[] = []

  before(async function () {
    if (!executablePath) return this.skip()
    mkdirSync(SHOTS, { recursive: true })
    demo = await openDemoHub('check')
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  })
  after(async () => {
    await browser?.close()
    await demo?.close()
  })

  /** A conversation that stands at the check, opened in a browser of its own. */
  async function atCheck(options = {}): Promise<void> {
    const { body } = await demo.call('POST', '/v3/directline/tokens/generate', { client: 'sentry' })
    const bearer = { authorization: `Bearer ${body.token}` }
    const opened = await demo.call('POST', '/v3/directline/conversations', {}, bearer)
    token = opened.body.token
    const say = (text: string, value?: object) =>
      demo.call(
        'POST',
        `/v3/directline/conversations/${body.conversationId}/activities`,
        { type: 'message', from: { id: 'ada' }, text, ...(value ? { value } : {}) },
        { authorization: `Bearer ${token}` },
      )
    for (const text of [...STRAIGHT, 'send now']) await say(text)
    await say('Connection check', { action: 'more', path: 'check' })
    const link = await demo.call('POST', '/intake/resume-link', {}, { authorization: `Bearer ${token}` })
    const { body: list } = await demo.api('GET', '/assessments?limit=1')
    assessmentId = list.items[0].id
    page = await (await browser.newContext(options)).newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(link.body.url)
    await page.getByRole('button', { name: 'Start the check' }).waitFor()
  }
  const sessions = new Map<Page, CDPSession>()
  async function throttle(one: Page, line: object) {
    const session = sessions.get(one) ?? (await one.context().newCDPSession(one))
    sessions.set(one, session)
    await session.send('Network.emulateNetworkConditions', { ...LINE, ...line })
  }
  const start = () => page.getByRole('button', { name: 'Start the check' }).click()
  const connections = async () => {
    const { body } = await demo.api('GET', `/assessments/${assessmentId}`)
    return body.answers['network.connections']
  }
  const status = (text: RegExp) => page.getByRole('status').filter({ hasText: text }).first().waitFor()
  async function flaws(one: Page): Promise<string[]> {
    await one.evaluate(AXE)
    const found = await one.evaluate(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' at ' + nodes[0].target.join(' ')))`,
    )
    return found as string[]
  }

  it('says what it will do, runs, and shows figures that fit the line', async () => {
    await atCheck({ viewport: { width: 1280, height: 900 } })
    await page.getByText(/looks at nothing else in your network\. It transfers 25 MB at most/).waitFor()
    await page.locator('.composer').screenshot({ path: `${SHOTS}check-1-offer.png` })
    assert.deepEqual(await flaws(page), [])
    await throttle(page, {})
    await start()
    await status(/Measuring the download/)
    await page.locator('.composer').screenshot({ path: `${SHOTS}check-2-running.png` })
    assert.deepEqual(await flaws(page), [])
    const result = page.locator('.check-result')
    await result.waitFor({ timeout: 60_000 })
    const said = await result.innerText()
    const [, down, up] = /([\d.]+) Mbit\/s down, ([\d.]+) Mbit\/s up/.exec(said) ?? []
    assert.ok(Number(down) > 30 && Number(down) < 100, said)
    assert.ok(Number(up) > 5 && Number(up) < 60, said)
    assert.match(said, /UDP gets through/)
    assert.match(said, /keeps its ports/)
    assert.match(said, /Chrome \d+.* on Linux/)
    assert.match(said, /Who carries it cannot be seen from here/)
    await page.getByText('How we know').click()
    assert.match(await result.innerText(), /127\.0\.0\.1 is this machine itself/)
    await page.locator('.composer').screenshot({ path: `${SHOTS}check-3-result.png` })
    assert.deepEqual(await flaws(page), [])
  })

  it('makes nothing of it the office’s before a yes', async () => {
    assert.equal(await connections(), undefined)
    await page.reload()
    await page.locator('.check-result').waitFor()
    await page.getByRole('button', { name: 'Yes', exact: true }).click()
    await page
      .getByText(/Connection check: at the office/)
      .first()
      .waitFor()
    await page.locator('.check-result').waitFor({ state: 'detached' })
    const { value, provenance } = await connections()
    assert.equal(value.length, 1)
    assert.ok(value[0].measuredDownMbps > 10)
    assert.equal(provenance.source, 'prospect')
  })

  it('leaves the assessment alone after a no', async () => {
    await atCheck({ viewport: { width: 390, height: 844 }, isMobile: true, colorScheme: 'dark' })
    await throttle(page, {})
    await start()
    await page.locator('.check-result').waitFor({ timeout: 60_000 })
    await page.locator('.composer').screenshot({ path: `${SHOTS}check-4-phone-dark.png` })
    assert.deepEqual(await flaws(page), [])
    await page.getByRole('button', { name: 'No', exact: true }).click()
    await page
      .getByText(/not at the office/)
      .first()
      .waitFor()
    assert.equal(await connections(), undefined)
  })

  it('can be cancelled, by the keyboard, and keeps nothing', async () => {
    await atCheck()
    await throttle(page, {})
    await page.getByRole('button', { name: 'Start the check' }).focus()
    await page.keyboard.press('Enter')
    await status(/Measuring the download/)
    assert.equal(await page.evaluate('document.activeElement.textContent.trim()'), 'Cancel')
    await page.keyboard.press('Enter')
    await page.getByText('Cancelled. Nothing of it was kept.').waitFor()
    await page.getByRole('button', { name: 'Check again' }).waitFor()
  })

  it('says so when the connection breaks off in the middle, and can be started again', async () => {
    await page.getByRole('button', { name: 'Check again' }).click()
    await status(/Measuring the download/)
    await throttle(page, { offline: true })
    await page.getByText(/broke off before the check was done/).waitFor({ timeout: 60_000 })
    await throttle(page, { offline: false })
    await page.getByRole('button', { name: 'Check again' }).waitFor()
  })

  it('takes figures that are typed in', async () => {
    await page.getByRole('button', { name: 'Type it in instead' }).click()
    await page.getByRole('textbox', { name: 'Provider' }).fill('Comcast')
    await page.getByRole('textbox', { name: /Contract: download/ }).fill('300')
    await page.locator('.composer').getByRole('button', { name: 'Continue' }).click()
    await page.locator('.composer').getByRole('textbox', { name: 'Provider' }).waitFor({ state: 'detached' })
    const { value } = await connections()
    assert.deepEqual([value[0].isp, value[0].contractedDownMbps], ['Comcast', 300])
    assert.equal(value[0].measuredDownMbps, undefined)
  })

  it('is run at another location by a link that works once', async () => {
    const made = await demo.call(
      'POST',
      '/intake/check-link',
      { location: 'Springfield' },
      { authorization: `Bearer ${token}` },
    )
    const there = await (await browser.newContext()).newPage()
    there.setDefaultTimeout(30_000)
    await there.goto(made.body.url)
    await there.getByText(/asked to check the connection at Springfield/).waitFor()
    assert.ok(!there.url().includes('#'), 'the secret is gone from the address')
    assert.deepEqual(await flaws(there), [])
    await throttle(there, {})
    await there.getByRole('button', { name: 'Start the check' }).click()
    await there.getByText('Are you at Springfield now?').waitFor({ timeout: 60_000 })
    assert.deepEqual(await flaws(there), [])
    await there.getByRole('button', { name: 'Yes' }).click()
    await there.getByText(/Thank you/).waitFor()
    const { value } = await connections()
    const found = value.find(({ location }: { location?: string }) => location === 'Springfield')
    assert.ok(found.measuredDownMbps > 10)
    await there.goto('about:blank')
    await there.goto(made.body.url)
    await there.getByText(/was made already/).waitFor()
  })

  it('had nothing to complain about', () => assert.deepEqual(complaints, []))
})
