import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { RemoteFault, Rig } from '../conformance.ts'
import { quietLog } from '../conformance.ts'
import { hubspot } from './hubspot.ts'
import { webhooksSignedWith } from './testing.ts'

const SEARCH_LAG_MS = 60_000
const PAGE = 100
const KEY = 'conformance_key'
/** Webhooks are signed here: no account is needed to see them refused. */
const SECRET = 'live-test-secret'
const Made = z.looseObject({ results: z.array(z.looseObject({ id: z.string() })).default([]) })

export interface LiveAccount {
  token: string
  /** HubSpot, or a stand-in that plays it. */
  url: string
  /** Calls of our own are spread, so that the account's limit is not what is tested. */
  everyMs: number
}

/**
 * A real account as a rig of the contract. A proxy on this machine stands between connector and HubSpot: it counts the
 * calls, makes some of them fail, and remembers which records were made, so that they are archived in the end.
 */
export async function liveRig(account: LiveAccount): Promise<Rig> {
  const proxy = await startProxy(account)
  const clock = { now: () => new Date() }
  const own = hubspot.open({
    credentials: { accessToken: account.token },
    settings: { baseUrl: account.url },
    limiter: { take: () => rest(account.everyMs), correct: () => undefined, pause: () => undefined },
    clock,
    log: quietLog,
  })
  const text: [string, string] = ['phone', 'city']
  const records = (object: string) =>
    own
      .read(object, proxy.made(object), [...text, KEY])
      .then((all) => all.filter(({ archived }) => !archived))
  return {
    connector: hubspot,
    credentials: { accessToken: account.token, clientSecret: SECRET },
    settings: { baseUrl: proxy.url },
    clock,
    object: 'companies',
    linkedObject: 'contacts',
    fileObject: 'notes',
    text,
    poison: { numberofemployees: 'many' },
    manyRows: 250,
    searchLagMs: SEARCH_LAG_MS,
    remote: {
      calls: proxy.calls,
      records,
      linked: async (from, object) =>
        ((await own.associated?.(from.object, [from.id], object)) ?? []).map(({ to }) => to.id),
      async edit(object, id, fields) {
        await straight(account, 'POST', `/crm/v3/objects/${object}/batch/update`, {
          inputs: [{ id, properties: fields }],
        })
      },
      async plant(object, count) {
        for (let start = 0; start < count; start += PAGE) {
          const inputs = Array.from({ length: Math.min(PAGE, count - start) }, (_, row) => ({
            properties: { city: `Row ${start + row}` },
          }))
          const made = await straight(account, 'POST', `/crm/v3/objects/${object}/batch/create`, { inputs })
          proxy.remember(object, made)
        }
      },
      async files(object, id) {
        const [record] = await own.read(object, [id], ['hs_attachment_ids'])
        const ids = (record?.fields.hs_attachment_ids ?? '').split(';').filter(Boolean)
        return Promise.all(ids.map((file) => download(account, file)))
      },
      failNext: proxy.failNext,
      refuseCredentials: proxy.refuse,
    },
    ...webhooksSignedWith(SECRET),
    async close() {
      await proxy.close()
      for (const object of proxy.objects()) await own.archive?.(object, proxy.made(object))
      // The key property stays: HubSpot keeps the names of properties that were taken away.
    },
  }
}

const Signed = z.looseObject({ url: z.string(), name: z.string(), extension: z.string() })
async function download(account: LiveAccount, id: string): Promise<{ name: string; content: Buffer }> {
  const { url, name, extension } = Signed.parse(
    JSON.parse(await straight(account, 'GET', `/files/v3/files/${id}/signed-url`)),
  )
  const answer = await fetch(url)
  return { name: `${name}.${extension}`, content: Buffer.from(await answer.arrayBuffer()) }
}

/** One call past the connector. */
async function straight({ token, url, everyMs }: LiveAccount, method: string, path: string, body?: object) {
  await rest(everyMs)
  const answer = await fetch(url + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`HubSpot answered ${answer.status} to ${method} ${path}.`)
  return answer.text()
}

const rest = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))

/** Passes calls on, and keeps count. */
async function startProxy({ url, everyMs }: LiveAccount) {
  const ids = new Map<string, Set<string>>()
  const faults: (RemoteFault | undefined)[] = []
  let calls = 0
  let refusing = false
  const remember = (object: string, reply: string) => {
    const known = ids.get(object) ?? new Set<string>()
    for (const { id } of Made.parse(JSON.parse(reply)).results) known.add(id)
    ids.set(object, known)
  }

  async function pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    calls++
    const fault = faults.shift()
    if (refusing) return void res.writeHead(401).end('{}')
    if (fault === 'rate_limit')
      return void res.writeHead(429, { 'Retry-After': '1' }).end('{"policyName": "TEN_SECONDLY_ROLLING"}')
    if (fault === 'before') return void res.writeHead(500).end('{}')
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    await rest(everyMs)
    const answer = await fetch(url + req.url, {
      method: req.method ?? 'GET',
      headers: pick(req, ['authorization', 'content-type', 'accept']),
      ...(chunks.length > 0 ? { body: new Uint8Array(Buffer.concat(chunks)) } : {}),
    })
    const reply = await answer.text()
    const object = /^\/crm\/v3\/objects\/([a-z_]+)\/batch\/(create|upsert)$/.exec(req.url ?? '')?.[1]
    if (object !== undefined && answer.ok) remember(object, reply)
    if (fault === 'after_commit') return void res.writeHead(500).end('{}')
    res.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(reply)
  }

  const server = createServer((req, res) => void pass(req, res).catch(() => res.destroy()))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    objects: () => [...ids.keys()],
    made: (object: string) => [...(ids.get(object) ?? [])],
    remember,
    failNext: (fault: RemoteFault, times = 1, skip = 0) =>
      void faults.push(...Array<undefined>(skip), ...Array<RemoteFault>(times).fill(fault)),
    refuse: () => void (refusing = true),
    close: () => closed(server),
  }
}

function pick(req: IncomingMessage, names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = req.headers[name]
      return typeof value === 'string' ? [[name, value] as const] : []
    }),
  )
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
}
