import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with a page, by name and place. */
export async function flaws(page: Page): Promise<string[]> {
  await page.evaluate(`typeof axe === 'undefined' && (0, eval)(${JSON.stringify(AXE)})`)
  const found: unknown = await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' at ' + nodes[0].target.join(' ')))`,
  )
  return Array.isArray(found) ? found.map(String) : ['axe did not run']
}

const TYPED: [RegExp, string][] = [
  [/first name|vorname/i, 'Ada'],
  [/last name|nachname/i, 'Byron'],
  [/e-?mail/i, 'ada@acme-dental.test'],
  [/website/i, 'acme-dental.test'],
  [/phone|telefon/i, '+1 202 555 0143'],
  [/employees|people|users|how many|number|computers|locations|seats|licen/i, '12'],
  [/amount|cost|price|per month|per year|budget|pay/i, '1200'],
  [/mbit|mbps|speed/i, '100'],
]
const PATIENCE_MS = 15_000

/** Walks the conversation as somebody who answers everything, by what stands on the screen alone. */
export function walker(page: Page) {
  const composer = page.locator('.composer')
  const button = (name: string | RegExp) => composer.getByRole('button', { name, exact: true })
  const asked = () => page.locator('.said.asks')
  const seen = new Set<string>()
  const has = async (selector: string) => (await composer.locator(selector).count()) > 0

  async function fill(box: Locator): Promise<void> {
    if ((await box.inputValue()) !== '') return
    const id = await box.getAttribute('id')
    const label = await page.locator(`label[for="${id}"]`).innerText()
    const type = await box.getAttribute('type')
    if (type === 'date') return box.fill('2027-03-31')
    if (type === 'month') return box.fill('2027-03')
    const mode = await box.getAttribute('inputmode')
    const otherwise = mode === 'numeric' || mode === 'decimal' ? '12' : 'Two words'
    await box.fill(TYPED.find(([pattern]) => pattern.test(label))?.[1] ?? otherwise)
  }
  async function fillAll(): Promise<void> {
    for (const box of await composer.locator('.answer .field :is(input, textarea)').all()) await fill(box)
    for (const box of await composer.locator('input[type=checkbox]').all()) await box.check()
  }

  /** The first option; of a menu that comes again and again each of its cards once, the last at the end. */
  async function firstUnseen(): Promise<number> {
    if (!(await has('.answer .cards'))) return 0
    const labels = await composer.locator('.answer .chip').allInnerTexts()
    const names = labels.map((label) => label.split('\n')[0] ?? '')
    const at = names.findIndex((name) => !seen.has(name))
    seen.add(names[at] ?? '')
    return at < 0 ? names.length - 1 : at
  }

  /** One question by its control; says which that was. */
  async function answer(): Promise<string> {
    if (await has('.table-control')) {
      const offered = composer.locator('.suggestions li button')
      if ((await offered.count()) > 0) await offered.first().click()
      const cells = composer.locator('[data-row] :is(input, textarea)')
      if ((await cells.count()) > 0) await fill(cells.first())
      for (const box of await composer.locator('[aria-required=true]').all()) await fill(box)
      await button('Continue').click()
      return 'table'
    }
    if (await has('.drop')) {
      await composer.locator('input[type=file]').setInputFiles({
        name: 'invoice.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Invoice 7\nMicrosoft 365 Business 12 users 264.00 USD monthly\n'),
      })
      await composer.locator('.files .hint').waitFor()
      await button('Continue').click()
      return 'files'
    }
    if (await has('.confirm')) {
      await composer.locator('.ends .primary').click()
      return 'confirm'
    }
    if (await has('.answer > .combobox [role=combobox]')) {
      await composer.getByRole('combobox').fill('den')
      await composer.getByRole('option').first().click()
      if (await has('.answer .ends .primary')) await button('Continue').click()
      return 'search'
    }
    if (await has('.group')) {
      for (const group of await composer.locator('.group').all())
        if ((await group.locator('[aria-pressed=true]').count()) === 0)
          await group.locator('.chip').first().click()
      await button('Continue').click()
      return 'chips'
    }
    if (await has('.answer .field')) {
      await fillAll()
      await composer.locator('.answer button[type=submit]').click()
      return 'fields'
    }
    if (await has('.answer .chip')) {
      const many = await has('.answer .ends .primary')
      await composer
        .locator('.answer .chip')
        .nth(await firstUnseen())
        .click()
      if (many) await button('Continue').click()
      return 'choice'
    }
    if (await has('.answer .primary')) {
      await composer.locator('.answer .primary').click()
      return 'continue'
    }
    return 'nothing'
  }

  /** Waits until something else is asked, or nothing any more. */
  async function moved(from: string | null): Promise<boolean> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await page.waitForTimeout(50)) {
      if ((await composer.count()) === 0) return true
      const busy = (await page.locator('.composer.busy').count()) > 0
      const now = await asked()
        .last()
        .getAttribute('id', { timeout: 1000 })
        .catch(() => null)
      if (!busy && now !== from) return true
    }
    return false
  }

  return {
    asked,
    answer,
    moved,
    question: async () => ({
      id: await asked().last().getAttribute('id'),
      words: (await asked().last().locator('.words').innerText()).slice(0, 80),
    }),
    open: async () => (await composer.count()) > 0,
    press: (name: string | RegExp) => button(name).first().click(),
    offers: async (name: string) => (await button(name).count()) > 0,
  }
}
