import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../hub/domain/clock.ts'
import type { Association, RemoteRecord } from '../../hub/domain/connector.ts'
import type { RemoteFault } from '../conformance.ts'

export const TOKEN = 'template-test-token'
/** A value that is refused. */
export const POISON = 'poison'

interface Reply {
  status: number
  body?: unknown
}

/** A small Template of a few maps on a real socket. Replace what it answers by what the real one answers. */
export async function startTemplate(clock: Clock) {
  const records = new Map<string, RemoteRecord[]>()
  const fields = new Map<string, { name: string; label: string; unique: boolean }[]>()
  const links: Association[] = []
  const faults: (RemoteFault | undefined)[] = []
  let token = TOKEN
  let calls = 0
  let lastId = 0

  const table = (object: string) => {
    const found = records.get(object) ?? []
    records.set(object, found)
    return found
  }
  const plant = (object: string, values: RemoteRecord['fields']) => {
    const record = { object, id: `r${String(++lastId).padStart(9, '0')}`, fields: {}, modifiedAt: '' }
    table(object).push(record)
    return edit(record, values)
  }
  const edit = (record: RemoteRecord, values: RemoteRecord['fields']) => {
    for (const [name, value] of Object.entries(values)) record.fields[name] = value === '' ? null : value
    record.modifiedAt = clock.now().toISOString()
    return record
  }
  const valueOf = (record: RemoteRecord, name: string) => (name === 'id' ? record.id : record.fields[name])

  function put(
    object: string,
    [way = '', property = '', key = '']: string[],
    values: RemoteRecord['fields'],
  ): Reply {
    if (Object.values(values).includes(POISON)) return { status: 422 }
    const byKey = way === 'by'
    const known = table(object).find((one) => (byKey ? one.fields[property] === key : one.id === way))
    if (!byKey && !known) return { status: 404 }
    const unique = new Set((fields.get(object) ?? []).filter((one) => one.unique).map(({ name }) => name))
    const holder = table(object).find(
      (one) =>
        one !== known &&
        Object.entries(values).some(([name, value]) => unique.has(name) && one.fields[name] === value),
    )
    if (holder) return { status: 409, body: { existingId: holder.id } }
    const record = known ? edit(known, values) : plant(object, values)
    return { status: 200, body: { record, created: !known } }
  }

  function answer(method: string, url: URL, body: Body): Reply {
    const [object = '', ...rest] = url.pathname.slice(1).split('/').map(decodeURIComponent)
    switch (`${method} ${object === 'account' || object === 'links' ? object : (rest[0] ?? '')}`) {
      case 'GET account':
        return { status: 200, body: { name: 'Template account' } }
      case 'PUT links':
        if (!links.some((one) => JSON.stringify(one) === JSON.stringify(body.link))) links.push(body.link)
        return { status: 204 }
      case 'GET fields':
        return { status: 200, body: { fields: fields.get(object) ?? [] } }
      case 'POST fields': {
        const known = fields.get(object) ?? []
        if (known.some(({ name }) => name === body.field.name)) return { status: 409 }
        fields.set(object, [...known, body.field])
        return { status: 201 }
      }
      case 'POST find': {
        const wanted = Object.entries(body.where)
        const items = table(object).filter((one) =>
          wanted.every(([name, values]) => values.includes(valueOf(one, name) ?? '')),
        )
        return { status: 200, body: { items: items.slice(0, body.limit) } }
      }
      case 'GET changes': {
        const behind = `${url.searchParams.get('since')} ${url.searchParams.get('id')}`
        const items = table(object)
          .map((one) => [`${one.modifiedAt} ${one.id}`, one] as const)
          .filter(([place]) => place > behind)
          .sort(([a], [b]) => (a < b ? -1 : 1))
        return {
          status: 200,
          body: { items: items.slice(0, Number(url.searchParams.get('limit'))).map(([, one]) => one) },
        }
      }
      default:
        if (method === 'PUT') return put(object, rest, body.fields)
        if (method !== 'DELETE') return { status: 404 }
        records.set(
          object,
          table(object).filter(({ id }) => id !== rest[0]),
        )
        return { status: 204 }
    }
  }

  const server = createServer(async (req, res) => {
    calls++
    const fault = faults.shift()
    const send = ({ status, body }: Reply, headers = {}) =>
      res
        .writeHead(status, { 'Content-Type': 'application/json', ...headers })
        .end(body === undefined ? '' : JSON.stringify(body))
    if (req.headers.authorization !== `Bearer ${token}`) return void send({ status: 401 })
    if (fault === 'rate_limit') return void send({ status: 429 }, { 'Retry-After': '1' })
    if (fault === 'before') return void send({ status: 500 })
    const reply = answer(req.method ?? '', new URL(req.url ?? '/', 'http://template'), await bodyOf(req))
    send(fault === 'after_commit' ? { status: 500 } : reply)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    table,
    links,
    plant,
    edit,
    calls: () => calls,
    failNext: (fault: RemoteFault, times = 1, skip = 0) =>
      void faults.push(...Array<undefined>(skip), ...Array<RemoteFault>(times).fill(fault)),
    refuseCredentials: () => void (token = 'another'),
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Everything that the calls above send; each of them sends a part of it. */
interface Body {
  where: Record<string, string[]>
  limit: number
  fields: RemoteRecord['fields']
  field: { name: string; label: string; unique: boolean }
  link: Association
}

async function bodyOf(req: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const sent = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Partial<Body>
  return {
    where: sent.where ?? {},
    limit: sent.limit ?? 0,
    fields: sent.fields ?? {},
    field: sent as Body['field'],
    link: sent as Body['link'],
  }
}
