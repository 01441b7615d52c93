import assert from 'node:assert/strict'
import { KEY, rejectsWith, type Bench } from './rig.ts'

/** Limits, outages and dead credentials. */
export function troubleContract(bench: Bench): void {
  describe('when things go wrong', () => {
    it('takes every call that reaches the CRM from the limiter first', async () => {
      const [calls, taken] = [bench.rig.remote.calls(), bench.limiter.taken()]
      const id = await bench.created('a:1')
      await bench.session.check()
      await bench.session.schema([bench.rig.object])
      await bench.session.read(bench.rig.object, [id], [])
      await bench.session.readByKey(bench.rig.object, KEY, ['a:1'], [])
      await bench.session.search(bench.rig.object, { [bench.rig.text[0]]: 'Acme' }, [])
      await bench.session.changes?.(
        bench.rig.object,
        (await bench.session.changes(bench.rig.object, undefined, [])).cursor,
        [],
      )
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
      bench.rig.remote.refuseCredentials()
      const asked: Promise<unknown>[] = [
        bench.session.check(),
        bench.session.schema([bench.rig.object]),
        bench.session.read(bench.rig.object, ['1'], []),
        bench.session.search(bench.rig.object, { [bench.rig.text[0]]: 'Acme' }, []),
        bench.session.write([bench.write('a:1')]),
      ]
      for (const error of await Promise.all(asked.map((one) => rejectsWith('credentials_expired', one))))
        for (const secret of Object.values(bench.rig.credentials))
          assert.ok(!`${error.message} ${error.hint} ${JSON.stringify(error.about)}`.includes(secret))
    })
  })
}
