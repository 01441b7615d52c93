import { createSocket } from 'node:dgram'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import dnsPacket, { type Answer, type Packet } from 'dns-packet'

/** Records by type, then by name; names in lower case. A string is one TXT record, an array its chunks. */
export interface Zone {
  A?: Record<string, string[]>
  AAAA?: Record<string, string[]>
  CNAME?: Record<string, string[]>
  MX?: Record<string, { priority: number; exchange: string }[]>
  NS?: Record<string, string[]>
  PTR?: Record<string, string[]>
  TXT?: Record<string, (string | string[])[]>
  /** Names that are not answered as they should be. */
  trouble?: Record<string, 'silent' | 'servfail' | 'refused'>
}

export interface DnsServer {
  /** `host:port`. */
  address: string
  /** What was asked, as "TYPE name". */
  asked: string[]
  overTcp: string[]
  close(): Promise<void>
}

const RCODE = { noerror: 0, servfail: 2, nxdomain: 3, refused: 5 }
const MAX_UDP_BYTES = 1232

/** A real name server on loopback: UDP with truncation, TCP, NXDOMAIN apart from empty answers. */
export async function startDns(zone: Zone): Promise<DnsServer> {
  const asked: string[] = []
  const overTcp: string[] = []
  const sockets = new Set<Socket>()
  const udp = createSocket('udp4')
  const tcp = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('data', (data) => {
      const query = dnsPacket.streamDecode(data)
      if (!query) return
      overTcp.push(nameOf(query))
      const reply = answer(zone, query)
      if (reply) socket.end(dnsPacket.streamEncode(reply))
    })
  })
  udp.on('message', (message, from) => {
    const query = dnsPacket.decode(message)
    asked.push(`${query.questions?.[0]?.type ?? ''} ${nameOf(query)}`)
    const reply = answer(zone, query)
    if (!reply) return
    const whole = dnsPacket.encode(reply)
    const fits = whole.length <= MAX_UDP_BYTES
    const sent = fits
      ? whole
      : dnsPacket.encode({ ...reply, answers: [], flags: (reply.flags ?? 0) | dnsPacket.TRUNCATED_RESPONSE })
    udp.send(sent, from.port, from.address)
  })
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  const { port } = tcp.address() as AddressInfo
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${port}`,
    asked,
    overTcp,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all([
        new Promise<void>((resolve) => udp.close(() => resolve())),
        new Promise<void>((resolve) => tcp.close(() => resolve())),
      ])
    },
  }
}

const nameOf = (query: Packet): string => query.questions?.[0]?.name.toLowerCase() ?? ''

function answer(zone: Zone, query: Packet): Packet | null {
  const [question] = query.questions ?? []
  const name = nameOf(query)
  const trouble = zone.trouble?.[name]
  if (!question || trouble === 'silent') return null
  const reply = (rcode: number, answers: Answer[] = []): Packet => ({
    type: 'response',
    id: query.id ?? 0,
    flags: dnsPacket.RECURSION_DESIRED | dnsPacket.RECURSION_AVAILABLE | rcode,
    questions: [question],
    answers,
  })
  if (trouble) return reply(RCODE[trouble])
  const answers = records(zone, question.type, name)
  if (answers.length > 0) return reply(RCODE.noerror, answers)
  return reply(exists(zone, name) ? RCODE.noerror : RCODE.nxdomain)
}

function records(zone: Zone, type: string, name: string): Answer[] {
  const head = { name, ttl: 60 }
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return (zone[type]?.[name] ?? []).map((data): Answer => ({ ...head, type, data }))
    case 'MX':
      return (zone.MX?.[name] ?? []).map(({ priority, exchange }) => ({
        ...head,
        type: 'MX',
        data: { preference: priority, exchange },
      }))
    case 'TXT':
      return (zone.TXT?.[name] ?? []).map((data) => ({
        ...head,
        type: 'TXT',
        data: typeof data === 'string' ? chunks(data) : data,
      }))
    default:
      return []
  }
}

/** One string of a TXT record holds 255 bytes. */
const chunks = (text: string): string[] => text.match(/.{1,255}/gs) ?? ['']

/** A name exists when it or something below it has a record. */
const exists = ({ trouble: _, ...types }: Zone, name: string): boolean =>
  Object.values(types).some((byName) =>
    Object.keys(byName ?? {}).some((one) => one === name || one.endsWith(`.${name}`)),
  )
