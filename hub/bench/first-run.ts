import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { startHubProcess } from '../e2e/hub-process.ts'
import { percentile, rounded } from './figures.ts'
import type { Tell } from './run.ts'

const LIMIT_MS = 10_000
const BUDGET_BYTES = { script: 40_000, style: 10_000 }

/** Starts a hub on an empty directory, again and again, each time as `npm start` does. */
export async function firstRun(count: number, tell: Tell): Promise<void> {
  const printed: number[] = []
  const ready: number[] = []
  for (let run = 1; run <= count; run++) {
    const dataDir = await mkdtemp(join(tmpdir(), 'entourage-bench-'))
    try {
      const hub = await startHubProcess({ dataDir })
      printed.push(hub.printedMs)
      ready.push(hub.readyMs)
      if (run === count) for (const page of ['/', '/console']) await tellSizes(hub.url, page, tell)
      await hub.stop()
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  }
  const median = (sample: number[]) => rounded(percentile(sample, 0.5))
  tell({
    what: 'addresses printed',
    runs: count,
    medianMs: median(printed),
    maxMs: rounded(Math.max(...printed)),
    limitMs: LIMIT_MS,
  })
  tell({
    what: '/readyz answers',
    runs: count,
    medianMs: median(ready),
    maxMs: rounded(Math.max(...ready)),
    limitMs: LIMIT_MS,
  })
}

/** What a page makes the browser load, gzipped. */
async function tellSizes(url: string, path: string, tell: Tell): Promise<void> {
  const page = await (await fetch(url + path)).text()
  const sizes = { script: 0, style: 0 }
  for (const [tag, name = ''] of page.matchAll(
    /<(?:script|link)\b[^>]*?(?:src|href)="(\/[^"]+\.(?:js|css))"[^>]*>/g,
  )) {
    const body = Buffer.from(await (await fetch(url + name)).arrayBuffer())
    sizes[tag.startsWith('<script') || name.endsWith('.js') ? 'script' : 'style'] += gzipSync(body).length
  }
  for (const [part, bytes] of Object.entries(sizes))
    tell({
      what: `${part}s of ${path}`,
      gzipBytes: bytes,
      ...(path === '/' ? { budgetBytes: part === 'script' ? BUDGET_BYTES.script : BUDGET_BYTES.style } : {}),
    })
}
