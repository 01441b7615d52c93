import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { client, makeKey } from '../e2e/crash-hub.ts'
import { startHubProcess } from '../e2e/hub-process.ts'
import { linesOf, personOf, talk } from '../e2e/talk.ts'
import { spread } from './figures.ts'
import type { Tell } from './run.ts'

const GOAL_P95_MS = 1_000
/** A sync takes a few calls, and the CRM allows 90 each 10 s: slower than that, or the wait is what is measured. */
const EVERY_MS = 1_500
const LOOK_EVERY_MS = 20
/** The hub's API answers 600 times a minute. */
const ASK_EVERY_MS = 60
const PATIENCE_MS = 30_000

const Assessment = z.object({
  version: z.number(),
  answers: z.record(z.string(), z.object({ value: z.unknown() })),
  links: z.array(z.object({ kind: z.string(), remoteId: z.string().optional() })),
  sync: z.object({ upToDate: z.boolean() }),
})
const List = z.object({ items: z.array(z.object({ id: z.string() })).min(1) })

/** One submitted assessment in a real hub with its HubSpot stand-in: changed here, then changed there. */
export async function answerToCrm(count: number, tell: Tell): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'entourage-bench-'))
  const hub = await startHubProcess({ dataDir, env: { DNS_SERVERS: '127.0.0.1:9' } })
  try {
    const bench = await prepare(hub.url, dataDir)
    for (const [what, measure] of [
      ['answer to CRM record', bench.outward],
      ['CRM edit to assessment', bench.inward],
    ] as const) {
      const sample: number[] = []
      for (let round = 0; round < count; round++) {
        const next = performance.now() + EVERY_MS
        sample.push(await measure(`Ada${letters(round)}`))
        await rest(next - performance.now())
      }
      tell({ what, ...spread(sample), goalP95Ms: GOAL_P95_MS })
    }
    const trips: number[] = []
    for (let round = 0; round < count; round++) {
      trips.push(await timed(() => bench.look()))
      await rest(LOOK_EVERY_MS)
    }
    tell({ what: 'peer: one bare HTTP request to the stand-in', ...spread(trips) })
  } finally {
    await hub.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Submits one assessment, waits until the CRM has it, and answers how to change and watch both sides. */
async function prepare(url: string, dataDir: string) {
  const conversation = await talk(url)
  for (const line of linesOf(personOf(1))) await conversation.say(line)
  const api = client(`${url}/api`, await makeKey(dataDir, 'assessments:read,assessments:write'))
  const { id } = List.parse(await api('GET', '/assessments')).items[0] ?? { id: '' }
  const read = async () => Assessment.parse(await api('GET', `/assessments/${id}`))
  const contact = await until(async () => {
    const { links, sync } = await read()
    return sync.upToDate ? links.find(({ kind }) => kind === 'contact')?.remoteId : undefined
  }, ASK_EVERY_MS)
  const record = `${url}/sandbox/hubspot/ui/contacts/${contact}`
  const look = async () => (await fetch(record)).text()

  return {
    look,
    /** An answer is acknowledged → the CRM's record shows it. */
    async outward(value: string): Promise<number> {
      const { version } = await read()
      const answers = { 'contact.firstName': value }
      await api('PUT', `/assessments/${id}`, { answers }, { 'if-match': `"${version}"` })
      return timed(() => until(async () => (await look()).includes(value) || undefined, LOOK_EVERY_MS))
    },
    /** A rep has saved → the assessment has it. */
    async inward(value: string): Promise<number> {
      const saved = await fetch(record, {
        method: 'POST',
        headers: { origin: url },
        body: new URLSearchParams({ jobtitle: value }),
        redirect: 'manual',
      })
      if (saved.status !== 303) throw new Error(`The stand-in answers ${saved.status} to a rep’s edit.`)
      return timed(() =>
        until(
          async () => (await read()).answers['contact.title']?.value === value || undefined,
          ASK_EVERY_MS,
        ),
      )
    },
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

async function until<T>(what: () => Promise<T | undefined>, everyMs: number): Promise<T> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const found = await what()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`Nothing arrived within ${PATIENCE_MS / 1000} s.`)
    await rest(everyMs)
  }
}

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)))

/** 0 → a, 25 → z, 26 → ba: no value comes twice. */
const letters = (number: number): string =>
  number < 26 ? String.fromCodePoint(97 + number) : letters(Math.floor(number / 26)) + letters(number % 26)
