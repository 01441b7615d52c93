import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { Router } from 'express'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { browserPath } from '../e2e/browser.ts'
import { startIntake, until, type TestIntake } from './testing.ts'

const executablePath = browserPath()
const WEBCHAT = fileURLToPath(
  new URL('../../node_modules/botframework-webchat/dist/webchat.js', import.meta.url),
)

/** Somebody else's site with Microsoft's WebChat in it. */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Chat</title>
<style>html, body, #chat { height: 100%; margin: 0 }</style><main id="chat"></main>
<script src="/webchat.js"></script><script src="/webchat-start.js"></script></html>`
const START = `(async () => {
  const reply = await fetch('/v3/directline/tokens/generate', { method: 'POST' })
  const { token, conversationId } = await reply.json()
  window.conversation = { token, conversationId }
  const directLine = WebChat.createDirectLine({ token, domain: location.origin + '/v3/directline' })
  WebChat.renderWebChat({ directLine, userID: 'ada', username: 'Ada' }, document.getElementById('chat'))
})()`

/** What a person fills in, by what the field is called. */
const SAYS: [label: RegExp, value: string][] = [
  [/website/i, 'no website'],
  [/mbit|latency/i, '100'],
  [/kind of line/i, 'cable'],
  [/fixed address/i, 'yes'],
  [/first name/i, 'Ada'],
  [/last name/i, 'Lovelace'],
  [/e-mail/i, 'ada@acme.com'],
  [/phone/i, '+1 202 555 0143'],
  [/computer/i, '25'],
  [/locations/i, '2'],
  [/employees/i, '40'],
  [/company/i, 'Acme Dental LLC'],
  [/until|contract|ends|month/i, '2027-03'],
]
const MOST_QUESTIONS = 40

describe(`Microsoft's WebChat${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(60_000)
  let hub: TestIntake
  let browser: Browser
  const complaints: string[] = []

  before(async function () {
    if (!executablePath) return this.skip()
    const pages = Router()
      .get('/webchat', (_req, res) => void res.type('html').send(PAGE))
      .get('/webchat.js', (_req, res) => void res.sendFile(WEBCHAT))
      .get('/webchat-start.js', (_req, res) => void res.type('js').send(START))
    hub = await startIntake({ pages: [pages] })
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  })
  after(async () => {
    await browser?.close()
    await hub?.close()
  })

  it('renders and completes the whole conversation, to the result', async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 } })
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${hub.url}/webchat`)
    const asked: string[] = []
    for (let turn = 0; turn < MOST_QUESTIONS; turn++) {
      const question = await until(() => openQuestion(page, asked.at(-1)), 10_000)
      if (question === 'result') break
      asked.push(question.id)
      await answer(page, question)
    }
    assert.ok(asked.includes('send'), asked.join())
    await page.getByText('To fix').first().waitFor()
    const [found] = (await hub.assessments.list({ limit: 5 })).items
    assert.equal(found?.status, 'submitted')
    assert.equal(found?.answers['contact.email']?.value, 'ada@acme.com')
    assert.deepEqual(complaints, [])
  })

  interface Open {
    id: string
    kind: string
  }

  /** The question that WebChat has, once it is another one than before. */
  async function openQuestion(page: Page, before: string | undefined): Promise<Open | 'result' | undefined> {
    await page.waitForTimeout(250)
    const at = await page.evaluate('window.conversation')
    if (typeof at !== 'object' || at === null || !('token' in at) || !('conversationId' in at))
      return undefined
    const { body } = await hub.get(
      `/v3/directline/conversations/${String(at.conversationId)}/activities`,
      String(at.token),
    )
    const activities: {
      name?: string
      text?: string
      channelData?: { sentry?: { question?: { id: string; control: { kind: string } } } }
    }[] = body.activities
    if (activities.some(({ name }) => name === 'sentry.result')) return 'result'
    const last = activities.findLast(({ channelData }) => channelData?.sentry?.question)
    const question = last?.channelData?.sentry?.question
    if (!question || question.id === before) return undefined
    await page
      .getByText(last.text?.slice(0, 30) ?? '')
      .last()
      .waitFor()
    return { id: question.id, kind: question.control.kind }
  }

  async function answer(page: Page, { kind }: Open): Promise<void> {
    if (kind === 'choice' || kind === 'text') {
      const buttons = page.locator('button.webchat__suggested-action')
      if (kind === 'choice' && (await buttons.count()) > 0) return buttons.first().click()
      if (kind === 'text') return type(page, 'Our IT person is leaving')
    }
    const card = page
      .locator('.ac-adaptiveCard')
      .filter({ has: page.getByRole('button') })
      .last()
    await card.waitFor()
    await fill(card)
    const name = { continue: /send now/i, confirm: /right/i }[kind] ?? /continue/i
    await card.getByRole('button', { name }).first().click()
  }

  const type = async (page: Page, text: string) => {
    await page.getByRole('textbox', { name: /message/i }).fill(text)
    await page.keyboard.press('Enter')
  }

  /** Every field by its label, the first of each list, every consent. */
  async function fill(card: Locator): Promise<void> {
    for (const input of await card.locator('input.ac-textInput, textarea.ac-textInput').all()) {
      const label = await labelOf(input)
      const value = SAYS.find(([pattern]) => pattern.test(label))?.[1] ?? 'The server is slow'
      if ((await input.inputValue()) === '') await input.fill(value)
    }
    for (const list of await card
      .locator('.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect')
      .all())
      await list.locator('input').first().check()
    for (const list of await card.locator('select').all()) await list.selectOption({ index: 1 })
    for (const toggle of await card.locator('.ac-toggleInput').locator('input[type=checkbox]').all())
      await toggle.check()
  }

  async function labelOf(input: Locator): Promise<string> {
    const ids = ((await input.getAttribute('aria-labelledby')) ?? '').split(/\s+/).filter(Boolean)
    const texts = await Promise.all(ids.map((id) => input.page().locator(`[id="${id}"]`).innerText()))
    return texts.join(' ')
  }
})
