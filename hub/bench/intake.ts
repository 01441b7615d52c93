import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { browserPath } from '../e2e/browser.ts'
import { startHubProcess } from '../e2e/hub-process.ts'
import { walker } from '../e2e/walker.ts'
import { percentile, rounded } from './figures.ts'
import type { Tell } from './run.ts'

/** A middling phone on a middling line. */
const SCREEN = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 }
const CPU_SLOWER = 4
/** Questions answered in each run, so that there is something to respond to. */
const QUESTIONS = 6

const GOALS = { scriptBytes: 40_000, styleBytes: 10_000, lcpMs: 1500, inpMs: 200, cls: 0.1, foreign: 0 }

interface Run {
  scriptBytes: number
  styleBytes: number
  lcpMs: number
  inpMs: number
  cls: number
  /** Requests to anybody else. */
  foreign: number
  complaints: number
}

/** The intake as somebody on a phone in a bus meets it: loading, responding, holding still. */
export async function intake(count: number, tell: Tell): Promise<void> {
  const executablePath = browserPath()
  if (!executablePath) throw new TypeError('There is no Chromium here; CHROMIUM names another place.')
  const dataDir = await mkdtemp(join(tmpdir(), 'entourage-bench-'))
  const hub = await startHubProcess({ dataDir, env: { DNS_SERVERS: '127.0.0.1:9' } })
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  try {
    const runs: Run[] = []
    for (let run = 0; run < count; run++) runs.push(await visit(browser, hub.url))
    for (const [what, goal] of Object.entries(GOALS) as [keyof typeof GOALS, number][]) {
      const sample = runs.map((one) => one[what])
      tell({
        what,
        runs: count,
        median: what === 'cls' ? percentile(sample, 0.5) : rounded(percentile(sample, 0.5)),
        max: what === 'cls' ? Math.max(...sample) : rounded(Math.max(...sample)),
        goal,
      })
    }
    tell({
      what: 'complaints of the browser',
      total: runs.reduce((sum, one) => sum + one.complaints, 0),
      goal: 0,
    })
  } finally {
    await browser.close()
    await hub.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function visit(browser: Browser, url: string): Promise<Run> {
  const context = await browser.newContext(SCREEN)
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', LINE)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
    const bytes = { Script: 0, Stylesheet: 0 }
    const types = new Map<string, string>()
    let foreign = 0
    let complaints = 0
    let loaded = false
    devtools.on('Network.responseReceived', ({ requestId, type }) => void types.set(requestId, type))
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId)
      if (!loaded && (type === 'Script' || type === 'Stylesheet')) bytes[type] += encodedDataLength
    })
    page.on('request', (request) => void (new URL(request.url()).origin !== url && foreign++))
    page.on('pageerror', () => void complaints++)
    page.on('console', (said) => void (said.type() === 'error' && complaints++))
    await page.addInitScript(OBSERVE)
    await page.goto(url, { waitUntil: 'load' })
    await page.waitForTimeout(1500)
    loaded = true
    const lcpMs = await figure(page, 'lcp')
    await answerSome(page)
    return {
      scriptBytes: bytes.Script,
      styleBytes: bytes.Stylesheet,
      lcpMs,
      inpMs: await figure(page, 'inp'),
      cls: await figure(page, 'cls'),
      foreign,
      complaints,
    }
  } finally {
    await context.close()
  }
}

async function answerSome(page: Page): Promise<void> {
  const walk = walker(page)
  for (let one = 0; one < QUESTIONS && (await walk.open()); one++) {
    const { id } = await walk.question()
    await walk.answer()
    if (!(await walk.moved(id))) throw new Error('The intake did not go on.')
  }
}

const figure = async (page: Page, name: 'lcp' | 'inp' | 'cls'): Promise<number> =>
  Number(await page.evaluate(`window.figures.${name}`))

/**
 * Inside the page, as https://web.dev/articles/vitals defines them: the last largest paint, the slowest interaction
 * (there are fewer than 50), and the worst second or so of shifts that nobody caused.
 */
const OBSERVE = `
  window.figures = { lcp: 0, inp: 0, cls: 0 }
  const watch = (options, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ buffered: true, ...options })
  watch({ type: 'largest-contentful-paint' }, ({ startTime }) => (figures.lcp = startTime))
  let from = 0, last = 0, sum = 0
  watch({ type: 'layout-shift' }, ({ value, hadRecentInput, startTime }) => {
    if (hadRecentInput) return
    const together = startTime - last < 1000 && startTime - from < 5000
    if (!together) from = startTime
    sum = (together ? sum : 0) + value
    last = startTime
    figures.cls = Math.max(figures.cls, sum)
  })
  watch({ type: 'event', durationThreshold: 16 }, ({ duration, interactionId }) => {
    if (interactionId) figures.inp = Math.max(figures.inp, duration)
  })
`
