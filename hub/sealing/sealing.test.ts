import assert from 'node:assert/strict'
import { createECDH } from 'node:crypto'
import { openRoutes, type OpenRoutes } from '../assessments/routes-testing.ts'
import { systemClock } from '../domain/clock.ts'
import { openTestStore } from '../store/testing.ts'
import { sealingRoutes } from './routes.ts'
import { makeSealingStore } from './sealing-store.ts'

const wrapped = {
  kdf: 'PBKDF2-SHA256',
  iterations: 600_000,
  salt: 'c2FsdA',
  iv: 'aXY',
  ciphertext: 'Y2lwaGVy',
}
const freshPoint = () => createECDH('prime256v1').generateKeys('base64url')
const sealed = (keyId: string, ciphertext = 'c2VjcmV0') => ({ sealed: { keyId, enc: 'ZW5j', ciphertext } })

describe('Sealed answers', () => {
  let api: OpenRoutes
  let store: Awaited<ReturnType<typeof openTestStore>>
  beforeEach(async () => {
    store = await openTestStore()
    const sealing = makeSealingStore({ connection: store.connection, clock: systemClock })
    const sealable = () => [{ id: 'network.safety', label: 'Security incidents', group: 'Network' }]
    api = await openRoutes(({ assessments }) => sealingRoutes({ store: sealing, sealable, assessments }))
  })
  afterEach(async () => {
    await api.close()
    await store.close()
  })
  const keyOf = async () =>
    (await api.post('/sealing-keys', { publicKey: freshPoint(), wrapped }).expect(201)).body

  it('go to the newest key, and the older ones stay to open what was sealed before', async () => {
    const first = await keyOf()
    const second = await keyOf()
    const { items } = (await api.get('/sealing-keys').expect(200)).body
    assert.deepEqual(
      items.map(({ id, active }: { id: string; active: boolean }) => [id, active]),
      [
        [second.id, true],
        [first.id, false],
      ],
    )
    assert.deepEqual(items[0].wrapped, wrapped)
  })

  it('are not promised for a key that nobody can use', async () => {
    const offCurve = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url')
    for (const publicKey of ['AAAA', offCurve, freshPoint().slice(0, 40)])
      await api.post('/sealing-keys', { publicKey, wrapped }).expect(422).expect(/P-256/)
  })

  it('refuse a passphrase that is stretched too little', () =>
    api
      .post('/sealing-keys', { publicKey: freshPoint(), wrapped: { ...wrapped, iterations: 1000 } })
      .expect(422)
      .expect(/iterations/))

  it('can be asked for only where a key is, and only for questions that can be sealed', async () => {
    await api
      .put('/sealed-questions', { questions: ['network.safety'] })
      .expect(409)
      .expect(/no key/)
    await keyOf()
    await api
      .put('/sealed-questions', { questions: ['you.name'] })
      .expect(422)
      .expect(/you\.name/)
    await api.put('/sealed-questions', { questions: ['network.safety'] }).expect(200)
    assert.deepEqual((await api.get('/sealing-keys')).body.questions, ['network.safety'])
  })

  it('move to the new key after a rotation, unless somebody answered meanwhile', async () => {
    const old = await keyOf()
    const { id } = await api.made({ 'company.name': 'Acme' })
    const provenance = { source: 'prospect', at: '2026-11-24T00:00:00.000Z', confidence: 1 } as const
    const answer = { state: 'sealed', value: sealed(old.id), provenance } as const
    const path = 'network.incidents'
    await api.assessments.change(id, () => ({ answers: [{ path, ...answer }] }), { who: 'prospect' })
    const fresh = await keyOf()
    const move = (was: string, keyId: string) =>
      api.put(`/assessments/${id}/sealed-answer`, { path, was, value: sealed(keyId, 'bmV3') })
    await move('c2VjcmV0', old.id)
      .expect(409)
      .expect(/active key/)
    await move('b3RoZXI', fresh.id)
      .expect(409)
      .expect(/changed meanwhile/)
    await move('c2VjcmV0', fresh.id).expect(204)
    const { answers } = await api.assessments.get(id)
    assert.deepEqual(answers[path], { ...answer, value: sealed(fresh.id, 'bmV3') })
  })

  it('keep the key when its passphrase changes', async () => {
    const { id, publicKey } = await keyOf()
    const other = { ...wrapped, salt: 'b3RoZXI' }
    const { body } = await api.put(`/sealing-keys/${id}`, { wrapped: other }).expect(200)
    assert.deepEqual([body.publicKey, body.wrapped.salt], [publicKey, 'b3RoZXI'])
    await api.put('/sealing-keys/nope', { wrapped: other }).expect(404)
  })
})
