import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { browserPath } from './browser.ts'
import { openDemoHub, type DemoHub } from './demo-hub.ts'
import { linesOf, personOf, talk, type Talk } from './talk.ts'

const executablePath = browserPath()
const PASSPHRASE = 'eleven slow herons nap'
const SECRET = 'The combination is 4711'
const QUESTION = {
  key: 'alarm',
  step: 'network',
  kind: 'text',
  ask: 'What opens the server room?',
  label: 'Server room',
  why: 'So that we can come in when something burns.',
  sealed: true,
}

describe(`A sealed answer in a browser${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(90_000)
  this.bail(true)
  let demo: DemoHub
  let browser: Browser
  let staff: Page
  let person: Page
  let said: Talk
  let assessmentId = ''

  before(async function () {
    if (!executablePath) return this.skip()
    demo = await openDemoHub('sealed')
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    staff = await opened()
    await staff.goto(`${demo.hub.url}/console/assessments`)
    await staff.getByLabel('E-mail').fill('rita@contoso.test')
    await staff.getByLabel('Password').fill('four quiet garden gates')
    await staff.getByRole('button', { name: 'Sign in' }).click()
    await staff.getByRole('heading', { name: 'Assessments', exact: true }).waitFor()
  })
  after(async () => {
    await browser?.close()
    await demo?.close()
  })

  async function opened(): Promise<Page> {
    const page = await (await browser.newContext()).newPage()
    page.setDefaultTimeout(15_000)
    return page
  }

  it('needs a key, which is made in the admin’s browser under a passphrase', async () => {
    await staff.getByRole('link', { name: 'Settings' }).click()
    await staff.getByRole('link', { name: 'Sealed answers' }).click()
    await staff.getByRole('button', { name: 'Make a key' }).click()
    const dialog = staff.getByRole('dialog')
    await dialog.getByLabel('Passphrase').fill('short')
    await dialog.getByLabel('Once more').fill('short')
    await dialog.getByRole('button', { name: 'Make the key' }).click()
    await dialog
      .getByText(/At least 14 characters/)
      .first()
      .waitFor()
    await dialog.getByLabel('Passphrase').fill(PASSPHRASE)
    await dialog.getByLabel('Once more').fill(PASSPHRASE)
    await dialog.getByRole('button', { name: 'Make the key' }).click()
    await staff.getByText('seals new answers').waitFor()
  })

  it('belongs to a question that the admin adds in the console', async () => {
    await staff.goto(`${demo.hub.url}/console/settings/questions`)
    await staff.getByRole('button', { name: 'Add a question' }).click()
    const dialog = staff.getByRole('dialog')
    await dialog.getByLabel('The question').fill(QUESTION.ask)
    await dialog.getByLabel('Short name').fill(QUESTION.label)
    await dialog.getByLabel('Why you ask').fill(QUESTION.why)
    await dialog.getByLabel('Step').selectOption('network')
    await dialog.getByText('Sealed', { exact: false }).first().click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await staff.getByText('custom.server_room').waitFor()
  })

  it('is encrypted before it leaves the person’s browser', async () => {
    said = await talk(demo.hub.url)
    const lines = linesOf(personOf(1))
    for (const line of lines.slice(0, -4)) await said.say(line)
    const { body } = await demo.api('GET', '/assessments')
    assessmentId = body.items[0].id
    const invited = await demo.api('POST', `/assessments/${assessmentId}/invitation`)
    person = await opened()
    const sent: string[] = []
    person.on('request', (request) => void sent.push(request.postData() ?? ''))
    await person.goto(invited.body.url)
    await person.locator('.said.asks').filter({ hasText: QUESTION.ask }).waitFor()
    await person.locator('.composer').getByRole('textbox').fill(SECRET)
    await person
      .locator('.composer')
      .getByRole('button', { name: /Send|Continue/ })
      .first()
      .click()
    await person.getByText('(sealed)').first().waitFor()
    // The next question means that the hub has taken it.
    await person.locator('.said.asks').filter({ hasText: 'spend on IT' }).waitFor()
    const carrying = sent.filter((body) => body.includes('ciphertext'))
    assert.equal(carrying.length, 1)
    assert.ok(!sent.some((body) => body.includes('4711')), 'nothing readable was sent')
  })

  it('is kept closed by the hub: neither its database nor its API shows it', async () => {
    const { body } = await demo.api('GET', `/assessments/${assessmentId}`)
    assert.equal(body.answers['custom.server_room'].state, 'sealed')
    assert.ok(!JSON.stringify(body).includes('4711'))
    assert.ok(!readFileSync(join(demo.dataDir, 'hub.sqlite')).includes('4711'))
  })

  it('opens with the passphrase, in the console’s browser alone', async () => {
    await staff.goto(`${demo.hub.url}/console/assessments/${assessmentId}`)
    const card = staff
      .locator('section')
      .filter({ has: staff.getByRole('heading', { name: 'Sealed answers' }) })
    await card.getByLabel('Passphrase').fill('another one that is long')
    await card.getByRole('button', { name: 'Open' }).click()
    await card.getByText('It does not open this key.').waitFor()
    await card.getByLabel('Passphrase').fill(PASSPHRASE)
    await card.getByRole('button', { name: 'Open' }).click()
    await card.getByText(SECRET).waitFor()
  })
})
