import assert from 'node:assert/strict'
import { openRoutes, type OpenRoutes } from '../assessments/routes-testing.ts'
import { openTestStore } from '../store/testing.ts'
import { makeCustomQuestionStore } from './custom-questions-store.ts'
import { customQuestionRoutes } from './routes.ts'

const parking = {
  key: 'parking',
  step: 'work',
  kind: 'choice',
  ask: 'Can our van park at your door?',
  label: 'Parking',
  why: 'So that the technician comes prepared.',
  options: [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
}

describe('Custom questions', () => {
  let api: OpenRoutes
  let store: Awaited<ReturnType<typeof openTestStore>>
  beforeEach(async () => {
    store = await openTestStore()
    const questions = makeCustomQuestionStore({ connection: store.connection })
    api = await openRoutes(() => customQuestionRoutes({ store: questions }))
  })
  afterEach(async () => {
    await api.close()
    await store.close()
  })
  const save = (items: object[], version: number) =>
    api.put('/custom-questions', { items }).set('If-Match', `"${version}"`)

  it('are none at first, and stand in the order in which they were saved', async () => {
    assert.deepEqual((await api.get('/custom-questions').expect(200)).body, { version: 0, items: [] })
    const second = { ...parking, key: 'badge', kind: 'text', options: undefined }
    const { body } = await save([second, parking], 0).expect(200)
    assert.deepEqual(
      body.items.map(({ key }: { key: string }) => key),
      ['badge', 'parking'],
    )
    assert.equal(body.items[1].active, true)
  })

  it('let the second of two admins know that the first was faster', async () => {
    await save([parking], 0).expect(200)
    await save([{ ...parking, label: 'Van' }], 0).expect(412)
    await api.put('/custom-questions', { items: [] }).expect(428)
  })

  it('keep key and kind once they were there, because answers name them', async () => {
    await save([parking], 0).expect(200)
    await save([], 1)
      .expect(422)
      .expect(/retire it/)
    await save([{ ...parking, kind: 'number', options: undefined }], 1)
      .expect(422)
      .expect(/Retire it and add/)
    await save([{ ...parking, active: false }], 1).expect(200)
  })

  it('name every mistake at once', () =>
    save(
      [
        { ...parking, key: 'Bad Key', options: undefined },
        { ...parking, step: 'nowhere' },
      ],
      0,
    )
      .expect(422)
      .expect(/items\.0\.key[^]*items\.1\.step/))

  it('do not stand twice', () =>
    save([parking, parking], 0)
      .expect(422)
      .expect(/stands twice/))
})
