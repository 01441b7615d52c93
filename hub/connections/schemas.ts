import { z } from 'zod'
import { webhookUrl } from './listen.ts'
import { ABILITIES, CONNECTION_STATES, type Connection, type Links } from '../domain/sync.ts'

export const Id = z.object({ id: z.string().min(1).max(100) })

export const Credentials = z.record(z.string().max(50), z.string().max(4000))

/** Where the CRM is reached; an address and its certificate are for stand-ins. */
export const Settings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  portal: z.string().max(200).optional(),
  /** The part of the CRM's limits that we use; the rest is left to the account's other tools. */
  quotaShare: z.number().min(0.05).max(1).optional(),
  apiVersion: z.string().max(30).optional(),
  certificate: z.string().max(20_000).optional(),
})

export const TrialReply = z.object({
  id: z.string(),
  at: z.string(),
  ok: z.boolean(),
  steps: z.array(z.object({ title: z.string(), ok: z.boolean(), detail: z.string() })),
  left: z.array(z.object({ object: z.string(), id: z.string() })),
})

export const ConnectionReply = z.object({
  id: z.string(),
  crm: z.string(),
  title: z.string(),
  account: z.string(),
  mapping: z.string(),
  mappingVersion: z.number().int(),
  state: z.enum(CONNECTION_STATES),
  reason: z.string().optional(),
  needsPreview: z.boolean().optional().describe('It goes on only once a preview of it was approved'),
  twoWay: z.boolean(),
  settings: z.object({
    baseUrl: z.string().optional(),
    portal: z.string().optional(),
    quotaShare: z.number().optional(),
    apiVersion: z.string().optional(),
  }),
  choices: z.record(z.string(), z.string()),
  suspended: z.array(z.object({ line: z.string(), reason: z.string(), since: z.string().optional() })),
  abilities: z.array(z.enum(ABILITIES)).optional(),
  /** Where the CRM sends what changes there, where it can. */
  webhookUrl: z.url().optional(),
  trial: TrialReply.optional(),
  linked: z.number().int(),
  checkedAt: z.string().optional(),
  createdAt: z.string(),
})

/** A connection as the API shows it: nothing of its inner state, and no certificate. */
export const showing =
  ({ links, publicUrl }: { links: Pick<Links, 'count'>; publicUrl: string }) =>
  async (connection: Connection): Promise<z.infer<typeof ConnectionReply>> => {
    const { owners: _owners, cursors: _cursors, resumedAt: _resumed, keyedAnew: _keyed, ...open } = connection
    const { schemaHash: _hash, schemaChangedAt: _changed, ...rest } = open
    const { certificate: _certificate, ...settings } = rest.settings
    const { id, abilities = [] } = connection
    return {
      ...rest,
      settings,
      ...(abilities.includes('webhooks') ? { webhookUrl: webhookUrl({ publicUrl }, connection) } : {}),
      linked: await links.count(id),
    }
  }
