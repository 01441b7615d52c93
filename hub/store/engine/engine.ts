import { adminCommands } from './commands-admin.ts'
import { readCommands } from './commands-read.ts'
import { sessionCommands } from './commands-session.ts'
import { deleteAll, writeCommands } from './commands-write.ts'
import type { Command } from './command.ts'
import { Cursors } from './cursors.ts'
import { CommandError, failure, notSupported } from './errors.ts'
import type { Storage } from './storage.ts'
import { encode, int, type Doc } from './values.ts'

const COMMANDS: Record<string, Command> = {
  ...sessionCommands,
  ...readCommands,
  ...writeCommands,
  ...adminCommands,
}

export interface Engine {
  /** Carries out one command and answers the encoded reply, also for failures. */
  run(command: Doc, connectionId: number): Promise<Buffer>
  /** Removes what its TTL index says is over. */
  expire(now: Date): Promise<number>
}

export function makeEngine(storage: Storage, report: (error: unknown, command: string) => void): Engine {
  const cursors = new Cursors()
  return {
    async run(command, connectionId) {
      const name = Object.keys(command)[0] ?? ''
      try {
        refuseTransactions(command)
        const act = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
        if (!act) throw new CommandError(59, 'CommandNotFound', `no such command: '${name}'`)
        const database = String(command.$db)
        const reply = await act(command, { storage, cursors, database, connectionId })
        return Buffer.isBuffer(reply) ? reply : encode({ ...reply, ok: 1 })
      } catch (error) {
        const shown = failure(error)
        if (int(shown.code) === 8) report(error, name)
        return encode({ ok: 0, ...shown })
      }
    },
    expire: (now) => expire(storage, now),
  }
}

function refuseTransactions(command: Doc): void {
  if (command.startTransaction === undefined && command.autocommit === undefined) return
  throw notSupported('A multi-document transaction')
}

/** Documents removed in one transaction, so that writers need not wait for a long clean-up. */
const EXPIRE_AT_ONCE = 500

async function expire(storage: Storage, now: Date): Promise<number> {
  let removed = 0
  for (const { database, name, indexes } of (await storage.reader.catalog()).values())
    for (const { expireAfterSeconds, fields } of indexes) {
      const [field] = fields
      if (expireAfterSeconds === undefined || !field || fields.length > 1) continue
      const filter = { [field.path]: { $lte: new Date(now.getTime() - expireAfterSeconds * 1000) } }
      const query = { filter, limit: EXPIRE_AT_ONCE }
      let n: number
      do {
        n = await storage.write((writer) => deleteAll(writer, database, name, query))
        removed += n
      } while (n === EXPIRE_AT_ONCE)
    }
  return removed
}
