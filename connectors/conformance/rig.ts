import assert from 'node:assert/strict'
import type { Clock } from '../../hub/domain/clock.ts'
import type {
  Connector,
  RemoteRecord,
  RemoteSettings,
  RemoteWrite,
  Session,
  WebhookRequest,
} from '../../hub/domain/connector.ts'
import { HubError, type ErrorCode } from '../../hub/domain/errors.ts'
import type { Limiter, Log } from '../../hub/domain/ports.ts'

export type RemoteFault = 'rate_limit' | 'before' | 'after_commit'

/** The other side of the wire, as the suite needs to see and upset it. */
export interface RemoteSide {
  /** Calls that reached it. */
  calls(): number
  /** Those of them that would make or change something, where a connector has to look before it makes a record. */
  makes?(): number
  records(object: string): Promise<RemoteRecord[]>
  /** Ids of the records of `object` that this one is linked to, one for each link. */
  linked(from: { object: string; id: string }, object: string): Promise<string[]>
  /** Changes a record as a person in the CRM would. */
  edit(object: string, id: string, fields: Record<string, string>): Promise<void>
  /** Makes `count` records, all modified in the same moment (the clock's now). */
  plant(object: string, count: number): Promise<void>
  /** The next calls go wrong, after `skip` that go right. */
  failNext(fault: RemoteFault, times?: number, skip?: number): void
  /** Files that a record carries, where the CRM has any. */
  files?(object: string, id: string): Promise<{ name: string; content: Buffer }[]>
  refuseCredentials(): void
}

/** A connector against its CRM (or stand-in), with what the suite must know about its vocabulary. */
export interface Rig {
  connector: Connector
  credentials: Record<string, string>
  settings: RemoteSettings
  /** Stands still unless moved. */
  clock: Clock
  object: string
  /** An object that `object` can be linked to. */
  linkedObject: string
  /** True where a record of `linkedObject` can be linked to one record of `object` only. */
  linkedOnce?: boolean
  /** Two text properties of both objects. */
  text: [string, string]
  /** Records that can carry a file, for connectors that can attach; they can be linked to `object`. */
  fileObject?: string
  /** How late a search may be; stand-ins are asked at once. */
  searchLagMs?: number
  /** A value that the CRM refuses. */
  poison: Record<string, string>
  /** More changed rows than one page of the change feed has. */
  manyRows: number
  remote: RemoteSide
  /** Where the connector can receive webhooks: a request as the CRM would sign it at that moment. */
  signed?(body: string, at: Date): WebhookRequest
  /** What the CRM's signature does not cover, because it covers the body alone. */
  unsigned?: ('address' | 'time')[]
  /** A body that the CRM would send. */
  webhookBody?: string
  close(): Promise<void>
}

export const KEY = 'conformance_key'
const SEARCH_AGAIN_MS = 1000

/** What the tests of the contract work with; renewed before each of them. */
export interface Bench {
  rig: Rig
  session: Session
  limiter: CountingLimiter
  write(key: string, fields?: RemoteWrite['fields']): RemoteWrite
  /** Writes a new record and gives its id. */
  created(key: string, fields?: RemoteWrite['fields']): Promise<string>
  /** The two text fields of a record as the CRM has them. */
  fieldsOf(id: string): Promise<(string | null | undefined)[]>
  /** Asks until the search index has caught up, for as long as the rig allows. */
  eventually(ask: () => Promise<void>): Promise<void>
}

export async function makeBench(setUp: () => Promise<Rig>): Promise<Bench> {
  const rig = await setUp()
  const { connector, credentials, settings, clock, object, text, remote } = rig
  const limiter = countingLimiter()
  const session = connector.open({ credentials, settings, limiter, clock, log: quietLog })
  await session.ensureProperties?.(keyProperties(rig))
  const write: Bench['write'] = (key, fields = {}) => ({ object, keyProperty: KEY, key, fields })
  return {
    rig,
    session,
    limiter,
    write,
    async created(key, fields) {
      const [result] = await session.write([write(key, fields)])
      assert.ok(result?.ok, JSON.stringify(result))
      return result.id
    },
    async fieldsOf(id) {
      const record = (await remote.records(object)).find((one) => one.id === id)
      return text.map((name) => record?.fields[name])
    },
    async eventually(ask) {
      const until = Date.now() + (rig.searchLagMs ?? 0)
      for (;;)
        try {
          return await ask()
        } catch (error) {
          if (Date.now() >= until) throw error
          await new Promise((later) => setTimeout(later, SEARCH_AGAIN_MS))
        }
    },
  }
}

export interface CountingLimiter extends Limiter {
  taken(): number
  limits(): string[]
  pauses(): number
}

/** Lets everything pass and keeps count. */
export function countingLimiter(): CountingLimiter {
  const takes: string[] = []
  let pauses = 0
  return {
    take: (limit) => Promise.resolve(void takes.push(limit)),
    correct: () => undefined,
    pause: () => void pauses++,
    taken: () => takes.length,
    limits: () => [...new Set(takes)],
    pauses: () => pauses,
  }
}

export const quietLog: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => quietLog }

export const keyProperties = (rig: Rig) =>
  [rig.object, rig.linkedObject, ...(rig.fileObject ? [rig.fileObject] : [])].map((object) => ({
    object,
    name: KEY,
    label: 'Conformance key',
    type: 'text' as const,
    unique: true,
  }))

export async function rejectsWith(code: ErrorCode, act: Promise<unknown>): Promise<HubError> {
  const error: unknown = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof HubError, `expected a HubError ${code}, got ${String(error)}`)
  assert.equal(error.code, code)
  return error
}
