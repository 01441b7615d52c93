import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { z } from 'zod'
import { HubError } from '../../domain/errors.ts'

const Owner = z.object({ pid: z.number().int(), startedAt: z.string(), url: z.string().optional() })
type Owner = z.infer<typeof Owner>

export interface Lock {
  /** Says where the owner can be reached, for command-line tools. */
  announce(url: string): Promise<void>
  release(): Promise<void>
}

/**
 * One process owns a data directory. The lock is an open exclusive transaction of a SQLite file of its own: the
 * operating system ends it with the process, however that dies, so that a stale lock cannot be. `owner.json` beside
 * it only says who the owner is.
 */
export async function lockDataDir(dataDir: string): Promise<Lock> {
  const database = new DatabaseSync(join(dataDir, 'lock'))
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    throw await refusal(dataDir, error)
  }
  const file = join(dataDir, 'owner.json')
  const owner: Owner = { pid: process.pid, startedAt: new Date().toISOString() }
  const tell = () => writeFile(file, JSON.stringify(owner), { mode: 0o600 })
  await tell()
  return {
    announce(url) {
      owner.url = url
      return tell()
    },
    async release() {
      await rm(file, { force: true })
      database.close()
    },
  }
}

/** Who owns a data directory, as far as it says. */
export async function ownerOf(dataDir: string): Promise<Owner | undefined> {
  try {
    return Owner.parse(JSON.parse(await readFile(join(dataDir, 'owner.json'), 'utf8')))
  } catch {
    return undefined
  }
}

async function refusal(dataDir: string, cause: unknown): Promise<HubError> {
  if (!(cause instanceof Error) || !/locked|busy/i.test(cause.message))
    return new HubError('unavailable', `The data directory ${dataDir} cannot be used: ${String(cause)}`, {
      hint: 'Check that this user may write there and that the disk has room.',
      cause,
    })
  const owner = await ownerOf(dataDir)
  const who = owner ? `process ${owner.pid}, running since ${owner.startedAt},` : 'another process'
  return new HubError('unavailable', `The data directory ${dataDir} is in use: ${who} owns it.`, {
    hint: `Stop that process${owner ? ` (kill ${owner.pid})` : ''}, or set DATA_DIR to another directory.`,
    about: { dataDir, ...(owner ? { pid: owner.pid } : {}) },
  })
}
