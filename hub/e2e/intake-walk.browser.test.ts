import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { readConfig } from '../config.ts'
import { silentLog } from '../platform/log.ts'
import { startHub, type Hub } from '../start.ts'
import { browserPath } from './browser.ts'
import { flaws, keyboardHands, walker } from './walker.ts'

const executablePath = browserPath()
/** `WALK=all` goes through every depth block and looks at each question on all four; pictures go to `SHOTS`. */
const ALL = process.env['WALK'] === 'all'
const SHOTS = process.env['SHOTS']
const QUESTIONS_MAX = ALL ? 200 : 20

const SCREENS = [
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'desktop-dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  { name: 'desktop-light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
] as const

describe(`The whole conversation in a browser${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(ALL ? 900_000 : 120_000)
  let hub: Hub
  let browser: Browser
  let dataDir: string
  const complaints: string[] = []

  before(async function () {
    if (!executablePath) return this.skip()
    if (SHOTS) mkdirSync(SHOTS, { recursive: true })
    dataDir = mkdtempSync(join(tmpdir(), 'hub-walk-'))
    const settings = {
      PORT: '0',
      DATA_DIR: dataDir,
      MSP_NAME: 'Northwind IT',
      DNS_SERVERS: '127.0.0.1:9',
    }
    hub = await startHub(readConfig(settings), silentLog)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
    assert.deepEqual(complaints.splice(0), [])
  })
  after(async () => {
    await browser?.close()
    await hub?.close()
    if (dataDir) rmSync(dataDir, { recursive: true, force: true })
  })

  async function open(screen: BrowserContextOptions, path = '/'): Promise<Page> {
    const page = await (await browser.newContext(screen)).newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())))
    await page.goto(hub.url + path)
    await page.locator('.said.asks').first().waitFor()
    // The first screen stands there before the script has taken it over.
    await page.locator('[role=log][aria-busy=false]').waitFor()
    await page.waitForLoadState('networkidle')
    return page
  }

  async function look(page: Page, step: number): Promise<string[]> {
    const found: string[] = []
    for (const { name, viewport, colorScheme } of ALL
      ? SCREENS
      : [SCREENS[step % SCREENS.length]].filter((one) => one !== undefined)) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const flawed = await flaws(page)
      found.push(...flawed.map((flaw) => `${name}: ${flaw}`))
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${String(step).padStart(2, '0')}-${name}.png` })
    }
    return found
  }

  it('has nothing for axe to find on any step, on phone and desktop, light and dark', async () => {
    const page = await open({ viewport: { width: 390, height: 844 } })
    const walk = walker(page)
    const found: string[] = []
    let step = 0
    for (; step < QUESTIONS_MAX && (await walk.open()); step++) {
      const { id, words } = await walk.question()
      found.push(...(await look(page, step)).map((flaw) => `${words}: ${flaw}`))
      const kind = await walk.answer()
      // The connection check has tests of its own.
      if (kind === 'nothing') await walk.press('Skip')
      assert.ok(await walk.moved(id), `no way on from "${words}" (${kind})`)
      if ((await walk.open()) && (await walk.question()).words === words) await walk.press('Skip')
    }
    assert.ok(step >= 18, 'the must-ask path, the result and into a block')
    assert.deepEqual(found, [])
  })

  it('can be walked by the keyboard alone, through the must-ask path and into a depth block', async () => {
    const page = await open({ viewport: { width: 1280, height: 800 } })
    const walk = walker(page, keyboardHands(page))
    let step = 0
    for (; step < 18 && (await walk.open()); step++) {
      const { id, words } = await walk.question()
      const kind = await walk.answer()
      if (kind === 'nothing') await walk.press('Skip')
      assert.ok(await walk.moved(id), `no way on from "${words}" (${kind})`)
    }
    await page.locator('.result').waitFor()
    assert.ok(step >= 17)
  })

  it('can be zoomed to 200 %: nothing is cut off, nothing scrolls sideways', async () => {
    // A window of 1280 at 200 % is one of 640; a phone of 320 is WCAG's measure for reflow.
    for (const width of [640, 320]) {
      const page = await open({ viewport: { width, height: 512 } })
      const walk = walker(page)
      for (let step = 0; step < 4; step++) {
        const wide = await page.evaluate('document.documentElement.scrollWidth')
        assert.ok(Number(wide) <= width, `${width}: ${String(wide)} wide`)
        const { id } = await walk.question()
        await walk.answer()
        assert.ok(await walk.moved(id))
      }
    }
  })

  it('moves nothing where reduced motion is asked for', async () => {
    const page = await open({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
    const walk = walker(page)
    const { id } = await walk.question()
    await walk.answer()
    await walk.moved(id)
    const moving = await page.evaluate(
      `document.getAnimations().filter((one) => one.effect.getTiming().duration > 1).length`,
    )
    assert.equal(moving, 0)
  })

  it('tells a screen reader who speaks, what changed, and what is wrong with which field', async () => {
    const page = await open({ viewport: { width: 1280, height: 800 } })
    const tree = await page.locator('body').ariaSnapshot()
    assert.match(tree, /log "Conversation"/)
    assert.match(tree, /Sentry: Hello/)
    assert.match(tree, /navigation "Progress"/)
    await page.locator('.composer').getByRole('button', { name: 'Continue' }).click()
    const first = page.getByRole('textbox', { name: 'First name' })
    assert.equal(await first.getAttribute('aria-invalid'), 'true')
    const ids = (await first.getAttribute('aria-describedby'))?.split(' ') ?? []
    const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()))
    assert.match(texts.join(' '), /Please fill in: First name/)
    assert.match(texts.join(' '), /your name/, 'and what was asked')
    await first.fill('Ada')
    await page.getByRole('textbox', { name: 'Last name' }).fill('Byron')
    await page.keyboard.press('Enter')
    await page.locator('[role=status]', { hasText: 'Saved' }).waitFor({ state: 'attached' })
    assert.match(await page.locator('body').ariaSnapshot(), /You: Ada Byron/)
  })

  it('speaks the language of the browser from the first line to the last button', async () => {
    const page = await open({ viewport: { width: 390, height: 844 }, locale: 'de-CH' })
    assert.equal(await page.locator('html').getAttribute('lang'), 'de')
    await page.getByRole('button', { name: 'Hilfe' }).click()
    await page.getByLabel('Sprache').selectOption('fr')
    await page.getByRole('button', { name: 'Aide' }).waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr')
    await page.goto(hub.url)
    await page.getByRole('button', { name: 'Aide' }).waitFor()
  })
})
