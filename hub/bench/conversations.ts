import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import { z } from 'zod'
import { client, makeKey } from '../e2e/crash-hub.ts'
import { startHubProcess, type HubProcess } from '../e2e/hub-process.ts'
import { linesOf, personOf } from '../e2e/talk.ts'
import { spread } from './figures.ts'
import type { Tell } from './run.ts'
import { cpuSecondsOf, memoryOf, rest, rounded3, seconds } from './sync.ts'

const GOAL_P95_MS = 200
/** The fastest typists pause longer between two questions. */
const THINK_MS = { least: 4_000, most: 16_000 }
/** They do not all come in the same second. */
const ARRIVE_MS = 15_000
const ROUNDS = 2
const TIMEOUT_MS = 30_000
/** A round that takes longer is given up: whoever has not finished counts as lost. */
const ROUND_MS = 8 * 60_000

const Begun = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string().optional() })
const Connections = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) })

/**
 * So many people at once, each with a socket, from the name to "send now" and the result, thinking between two answers
 * as people do. The CRM is paused: what it costs is another bench. Twice, so that memory shows whether it grows.
 */
export async function conversations(count: number, tell: Tell, { profileDir }: { profileDir?: string } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'entourage-bench-'))
  const nodeArgs = profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []
  // Each person has an address of their own: the limits are for one.
  const env = { DNS_SERVERS: '127.0.0.1:9', TRUSTED_PROXIES: '127.0.0.1' }
  const hub = await startHubProcess({ dataDir, env, nodeArgs })
  try {
    await pauseCrm(hub.url, dataDir)
    tell({ what: 'hub started', ...memoryOf(hub) })
    for (let round = 1; round <= ROUNDS; round++) tell({ round, ...(await oneRound(hub, count, round)) })
    await rest(5_000)
    tell({ what: 'at rest afterwards', ...memoryOf(hub) })
  } finally {
    await hub.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function oneRound(hub: HubProcess, count: number, round: number) {
  const from = performance.now()
  const cpuBefore = cpuSecondsOf(hub)
  const until = from + ROUND_MS
  const turns: number[] = []
  const people = Array.from({ length: count }, async (_, index) => {
    await rest(Math.random() * ARRIVE_MS)
    return onePerson(hub.url, (round - 1) * count + index, turns, until)
  })
  const ends = await Promise.allSettled(people)
  const failed = ends.filter(({ status }) => status === 'rejected')
  const [first] = failed
  return {
    what: 'turn: an answer sent until it is acknowledged',
    conversations: count,
    ...spread(turns),
    goalP95Ms: GOAL_P95_MS,
    toTheResult: count - failed.length,
    ...(first?.status === 'rejected' ? { firstFailure: String(first.reason).slice(0, 200) } : {}),
    turnsPerSecond: rounded3(turns.length / seconds(from)),
    hubCpuMsPerTurn: rounded3(((cpuSecondsOf(hub) - cpuBefore) * 1_000) / turns.length),
    ...memoryOf(hub),
  }
}

/** Resolves once the result has come by the socket. */
async function onePerson(url: string, number: number, turns: number[], until: number): Promise<void> {
  const headers = { 'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}` }
  const post = async (path: string, token: string | undefined, body: object): Promise<unknown> => {
    const reply = await fetch(`${url}/v3/directline${path}`, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${reply.status} ${text.slice(0, 200)}`)
    return JSON.parse(text)
  }
  const { token } = Begun.parse(await post('/tokens/generate', undefined, { client: 'sentry' }))
  const { conversationId, streamUrl = '' } = Begun.parse(await post('/conversations', token, {}))
  const socket = new WebSocket(streamUrl, { headers })
  const result = new Promise<void>((resolve, reject) => {
    socket.on('message', (data) => String(data).includes('"sentry.result"') && resolve())
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The socket was closed before the result.')))
  })
  // Looked at once everything was said.
  result.catch(() => undefined)
  try {
    for (const text of linesOf(personOf(number))) {
      await rest(THINK_MS.least + Math.random() * (THINK_MS.most - THINK_MS.least))
      if (performance.now() > until) throw new Error('The round took too long.')
      const began = performance.now()
      await post(`/conversations/${conversationId}/activities`, token, {
        type: 'message',
        id: randomUUID(),
        from: { id: 'prospect' },
        text,
      })
      turns.push(performance.now() - began)
    }
    await Promise.race([result, rest(TIMEOUT_MS).then(() => Promise.reject(new Error('No result came.')))])
  } finally {
    socket.terminate()
  }
}

async function pauseCrm(url: string, dataDir: string): Promise<void> {
  const api = client(`${url}/api`, await makeKey(dataDir))
  const { items } = Connections.parse(await api('GET', '/connections'))
  for (const { id, state } of items) if (state === 'enabled') await api('POST', `/connections/${id}/pause`)
}
