import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Schema, type Connection } from 'mongoose'
import { loadKeys, openStore } from './index.ts'
import { quietLog } from './testing.ts'

const ROUNDS = 3

describe('killing the process under load', () => {
  let dataDir = ''
  before(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'hub-test-'))))
  after(() => rm(dataDir, { recursive: true, force: true }))

  it('loses nothing that was acknowledged, and needs no repair', async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const lines = await writeAndKill(dataDir, round)
      assert.ok(lines.length > 10, `only ${lines.length} writes before the kill`)
      acknowledged.push(...lines)
      const store = await openStore({ dataDir, keys: await loadKeys({ dataDir }), log: quietLog })
      await check(store.connection, acknowledged)
      await store.close()
    }
  }).timeout(60_000)
})

async function writeAndKill(dataDir: string, round: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'testing-writer.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, String(round)])
  let output = ''
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
  let trouble = ''
  child.stderr.on('data', (bytes: Buffer) => (trouble += bytes.toString()))
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 300))
  child.kill('SIGKILL')
  await once(child, 'close')
  assert.equal(trouble, '')
  // The last line may be cut off.
  return output.split('\n').slice(0, -1)
}

/** Every acknowledged document is there, and the indexes know exactly the documents that are there. */
async function check(connection: Connection, acknowledged: string[]): Promise<void> {
  const schema = new Schema({ _id: String, n: Number, mail: String, note: { type: String, sealed: true } })
  const entries = connection.model('Entry', schema)
  const all = await entries.find().lean()
  const byId = new Map(all.map((one) => [one._id, one]))
  for (const id of acknowledged) {
    assert.equal(byId.get(id)?.note, id)
    assert.ok((byId.get(id)?.n ?? 0) >= 1000, id)
  }
  const byNumber = await entries
    .find({ n: { $gte: 0 } })
    .sort({ n: 1 })
    .lean()
  assert.equal(byNumber.length, all.length)
  assert.equal(await entries.countDocuments({ mail: { $gte: '' } }), all.length)
}
