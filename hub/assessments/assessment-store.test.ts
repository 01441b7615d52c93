import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AnswerChange } from '../domain/answers.ts'
import type { HubError } from '../domain/errors.ts'
import { systemClock as clock } from '../domain/clock.ts'
import { silentLog as log } from '../platform/log.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeAssessments } from './assessment-store.ts'
import type { Assessments } from './assessments.ts'

describe('The store of assessments', () => {
  let store: TestStore
  let assessments: Assessments
  let enabled: string[]

  before(async () => {
    store = await openTestStore()
    const { connection, keys } = store
    assessments = makeAssessments({ connection, keys, clock, log, enabledConnections: async () => enabled })
  })
  beforeEach(() => (enabled = []))
  after(() => store.close())

  const says = (source: 'prospect' | 'recon' | 'crm', values: Record<string, unknown>): AnswerChange[] =>
    Object.entries(values).map(([path, value]) => ({
      path,
      state: 'known',
      value,
      provenance: { source, at: clock.now().toISOString(), confidence: 1 },
    }))
  const valueIn = async (id: string, path: string) => (await assessments.get(id)).answers[path]?.value

  it('loses no answer when twenty people answer at once', async () => {
    const { id } = await assessments.create()
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        assessments.change(id, ({ answers }) => {
          const social = (answers['company.social']?.value as string[] | undefined) ?? []
          return { answers: says('prospect', { 'company.social': [...social, `https://acme.example/${n}`] }) }
        }),
      ),
    )
    assert.equal(((await valueIn(id, 'company.social')) as string[]).length, 20)
    assert.equal((await assessments.get(id)).revision, 21)
  })

  it('never lets recon replace what a person said, and lets a person replace what recon found', async () => {
    const { id } = await assessments.create({ answers: says('recon', { 'company.name': 'Acme Inc' }) })
    await assessments.change(id, () => ({ answers: says('prospect', { 'company.name': 'Acme' }) }))
    await assessments.change(id, () => ({ answers: says('recon', { 'company.name': 'Acme Inc' }) }))
    assert.equal(await valueIn(id, 'company.name'), 'Acme')
  })

  it('counts no revision for what is no news, and none for a timeline note', async () => {
    const { id, revision } = await assessments.create({
      answers: says('prospect', { 'company.name': 'Acme' }),
    })
    await assessments.change(id, () => ({ answers: says('prospect', { 'company.name': 'Acme' }) }))
    await assessments.note({ assessmentId: id, kind: 'started', who: 'prospect', text: 'Began.' })
    assert.equal((await assessments.get(id)).revision, revision)
    assert.equal((await assessments.timeline(id))[0]?.text, 'Began.')
  })

  it('puts every connection behind with the change itself, except the one it came from', async () => {
    enabled = ['hubspot', 'connectwise']
    const { id, pending } = await assessments.create()
    assert.deepEqual(pending, enabled)
    for (const one of enabled) await assessments.caughtUp(id, one, 1)
    assert.deepEqual((await assessments.get(id)).pending, [])
    const from = { who: 'HubSpot', except: 'hubspot' }
    const after = await assessments.change(
      id,
      () => ({ answers: says('crm', { 'company.name': 'Acme' }) }),
      from,
    )
    assert.deepEqual(after.pending, ['connectwise'])
    assert.deepEqual(await assessments.behind('hubspot', 10), [])
    assert.deepEqual(await assessments.behind('connectwise', 10), [id])
  })

  it('does not call a connection caught up when an answer came during its sync', async () => {
    enabled = ['hubspot']
    const { id, revision } = await assessments.create()
    await assessments.change(id, () => ({ answers: says('prospect', { 'company.name': 'Acme' }) }))
    await assessments.caughtUp(id, 'hubspot', revision)
    assert.deepEqual((await assessments.get(id)).pending, ['hubspot'])
  })

  it('makes one assessment of a request that is sent twice at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => assessments.create({ idempotencyKey: 'same' })))
    assert.equal(new Set(made.map(({ id }) => id)).size, 1)
  })

  it('names every answer that does not fit, and stores none of them', async () => {
    const { id } = await assessments.create()
    const bad = says('prospect', {
      'contact.email': 'nobody',
      'company.colour': 'red',
      'company.name': 'Acme',
    })
    await assert.rejects(
      assessments.change(id, () => ({ answers: bad })),
      (error: HubError) =>
        error.code === 'invalid_input' &&
        error.fields.map(({ path }) => path).join() === 'contact.email,company.colour',
    )
    assert.deepEqual((await assessments.get(id)).answers, {})
  })

  it('takes what the caller read just now, and reads anew when that is old', async () => {
    const from = await assessments.create()
    await assessments.change(from.id, () => ({ owner: 'Grace' }))
    const same = await assessments.change(from.id, () => ({ owner: 'Grace' }), { from })
    assert.deepEqual([same.owner, same.version], ['Grace', from.version + 1])
    const after = await assessments.change(from.id, () => ({ wants: 'call' }), { from })
    assert.deepEqual([after.owner, after.wants], ['Grace', 'call'])
    assert.deepEqual(after, await assessments.get(from.id))
  })

  it('refuses a change made for an older version', async () => {
    const { id, version } = await assessments.create()
    await assessments.change(id, () => ({ owner: 'Ada' }))
    await assert.rejects(
      assessments.change(id, () => ({ owner: 'Grace' }), { expectedVersion: version }),
      { code: 'precondition_failed' },
    )
  })

  it('pages through a list that grows meanwhile without showing anything twice, and finds by name or e-mail', async () => {
    const answers = says('prospect', {
      'company.name': 'Needle & Sons (UK)',
      'contact.email': 'eve@needle.example',
    })
    const { id } = await assessments.create({ answers })
    for (let n = 0; n < 5; n++) await assessments.create()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await assessments.list({ limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map((one) => one.id))
      cursor = page.nextCursor
      await assessments.create()
    } while (cursor)
    assert.equal(new Set(seen).size, seen.length)
    assert.ok(seen.includes(id))
    for (const search of ['needle & sons (', 'EVE@needle.example'])
      assert.deepEqual(
        (await assessments.list({ search })).items.map((one) => one.id),
        [id],
      )
    await assert.rejects(assessments.list({ cursor: 'nonsense' }), { code: 'invalid_input' })
  })

  it('leaves no answer readable in the database files', async () => {
    const secret = 'Marker-Ada-Byron-1815'
    const { id } = await assessments.create({ answers: says('prospect', { 'needs.trigger': secret }) })
    assert.equal(await valueIn(id, 'needs.trigger'), secret)
    const files = readdirSync(store.dataDir).filter((name) => name.startsWith('hub.sqlite'))
    assert.ok(files.length > 0)
    for (const name of files) assert.ok(!readFileSync(join(store.dataDir, name)).includes(secret), name)
  })

  it('tells listeners what changed and by whom, and goes on when one of them fails', async () => {
    const heard: string[] = []
    const ends = [
      assessments.onChange(() => {
        throw new Error('broken listener')
      }),
      assessments.onChange((_assessment, { answers, by }) => heard.push(`${by}: ${answers.join()}`)),
    ]
    const { id } = await assessments.create()
    await assessments.change(id, () => ({ answers: says('crm', { 'company.name': 'Acme' }) }), {
      who: 'HubSpot',
    })
    for (const end of ends) end()
    assert.deepEqual(heard, ['hub: ', 'HubSpot: company.name'])
    assert.match((await assessments.timeline(id))[0]?.text ?? '', /Changed Company/)
  })

  it('forgets an assessment with its timeline', async () => {
    const { id } = await assessments.create()
    await assessments.note({ assessmentId: id, kind: 'started', who: 'prospect', text: 'Began.' })
    await assessments.remove(id)
    assert.equal(await assessments.find(id), null)
    assert.deepEqual(await assessments.timeline(id), [])
    await assert.rejects(assessments.get(id), { code: 'not_found' })
  })
})
