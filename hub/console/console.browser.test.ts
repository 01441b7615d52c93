import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { readConfig } from '../config.ts'
import { browserPath } from '../e2e/browser.ts'
import { silentLog } from '../platform/log.ts'
import { startHub, type Hub } from '../start.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SCRIPT = '<script>document.title="taken"</script>'
const PASSWORD = 'four quiet garden gates'
const executablePath = browserPath()

const PHONE = {
  viewport: { width: 390, height: 844 },
  colorScheme: 'dark',
  isMobile: true,
  hasTouch: true,
} as const
const DESK = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const

const LISTS = [
  '/assessments',
  '/connections',
  '/connections/new',
  '/mappings',
  '/conflicts',
  '/runs',
  '/team',
  '/keys',
  '/nowhere',
]

const consent = { given: true, at: '2026-11-23T12:00:00.000Z', textVersion: '1', by: 'Ada Byron' }
const agreed = { 'consent.privacy': consent, 'consent.contact': consent }
const ACME = {
  ...agreed,
  'contact.firstName': 'Ada',
  'contact.email': 'ada@acme-dental.test',
  'company.name': 'Acme Dental',
  'company.phone': '+15550100100',
  'profile.employees': { min: 40, max: 40, exact: 40 },
  'needs.trigger': `We are growing ${SCRIPT}`,
}
/** The stand-in holds this company from the start, and nobody proved to belong to it. */
const STRANGER = {
  ...agreed,
  'contact.email': 'somebody@northwind-law.test',
  'company.name': 'Northwind Law',
  'company.domain': 'northwind-law.test',
}

describe(`The console in a browser${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(40_000)
  let hub: Hub
  let dataDir: string
  let browser: Browser
  let admin: BrowserContext
  let page: Page
  let acme: string
  const complaints: string[] = []

  before(async function () {
    if (!executablePath) return this.skip()
    dataDir = mkdtempSync(join(tmpdir(), 'hub-console-'))
    hub = await startHub(readConfig({ PORT: '0', DATA_DIR: dataDir }), silentLog)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    admin = await browser.newContext(DESK)
    page = watched(await admin.newPage())
  })
  after(async () => {
    await browser?.close()
    await hub?.close()
    if (dataDir) rmSync(dataDir, { recursive: true, force: true })
  })

  function watched(one: Page): Page {
    one.setDefaultTimeout(8000)
    one.on('pageerror', (error) => complaints.push(error.message))
    one.on('console', (message) => {
      // A refusal is an answer of the hub, which the browser reports as a failed load.
      if (message.type() === 'error' && !/status of [45]\d\d/.test(message.text()))
        complaints.push(message.text())
    })
    return one
  }
  const open = async (path: string, where = page) => {
    await where.goto(`${hub.url}/console${path}`)
    await where.waitForSelector('h1')
  }
  const see = (text: string | RegExp, where = page) => where.getByText(text).first().waitFor()
  const press = (name: string | RegExp, where = page) =>
    where.getByRole('button', { name, exact: true }).first().click()
  const line = (label: string) => page.locator('.answer').filter({ hasText: label })
  async function make(answers: object): Promise<string> {
    const reply = await page.request.post(`${hub.url}/api/assessments`, {
      headers: { Origin: hub.url },
      data: { answers, status: 'submitted' },
    })
    assert.equal(reply.status(), 201, await reply.text())
    return (await reply.json()).id
  }

  /** Waits until the hub has so many of something; the pages themselves look every 3 s. */
  async function listed(path: string, least: number): Promise<void> {
    for (let tries = 0; tries < 80; tries++) {
      const { items } = await (await page.request.get(hub.url + path)).json()
      if (items.length >= least) return
      await page.waitForTimeout(100)
    }
    assert.fail(`${path} stayed short of ${least}`)
  }

  it('lets the first admin in by the one-time link, once', async () => {
    await page.goto(hub.adminLink ?? '')
    await page.getByLabel('Your name').fill('Ada Admin')
    await page.getByLabel('E-mail').fill('admin@example.com')
    await page.getByLabel('Password').fill('password1234')
    await press('Set password and sign in')
    await see(/lists that attackers try first/)
    await page.getByLabel('Password').fill(PASSWORD)
    await press('Set password and sign in')
    await page.waitForURL(/\/console\/assessments$/)
    await see('No assessments yet')
    const other = watched(await (await browser.newContext(DESK)).newPage())
    await other.goto(hub.adminLink ?? '')
    await see('This link does not open', other)
    await see(/start the hub again/, other)
  })

  it('says why a CRM cannot be connected, beside the fields and without losing what was typed', async () => {
    await open('/connections')
    await page.getByRole('link', { name: 'Connect a CRM' }).click()
    await page.getByLabel('Access token').fill('not-a-token')
    await page.getByLabel('Client secret').fill('secret')
    await page.getByText(/A stand-in instead of HubSpot/).click()
    await page.getByLabel('Address of the API').fill(`${hub.url}/sandbox/hubspot`)
    await press('Connect')
    await see(/HubSpot no longer accepts/)
    assert.equal(await page.getByLabel('Access token').inputValue(), 'not-a-token')
    await page.getByRole('link', { name: 'Cancel' }).click()
    await see('HubSpot (stand-in)')
  })

  it('says in words that a sign-in at the CRM was called off, and nothing that stood in the address', async () => {
    await open('/connections/signed-in?error=access_denied&error_description=Call+0900+now')
    await see('The CRM was not told to let us in.')
    assert.equal(await page.getByText(/0900/).count(), 0)
    assert.equal(new URL(page.url()).search, '')
    await open('/connections/signed-in?code=made-up&state=made-up')
    await see(/not begun here, or it is over/)
    await page.getByRole('link', { name: 'Go to the connections' }).click()
    await see('HubSpot (stand-in)')
  })

  it('tests a connection, and says what switching two-way off will do before it does', async () => {
    await page.getByRole('link', { name: /HubSpot/ }).click()
    await press('Test now')
    await see(/It works: account/)
    await press('Switch off two-way')
    await see(/linked records? keeps? getting what changes here/)
    await press('Keep as it is')
    await see('both ways, as each line of the mapping says')
  })

  it('shows what the sync of a new assessment wrote, field by field', async () => {
    acme = await make(ACME)
    await listed(`/api/runs?assessmentId=${acme}`, 1)
    await open(`/runs?assessmentId=${acme}`)
    await page.locator('.run > details > summary').last().click()
    await see('Company phone')
    await see('+15550100100')
    await see(/company, contact, deal, note and task created in the CRM/)
  })

  it('shows an assessment with its sources, and hostile text as text', async () => {
    await open('/assessments')
    await page.getByRole('link', { name: 'Acme Dental' }).click()
    await page.waitForURL(new RegExp(acme))
    await see(SCRIPT)
    assert.match(await page.title(), /Acme Dental/)
    await line('Company phone').locator('summary').click()
    await line('Company phone')
      .getByText(/Ada Admin, .*20\d\d/)
      .waitFor()
  })

  it('takes an edit, says who made it, and the CRM has it within seconds', async () => {
    await press('Edit Company phone')
    await page.getByLabel('Company phone').fill('not a phone')
    await press('Save')
    await see(/international number/)
    await page.getByLabel('Company phone').fill('+15550100177')
    await press('Save')
    await line('Company phone').getByText('+15550100177').waitFor()
    await listed(`/api/runs?assessmentId=${acme}`, 2)
    await open(`/runs?assessmentId=${acme}`)
    await see(/company.* updated/)
    await page
      .locator('.run > details > summary')
      .filter({ hasText: /company.* updated/ })
      .first()
      .click()
    await page.getByRole('cell', { name: '+15550100177' }).first().waitFor()
  })

  it('finds by words and status, and keeps both in the address', async () => {
    await open('/assessments')
    await page.getByLabel('Search').fill('nobody')
    await see('Nothing fits')
    await page.waitForURL(/search=nobody/)
    await page.getByLabel('Search').fill('acme')
    await page.getByLabel('Status').selectOption('submitted')
    await page.waitForURL(/search=acme.*status=submitted|status=submitted.*search=acme/)
    await see('Acme Dental')
  })

  it('puts a question about a record that was there before, and settles it with one press', async () => {
    await make(STRANGER)
    await listed('/api/conflicts', 1)
    await open('/conflicts')
    await press(/Link to this record/)
    await see('Nothing to decide')
    await page.getByLabel('Show').selectOption('resolved')
    await see(/Link to this record by Ada Admin/)
  })

  it('lets an admin invite a rep, who sees everything and changes no connection', async () => {
    await open('/team')
    await press('Invite a person')
    await page.getByRole('dialog').getByLabel('E-mail').fill('rae@example.com')
    await press('Make the link')
    const link = await page.getByLabel('Invitation link').inputValue()
    const rep = watched(await (await browser.newContext(PHONE)).newPage())
    await rep.goto(link)
    await rep.getByLabel('Your name').fill('Rae Rep')
    await rep.getByLabel('Password').fill(PASSWORD)
    await press('Set password and sign in', rep)
    await see('Acme Dental', rep)
    await press('Menu', rep)
    await see('Conflicts', rep)
    assert.equal(await rep.getByRole('link', { name: 'Team' }).count(), 0)
    await open('/connections', rep)
    await rep.getByRole('link', { name: /HubSpot/ }).click()
    await see('An admin can pause, test or remove it.', rep)
    assert.equal(await rep.getByRole('button', { name: /Pause|Remove|Switch/ }).count(), 0)
    await rep.context().close()
  })

  it('says in numbers what removing a connection does, and does nothing before', async () => {
    await open('/connections')
    await page.getByRole('link', { name: /HubSpot/ }).click()
    await press(/^Remove/)
    await see(/[1-9]\d* linked records stay in HubSpot; our fields on them stop updating/)
    await press('Keep as it is')
    await see('both ways, as each line of the mapping says')
  })

  it('breaks no rule of axe and overflows no screen, on a phone and at a desk', async () => {
    const { cookies } = await admin.storageState()
    for (const [size, paths] of [
      [PHONE, [...LISTS, `/assessments/${acme}`]],
      [DESK, ['/assessments', `/assessments/${acme}`, '/mappings', '/runs']],
    ] as const) {
      const context = await browser.newContext(size)
      await context.addCookies(cookies)
      const one = watched(await context.newPage())
      for (const path of paths) {
        await open(path, one)
        await one.waitForSelector('.loading', { state: 'detached' })
        const { width } = size.viewport
        assert.deepEqual(await violations(one), [], `${path} at ${width} px`)
        const wide = await one.evaluate(() => document.documentElement.scrollWidth)
        assert.ok(wide <= width, `${path} is ${wide} px wide`)
      }
      await context.close()
    }
  })

  it('asks to sign in again once the session is gone, and comes back to the same page', async () => {
    await open('/keys')
    await see('No keys yet')
    await admin.clearCookies()
    await press('Make a key')
    await page.getByLabel('Name').fill('Zapier')
    await page.getByRole('checkbox').first().check()
    await press('Make the key')
    await see('Your session has ended. Sign in to go on where you were.')
    await page.getByLabel('E-mail').fill('admin@example.com')
    await page.getByLabel('Password').fill(PASSWORD)
    await press('Sign in')
    await see('For programs that use the API.')
  })

  it('ran without an error and without breaking its own security policy', () =>
    assert.deepEqual(complaints, []))

  async function violations(where: Page): Promise<string[]> {
    await where.evaluate(AXE)
    const found = await where.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      'axe.run()',
    )
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  }
})
