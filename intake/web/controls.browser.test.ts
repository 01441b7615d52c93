import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { browserPath } from '../../hub/e2e/browser.ts'
import { object } from './activity.ts'
import { type Asked, startTestPage } from './testing-page.ts'
import { DEPTH, INVOICES, LOCATIONS, RENEWAL, SERVICES } from './testing-questions.ts'
import type { TestLine, TestLineOptions } from './testing.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHOTS = process.env['SHOTS'] ?? new URL('../../artifacts/', import.meta.url).pathname
const executablePath = browserPath()

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  colorScheme: 'dark',
  isMobile: true,
  hasTouch: true,
}

describe(`The controls in a browser${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(60_000)
  let browser: Browser
  let line: TestLine
  const complaints: string[] = []

  before(async function () {
    if (!executablePath) return this.skip()
    mkdirSync(SHOTS, { recursive: true })
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
    await line?.close()
    assert.deepEqual(complaints.splice(0), [])
  })
  after(() => browser?.close())

  async function open(
    screen: BrowserContextOptions,
    asked: Asked[],
    options: TestLineOptions & { again?: (value: unknown) => Asked | null } = {},
  ): Promise<Page> {
    line = await startTestPage(asked, options)
    const context = await browser.newContext(screen)
    const page = await context.newPage()
    page.setDefaultTimeout(8_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (said) => void (said.type() === 'error' && complaints.push(said.text())))
    await page.goto(line.origin)
    await page.locator('.said.asks').waitFor()
    return page
  }
  async function flaws(page: Page): Promise<string[]> {
    await page.evaluate(AXE)
    const found = await page.evaluate(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' at ' + nodes[0].target.join(' ')))`,
    )
    return found as string[]
  }
  async function shoot(page: Page, name: string) {
    await page.waitForTimeout(250)
    await page.screenshot({ path: `${SHOTS}/${name}.png` })
  }
  const button = (page: Page, name: string | RegExp) =>
    page.locator('.composer').getByRole('button', { name })
  const answers = () => line.heard.map(({ value }) => object(value).answer)
  const thanks = (page: Page) => page.getByText('Thank you, that is all.').waitFor()

  describe('a table', () => {
    it('is filled in with a thumb: what is suggested by one tap, the rest card by card', async () => {
      const page = await open(PHONE, [SERVICES])
      await button(page, /Microsoft 365/).click()
      await button(page, 'Add: Service').click()
      await page.getByRole('combobox', { name: 'Name' }).fill('quick')
      await page.getByRole('option', { name: 'QuickBooks Online' }).click()
      await page.getByLabel('Users').fill('3')
      await page.getByLabel('Paid').selectOption('yearly')
      assert.deepEqual(await flaws(page), [])
      await shoot(page, 'table-phone-open')
      await button(page, 'Done').click()
      await shoot(page, 'table-phone')
      assert.deepEqual(await flaws(page), [])
      await button(page, 'Remove Microsoft 365').click()
      await button(page, 'Undo').click()
      await button(page, 'Continue').click()
      await thanks(page)
      assert.deepEqual(answers(), [
        {
          rows: [{ name: 'Microsoft 365' }, { name: 'QuickBooks Online', users: '3', period: 'yearly' }],
        },
      ])
    })

    it('is filled in by the keyboard alone', async () => {
      const page = await open(DESKTOP, [LOCATIONS])
      await page.getByLabel('Name, Location 1').focus()
      await shoot(page, 'table-desktop-first')
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      await page.keyboard.type('Warehouse')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Dallas')
      await page.keyboard.press('Tab')
      await page.keyboard.type('7')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Mistake')
      await page.keyboard.press('ArrowUp')
      assert.equal(await page.evaluate('document.activeElement.value'), 'Warehouse')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Control+Delete')
      await button(page, 'More about Location 2').click()
      await button(page, 'Saturday').click()
      assert.deepEqual(await flaws(page), [])
      await shoot(page, 'table-desktop')
      await page.getByLabel('People, Location 2').press('Control+Enter')
      await thanks(page)
      assert.deepEqual(answers(), [
        {
          rows: [
            { id: 'l1', name: 'Head office', city: 'Austin', people: '25' },
            { name: 'Warehouse', city: 'Dallas', people: '7', days: ['Saturday'] },
          ],
        },
      ])
    })

    it('ties what could not be read to its cell, and keeps what was typed', async () => {
      const wrong = { row: 1, column: 'people', text: 'How many is “lots”? A number, please.' }
      let tries = 0
      const control = { ...LOCATIONS.control, errors: [wrong] }
      const page = await open(DESKTOP, [LOCATIONS], {
        again: () => (tries++ === 0 ? { ...LOCATIONS, control: control as Asked['control'] } : null),
      })
      await button(page, 'Add: Location').click()
      await page.getByLabel('People, Location 2').fill('lots')
      await button(page, 'Continue').click()
      const name = page.getByLabel('Name, Location 2')
      assert.equal(await name.getAttribute('aria-invalid'), 'true', 'a name is missing: nothing is sent')
      assert.equal(line.heard.length, 0)
      await name.fill('Annex')
      await button(page, 'Continue').click()
      await page.getByText('How many is “lots”?').waitFor()
      const people = page.getByLabel('People, Location 2')
      assert.equal(await people.inputValue(), 'lots')
      assert.equal(await people.getAttribute('aria-invalid'), 'true')
      const described = await people.getAttribute('aria-describedby')
      assert.match(await page.locator(`[id="${described}"]`).innerText(), /How many/)
      await shoot(page, 'table-error')
      assert.deepEqual(await flaws(page), [])
      await page.reload()
      await page.getByLabel('Name, Location 2').waitFor()
      assert.equal(await page.getByLabel('Name, Location 2').inputValue(), 'Annex', 'kept over a reload')
    })

    it('takes a pasted list to be read, and a dropped spreadsheet is no list', async () => {
      let tries = 0
      const read = { ...SERVICES.control, suggestions: [{ row: { name: 'Zoom' }, because: 'Line 1.' }] }
      const page = await open(PHONE, [SERVICES], {
        again: () => (tries++ === 0 ? { ...SERVICES, control: read as Asked['control'] } : null),
      })
      await button(page, 'Paste a list').click()
      await page.setInputFiles('input[type=file]', {
        name: 'list.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from([80, 75, 3, 4, 0, 0, 0, 0]),
      })
      await page.getByText('not a text or CSV file').waitFor()
      await page.getByRole('textbox', { name: 'Paste a list' }).fill('zoom 5 users')
      await shoot(page, 'table-paste')
      assert.deepEqual(await flaws(page), [])
      await button(page, 'Read this list').click()
      await button(page, /Zoom/).click()
      await button(page, 'Continue').click()
      await thanks(page)
      assert.deepEqual(answers(), [{ paste: 'zoom 5 users' }, { rows: [{ name: 'Zoom' }] }])
    })
  })

  it('hands files over, refuses what it cannot take, and names those that arrived', async () => {
    const page = await open(PHONE, [INVOICES])
    await page.setInputFiles('input[type=file]', [
      { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
      { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    ])
    await page.getByText('We cannot take this kind of file').waitFor()
    await page.getByText('invoice.pdf: sent').waitFor({ state: 'attached' })
    assert.deepEqual(await flaws(page), [])
    await shoot(page, 'files-phone')
    await button(page, 'Remove setup.exe').click()
    await button(page, 'Continue').click()
    await thanks(page)
    assert.deepEqual(answers(), [{ files: ['file-1'] }])
    assert.deepEqual(line.uploaded, [{ name: 'invoice.pdf', head: '%PDF' }])
  })

  it('shows what goes deeper as cards, and asks for a day by the calendar', async () => {
    const page = await open(PHONE, [DEPTH, RENEWAL])
    assert.deepEqual(await flaws(page), [])
    await shoot(page, 'menu-phone')
    await button(page, /Software and services/).click()
    const day = page.getByLabel('Contract ends on')
    await day.fill('2027-03-31')
    await shoot(page, 'date-phone')
    await button(page, 'Send').click()
    await thanks(page)
    assert.deepEqual(answers(), ['services', '2027-03-31'])
    await page.getByText('March 31, 2027').waitFor()
  })

  it('seals an answer in the browser: the hub is never told the words', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
    const raw = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey))
    const sealed = { id: 'key-1', publicKey: raw.toString('base64url'), aad: 'security.incidents' }
    const question: Asked = {
      id: 'security.incident',
      say: 'What happened in the incident?',
      sealed,
      control: { kind: 'text', label: 'What happened', multiline: true, maxLength: 2000 },
    }
    const page = await open(PHONE, [question, { ...INVOICES, sealed }])
    await page.getByText('Sealed for Northwind IT').waitFor()
    assert.equal(await button(page, 'Type instead').count(), 0)
    assert.deepEqual(await flaws(page), [])
    await page.getByLabel('What happened').fill('the safe is behind the picture')
    await shoot(page, 'sealed-phone')
    await button(page, 'Send').click()
    await page.getByText('Do you have an invoice').waitFor()
    await page.setInputFiles('input[type=file]', {
      name: 'plan.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('the plan'),
    })
    await page.getByText('plan.txt: sent').waitFor({ state: 'attached' })
    assert.deepEqual(line.uploaded, [{ name: 'plan.txt', head: 'ESF1' }])
    const [said] = line.heard
    assert.equal(said?.text, '(sealed)')
    assert.deepEqual(Object.keys(object(object(object(said?.value).answer).sealed)), [
      'keyId',
      'enc',
      'ciphertext',
    ])
    assert.ok(!JSON.stringify(line.heard).includes('safe'))
    assert.ok(
      !((await page.evaluate('JSON.stringify({...localStorage, ...sessionStorage})')) as string).includes(
        'safe',
      ),
    )
  })
})
