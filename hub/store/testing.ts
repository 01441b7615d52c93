import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from 'mongoose'
import type { Log } from '../domain/ports.ts'
import { openStore } from './index.ts'
import { loadKeys, type Keys } from './keys.ts'

export interface TestStore {
  connection: Connection
  keys: Keys
  dataDir: string
  close(): Promise<void>
}

/** A fresh embedded store in a temporary directory that `close` removes. */
export async function openTestStore(): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-test-'))
  const keys = await loadKeys({ dataDir })
  const store = await openStore({ dataDir, keys, log: quietLog })
  return {
    connection: store.connection,
    keys,
    dataDir,
    async close() {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Says nothing. */
export const quietLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => quietLog,
}
