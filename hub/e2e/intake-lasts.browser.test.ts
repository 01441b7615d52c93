import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { readConfig } from '../config.ts'
import { silentLog } from '../platform/log.ts'
import { startHub, type Hub } from '../start.ts'
import { browserPath } from './browser.ts'

const executablePath = browserPath()

describe(`A conversation that is disturbed${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(60_000)
  let hub: Hub
  let browser: Browser
  let context: BrowserContext
  let dataDir: string
  const start = (port = '0') =>
    startHub(
      readConfig({ PORT: port, DATA_DIR: dataDir, MSP_NAME: 'Northwind IT', DNS_SERVERS: '127.0.0.1:9' }),
      silentLog,
    )

  before(async function () {
    if (!executablePath) return this.skip()
    dataDir = mkdtempSync(join(tmpdir(), 'hub-lasts-'))
    hub = await start()
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  })
  beforeEach(async () => void (context = await browser.newContext({ viewport: { width: 390, height: 844 } })))
  afterEach(() => context?.close())
  after(async () => {
    await browser?.close()
    await hub?.close()
    if (dataDir) rmSync(dataDir, { recursive: true, force: true })
  })

  async function open(): Promise<Page> {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(hub.url)
    return page
  }
  /** Past the name: at the website. */
  async function begin(): Promise<Page> {
    const page = await open()
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Last name').fill('Byron')
    await page.locator('.composer').getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('textbox', { name: 'Website' }).waitFor()
    await page.locator('.saved.good').waitFor()
    return page
  }
  const send = async (page: Page, words: string) => {
    await page.getByRole('textbox', { name: 'Website' }).fill(words)
    await page.locator('.composer').getByRole('button', { name: 'Send' }).click()
  }
  const callMe = async (page: Page) => {
    await page.getByRole('button', { name: 'Help' }).click()
    await page.locator('.help .panel').getByRole('button', { name: 'Call me' }).click()
  }
  const own = (page: Page) => page.locator('.said.you .words').allInnerTexts()
  const arrived = async (page: Page, count: number) => {
    await page
      .locator('.said.you.sent')
      .nth(count - 1)
      .waitFor()
    await page.locator('.said.you.waiting').first().waitFor({ state: 'detached' })
  }

  it('keeps what is said in a tunnel, says so, and brings it once and in order', async () => {
    const page = await begin()
    await context.setOffline(true)
    await send(page, 'acme-dental.test')
    await page.getByText('Your answer is kept here').waitFor()
    await callMe(page)
    await page.getByText('Your 2 answers are kept here').waitFor()
    await page.waitForTimeout(3_000)
    await context.setOffline(false)
    await arrived(page, 3)
    const said = ['Ada Byron', 'acme-dental.test', 'Call me']
    assert.deepEqual(await own(page), said)
    await page.getByText(/No connection/).waitFor({ state: 'detached' })
    await page.reload()
    await arrived(page, 3)
    assert.deepEqual(await own(page), said, 'the hub has it once, in this order')
  })

  it('reloads nothing and keeps what was typed when Enter and the button come before the script', async () => {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    let release = () => {}
    const late = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/*.js', async (route) => {
      await late
      await route.continue()
    })
    let pages = 0
    page.on('framenavigated', () => pages++)
    await page.goto(hub.url, { waitUntil: 'commit' })
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Last name').fill('Byron')
    await page.keyboard.press('Enter')
    await page.locator('.composer').getByRole('button', { name: 'Continue' }).click()
    await page.waitForTimeout(300)
    release()
    await page.locator('[role=log][aria-busy=false]').waitFor()
    assert.equal(pages, 1, page.url())
    assert.equal(await page.getByLabel('First name').inputValue(), 'Ada')
    await page.locator('.composer').getByRole('button', { name: 'Continue' }).click()
    await page.locator('.saved.good').waitFor()
    assert.deepEqual(await own(page), ['Ada Byron'])
  })

  it('is one conversation in two tabs, and loses the words of neither', async () => {
    const one = await begin()
    const other = await open()
    await other.getByRole('textbox', { name: 'Website' }).waitFor()
    await context.setOffline(true)
    await send(one, 'acme-dental.test')
    await callMe(other)
    for (const page of [one, other]) await page.getByText('Your answer is kept here').waitFor()
    // The other tab is closed before it could send.
    await other.close()
    await context.setOffline(false)
    const again = await open()
    await arrived(again, 3)
    await arrived(one, 3)
    const said = ['Ada Byron', 'Call me', 'acme-dental.test']
    for (const page of [one, again]) assert.deepEqual((await own(page)).toSorted(), said.toSorted())
  })

  it('goes on after the hub was started anew: the person notices a pause', async () => {
    const page = await begin()
    const { port } = new URL(hub.url)
    await hub.close()
    await send(page, 'acme-dental.test')
    await page.getByText('Your answer is kept here').waitFor()
    hub = await start(port)
    await arrived(page, 2)
    assert.deepEqual(await own(page), ['Ada Byron', 'acme-dental.test'])
    await page
      .locator('.said.asks')
      .filter({ hasText: /Why are you looking/ })
      .waitFor()
  })
})
