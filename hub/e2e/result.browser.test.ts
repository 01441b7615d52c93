import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { browserPath } from './browser.ts'
import { openDemoHub, type DemoHub } from './demo-hub.ts'
import { linesOf, personOf, SEND_NOW } from './talk.ts'
import { flaws } from './walker.ts'

const executablePath = browserPath()
/** Pictures of what is looked at go here. */
const SHOTS = process.env['SHOTS']
const SCREENS = [
  { name: 'phone', viewport: { width: 390, height: 844 } },
  { name: 'desktop', viewport: { width: 1280, height: 800 } },
] as const

describe(`The result, kept and passed on${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(90_000)
  // Each step begins where the one before ended.
  this.bail(true)
  let demo: DemoHub
  let browser: Browser
  let page: Page
  let link = ''
  const complaints: string[] = []

  before(async function () {
    if (!executablePath) return this.skip()
    if (SHOTS) mkdirSync(SHOTS, { recursive: true })
    demo = await openDemoHub('result')
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    page = await opened(demo.hub.url)
    await page.locator('[role=log][aria-busy=false]').waitFor()
  })
  after(async () => {
    await browser?.close()
    await demo?.close()
  })

  async function opened(address: string): Promise<Page> {
    const context = await browser.newContext({ viewport: SCREENS[1].viewport, acceptDownloads: true })
    const one = await context.newPage()
    one.setDefaultTimeout(15_000)
    one.on('pageerror', (error) => complaints.push(error.message))
    one.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())))
    await one.goto(address)
    return one
  }
  /** Types an answer in own words, whatever control the question has. */
  async function say(words: string): Promise<void> {
    const before = await page.locator('.said.asks').last().getAttribute('id')
    const typeInstead = page.locator('.composer').getByRole('button', { name: 'Type instead' })
    if ((await typeInstead.count()) > 0) await typeInstead.click()
    await page.locator('.composer textarea, .composer .answer input').first().fill(words)
    await page.locator('.composer .answer button[type=submit]').click()
    await page.locator(`.said.asks:not([id="${before}"])`).last().waitFor()
    await page.locator('.composer:not(.busy)').waitFor()
  }
  /** On both widths, in both colours. */
  async function look(one: Page, name: string): Promise<void> {
    for (const { name: screen, viewport } of SCREENS)
      for (const colorScheme of ['light', 'dark'] as const) {
        await one.setViewportSize(viewport)
        await one.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        assert.deepEqual(await flaws(one), [], `${name} on a ${screen}, ${colorScheme}`)
        const wide = Number(await one.evaluate('document.documentElement.scrollWidth'))
        assert.ok(wide <= viewport.width, `${name} on a ${screen} is ${wide} wide`)
        if (SHOTS) await one.screenshot({ path: `${SHOTS}/${name}-${screen}-${colorScheme}.png` })
      }
  }

  it('comes after everything was said', async () => {
    for (const line of linesOf(personOf(3)).filter((one) => one !== SEND_NOW)) await say(line)
    const sendNow = page.locator('.composer').getByRole('button', { name: 'Send now' })
    if ((await sendNow.count()) > 0) await sendNow.click()
    await page.locator('.result').waitFor()
    await look(page, 'result')
  })

  it('has a picture beside it of what connects with what, and the same in words', async () => {
    await page.locator('aside').getByRole('button', { name: 'See how it connects' }).click()
    const dialog = page.getByRole('dialog', { name: 'How it connects' })
    await dialog.locator('.picture-wide').waitFor()
    await dialog.getByRole('listitem').filter({ hasText: '3 services.' }).waitFor()
    await look(page, 'connects')
    await page.setViewportSize(SCREENS[0].viewport)
    await dialog.locator('.picture-narrow').waitFor()
    assert.ok(await dialog.locator('.picture-wide').isHidden())
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.setViewportSize(SCREENS[1].viewport)
  })

  it('is saved as a PDF', async () => {
    assert.match(await pdfOf(page), /^%PDF-/)
  })

  it('has a link that somebody else opens elsewhere, who sees the result and nothing else', async () => {
    await page.getByRole('button', { name: 'Link to this result' }).click()
    link = await page.locator('.keep .elsewhere input').inputValue()
    const other = await opened(link)
    await other.locator('.result').waitFor()
    await other.getByRole('heading', { level: 1, name: /IT assessment of Dental/ }).waitFor()
    assert.equal(await other.locator('.composer, .known, .keep .elsewhere').count(), 0)
    await look(other, 'result-page')
    assert.match(await pdfOf(other), /^%PDF-/)
    await other.context().close()
  })

  it('says so when the link is none', async () => {
    const other = await opened(`${link.slice(0, -3)}abc`)
    await other.getByRole('heading', { name: 'This link does not work' }).waitFor()
    assert.deepEqual(await flaws(other), [])
    await other.context().close()
    assert.deepEqual(
      complaints.filter((one) => !/status of 4\d\d/.test(one)),
      [],
    )
  })

  async function pdfOf(one: Page): Promise<string> {
    const coming = one.waitForEvent('download')
    await one.getByRole('button', { name: 'Save as PDF' }).click()
    const file = await coming
    assert.match(file.suggestedFilename(), /\.pdf$/)
    return readFileSync(await file.path(), 'latin1').slice(0, 10)
  }
})
