import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { buffer } from 'node:stream/consumers'
import type { RemoteRecord } from '../../hub/domain/connector.ts'
import { conformsToConnector, type RemoteFault } from '../conformance.ts'
import { contentSignature } from '../sandbox/connectwise/callbacks.ts'
import type { FaultKind } from '../sandbox/connectwise/faults.ts'
import type { Actor, Told } from '../sandbox/connectwise/portal.ts'
import {
  NOON,
  signedIn,
  startConnectWiseSandbox,
  type RunningConnectWise,
} from '../sandbox/connectwise/testing.ts'
import { connectwise } from './connectwise.ts'

const REP: Actor = { member: 'JReyes' }
const WEBHOOK_URL = 'https://hub.example.com/crm/connectwise/c1?recordId=250'

conformsToConnector('connectwise', async () => {
  const sandbox = await startConnectWiseSandbox()
  const { portal, faults, keys } = sandbox
  for (const { id } of portal.all('companies')) portal.remove('companies', id, REP)
  const all = (object: string) => portal.all(object)
  const body = JSON.stringify({
    Action: 'updated',
    ID: 250,
    Type: 'company',
    Entity: JSON.stringify({ id: 250, _info: { lastUpdated: '2026-11-23T11:59:00Z' } }),
    MessageId: randomUUID(),
    Metadata: { key_url: sandbox.signing().url },
  })
  return {
    connector: connectwise,
    credentials: {
      company: keys.companyId,
      publicKey: keys.publicKey,
      privateKey: keys.privateKey,
      clientId: keys.clientId,
    },
    settings: { baseUrl: sandbox.url, certificate: sandbox.certificate },
    clock: NOON,
    object: 'companies',
    linkedObject: 'contacts',
    text: ['city', 'state'],
    poison: { numberOfEmployees: 'many' },
    manyRows: 300,
    linkedOnce: true,
    fileObject: 'documents',
    unsigned: ['address', 'time'],
    remote: {
      calls: () => faults.counters().total,
      makes: () =>
        Object.entries(faults.counters().calls).reduce(
          (sum, [name, times]) => sum + (name.startsWith('GET ') ? 0 : times),
          0,
        ),
      records: (object) => Promise.resolve(all(object).map((told) => toRemote(object, told))),
      linked: (from, object) =>
        Promise.resolve(
          from.object === 'documents'
            ? [String(portal.rows.get('documents', Number(from.id))?.body.recordId)]
            : from.object === 'companies'
              ? all(object)
                  .filter(({ company }) => idOf(company) === from.id)
                  .map(({ id }) => String(id))
              : [idOf(portal.get(from.object, Number(from.id))?.company)].filter((id) => id !== undefined),
        ),
      edit: (object, id, fields) => Promise.resolve(void portal.update(object, Number(id), fields, REP)),
      plant: (object, count) =>
        Promise.resolve(
          portal.transaction(() => {
            for (let row = 0; row < count; row++)
              portal.create(
                object,
                { name: `Row ${row}`, identifier: `Row${row}`, city: `Row ${row}`, firstName: 'Row' },
                REP,
              )
          }),
        ),
      failNext: (fault, times = 1, skip = 0) => faults.plan({ kind: FAULT[fault], times, skip }),
      files: async (_object, id) => [
        { name: String(portal.get('documents', Number(id))?.fileName), content: await download(sandbox, id) },
      ],
      refuseCredentials: sandbox.refuseCredentials,
    },
    signed: (sent) => ({
      method: 'POST',
      url: WEBHOOK_URL,
      headers: { 'x-content-signature': contentSignature(sandbox.signing().key, sent) },
      rawBody: Buffer.from(sent),
    }),
    webhookBody: body,
    close: sandbox.stop,
  }
})

const FAULT: Record<RemoteFault, FaultKind> = {
  rate_limit: 'rate_limit',
  before: 'before',
  after_commit: 'after_commit',
}

const idOf = (reference: unknown): string | undefined =>
  typeof reference === 'object' && reference !== null && 'id' in reference ? String(reference.id) : undefined

/** The two fields that the suite looks at. */
const toRemote = (object: string, told: Told): RemoteRecord => ({
  object,
  id: String(told.id),
  fields: Object.fromEntries(
    ['city', 'state'].map((name) => {
      const value = told[name]
      return [name, typeof value === 'string' && value !== '' ? value : null]
    }),
  ),
  modifiedAt: '2026-11-23T12:00:00.000Z',
})

/** The bytes of a file, which the calls of the stand-in's own client would take for text. */
async function download({ url, certificate, keys }: RunningConnectWise, id: string): Promise<Buffer> {
  const path = `/v4_6_release/apis/3.0/system/documents/${id}/download`
  const sent = get(new URL(path, url), { ca: certificate, headers: signedIn(keys), agent: false })
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return buffer(answer)
}
