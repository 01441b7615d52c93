import assert from 'node:assert/strict'
import { KEY, rejectsWith, type Bench } from './rig.ts'

/** Limits, outages and dead credentials. */
export function troubleContract(bench: Bench): void {
  describe('when things go wrong', () => {
    it('takes every call that reaches the CRM from the limiter first', async () => {
      const [calls, taken] = [bench.rig.remote.calls(), bench.limiter.taken()]
      const id = await bench.created('a:1')
      for (const ask of everything(bench, id)) await ask()
      assert.ok(bench.rig.remote.calls() - calls >= 6)
      assert.ok(bench.limiter.taken() - taken >= bench.rig.remote.calls() - calls)
      for (const limit of bench.limiter.limits())
        assert.ok(bench.rig.connector.limits[limit], `${limit} is not declared`)
    })

    it('pauses the limiter on a rate limit, and then goes on reading', async () => {
      const id = await bench.created('a:1')
      bench.rig.remote.failNext('rate_limit')
      assert.equal((await bench.session.read(bench.rig.object, [id], [])).length, 1)
      assert.equal(bench.limiter.pauses(), 1)
    })

    it('pauses the limiter on a rate limit, and leaves sending a write again to the engine', async () => {
      bench.rig.remote.failNext('rate_limit')
      const error = await rejectsWith('remote_unavailable', bench.session.write([bench.write('a:1')]))
      assert.ok((error.retryAfterSeconds ?? 0) > 0)
      assert.equal(bench.limiter.pauses(), 1)
      assert.deepEqual(await bench.rig.remote.records(bench.rig.object), [])
    })

    it('says that the credentials have expired, whatever is asked, and does not repeat them', async () => {
      const id = await bench.created('a:1')
      const { cursor } = (await bench.session.changes?.(bench.rig.object, undefined, [])) ?? {}
      bench.rig.remote.refuseCredentials()
      const asked = [...everything(bench, id, cursor), () => bench.session.write([bench.write('a:2')])]
      for (const error of await Promise.all(asked.map((ask) => rejectsWith('credentials_expired', ask()))))
        for (const secret of Object.values(bench.rig.credentials))
          assert.ok(!`${error.message} ${error.hint} ${JSON.stringify(error.about)}`.includes(secret))
    })
  })
}

/** One call of each ability that the connector has. */
function everything({ rig, session }: Bench, id: string, cursor?: string): (() => Promise<unknown>)[] {
  const { object, linkedObject, text } = rig
  const { ensureProperties, searchIn, history, associated, changes, attach } = session
  const extra = { object, name: 'conformance_extra', label: 'Extra', type: 'text' as const }
  const file = { name: 'a.txt', contentType: 'text/plain', content: Buffer.from('a') }
  const write = {
    object: rig.fileObject ?? object,
    keyProperty: KEY,
    key: 'f:1',
    fields: {},
    file,
    associate: [{ object, id }],
  }
  const optional: (false | undefined | (() => Promise<unknown>))[] = [
    searchIn && (() => searchIn(object, text[0], ['Acme'], [])),
    history && (() => history(object, [id], [text[0]])),
    associated && (() => associated(object, [id], linkedObject)),
    changes && (async () => changes(object, cursor ?? (await changes(object, undefined, [])).cursor, [])),
    attach && rig.fileObject !== undefined && (() => attach(write)),
    ensureProperties && (() => ensureProperties([extra])),
  ]
  return [
    () => session.check(),
    () => session.schema([object]),
    () => session.read(object, [id], []),
    () => session.readByKey(object, KEY, ['a:1'], []),
    () => session.search(object, { [text[0]]: 'Acme' }, []),
    ...optional.filter((ask) => typeof ask === 'function'),
  ]
}
