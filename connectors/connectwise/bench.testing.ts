import assert from 'node:assert/strict'
import type { RemoteWrite, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import type { Limiter } from '../../hub/domain/ports.ts'
import { quietLog } from '../conformance.ts'
import { NOON, startConnectWiseSandbox, type RunningConnectWise } from '../sandbox/connectwise/testing.ts'
import { connectwise } from './connectwise.ts'

export const KEY = 'entourage_sentry_id'
export const REP = { member: 'JReyes' }

export interface ConnectWiseBench {
  sandbox: RunningConnectWise
  session: Session
  /** What the limiter was told to wait. */
  pauses: number[]
  /** Calls that the limiter was asked for. */
  taken(): number
  credentials: Record<string, string>
  open(settings?: { certificate?: string; baseUrl?: string }, company?: string): Session
  write(object: string, key: string, fields?: RemoteWrite['fields'], more?: Partial<RemoteWrite>): RemoteWrite
  /** Writes a new record and gives its id. */
  made(...given: Parameters<ConnectWiseBench['write']>): Promise<string>
  /** A company, its contact and an opportunity of both. */
  sale(): Promise<{ company: string; contact: string; opportunity: string }>
  told(object: string, id: string): Record<string, unknown>
  /** How often a path was called, "POST /v4…/company/companies" by its end. */
  calls(method: string, end: string): number
}

/** The stand-in with a session of it, our key made on everything that has custom fields. */
export async function startBench(): Promise<ConnectWiseBench> {
  const sandbox = await startConnectWiseSandbox()
  const { keys, portal, faults } = sandbox
  const pauses: number[] = []
  let taken = 0
  const limiter: Limiter = {
    take: () => Promise.resolve(void taken++),
    correct: () => undefined,
    pause: (_limit, ms) => void pauses.push(ms),
  }
  const credentials = {
    company: keys.companyId,
    publicKey: keys.publicKey,
    privateKey: keys.privateKey,
    clientId: keys.clientId,
  }
  const open: ConnectWiseBench['open'] = (settings, company) =>
    connectwise.open({
      credentials: company === undefined ? credentials : { ...credentials, company },
      settings: settings ?? { baseUrl: sandbox.url, certificate: sandbox.certificate },
      limiter,
      clock: NOON,
      log: quietLog,
    })
  const session = open()
  await session.ensureProperties?.(
    ['companies', 'contacts', 'opportunities', 'activities', 'configurations', 'notes'].map((object) => ({
      object,
      name: KEY,
      label: 'Entourage Sentry key',
      type: 'text' as const,
      unique: true,
    })),
  )
  const write: ConnectWiseBench['write'] = (object, key, fields = {}, more = {}) => ({
    object,
    keyProperty: KEY,
    key,
    fields,
    ...more,
  })
  const made: ConnectWiseBench['made'] = async (...given) => {
    const [result] = await session.write([write(...given)])
    assert.ok(result?.ok, JSON.stringify(result))
    return result.id
  }
  return {
    sandbox,
    session,
    pauses,
    taken: () => taken,
    credentials,
    open,
    write,
    made,
    async sale() {
      const company = await made('companies', 'a:company', { name: 'Acme Dental', city: 'Boston' })
      const contact = await made('contacts', 'a:contact', { firstName: 'Ada' }, ofCompany(company))
      const opportunity = await made('opportunities', 'a:deal', DEAL, {
        associate: [{ object: 'contacts', id: contact }, ...ofCompany(company).associate],
      })
      return { company, contact, opportunity }
    },
    told(object, id) {
      const told = portal.get(object, Number(id))
      assert.ok(told, `there is no ${object} ${id}`)
      return told
    },
    calls: (method, end) =>
      Object.entries(faults.counters().calls).reduce(
        (sum, [name, times]) => sum + (name.startsWith(`${method} `) && name.endsWith(end) ? times : 0),
        0,
      ),
  }
}

export const ofCompany = (id: string) => ({ associate: [{ object: 'companies', id }] })
export const DEAL = { name: 'Acme Dental – IT assessment', 'primarySalesRep/id': '2' }

export async function failure(act: Promise<unknown> | undefined): Promise<HubError> {
  const error: unknown = await act?.catch((thrown: unknown) => thrown)
  assert.ok(error instanceof HubError, String(error))
  return error
}
