import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { startProgram, type Program } from './hub-process.ts'

export const OBJECTS = {
  company: 'companies',
  contact: 'contacts',
  deal: 'deals',
  note: 'notes',
  task: 'tasks',
}
export type CrmKind = keyof typeof OBJECTS

export interface CrmRecord {
  id: string
  properties: Record<string, string | null>
}

/** The HubSpot stand-in as a process of its own: it lives on when the hub dies, as the real one does. */
export interface CrmProcess {
  program: Program
  url: string
  credentials: { accessToken: string; clientSecret: string }
  /** Every record of a kind, by its own API. */
  all(kind: CrmKind, properties: string[]): Promise<CrmRecord[]>
  /** Record ids that each record of a kind is associated with. */
  associated(from: CrmKind, ids: string[], to: CrmKind): Promise<Map<string, string[]>>
}

const KEY = 'entourage_sentry_id'
/** So many calls each 10 s that our own budget is the only one. */
const LIMIT = 1_000_000
const PAGE = 100

const Page = z.object({
  results: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullable()) })),
  paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
})
const Associated = z.object({
  results: z.array(
    z.object({ from: z.object({ id: z.string() }), to: z.array(z.object({ toObjectId: z.string() })) }),
  ),
})

export async function startCrmProcess(dir: string): Promise<CrmProcess> {
  const credentials = {
    accessToken: `pat-crash-${randomBytes(12).toString('hex')}`,
    clientSecret: randomBytes(16).toString('hex'),
  }
  const program = await startProgram({
    script: 'connectors/sandbox/run.ts',
    args: [
      ...['hubspot', '--port', '0', '--file', join(dir, 'crm.sqlite'), '--limit', String(LIMIT)],
      ...['--token', credentials.accessToken, '--secret', credentials.clientSecret, '--portal', '990001'],
    ],
    until: /records /,
  })
  const url = /API\s+(\S+)/.exec(program.printed())?.[1] ?? ''
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${credentials.accessToken}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`The stand-in answers ${response.status} to ${path}.`)
    return response.json()
  }
  return {
    program,
    url,
    credentials,
    async all(kind, properties) {
      const found: CrmRecord[] = []
      let after: string | undefined
      do {
        const query = new URLSearchParams({ limit: String(PAGE), properties: [KEY, ...properties].join() })
        if (after) query.set('after', after)
        const { results, paging } = Page.parse(await ask(`/crm/v3/objects/${OBJECTS[kind]}?${query}`))
        found.push(...results)
        after = paging?.next.after
      } while (after)
      return found
    },
    async associated(from, ids, to) {
      if (ids.length === 0) return new Map()
      const { results } = Associated.parse(
        await ask(`/crm/v4/associations/${OBJECTS[from]}/${OBJECTS[to]}/batch/read`, {
          inputs: ids.map((id) => ({ id })),
        }),
      )
      return new Map(results.map((one) => [one.from.id, one.to.map(({ toObjectId }) => toObjectId)]))
    },
  }
}

/** The value of our own key on a record of the CRM. */
export const keyOf = ({ properties }: CrmRecord): string => properties[KEY] ?? ''
