import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { z } from 'zod'
import { startProgram, type Program } from '../e2e/hub-process.ts'

const Counters = z.object({ calls: z.record(z.string(), z.number()), refused: z.number() })

export interface Counted {
  total: number
  writes: number
  searches: number
  refused: number
  /** By method and path. */
  byKind: Record<string, number>
}

/** The HubSpot stand-in as a process of its own, with limits as HubSpot's. */
export interface BenchCrm {
  url: string
  credentials: { accessToken: string; clientSecret: string }
  /** Calls since the last reset. */
  counted(): Promise<Counted>
  reset(): Promise<void>
  /** Ends and begins again at the same address, now with webhooks. */
  withWebhook(url: string): Promise<void>
  /** Records by object, and how many are one too many: two with one key of ours. */
  holdings(): { records: Record<string, number>; duplicates: number }
  stop(): Promise<void>
}

export async function startBenchCrm(dir: string, portal: number, limit: number): Promise<BenchCrm> {
  const file = join(dir, `crm-${portal}.sqlite`)
  const credentials = {
    accessToken: `pat-bench-${randomBytes(12).toString('hex')}`,
    clientSecret: randomBytes(16).toString('hex'),
  }
  const start = (port: string, more: string[] = []): Promise<Program> =>
    startProgram({
      script: 'connectors/sandbox/run.ts',
      args: [
        ...['hubspot', '--port', port, '--file', file, '--limit', String(limit), '--portal', String(portal)],
        ...['--token', credentials.accessToken, '--secret', credentials.clientSecret, ...more],
      ],
      until: /records /,
    })
  let program = await start('0')
  const url = /API\s+(\S+)/.exec(program.printed())?.[1] ?? ''
  const admin = (method: string) => fetch(`${url}/__sandbox/counters`, { method })

  return {
    url,
    credentials,
    async counted() {
      const { calls, refused } = Counters.parse(await (await admin('GET')).json())
      const sum = (of: (name: string) => boolean) =>
        Object.entries(calls).reduce((total, [name, count]) => total + (of(name) ? count : 0), 0)
      return {
        total: sum(() => true),
        writes: sum(isWrite),
        searches: sum((name) => name.endsWith('/search')),
        refused,
        byKind: Object.fromEntries(Object.entries(calls).sort(([, a], [, b]) => b - a)),
      }
    },
    async reset() {
      await admin('DELETE')
    },
    async withWebhook(target) {
      await program.stop()
      program = await start(new URL(url).port, ['--webhook', target])
    },
    holdings() {
      const db = new DatabaseSync(file, { readOnly: true })
      try {
        const rows = z.array(z.object({ object: z.string(), records: z.number(), keys: z.number() })).parse(
          db
            .prepare(
              `SELECT object, count(*) AS records,
                        count(DISTINCT json_extract(properties, '$.entourage_sentry_id')) AS keys
                 FROM records WHERE archived_at IS NULL AND merged_into IS NULL GROUP BY object`,
            )
            .all(),
        )
        return {
          records: Object.fromEntries(rows.map(({ object, records }) => [object, records])),
          duplicates: rows.reduce((sum, { records, keys }) => sum + records - keys, 0),
        }
      } finally {
        db.close()
      }
    },
    stop: () => program.stop(),
  }
}

/** Searches and batch reads are POSTs that read. */
const isWrite = (name: string): boolean =>
  !name.startsWith('GET ') && !/\/(search|batch\/read|access-token-info)$/.test(name)
