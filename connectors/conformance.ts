import assert from 'node:assert/strict'
import type { Clock } from '../hub/domain/clock.ts'
import type {
  Connector,
  RemoteRecord,
  RemoteWrite,
  Session,
  WebhookRequest,
} from '../hub/domain/connector.ts'
import { HubError, type ErrorCode } from '../hub/domain/errors.ts'
import type { Limiter, Log } from '../hub/domain/ports.ts'

export type RemoteFault = 'rate_limit' | 'before' | 'after_commit'

/** The other side of the wire, as the suite needs to see and upset it. */
export interface RemoteSide {
  /** Calls that reached it. */
  calls(): number
  records(object: string): Promise<RemoteRecord[]>
  /** Ids of the records of `object` that this one is linked to, one for each link. */
  linked(from: { object: string; id: string }, object: string): Promise<string[]>
  /** Changes a record as a person in the CRM would. */
  edit(object: string, id: string, fields: Record<string, string>): Promise<void>
  /** Makes `count` records, all modified in the same moment (the clock's now). */
  plant(object: string, count: number): Promise<void>
  /** The next calls go wrong. */
  failNext(fault: RemoteFault, times?: number): void
  refuseCredentials(): void
}

/** A connector against its CRM (or stand-in), with what the suite must know about its vocabulary. */
export interface Rig {
  connector: Connector
  credentials: Record<string, string>
  settings: { baseUrl?: string }
  /** Stands still unless moved. */
  clock: Clock
  object: string
  /** An object that `object` can be linked to. */
  linkedObject: string
  /** Two text properties of both objects. */
  text: [string, string]
  /** A value that the CRM refuses. */
  poison: Record<string, string>
  /** More changed rows than one page of the change feed has. */
  manyRows: number
  remote: RemoteSide
  /** Where the connector can receive webhooks: a request as the CRM would sign it at that moment. */
  signed?(body: string, at: Date): WebhookRequest
  /** A body that the CRM would send. */
  webhookBody?: string
  close(): Promise<void>
}

const KEY = 'conformance_key'

/** The contract of a connector as tests. Every connector passes all of it; `setUp` makes a fresh, empty CRM. */
export function conformsToConnector(name: string, setUp: () => Promise<Rig>): void {
  describe(`${name} conforms to the connector contract`, () => {
    let rig: Rig
    let session: Session
    let limiter: CountingLimiter
    beforeEach(async () => {
      rig = await setUp()
      limiter = countingLimiter()
      session = open(rig, limiter)
      await session.ensureProperties?.(keyProperties(rig))
    })
    afterEach(() => rig.close())

    const write = (key: string, fields: Record<string, string | null> = {}): RemoteWrite => ({
      object: rig.object,
      keyProperty: KEY,
      key,
      fields,
    })
    const created = async (key: string, fields: Record<string, string | null> = {}): Promise<string> => {
      const [result] = await session.write([write(key, fields)])
      assert.ok(result?.ok, JSON.stringify(result))
      return result.id
    }

    describe('knowing the account', () => {
      it('names the account and what is missing', async () => {
        const { account, missing } = await session.check()
        assert.ok(account.length > 0)
        assert.deepEqual(missing, [])
      })

      it('makes our properties once', async () => {
        assert.deepEqual(await session.ensureProperties?.(keyProperties(rig)), session.ensureProperties && [])
      })

      it('tells which properties there are, ours among them', async () => {
        const { objects, owners } = await session.schema([rig.object])
        const ours = objects[rig.object]?.properties.find((property) => property.name === KEY)
        assert.equal(ours?.type, 'text')
        assert.equal(ours.unique, true)
        assert.ok(owners.every((owner) => owner.id && owner.name))
      })
    })

    describe('writing', () => {
      it('makes one record however often the same write is sent', async () => {
        const first = await session.write([write('a:1', { [rig.text[0]]: 'Acme' })])
        const second = await session.write([write('a:1', { [rig.text[0]]: 'Acme' })])
        assert.deepEqual(
          [...first, ...second].map(
            (result) => result.ok && [result.id === (first[0]?.ok && first[0].id), result.created],
          ),
          [
            [true, true],
            [true, false],
          ],
        )
        assert.equal((await rig.remote.records(rig.object)).length, 1)
      })

      it('does not retry a create whose answer was lost, and finds its record when the engine sends it again', async () => {
        rig.remote.failNext('after_commit')
        const before = rig.remote.calls()
        await rejectsWith('remote_unavailable', session.write([write('a:1', { [rig.text[0]]: 'Acme' })]))
        assert.equal(rig.remote.calls() - before, 1)
        const [again] = await session.write([write('a:1', { [rig.text[0]]: 'Acme' })])
        assert.deepEqual(again?.ok && again.created, false)
        assert.equal((await rig.remote.records(rig.object)).length, 1)
      })

      it('does not retry a create that failed', async () => {
        rig.remote.failNext('before')
        const before = rig.remote.calls()
        await rejectsWith('remote_unavailable', session.write([write('a:1')]))
        assert.equal(rig.remote.calls() - before, 1)
        assert.deepEqual(await rig.remote.records(rig.object), [])
      })

      it('updates a known record by its id and leaves its other fields alone', async () => {
        const id = await created('a:1', { [rig.text[0]]: 'Acme', [rig.text[1]]: 'Springfield' })
        const [result] = await session.write([{ ...write('a:1', { [rig.text[0]]: 'Acme Dental' }), id }])
        assert.deepEqual(result, { ok: true, key: 'a:1', id, created: false })
        assert.deepEqual(await fieldsOf(rig, id), ['Acme Dental', 'Springfield'])
      })

      it('clears a field by null, and reads a blank as null', async () => {
        const id = await created('a:1', { [rig.text[0]]: 'Acme', [rig.text[1]]: 'Springfield' })
        await session.write([{ ...write('a:1', { [rig.text[1]]: null }), id }])
        const [record] = await session.read(rig.object, [id], rig.text)
        assert.deepEqual(record?.fields, { [rig.text[0]]: 'Acme', [rig.text[1]]: null })
      })

      it('puts our key on a record that was there before us when it is updated by id', async () => {
        await rig.remote.plant(rig.object, 1)
        const [there] = await rig.remote.records(rig.object)
        assert.ok(there)
        await session.write([{ ...write('a:1', { [rig.text[0]]: 'Adopted' }), id: there.id }])
        const [found] = await session.readByKey(rig.object, KEY, ['a:1'], rig.text)
        assert.equal(found?.id, there.id)
      })

      it('says which record of a batch is refused, and writes the others', async () => {
        const keys = Array.from({ length: 12 }, (_, index) => `a:${index}`)
        const results = await session.write(
          keys.map((key) => write(key, key === 'a:7' ? rig.poison : { [rig.text[0]]: key })),
        )
        assert.deepEqual(
          results.map((result) => result.key),
          keys,
        )
        assert.deepEqual(
          results.filter((result) => !result.ok).map((result) => [result.key, !result.ok && result.code]),
          [['a:7', 'invalid']],
        )
        assert.equal((await rig.remote.records(rig.object)).length, 11)
      })

      it('says that a record to update is gone, and writes the others', async () => {
        const id = await created('a:1')
        const results = await session.write([
          { ...write('a:1', { [rig.text[0]]: 'Here' }), id },
          { ...write('a:2', { [rig.text[0]]: 'Gone' }), id: '999999999' },
        ])
        assert.deepEqual(
          results.map((result) => (result.ok ? 'ok' : result.code)),
          ['ok', 'not_found'],
        )
        assert.equal((await fieldsOf(rig, id))[0], 'Here')
      })

      it('says that a key is taken by another record, and by which', async () => {
        const first = await created('a:1')
        const second = await created('a:2')
        const [result] = await session.write([{ ...write('a:1', { [rig.text[0]]: 'Thief' }), id: second }])
        assert.ok(result && !result.ok)
        assert.deepEqual([result.code, result.existingId], ['conflict', first])
        assert.notEqual((await fieldsOf(rig, second))[0], 'Thief')
      })

      it('sends two writes of one record in a batch as one, later fields winning', async () => {
        const results = await session.write([
          write('a:1', { [rig.text[0]]: 'First', [rig.text[1]]: 'Springfield' }),
          write('a:2'),
          write('a:1', { [rig.text[0]]: 'Second' }),
        ])
        assert.deepEqual(
          results.map((result) => result.ok && result.key),
          ['a:1', 'a:2', 'a:1'],
        )
        assert.ok(results[0]?.ok && results[2]?.ok && results[0].id === results[2].id)
        assert.deepEqual(await fieldsOf(rig, results[0].id), ['Second', 'Springfield'])
      })

      it('writes more records than one call of the CRM takes', async () => {
        const results = await session.write(Array.from({ length: 230 }, (_, index) => write(`a:${index}`)))
        assert.equal(results.filter((result) => result.ok && result.created).length, 230)
      })
    })

    describe('reading', () => {
      it('reads by id, without what is not there', async () => {
        const id = await created('a:1', { [rig.text[0]]: 'Acme' })
        const records = await session.read(rig.object, [id, '999999999'], [rig.text[0]])
        assert.deepEqual(
          records.map((record) => [record.object, record.id, record.fields]),
          [[rig.object, id, { [rig.text[0]]: 'Acme' }]],
        )
        assert.ok(!Number.isNaN(Date.parse(records[0]?.modifiedAt ?? '')))
      })

      it('finds a record by our key at once, before any search index knows it', async () => {
        const id = await created('a:1')
        const records = await session.readByKey(rig.object, KEY, ['a:1', 'a:none'], rig.text)
        assert.deepEqual(
          records.map((record) => record.id),
          [id],
        )
      })

      it('searches by several fields that must all be equal, up to a limit', async () => {
        await session.write([
          write('a:1', { [rig.text[0]]: 'Acme', [rig.text[1]]: 'Springfield' }),
          write('a:2', { [rig.text[0]]: 'Acme', [rig.text[1]]: 'Shelbyville' }),
          write('a:3', { [rig.text[0]]: 'Other', [rig.text[1]]: 'Springfield' }),
        ])
        const both = { [rig.text[0]]: 'Acme', [rig.text[1]]: 'Springfield' }
        const found = await session.search(rig.object, both, rig.text)
        assert.deepEqual(
          found.map((record) => record.fields),
          [both],
        )
        assert.equal((await session.search(rig.object, { [rig.text[0]]: 'Acme' }, rig.text, 1)).length, 1)
      })
    })

    it('links two records once, however often it is asked', async () => {
      const from = { object: rig.object, id: await created('a:1') }
      const [other] = await session.write([{ ...write('b:1'), object: rig.linkedObject }])
      assert.ok(other?.ok)
      const to = { object: rig.linkedObject, id: other.id }
      await session.associate([
        { from, to },
        { from, to },
      ])
      await session.associate([{ from, to }])
      assert.deepEqual(await rig.remote.linked(from, rig.linkedObject), [other.id])
    })

    it('archives a record, so that it is no longer read', async () => {
      if (!session.archive) return
      const id = await created('a:1')
      await session.archive(rig.object, [id])
      assert.deepEqual(await session.read(rig.object, [id], []), [])
      assert.deepEqual(await session.readByKey(rig.object, KEY, ['a:1'], []), [])
    })

    describe('following changes', () => {
      it('begins at now, and then brings what a person changed', async () => {
        const id = await created('a:1', { [rig.text[0]]: 'Acme' })
        if (!session.changes) return
        const { cursor } = await session.changes(rig.object, undefined, rig.text)
        await rig.remote.edit(rig.object, id, { [rig.text[0]]: 'Edited' })
        const { records } = await session.changes(rig.object, cursor, rig.text)
        assert.equal(records.find((record) => record.id === id)?.fields[rig.text[0]], 'Edited')
      })

      it('brings every row once through when more share one moment than a page or a query holds', async () => {
        if (!session.changes) return
        let { cursor } = await session.changes(rig.object, undefined, rig.text)
        await rig.remote.plant(rig.object, rig.manyRows)
        const seen = new Set<string>()
        for (let call = 0, more = true; more && call < 100; call++) {
          const page = await session.changes(rig.object, cursor, rig.text)
          for (const record of page.records) seen.add(record.id)
          cursor = page.cursor
          more = page.more ?? false
        }
        assert.equal(seen.size, rig.manyRows)
      })
    })

    describe('when things go wrong', () => {
      it('takes every call that reaches the CRM from the limiter first', async () => {
        const [calls, taken] = [rig.remote.calls(), limiter.taken()]
        const id = await created('a:1')
        await session.check()
        await session.schema([rig.object])
        await session.read(rig.object, [id], [])
        await session.readByKey(rig.object, KEY, ['a:1'], [])
        await session.search(rig.object, { [rig.text[0]]: 'Acme' }, [])
        await session.changes?.(rig.object, (await session.changes(rig.object, undefined, [])).cursor, [])
        assert.ok(rig.remote.calls() - calls >= 6)
        assert.ok(limiter.taken() - taken >= rig.remote.calls() - calls)
        for (const limit of limiter.limits())
          assert.ok(rig.connector.limits[limit], `${limit} is not declared`)
      })

      it('pauses the limiter on a rate limit, and then goes on reading', async () => {
        const id = await created('a:1')
        rig.remote.failNext('rate_limit')
        assert.equal((await session.read(rig.object, [id], [])).length, 1)
        assert.equal(limiter.pauses(), 1)
      })

      it('pauses the limiter on a rate limit, and leaves sending a write again to the engine', async () => {
        rig.remote.failNext('rate_limit')
        const error = await rejectsWith('remote_unavailable', session.write([write('a:1')]))
        assert.ok((error.retryAfterSeconds ?? 0) > 0)
        assert.equal(limiter.pauses(), 1)
        assert.deepEqual(await rig.remote.records(rig.object), [])
      })

      it('says that the credentials have expired, whatever is asked, and does not repeat them', async () => {
        rig.remote.refuseCredentials()
        const asked: Promise<unknown>[] = [
          session.check(),
          session.schema([rig.object]),
          session.read(rig.object, ['1'], []),
          session.search(rig.object, { [rig.text[0]]: 'Acme' }, []),
          session.write([write('a:1')]),
        ]
        for (const error of await Promise.all(asked.map((one) => rejectsWith('credentials_expired', one))))
          for (const secret of Object.values(rig.credentials))
            assert.ok(!`${error.message} ${error.hint} ${JSON.stringify(error.about)}`.includes(secret))
      })
    })

    webhookContract(() => rig)
  })
}

/** Nothing unsigned, stale or malformed passes, and each refusal has its reason. */
function webhookContract(rig: () => Rig): void {
  describe('receiving webhooks', () => {
    const MINUTE_MS = 60_000
    const receive = (change: (request: WebhookRequest) => WebhookRequest, offsetMs = 0, body?: string) => {
      const { connector, credentials, clock, signed, webhookBody = '' } = rig()
      if (!connector.webhook || !signed) return undefined
      const at = new Date(clock.now().getTime() + offsetMs)
      return connector.webhook(change(signed(body ?? webhookBody, at)), credentials, clock)
    }
    const same = (request: WebhookRequest) => request
    const refuses = (act: () => unknown, codes: ErrorCode[] = ['unauthenticated']) => {
      if (!rig().connector.webhook) return
      assert.throws(
        act,
        (error) => error instanceof HubError && codes.includes(error.code) && error.message.length > 20,
      )
    }

    it('reads a valid one', () => {
      const events = receive(same)
      if (events === undefined) return
      assert.ok(events.length > 0)
      assert.equal(new Set(events.map((event) => event.id)).size, events.length)
    })
    it('refuses a changed body', () =>
      refuses(() =>
        receive((request) => ({ ...request, rawBody: Buffer.concat([request.rawBody, Buffer.from(' ')]) })),
      ))
    it('refuses another address', () =>
      refuses(() => receive((request) => ({ ...request, url: `${request.url}/x` }))))
    it('refuses one without its headers', () =>
      refuses(() => receive((request) => ({ ...request, headers: {} }))))
    it('refuses an empty signature and a nonsense one', () => {
      for (const value of ['', '====', 'x'.repeat(44)])
        refuses(() =>
          receive((request) => ({
            ...request,
            headers: Object.fromEntries(
              Object.entries(request.headers).map(([name, given]) => [
                name,
                /signature/i.test(name) ? value : given,
              ]),
            ),
          })),
        )
    })
    it('refuses an old one', () => refuses(() => receive(same, -10 * MINUTE_MS)))
    it('refuses one from the future', () => refuses(() => receive(same, 10 * MINUTE_MS)))
    it('refuses a signed body that it cannot read', () => {
      for (const body of ['not json', '{}', '[{"objectId":{}}]', 'null'])
        refuses(() => receive(same, 0, body), ['invalid_input', 'unauthenticated'])
    })
  })
}

interface CountingLimiter extends Limiter {
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

const open = ({ connector, credentials, settings, clock }: Rig, limiter: Limiter): Session =>
  connector.open({ credentials, settings, limiter, clock, log: quietLog })

const keyProperties = (rig: Rig) =>
  [rig.object, rig.linkedObject].map((object) => ({
    object,
    name: KEY,
    label: 'Conformance key',
    type: 'text' as const,
    unique: true,
  }))

async function fieldsOf({ remote, object, text }: Rig, id: string): Promise<(string | null | undefined)[]> {
  const record = (await remote.records(object)).find((one) => one.id === id)
  return text.map((name) => record?.fields[name])
}

async function rejectsWith(code: ErrorCode, act: Promise<unknown>): Promise<HubError> {
  const error: unknown = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof HubError, `expected a HubError ${code}, got ${String(error)}`)
  assert.equal(error.code, code)
  return error
}
