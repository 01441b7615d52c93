import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with a page, by name and place. */
export async function flaws(page: Page): Promise<string[]> {
  await page.evaluate(`typeof axe === 'undefined' && (0, eval)(${JSON.stringify(AXE)})`)
  // A colour on its way from light to dark is no colour of ours.
  await page.evaluate(`Promise.allSettled(document.getAnimations().map(({ finished }) => finished))`)
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

/** How somebody uses a page. */
export interface Hands {
  press(what: Locator): Promise<void>
  type(box: Locator, words: string): Promise<void>
  /** Takes the first of what a list offers. */
  pick(option: Locator): Promise<void>
}

const MOUSE: Hands = {
  press: (what) => what.click(),
  type: (box, words) => box.fill(words),
  pick: (option) => option.click(),
}

const STOPS_MAX = 90

/** Somebody without a mouse: everything is reached by Tab, from where the focus is. */
export function keyboardHands(page: Page): Hands {
  const has = (what: Locator) => what.evaluate((one) => one === document.activeElement)
  const reach = async (what: Locator) => {
    for (let stops = 0; !(await has(what)); stops++) {
      if (stops > STOPS_MAX) throw new Error(`The keyboard does not reach ${String(what)}.`)
      await page.keyboard.press('Tab')
    }
  }
  return {
    async press(what) {
      await reach(what)
      const box = (await what.getAttribute('type')) === 'checkbox'
      await page.keyboard.press(box ? 'Space' : 'Enter')
    },
    async type(box, words) {
      await reach(box)
      const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words) ?? []
      await page.keyboard.type(day ? `${month}${day}${year}` : words)
    },
    pick: () => page.keyboard.press('Enter'),
  }
}

/** Walks the conversation as somebody who answers everything, by what stands on the screen alone. */
export function walker(page: Page, hands: Hands = MOUSE) {
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
    if (type === 'date') return hands.type(box, '2027-03-31')
    if (type === 'month') return hands.type(box, '2027-03')
    const mode = await box.getAttribute('inputmode')
    const otherwise = mode === 'numeric' || mode === 'decimal' ? '12' : 'Two words'
    await hands.type(box, TYPED.find(([pattern]) => pattern.test(label))?.[1] ?? otherwise)
  }
  async function fillAll(): Promise<void> {
    for (const box of await composer.locator('.answer .field :is(input, textarea)').all()) await fill(box)
    for (const box of await composer.locator('input[type=checkbox]').all()) await hands.press(box)
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
      if ((await offered.count()) > 0) await hands.press(offered.first())
      const cells = composer.locator('[data-row] :is(input, textarea)')
      if ((await cells.count()) > 0) await fill(cells.first())
      for (const box of await composer.locator('[aria-required=true]').all()) await fill(box)
      await hands.press(button('Continue'))
      return 'table'
    }
    if (await has('.drop')) {
      await composer.locator('input[type=file]').setInputFiles({
        name: 'invoice.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Invoice 7\nMicrosoft 365 Business 12 users 264.00 USD monthly\n'),
      })
      await composer.locator('.files .hint').waitFor()
      await hands.press(button('Continue'))
      return 'files'
    }
    if (await has('.confirm')) {
      await hands.press(composer.locator('.ends .primary'))
      return 'confirm'
    }
    if (await has('.answer > .combobox [role=combobox]')) {
      await hands.type(composer.getByRole('combobox'), 'den')
      await hands.pick(composer.getByRole('option').first())
      if (await has('.answer .ends .primary')) await hands.press(button('Continue'))
      return 'search'
    }
    if (await has('.group')) {
      for (const group of await composer.locator('.group').all())
        if ((await group.locator('[aria-pressed=true]').count()) === 0)
          await hands.press(group.locator('.chip').first())
      await hands.press(button('Continue'))
      return 'chips'
    }
    if (await has('.answer .field')) {
      await fillAll()
      await hands.press(composer.locator('.answer button[type=submit]'))
      return 'fields'
    }
    if (await has('.answer .chip')) {
      const many = await has('.answer .ends .primary')
      await hands.press(composer.locator('.answer .chip').nth(await firstUnseen()))
      if (many) await hands.press(button('Continue'))
      return 'choice'
    }
    if (await has('.answer .primary')) {
      await hands.press(composer.locator('.answer .primary'))
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
    press: (name: string | RegExp) => hands.press(button(name).first()),
    offers: async (name: string) => (await button(name).count()) > 0,
  }
}
