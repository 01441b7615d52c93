import { z } from 'zod'
import { startHubProcess, startProgram, type HubProcess } from './hub-process.ts'
import type { CrmProcess } from './crash-crm.ts'

const Assessment = z.object({
  id: z.string(),
  status: z.string(),
  answers: z.record(z.string(), z.object({ state: z.string(), value: z.unknown() })),
  sync: z.object({ pending: z.array(z.string()) }),
  links: z.array(z.object({ connectionId: z.string(), kind: z.string(), remoteId: z.string().optional() })),
})
export type HubAssessment = z.infer<typeof Assessment>

/** A hub that is killed again and again on the same data and the same port. */
export interface MortalHub {
  url: string
  connectionId: string
  kills(): number
  /** Milliseconds from each restart to /readyz. */
  restarts: number[]
  /** Kills it and starts it again; while that is going on already, waits for the same. */
  kill(): Promise<void>
  /** How many assessments the CRM has not heard of in full. */
  behind(): Promise<number>
  assessments(): Promise<HubAssessment[]>
  stop(): Promise<void>
}

/** Nothing of a test leaves the machine: a resolver that nobody listens at answers at once that it cannot. */
const ENV = { DNS_SERVERS: '127.0.0.1:9' }
const SCOPES = 'assessments:read,connections:read,connections:write'

const List = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().optional() })
const Connections = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) })
const Connected = z.object({ connection: z.object({ id: z.string() }) })

/** Starts a hub that writes into `crm`; its own stand-in is paused, since it dies with the hub. */
export async function startMortalHub(dataDir: string, crm: CrmProcess): Promise<MortalHub> {
  let hub: HubProcess = await startHubProcess({ dataDir, env: ENV })
  const { url } = hub
  const api = client(`${url}/api`, await makeKey(dataDir))
  const own = Connections.parse(await api('GET', '/connections')).items
  for (const { id, state } of own) if (state === 'enabled') await api('POST', `/connections/${id}/pause`)
  const { connection } = Connected.parse(
    await api('POST', '/connections', {
      crm: 'hubspot',
      title: 'Stand-in that survives',
      credentials: crm.credentials,
      settings: { baseUrl: crm.url },
    }),
  )
  let kills = 0
  const restarts: number[] = []
  let restarting: Promise<void> | undefined
  const restart = async () => {
    kills += 1
    await hub.kill9()
    hub = await startHubProcess({ dataDir, port: Number(new URL(url).port), env: ENV })
    restarts.push(Math.round(hub.readyMs))
  }

  return {
    url,
    connectionId: connection.id,
    kills: () => kills,
    restarts,
    kill: () => (restarting ??= restart().finally(() => (restarting = undefined))),
    async behind() {
      const metrics = await (await fetch(`${url}/metrics`)).text()
      const line = new RegExp(`sentry_sync_behind\\{connection="${connection.id}"\\} (\\d+)`).exec(metrics)
      if (!line) throw new Error('The hub does not say how far the CRM is behind.')
      return Number(line[1])
    },
    async assessments() {
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const page = List.parse(
          await api('GET', `/assessments?limit=100${cursor ? `&cursor=${cursor}` : ''}`),
        )
        ids.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor)
      const found: HubAssessment[] = []
      for (const id of ids) found.push(Assessment.parse(await api('GET', `/assessments/${id}`)))
      return found
    },
    stop: () => hub.stop(),
  }
}

/** An API key, made as an admin makes it: by the command, on the data of the running hub. */
export async function makeKey(dataDir: string, scopes = SCOPES): Promise<string> {
  const made = await startProgram({
    script: 'hub/access/keys-create.ts',
    args: ['--name', 'e2e', '--scopes', scopes],
    env: { DATA_DIR: dataDir },
    until: /\S+\n/,
  })
  return made.printed().trim()
}

/** Calls the hub's API; fails with the problem that it names. */
export function client(base: string, key: string) {
  return async (method: string, path: string, body?: object, headers = {}): Promise<unknown> => {
    const response = await fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${text.slice(0, 500)}`)
    return text ? JSON.parse(text) : undefined
  }
}
