import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { SECRET, startSandbox, type RunningSandbox } from '../../connectors/sandbox/hubspot/testing.ts'
import { readConfig } from '../config.ts'
import { systemClock } from '../domain/clock.ts'
import { browserPath } from '../e2e/browser.ts'
import { silentLog } from '../platform/log.ts'
import { startHub, type Hub } from '../start.ts'

const CLIENT_ID = '6d1f1f5e-1111-4222-8333-944455566677'
const executablePath = browserPath()

describe(`Connecting a CRM in a browser${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(40_000)
  let hub: Hub
  let sandbox: RunningSandbox
  let dataDir: string
  let browser: Browser
  let page: Page

  before(async function () {
    if (!executablePath) return this.skip()
    dataDir = mkdtempSync(join(tmpdir(), 'hub-connect-'))
    hub = await startHub(readConfig({ PORT: '0', DATA_DIR: dataDir }), silentLog)
    sandbox = await startSandbox({ clock: systemClock, clientId: CLIENT_ID, limits: {} })
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    page.setDefaultTimeout(8000)
    await page.goto(hub.adminLink ?? '')
    await page.getByLabel('Your name').fill('Ada Admin')
    await page.getByLabel('E-mail').fill('admin@example.com')
    await page.getByLabel('Password').fill('four quiet garden gates')
    await press('Set password and sign in')
    await page.waitForURL(/\/console\/assessments$/)
    const items = await connections()
    const headers = { Origin: hub.url }
    for (const { id } of items) await page.request.delete(`${hub.url}/api/connections/${id}`, { headers })
  })
  after(async () => {
    await browser?.close()
    await hub?.close()
    await sandbox?.stop()
    if (dataDir) rmSync(dataDir, { recursive: true, force: true })
  })

  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
  const see = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const connections = async (): Promise<{ id: string; state: string }[]> =>
    (await (await page.request.get(`${hub.url}/api/connections`)).json()).items

  async function beginToSignIn(): Promise<void> {
    await page.goto(`${hub.url}/console/connections/new`)
    await page.getByLabel('HubSpot', { exact: true }).check()
    await page.getByLabel('Sign in to HubSpot').check()
    assert.match(await page.getByLabel('Redirect address').inputValue(), /\/console\/connections\/signed-in$/)
    await page.getByLabel('Client id').fill(CLIENT_ID)
    await page.getByLabel('Client secret').fill(SECRET)
    await page.getByText(/A stand-in instead of HubSpot/).click()
    await page.getByLabel('Address of the API').fill(sandbox.url)
    await press('Sign in at HubSpot')
    await see('Connect an app to this account?')
  }

  it('comes back in words when the sign-in at the CRM is called off', async () => {
    await beginToSignIn()
    await press('Cancel')
    await see('The CRM was not told to let us in.')
    assert.deepEqual(await connections(), [])
  })

  it('comes back to the steps of setting up, with nothing of the sign-in left in the address', async () => {
    await beginToSignIn()
    await press('Connect app')
    await page.waitForURL(/\/console\/connections\/[\w-]{36}$/)
    await see('1 step to go')
    assert.deepEqual(
      (await connections()).map(({ state }) => state),
      ['setup'],
    )
  })

  it('saves what is chosen among the stages of the account', async () => {
    await page.getByLabel(/Deal stage that starts an assessment/).selectOption({ index: 2 })
    await press('Save the choices')
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.reload()
    await see('1 step to go')
    assert.notEqual(await page.getByLabel(/Deal stage that starts an assessment/).inputValue(), '')
  })

  it('tries one record, says how each part of it went, and can then be switched on', async () => {
    await press('Try one record')
    await see('Every field came back as it was sent.')
    await see('Nothing of it is left.')
    assert.equal(sandbox.portal.count('companies'), 0)
    await press('Switch it on')
    // Looking at an account takes calls, and the budget of a real one is small.
    await page.getByText('Running').first().waitFor({ timeout: 15_000 })
    await press('Look at it')
    await see('What the account has to offer')
  })

  it('takes our fields away with the connection when it is told to', async () => {
    await press(/^Remove/)
    await page.getByLabel(/Take them away/).check()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.waitForURL(/\/console\/connections$/)
    await see('No CRM is connected')
    assert.ok(!JSON.stringify(sandbox.portal.schema.properties('companies')).includes('entourage_score'))
  })

  it('makes a link that leads the prospect into what is known already', async () => {
    const made = await page.request.post(`${hub.url}/api/assessments`, {
      headers: { Origin: hub.url },
      data: { answers: { 'contact.firstName': 'Grace', 'company.name': 'Hill & Low' }, status: 'draft' },
    })
    await page.goto(`${hub.url}/console/assessments/${(await made.json()).id}`)
    await press('Make a link')
    const link = await page.getByLabel('Invitation link').inputValue()
    const prospect = await (await browser.newContext()).newPage()
    await prospect.goto(link)
    await prospect
      .getByText(/Website/i)
      .first()
      .waitFor({ timeout: 8000 })
    // The words stand in the page before its script runs.
    await prospect.waitForURL((url) => url.hash === '', { timeout: 8000 })
    await prospect.getByText('Hill & Low').first().waitFor({ timeout: 8000 })
    await press('Take back')
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const late = await (await browser.newContext()).newPage()
    await late.goto(link)
    await late
      .getByText(/replaced or taken back/)
      .first()
      .waitFor({ timeout: 8000 })
  })
})
