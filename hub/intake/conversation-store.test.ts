import assert from 'node:assert/strict'
import { freshState } from '../../intake/conversation/index.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeConversationStore, type ConversationStore } from './conversation-store.ts'

describe('The store of conversations', () => {
  let test: TestStore
  let store: ConversationStore
  let now = Date.parse('2026-11-23T19:00:00Z')
  before(async () => {
    test = await openTestStore()
    store = makeConversationStore(test.connection, { now: () => new Date(now) })
  })
  after(() => test.close())

  it('begins a conversation once, whoever is first', async () => {
    const news = await Promise.all([store.open('one', freshState()), store.open('one', freshState())])
    assert.deepEqual(news.toSorted(), [false, true])
  })

  it('lets one process at a time have a conversation', async () => {
    await store.open('two', freshState())
    const [first, second] = await Promise.all([store.claim('two'), store.claim('two')])
    assert.equal([first, second].filter(Boolean).length, 1)
    const mine = first ?? second
    assert.ok(mine)
    await store.save({ ...mine, next: 7 })
    assert.equal((await store.claim('two'))?.next, 7)
  })

  it('takes a conversation from a process that died, and refuses what that process still wants to write', async () => {
    await store.open('three', freshState())
    const stalled = await store.claim('three')
    assert.equal(await store.claim('three'), null)
    now += 6_000
    const next = await store.claim('three')
    assert.ok(stalled && next)
    await assert.rejects(store.save({ ...stalled, next: 1 }), { code: 'conflict' })
    await store.save({ ...next, next: 2 })
    assert.equal((await store.find('three'))?.next, 2)
  })
})
