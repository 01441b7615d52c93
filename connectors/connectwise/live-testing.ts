import { randomUUID } from 'node:crypto'
import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { quietLog, type RemoteFault, type Rig } from '../conformance.ts'
import { contentSignature } from '../sandbox/connectwise/callbacks.ts'
import { localIdentity } from '../sandbox/connectwise/certificate.ts'
import { CompanyInfo } from './address.ts'
import { connectwise } from './connectwise.ts'
import { OBJECTS } from './objects.ts'
import { makeWire, type WireAnswer } from './wire.ts'

const HOOK = 'https://hub.example.com/crm/connectwise/c1?recordId=1'
/** Callbacks are signed here: no account is needed to see them refused. */
const SIGNING_KEY = 'live-test-key'
const KEY_PATH = '/live-test/callbackkey'
const Made = z.looseObject({ id: z.number() })
const Listed = z.array(Made)

export interface LiveAccount {
  credentials: Record<string, string>
  /** ConnectWise, or a stand-in that plays it. */
  url: string
  certificate?: string
  /** Calls of our own are spread, so that the account's limit is not what is tested. */
  everyMs: number
}

/**
 * A real account as a rig of the contract. A proxy on this machine stands between connector and ConnectWise: it counts
 * the calls, makes some of them fail, and remembers which records were made, so that they are deleted in the end.
 */
export async function liveRig(account: LiveAccount): Promise<Rig> {
  const proxy = await startProxy(account)
  const clock = { now: () => new Date() }
  const { url, certificate } = account
  const own = connectwise.open({
    credentials: account.credentials,
    settings: { baseUrl: url, ...(certificate === undefined ? {} : { certificate }) },
    limiter: { take: () => rest(account.everyMs), correct: () => undefined, pause: () => undefined },
    clock,
    log: quietLog,
  })
  const straight = await straightTo(account)
  const text: [string, string] = ['city', 'state']
  const documentsOf = async (company: string) =>
    Listed.parse(
      json(await straight('GET', `/system/documents?recordType=Company&recordId=${company}&pageSize=1000`)),
    )
  return {
    connector: connectwise,
    credentials: account.credentials,
    settings: { baseUrl: proxy.url, certificate: proxy.certificate },
    clock,
    object: 'companies',
    linkedObject: 'contacts',
    linkedOnce: true,
    fileObject: 'documents',
    text,
    poison: { numberOfEmployees: 'many' },
    manyRows: 260,
    unsigned: ['address', 'time'],
    remote: {
      calls: () => proxy.calls(),
      makes: () => proxy.makes(),
      records: (object) => own.read(object, proxy.made(object), text),
      async linked(from, object) {
        if (from.object !== 'documents')
          return ((await own.associated?.(from.object, [from.id], object)) ?? []).map(({ to }) => to.id)
        const holders: string[] = []
        for (const id of proxy.made('companies'))
          if ((await documentsOf(id)).some((one) => String(one.id) === from.id)) holders.push(id)
        return holders
      },
      async edit(object, id, fields) {
        const operations = Object.entries(fields).map(([path, value]) => ({ op: 'replace', path, value }))
        await straight('PATCH', `${OBJECTS[object]?.path}/${id}`, operations)
      },
      async plant(object, count) {
        for (let row = 0; row < count; row++) {
          const name = `Row ${randomUUID().slice(0, 12)}`
          const body = { name, identifier: name.replaceAll(/\W/g, ''), city: `Row ${row}`, firstName: 'Row' }
          const made = Made.parse(json(await straight('POST', OBJECTS[object]?.path ?? '', body)))
          proxy.remember(object, made.id)
        }
      },
      async files(_object, id) {
        const told = z
          .looseObject({ fileName: z.string() })
          .parse(json(await straight('GET', `/system/documents/${id}`)))
        const file = await straight('GET', `/system/documents/${id}/download`)
        return [{ name: told.fileName, content: file.bytes }]
      },
      failNext: proxy.failNext,
      refuseCredentials: proxy.refuse,
    },
    signed: (body) => ({
      method: 'POST',
      url: HOOK,
      headers: { 'x-content-signature': contentSignature(SIGNING_KEY, body) },
      rawBody: Buffer.from(body),
    }),
    webhookBody: JSON.stringify({
      Action: 'updated',
      ID: 1,
      Type: 'company',
      Entity: null,
      Metadata: { key_url: proxy.url + KEY_PATH },
    }),
    async close() {
      await proxy.close()
      for (const object of ['documents', 'contacts', 'companies'])
        await own.archive?.(object, proxy.made(object))
      // The key fields stay: another run needs them again.
    },
  }
}

/** Calls past the connector. */
async function straightTo({ credentials, url, certificate, everyMs }: LiveAccount) {
  const wire = makeWire()
  const { company = '', publicKey = '', privateKey = '', clientId = '' } = credentials
  const headers = {
    Authorization: `Basic ${Buffer.from(`${company}+${publicKey}:${privateKey}`).toString('base64')}`,
    clientId,
    Accept: 'application/vnd.connectwise.com+json; version=2025.1',
    'Content-Type': 'application/json',
  }
  const call = async (method: string, path: string, body?: object): Promise<WireAnswer> => {
    await rest(everyMs)
    const answer = await wire({
      method,
      url: new URL(path, url),
      headers,
      ...(certificate === undefined ? {} : { certificate }),
      ...(body ? { body: Buffer.from(JSON.stringify(body)) } : {}),
    })
    if (answer.status >= 300) throw new Error(`ConnectWise answered ${answer.status} to ${method} ${path}.`)
    return answer
  }
  const info = CompanyInfo.parse(json(await call('GET', `/login/companyinfo/${company}`)))
  const base = `/${info.Codebase.replace(/\/$/, '')}/apis/3.0`
  return (method: string, path: string, body?: object) => call(method, base + path, body)
}

const json = ({ text }: WireAnswer): unknown => JSON.parse(text)
const rest = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))
const PATH = /\/apis\/3\.0(\/[a-z]+\/[a-zA-Z]+)$/

/** Passes calls on, and keeps count. */
async function startProxy({ url, certificate, everyMs }: LiveAccount) {
  const wire = makeWire()
  const identity = localIdentity(undefined, new Date())
  const ids = new Map<string, Set<string>>()
  let faults: { kind: RemoteFault; skip: number }[] = []
  const counts = { calls: 0, makes: 0 }
  let refusing = false
  const remember = (object: string, id: number) =>
    void ids.set(object, (ids.get(object) ?? new Set<string>()).add(String(id)))

  /** A lost answer means something only where the call has done something. */
  function takeFault(reads: boolean): RemoteFault | undefined {
    const next = faults.find(({ kind }) => kind !== 'after_commit' || !reads)
    if (!next || next.skip-- > 0) return undefined
    faults = faults.filter((one) => one !== next)
    return next.kind
  }

  async function pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.url === KEY_PATH) return void res.end(JSON.stringify({ signing_key: SIGNING_KEY }))
    const reads = req.method === 'GET'
    const below = req.url?.includes('/apis/3.0') ?? false
    counts.calls++
    if (!reads) counts.makes++
    if (refusing && below) return void res.writeHead(401).end('{"code": "Unauthorized"}')
    const fault = below ? takeFault(reads) : undefined
    if (fault === 'rate_limit') return void res.writeHead(429, { 'Retry-After': '1' }).end('{}')
    if (fault === 'before') return void res.writeHead(500).end('{}')
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    await rest(everyMs)
    const answer = await wire({
      method: req.method ?? 'GET',
      url: new URL(req.url ?? '/', url),
      headers: pick(req, ['authorization', 'clientid', 'content-type', 'accept', 'pagination-type']),
      ...(certificate === undefined ? {} : { certificate }),
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    })
    const path = PATH.exec((req.url ?? '').split('?')[0] ?? '')?.[1]
    const object = Object.keys(OBJECTS).find((name) => OBJECTS[name]?.path === path)
    if (object !== undefined && req.method === 'POST' && answer.status === 201)
      remember(object, Made.parse(json(answer)).id)
    if (fault === 'after_commit') return void res.writeHead(500).end('{}')
    const { link } = answer.headers
    res.writeHead(answer.status, {
      'Content-Type': 'application/json',
      ...(link === undefined ? {} : { link }),
    })
    res.end(answer.bytes)
  }

  const server = createServer({ key: identity.key, cert: identity.certificate }, (req, res) => {
    pass(req, res).catch(() => res.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    certificate: identity.certificate,
    calls: () => counts.calls,
    makes: () => counts.makes,
    made: (object: string) => [...(ids.get(object) ?? [])],
    remember,
    failNext: (kind: RemoteFault, times = 1, skip = 0) =>
      void faults.push(...Array.from({ length: times }, () => ({ kind, skip }))),
    refuse: () => void (refusing = true),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
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
