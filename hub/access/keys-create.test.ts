import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { createKey } from './keys-create.ts'
import { openTestAccess } from './testing.ts'

async function run(dataDir: string, ...args: string[]) {
  let [out, err] = ['', '']
  const code = await createKey(
    args,
    { DATA_DIR: dataDir },
    { out: (text) => (out += text), err: (text) => (err += text) },
  )
  return { code, out, err }
}

describe('keys:create', () => {
  let empty: string
  before(async () => void (empty = await mkdtemp(join(tmpdir(), 'hub-keys-'))))
  after(() => rm(empty, { recursive: true, force: true }))

  it('makes a key that the running hub accepts at once', async () => {
    const test = await openTestAccess()
    const { code, out } = await run(
      test.dataDir,
      '--name',
      'Zapier',
      '--scopes',
      'assessments:read,domain:read',
      '--json',
    )
    assert.equal(code, 0)
    const { key, prefix, scopes } = JSON.parse(out)
    assert.ok(key.startsWith(prefix))
    assert.deepEqual(scopes, ['assessments:read', 'domain:read'])
    await request(test.app).get('/api/probe').set('Authorization', `Bearer ${key}`).expect(200)
    await test.close()
  })

  it('works while the hub is not running, and prints nothing but the key to standard output', async () => {
    const { code, out, err } = await run(empty, '--name', 'Script', '--scopes', 'domain:read')
    assert.equal(code, 0)
    assert.match(out, /^es_live_[0-9a-f]{8}_[\w-]{43}\n$/)
    assert.match(err, /shown this once/)
  })

  it('names the scopes there are when one is wrong, and what is missing', async () => {
    const { code, out, err } = await run(empty, '--scopes', 'everything')
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /--name: Give the key a name/)
    assert.match(err, /--scopes: Choose from: assessments:read, /)
  })

  it('explains itself on --help and on an option that it does not know', async () => {
    assert.match((await run(empty, '--help')).out, /npm run keys:create -- --name NAME/)
    const { code, err } = await run(empty, '--nme', 'x')
    assert.equal(code, 1)
    assert.match(err, /Unknown option '--nme'[\s\S]*--scopes/)
  })
})
