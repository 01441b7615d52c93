import mongoose from 'mongoose'
import { loadKeys, openStore } from './index.ts'
import { quietLog } from './testing.ts'

/**
 * A process for crash tests: writes without end and says on standard output what was acknowledged.
 * `tsx testing-writer.ts <data directory> <round>`
 */
const [dataDir = '', round = '0'] = process.argv.slice(2)
const WRITERS = 16

void write()

async function write(): Promise<void> {
  const { connection } = await openStore({ dataDir, keys: await loadKeys({ dataDir }), log: quietLog })
  const entries = connection.model('Entry', entrySchema())
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; ; n++) {
        const _id = `${round}-${writer}-${n}`
        await entries.create({ _id, n, mail: `${_id}@example.com`, note: _id })
        await entries.updateOne({ _id }, { $inc: { n: 1000 } })
        process.stdout.write(`${_id}\n`)
      }
    }),
  )
}

function entrySchema() {
  return new mongoose.Schema({
    _id: String,
    n: { type: Number, index: true },
    mail: { type: String, unique: true },
    note: { type: String, sealed: true },
  })
}
