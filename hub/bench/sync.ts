import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { client, makeKey } from '../e2e/crash-hub.ts'
import { startHubProcess, type HubProcess } from '../e2e/hub-process.ts'
import { rounded } from './figures.ts'
import type { Tell } from './run.ts'
import { startBenchCrm, type BenchCrm, type Counted } from './sync-crm.ts'
import { fullPass } from './sync-full-pass.ts'
import { measureLatency } from './sync-latency.ts'
import { measurePlanner } from './sync-planner.ts'
import { seedAssessments } from './sync-seed.ts'

/** HubSpot's limits of a Professional account. https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines */
const BURST = { calls: 190, perSeconds: 10 }
const SEARCHES_PER_SECOND = 5
/** What the connector leaves to other tools, and what a backfill leaves to live work. */
const HEADROOM = 10
const BACKFILL_SHARE = 0.8
const POLL_EVERY_SECONDS = 10
const QUIET_CYCLES = 3
const LOOK_EVERY_MS = 500
const PATIENCE_MS = 30 * 60_000
const GOALS = {
  callsPer100: 8,
  callsPer100WithMatchRules: 10,
  seconds: 60,
  refusedShare: 0.01,
  duplicates: 0,
  peakMb: 400,
}

/** Numbers of the two accounts. */
const FIRST = 990_001
const SECOND = 990_002

export type Api = ReturnType<typeof client>

const Connected = z.object({ connection: z.object({ id: z.string() }) })
const Standing = z.object({
  backfill: z
    .object({
      state: z.string(),
      done: z.number(),
      left: z.number(),
      failed: z.number(),
      perMinute: z.number().optional(),
      secondsLeft: z.number().optional(),
      trouble: z.string().optional(),
      startedAt: z.string(),
      finishedAt: z.string().optional(),
      failures: z.array(z.object({ error: z.string() })),
    })
    .nullable(),
})

/** A hub with many assessments and two accounts of a CRM, which are processes of their own. */
export async function sync(
  count: number,
  tell: Tell,
  { profileDir, only }: { profileDir?: string; only?: string } = {},
): Promise<void> {
  if (only !== undefined && only !== 'push' && only !== 'people')
    throw new TypeError(`The bench sync has no part "${only}".`)
  if (only === undefined) measurePlanner(tell)
  const dir = await mkdtemp(join(tmpdir(), 'entourage-bench-'))
  const crms: BenchCrm[] = []
  const hubs: HubProcess[] = []
  const env = { DNS_SERVERS: '127.0.0.1:9' }
  try {
    // The hub's own stand-in is set aside first, so that it is no third account.
    hubs.push(await startHubProcess({ dataDir: dir, env }))
    const key = await makeKey(dir, 'assessments:read,assessments:write,connections:read,connections:write')
    await pauseAll(client(`${hubs[0]?.url}/api`, key))
    await hubs[0]?.stop()
    const from = performance.now()
    const ids = await seedAssessments(dir, count)
    tell({ what: 'seeded', assessments: count, seconds: seconds(from) })

    const nodeArgs = profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []
    const hub = await startHubProcess({ dataDir: dir, env, nodeArgs })
    hubs.push(hub)
    tell({ what: 'hub started', ...memoryOf(hub) })
    const bench = { count, tell, hub, ids, dataDir: dir, api: client(`${hub.url}/api`, key) }
    const account = async (portal: number) => {
      const crm = await startBenchCrm(dir, portal, BURST.calls)
      crms.push(crm)
      return crm
    }
    if (only === 'people') return await whileBackfilling(bench, await account(SECOND))
    const crm = await account(FIRST)
    const connectionId = await coldPush(bench, crm)
    if (only === 'push') return
    await quiet(bench, crm, connectionId)
    await whileBackfilling(bench, await account(SECOND))
    tell({ what: 'memory, all of it', ...memoryOf(hub), goals: { peakMb: GOALS.peakMb } })
    await hub.stop()
    hubs.pop()
    await fullPass({ ...bench, connectionId, crm })
  } finally {
    await Promise.all([...hubs, ...crms].map((one) => one.stop()))
    await rm(dir, { recursive: true, force: true })
  }
}

export interface Bench {
  count: number
  tell: Tell
  hub: HubProcess
  ids: string[]
  dataDir: string
  api: Api
}

/** A new account: everything goes there for the first time. */
async function coldPush(bench: Bench, crm: BenchCrm): Promise<string> {
  const { api, tell, count } = bench
  const connectionId = await connect(api, crm)
  await crm.reset()
  const from = performance.now()
  const cpuFrom = cpuSecondsOf(bench.hub)
  await api('POST', `/connections/${connectionId}/enable`)
  const { failed } = await backfilled(bench, connectionId, 'cold push')
  const took = seconds(from)
  const counted = await crm.counted()
  const { records, duplicates } = crm.holdings()
  tell({
    what: 'cold push',
    mapping: 'hubspot-default: company, contact, deal, note and task, with match rules',
    assessments: count,
    failed,
    seconds: took,
    perMinute: Math.round((count / took) * 60),
    cpuMsEach: rounded(((cpuSecondsOf(bench.hub) - cpuFrom) / count) * 1_000),
    ...per100(counted, count),
    refusedShare: rounded3(counted.refused / counted.total),
    records,
    duplicates,
    memory: memoryOf(bench.hub),
    ceiling: ceiling(counted, count),
    goals: GOALS,
    load: loadavg()[0],
  })
  return connectionId
}

/** Connects without sending anything yet: our own properties are made, and one record is tried. */
export async function connect(api: Api, crm: BenchCrm): Promise<string> {
  const { connection } = Connected.parse(
    await api('POST', '/connections', {
      crm: 'hubspot',
      credentials: crm.credentials,
      settings: { baseUrl: crm.url },
      enable: false,
    }),
  )
  await api('POST', `/connections/${connection.id}/trial`)
  return connection.id
}

/** Waits for the end of a backfill, saying on standard error how far it is. */
export async function backfilled({ api }: Pick<Bench, 'api'>, connectionId: string, what: string) {
  const endMs = Date.now() + PATIENCE_MS
  for (let turn = 0; Date.now() < endMs; turn++) {
    const { backfill } = Standing.parse(await api('GET', `/connections/${connectionId}/backfill`))
    if (backfill?.state === 'done') return backfill
    if (backfill && turn % 10 === 0) {
      const { failures, ...far } = backfill
      const errors = [...new Set(failures.map(({ error }) => error))]
      process.stderr.write(`${what}: ${JSON.stringify({ ...far, errors })}\n`)
    }
    await rest(LOOK_EVERY_MS)
  }
  throw new Error(`The backfill (${what}) did not end.`)
}

/** Nothing changes on either side: what polling costs, and whether anything is written. */
async function quiet(bench: Bench, crm: BenchCrm, connectionId: string): Promise<void> {
  const { api, count, tell } = bench
  await crm.reset()
  const from = performance.now()
  await api('POST', `/connections/${connectionId}/two-way`, { on: true })
  await backfilled(bench, connectionId, 'two-way')
  await settled(crm)
  tell({ what: 'two-way switched on', seconds: seconds(from), ...per100(await crm.counted(), count) })
  await crm.reset()
  await rest(QUIET_CYCLES * POLL_EVERY_SECONDS * 1_000)
  const counted = await crm.counted()
  tell({
    what: 'quiet cycle',
    pollEverySeconds: POLL_EVERY_SECONDS,
    callsPer100: rounded3((counted.total / QUIET_CYCLES / count) * 100),
    writes: counted.writes,
    goals: { callsPer100: 0.2, writes: 0 },
  })
}

/** Polling looks back two minutes for what the search index showed late; then until two polls cost the same. */
const LOOKS_BACK_MS = 120_000

async function settled(crm: BenchCrm): Promise<void> {
  process.stderr.write(
    `two-way: done; waiting ${LOOKS_BACK_MS / 1_000} s until polling does not look back at it\n`,
  )
  await rest(LOOKS_BACK_MS)
  let before = -1
  for (let cycle = 0; cycle < 60; cycle++) {
    const { total } = await crm.counted()
    await rest(POLL_EVERY_SECONDS * 1_000)
    const now = (await crm.counted()).total - total
    if (now === before) return
    before = now
  }
}

/** Another account is filled; meanwhile people change things on both sides. */
async function whileBackfilling(bench: Bench, crm: BenchCrm): Promise<void> {
  const { api, tell, count } = bench
  const connectionId = await connect(api, crm)
  const { port } = new URL(bench.hub.url)
  await crm.withWebhook(`http://localhost:${port}/crm-events/${connectionId}`)
  await crm.reset()
  const from = performance.now()
  await api('POST', `/connections/${connectionId}/enable`)
  // What a rep changes comes back from the first record on; what is filled so far is looked at again.
  await api('POST', `/connections/${connectionId}/two-way`, { on: true })
  let done = false
  const ended = backfilled(bench, connectionId, 'second account').finally(() => (done = true))
  await measureLatency({ ...bench, crm, connectionId, goesOn: () => !done })
  await ended
  const counted = await crm.counted()
  tell({
    what: 'second account, while people work',
    seconds: seconds(from),
    refusedShare: rounded3(counted.refused / counted.total),
    ...per100(counted, count),
    duplicates: crm.holdings().duplicates,
  })
}

/** One that is still being set up sends nothing anyway. */
async function pauseAll(api: Api): Promise<void> {
  const { items } = z
    .object({ items: z.array(z.object({ id: z.string(), state: z.string() })) })
    .parse(await api('GET', '/connections'))
  for (const { id, state } of items) if (state !== 'setup') await api('POST', `/connections/${id}/pause`)
}

/** What the limits allow at best for the calls that were made. Searches have a limit of their own. */
function ceiling(counted: Counted, count: number) {
  const perSecond = Math.floor((BURST.calls - HEADROOM) * BACKFILL_SHARE) / BURST.perSeconds
  const forCalls = (counted.total - counted.searches - BURST.calls * BACKFILL_SHARE) / perSecond
  const forSearches = counted.searches / SEARCHES_PER_SECOND
  const atBest = Math.max(1, forCalls, forSearches)
  return { seconds: rounded(atBest), assessmentsPerMinute: Math.round((count / atBest) * 60) }
}

export const per100 = ({ total, byKind }: Counted, count: number) => ({
  callsPer100: rounded3((total / count) * 100),
  byKind: Object.fromEntries(
    Object.entries(byKind).map(([name, calls]) => [name, rounded3((calls / count) * 100)]),
  ),
})

/** The memory that the process has, and the most that it ever had, as Linux tells. */
export function memoryOf({ child }: HubProcess): { nowMb: number; peakMb: number } | null {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    const mb = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
    return { nowMb: mb('VmRSS'), peakMb: mb('VmHWM') }
  } catch {
    return null
  }
}

/** The processor time that the hub has used, on all its threads, as Linux tells in hundredths; NaN elsewhere. */
export function cpuSecondsOf({ child }: HubProcess): number {
  try {
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    // The name may hold blanks; the third field follows it. The times are the 14th and 15th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}

export const seconds = (from: number): number => rounded((performance.now() - from) / 1_000)
export const rounded3 = (value: number): number => Math.round(value * 1_000) / 1_000
export const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
