import assert from 'node:assert/strict'
import { linkId, type Link } from '../domain/sync.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeLinks } from './link-store.ts'

const link = (fence: number): Link => ({
  id: linkId('crm', 'one', 'company'),
  connectionId: 'crm',
  assessmentId: 'one',
  kind: 'company',
  object: 'companies',
  key: 'one:company',
  state: 'linked',
  remoteId: '7',
  adopted: false,
  shadow: {},
  inflight: null,
  associated: [],
  tombstones: [],
  withheld: [],
  trusted: [],
  holds: [],
  history: [],
  createdAt: '2026-11-23T09:00:00.000Z',
  fence,
})

describe('The store of links', () => {
  let store: TestStore
  before(async () => (store = await openTestStore()))
  after(() => store.close())

  it('takes no update of an older lease, and none of a sync that still runs when its connection is removed', async () => {
    const links = makeLinks({ connection: store.connection })
    assert.equal(await links.save(link(2)), 'saved')
    assert.equal(await links.save(link(1)), 'stale')
    assert.equal(await links.unlinkAll('crm'), 1)
    assert.equal(await links.save(link(3)), 'stale')
    const [left] = await links.of('crm', 'one')
    assert.deepEqual([left?.state, left?.remoteId, left?.tombstones], ['unlinked', undefined, ['7']])
  })
})
