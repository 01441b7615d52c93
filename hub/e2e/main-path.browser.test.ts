import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { readConfig } from '../config.ts'
import { silentLog } from '../platform/log.ts'
import { startHub, type Hub } from '../start.ts'
import { browserPath } from './browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHOTS = new URL('../../artifacts/', import.meta.url).pathname
const executablePath = browserPath()

const SCREENS: Record<string, BrowserContextOptions> = {
  desktop: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', isMobile: true, hasTouch: true },
}

describe(`The main path in a browser${executablePath ? '' : ' (skipped: no Chromium is installed here)'}`, function () {
  this.timeout(90_000)
  for (const [screen, options] of Object.entries(SCREENS)) {
    describe(`on a ${screen}`, function () {
      // Each step begins where the one before ended.
      this.bail(true)
      let hub: Hub
      let browser: Browser
      let page: Page
      let dataDir: string
      let dealUrl = ''
      const complaints: string[] = []

      before(async function () {
        if (!executablePath) return this.skip()
        mkdirSync(SHOTS, { recursive: true })
        dataDir = mkdtempSync(join(tmpdir(), 'hub-e2e-'))
        hub = await startHub(
          readConfig({ PORT: '0', DATA_DIR: dataDir, MSP_NAME: 'Northwind IT' }),
          silentLog,
        )
        browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
        page = await open()
      })
      after(async () => {
        await browser?.close()
        await hub?.close()
        if (dataDir) rmSync(dataDir, { recursive: true, force: true })
      })

      async function open(path = '/'): Promise<Page> {
        const context = await browser.newContext({ ...options, permissions: ['clipboard-write'] })
        const opened = await context.newPage()
        opened.setDefaultTimeout(10_000)
        opened.on('pageerror', (error) => complaints.push(error.message))
        opened.on(
          'console',
          (message) => void (message.type() === 'error' && complaints.push(message.text())),
        )
        await opened.goto(path.startsWith('http') ? path : hub.url + path)
        return opened
      }
      const box = (name: string) => page.locator('.composer').getByRole('textbox', { name })
      const press = (name: string | RegExp) =>
        page.locator('.composer').getByRole('button', { name }).first().click()
      const asked = (words: RegExp) => page.locator('.said.asks').filter({ hasText: words }).waitFor()
      async function shoot(name: string, one = page): Promise<void> {
        // Longer than anything fades in.
        await one.waitForTimeout(250)
        await one.screenshot({ path: `${SHOTS}${screen}-${name}.png` })
      }
      async function pick(search: string, option: RegExp) {
        await page.getByRole('combobox').fill(search)
        await page.getByRole('option', { name: option }).first().click()
      }
      /** What axe finds wrong with a page, by name and place. */
      async function flaws(one = page): Promise<string[]> {
        await one.evaluate(AXE)
        const found = await one.evaluate(
          `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' at ' + nodes[0].target.join(' ')))`,
        )
        return found as string[]
      }
      async function crmRecord(kind: string, name: string): Promise<Page> {
        const crm = await open(`/sandbox/hubspot/ui/${kind}`)
        const link = crm.getByRole('link', { name })
        const deadline = Date.now() + 5_000
        while ((await link.count()) === 0 && Date.now() < deadline) await crm.reload()
        await link.first().click()
        return crm
      }
      const property = (crm: Page, name: string) => crm.locator(`[data-name="${name}"]`).innerText()

      it('greets, and asks who is there', async () => {
        await asked(/your name/)
        await shoot('1-hello')
        assert.deepEqual(await flaws(), [])
        await box('First name').fill('Ada')
        await box('Last name').fill('Byron <script>alert(1)</script>')
        await press('Continue')
      })

      it('says what to do about a website that is none, and looks a real one up while the person goes on', async () => {
        await asked(/Which website/)
        await box('Website').fill('not a website')
        await press('Send')
        await page.getByText(/does not look like a website/).waitFor()
        await box('Website').fill('acme-dental.test')
        await press('Send')
        await asked(/Why are you looking/)
        await box('What hurts most').fill('The server is slow every morning')
        await shoot('2-why')
        await press('Continue')
      })

      it('asks for e-mail and consent, and shows the contact and company in the CRM from then on', async () => {
        await asked(/Where may we send/)
        await box('E-mail').fill('ada@acme-dental.test')
        await box('Phone').fill('+1 202 555 0143')
        for (const consent of await page.locator('.composer input[type=checkbox]').all())
          await consent.check()
        await shoot('3-contact')
        assert.deepEqual(await flaws(), [])
        await press('Continue')
        const crm = await crmRecord('contacts', 'Ada')
        assert.equal(await property(crm, 'email'), 'ada@acme-dental.test')
        await crm.context().close()
      })

      it('shows what it found with its sources, and takes it in one tap', async () => {
        await asked(/what we found/)
        await page.locator('.composer').getByText('Acme Dental').first().waitFor()
        await shoot('4-found')
        assert.deepEqual(await flaws(), [])
        await press(/right/i)
      })

      it('asks the rest, one small screen at a time', async () => {
        await asked(/Which industry/)
        await shoot('5-industry')
        await pick('dentist', /Health Care/)
        await asked(/How many people/)
        await box('Employees').fill('about 40')
        await box('Of them, with a computer').fill('25')
        await box('Locations').fill('2')
        await press('Continue')
        await asked(/Who looks after your IT/)
        await press('An IT provider')
        await shoot('6-it-today')
        await press('Continue')
        await asked(/Is that where your mail/)
        await press('Microsoft 365')
        await asked(/one or two applications/)
        await pick('dentrix', /Dentrix/)
        await press('Continue')
        await asked(/Four quick ones/)
        for (const chip of ['Yes, never tested', 'Some people', 'Not insured', 'Nothing happened'])
          await press(chip)
        await shoot('7-safety')
        assert.deepEqual(await flaws(), [])
        await press('Continue')
        await asked(/spend on IT/)
        await press(/1,500 to/)
        await asked(/interest you most/)
        await press(/Backup and Disaster/)
        await press(/VoIP/)
        await shoot('8-interests')
        await press('Continue')
        await page
          .locator('.said.asks')
          .filter({ hasText: /budget|when|decides/i })
          .waitFor()
        await shoot('9-decision')
        for (const group of await page.locator('.composer .group').all())
          await group.locator('.chip').first().click()
        await press('Continue')
      })

      it('gives a result within ten seconds of "send now"', async () => {
        await page.locator('.composer').getByRole('button', { name: 'Send now' }).click()
        await page.locator('.result').waitFor({ timeout: 10_000 })
        assert.ok(
          (await page.locator('.result .card').nth(0).locator('li').count()) >= 3,
          'three things that are fine',
        )
        assert.equal(await page.locator('.result ol li').count(), 3, 'three to fix')
        await page.locator('.result').scrollIntoViewIfNeeded()
        await shoot('10-result')
        assert.deepEqual(await flaws(), [])
      })

      it('puts the deal into the CRM, associated and filled, with one note and one task', async () => {
        const crm = await crmRecord('deals', 'Acme Dental')
        dealUrl = crm.url()
        for (const [name, count] of [
          ['Contacts', 1],
          ['Companies', 1],
          ['Tasks', 1],
          ['Notes', 1],
        ] as const)
          await crm
            .locator('section', { has: crm.getByRole('heading', { name: `${name} ${count}` }) })
            .waitFor()
        assert.match(await property(crm, 'entourage_interests'), /Backup/)
        await shoot('11-crm-deal', crm)
        await crm.context().close()
      })

      it('brings a rep’s edit back into the assessment, saying where it comes from', async () => {
        const crm = await crmRecord('companies', 'Acme Dental')
        await crm.getByRole('link', { name: 'Edit as a rep' }).click()
        await crm.locator('input[name="phone"]').fill('(217) 555-0199')
        await crm.locator('input[name="numberofemployees"]').fill('42')
        await crm.getByRole('button', { name: 'Save' }).click()
        await crm.getByText('Saved').waitFor()
        await crm.context().close()

        assert.ok(hub.adminLink)
        const admin = await open(hub.adminLink)
        await admin.getByRole('textbox', { name: 'Your name' }).fill('Grace Hopper')
        await admin.getByRole('textbox', { name: 'E-mail' }).fill('grace@northwind-it.example')
        await admin.locator('input[type=password]').first().fill('four quiet garden gates')
        await shoot('12-setup', admin)
        await admin.locator('form button.primary').click()
        await admin.getByRole('link', { name: 'Acme Dental' }).first().click()
        await admin
          .getByText('+12175550199')
          .or(admin.getByText('+1 217 555 0199'))
          .first()
          .waitFor({ timeout: 5_000 })
        await admin.getByText('HubSpot').and(admin.locator(':visible')).first().waitFor()
        await shoot('13-assessment', admin)
        assert.deepEqual(await flaws(admin), [])
        for (const part of ['connections', 'mappings', 'conflicts', 'runs', 'team', 'keys']) {
          await admin.goto(`${hub.url}/console/${part}`)
          await admin.locator('h1').waitFor()
          await shoot(`14-${part}`, admin)
        }
        await admin.context().close()
      })

      it('keeps what the prospect changes afterwards, beside the rep’s own changes', async () => {
        if (screen === 'phone') await page.getByRole('button', { name: /know so far/i }).click()
        await page.getByRole('button', { name: /(Change|Edit).*First name/i }).click()
        await asked(/your name/)
        await box('First name').fill('Augusta')
        await press('Continue')
        const crm = await crmRecord('contacts', 'Augusta')
        await crm.context().close()
        const company = await crmRecord('companies', 'Acme Dental')
        assert.match(await property(company, 'phone'), /555-0199/)
        assert.equal(await property(company, 'numberofemployees'), '42')
        await company.context().close()
      })

      it('goes on elsewhere by the resume link', async () => {
        await page.getByRole('button', { name: 'Help' }).click()
        await page.getByRole('button', { name: /another device/i }).click()
        const link = await page.locator('.elsewhere input').inputValue()
        const other = await open(link)
        await other
          .getByText(/Welcome back/)
          .first()
          .waitFor()
        assert.ok(!other.url().includes('resume'), 'the secret is gone from the address')
        await shoot('15-resumed', other)
        await other.context().close()
      })

      it('had nothing to complain about, and no second record of anything', async () => {
        assert.deepEqual(complaints, [])
        const crm = await open(dealUrl)
        for (const name of ['Contacts 1', 'Companies 1', 'Tasks 1', 'Notes 1'])
          await crm.getByRole('heading', { name }).waitFor()
        await crm.context().close()
      })
    })
  }
})
