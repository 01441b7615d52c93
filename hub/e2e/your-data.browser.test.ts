import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { browserPath } from './browser.ts'
import { openDemoHub, type DemoHub } from './demo-hub.ts'
import { linesOf, personOf } from './talk.ts'
import { flaws } from './walker.ts'

const executablePath = browserPath()
const PERSON = personOf(7)

describe(`What a person can do with their data, in a browser${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(90_000)
  // Each step begins where the one before ended.
  this.bail(true)
  let demo: DemoHub
  let browser: Browser
  let page: Page
  let colleague: Page
  let colleagueLink = ''
  const complaints: string[] = []

  before(async function () {
    if (!executablePath) return this.skip()
    demo = await openDemoHub('your-data')
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    page = await opened(demo.hub.url)
  })
  after(async () => {
    await browser?.close()
    await demo?.close()
  })

  async function opened(
    address: string,
    context = browser.newContext({ acceptDownloads: true }),
  ): Promise<Page> {
    const one = await (await context).newPage()
    one.setDefaultTimeout(15_000)
    one.on('pageerror', (error) => complaints.push(error.message))
    await one.goto(address)
    await one.locator('[role=log][aria-busy=false]').waitFor()
    return one
  }
  /** Types an answer in own words, whatever control the question has. */
  async function say(words: string): Promise<void> {
    const asked = page.locator('.said.asks').last()
    const before = await asked.getAttribute('id')
    const typeInstead = page.locator('.composer').getByRole('button', { name: 'Type instead' })
    if ((await typeInstead.count()) > 0) await typeInstead.click()
    await page.locator('.composer textarea, .composer .answer input').first().fill(words)
    await page.locator('.composer .answer button[type=submit]').click()
    await page.locator(`.said.asks:not([id="${before}"])`).last().waitFor()
    await page.locator('.composer:not(.busy)').waitFor()
  }
  const yourData = () => page.locator('.your-data')
  async function openYourData(): Promise<void> {
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByRole('button', { name: 'Your data' }).click()
    await yourData().waitFor()
  }
  const closeHelp = () => page.keyboard.press('Escape')

  it('begins with a conversation that has told something', async () => {
    for (const line of linesOf(PERSON).slice(0, 6)) await say(line)
  })

  it('shows in numbers what is stored, and who sees it, with nothing for axe to find', async () => {
    await openYourData()
    await yourData()
      .getByText(/\d+ answers/)
      .waitFor()
    await yourData()
      .getByText(/Contoso IT/)
      .first()
      .waitFor()
    assert.deepEqual(await flaws(page), [])
  })

  it('takes back the consent to be contacted, which the console sees', async () => {
    await yourData().getByRole('button', { name: 'Do not contact me any more' }).click()
    await yourData().getByText('may not contact you about this any more').waitFor()
    const { body } = await demo.api('GET', '/assessments')
    const kept = await demo.api('GET', `/assessments/${body.items[0].id}`)
    assert.equal(kept.body.answers['consent.contact'].value.given, false)
  })

  it('hands all of it out as a file', async () => {
    const coming = page.waitForEvent('download')
    await yourData().getByRole('button', { name: 'Download my answers' }).click()
    const file = await (await coming).path()
    const whole: unknown = JSON.parse(readFileSync(file, 'utf8'))
    assert.match(JSON.stringify(whole), new RegExp(PERSON.email))
    await closeHelp()
  })

  it('mails the link, which opened here leaves the other tab as it is', async () => {
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByRole('button', { name: 'Continue on another device' }).click()
    await page.getByRole('button', { name: 'Send me the link by e-mail' }).click()
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('somebody@else.example')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('only to the e-mail address of this assessment').waitFor()
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(PERSON.email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText(`Sent to ${PERSON.email}`).waitFor()
    await closeHelp()
    const mails = await demo.api('GET', '/mail')
    const mail = await demo.api('GET', `/mail/${mails.body.items[0].id}`)
    const other = await opened(mail.body.action.url, Promise.resolve(page.context()))
    await other
      .getByText(/Welcome back/)
      .first()
      .waitFor()
    await other.close()
    await page.reload()
    await page.locator('[role=log][aria-busy=false]').waitFor()
    await page.locator('.composer').waitFor()
  })

  it('asks a colleague for one step, who sees that step alone', async () => {
    await page.getByRole('button', { name: 'Ask somebody' }).click()
    await page.getByRole('button', { name: 'Ask a colleague' }).click()
    colleagueLink = await page.locator('.composer .elsewhere input').inputValue()
    colleague = await opened(colleagueLink)
    await colleague.locator('.said.asks').first().waitFor()
    assert.ok(!(await colleague.locator('body').innerText()).includes(PERSON.email))
    await colleague.locator('.steps li').nth(1).waitFor({ state: 'detached' })
    assert.deepEqual(await flaws(colleague), [])
  })

  it('lists the links with who they are for, and takes one back, which its page tells', async () => {
    await openYourData()
    const links = yourData().locator('.links')
    await links.getByText(`For you, sent to ${PERSON.email}`).waitFor()
    const row = links.locator('li').filter({ hasText: 'For a colleague' })
    await row.getByText('Opened; works until').waitFor()
    assert.deepEqual(await flaws(page), [])
    await row.getByRole('button', { name: 'Take back' }).click()
    await row.getByText('Taken back').waitFor()
    await colleague.getByRole('button', { name: 'Start again' }).waitFor()
    await colleague.close()
    const late = await (await browser.newContext()).newPage()
    await late.goto(colleagueLink)
    await late.getByText('This link was taken back').waitFor()
    await late.close()
  })

  it('deletes everything in two taps, saying before how much that is', async () => {
    await yourData().getByRole('button', { name: 'Delete my answers' }).click()
    await yourData()
      .getByText(/This deletes \d+ answers/)
      .waitFor()
    await yourData().getByRole('button', { name: 'Delete now' }).click()
    await page.getByText('Your answers are deleted').waitFor()
    const { body } = await demo.api('GET', '/assessments')
    assert.equal(body.items.length, 0)
    assert.deepEqual(complaints, [])
  })
})
