import { z } from 'zod'
import type { Connector, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { makeAssociate } from './associate.ts'
import { makeChanges } from './changes.ts'
import { toHubError } from './failures.ts'
import { makeLookups } from './lookups.ts'
import { chunks, makeReads, MAX_BATCH } from './records.ts'
import { makeSchemaReads } from './schema.ts'
import { API_URL, makeTransport, type Transport } from './transport.ts'
import { webhook } from './webhook.ts'
import { makeWrite } from './write.ts'

const OBJECT_TYPE_IDS: Record<string, string> = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
  notes: '0-46',
  tasks: '0-27',
}

/** HubSpot's CRM, by its own SDK. Which records and properties travel is the mapping's business. */
export const hubspot: Connector = {
  name: 'hubspot',
  title: 'HubSpot',
  credentials: z.object({
    /** A service key, or the access token of a private or static-auth app. */
    accessToken: z.string().min(1).max(500),
    /** Signs its webhooks. */
    clientSecret: z.string().min(1).max(500),
  }),
  // The lowest tier allows 100 calls each 10 s, 5 searches a second and 250,000 a day; the rest is left to others.
  limits: {
    burst: { calls: 90, perMs: 10_000 },
    search: { calls: 4, perMs: 1000 },
    daily: { calls: 200_000, perMs: 86_400_000 },
  },
  recordUrl({ baseUrl, portal }, object, id) {
    if (baseUrl && !baseUrl.startsWith(API_URL)) return `${baseUrl.replace(/\/+$/, '')}/ui/${object}/${id}`
    return `https://app.hubspot.com/contacts/${portal ?? ''}/record/${OBJECT_TYPE_IDS[object] ?? object}/${id}`
  },
  webhook,

  open(needs): Session {
    const transport = makeTransport(needs)
    const { schema, ensureProperties } = makeSchemaReads(transport)
    const { read, readByKey, search } = makeReads(transport)
    const { searchIn, history, associated } = makeLookups(transport)
    return {
      check: safe(() => check(transport, needs.credentials.accessToken ?? '')),
      schema: safe(schema),
      ensureProperties: safe(ensureProperties),
      read: safe(read),
      readByKey: safe(readByKey),
      search: safe(search),
      searchIn: safe(searchIn),
      history: safe(history),
      associated: safe(associated),
      write: safe(makeWrite(transport)),
      associate: safe(makeAssociate(transport)),
      changes: safe(makeChanges(transport, needs.clock)),
      archive: safe(async (object: string, ids: string[]) => {
        for (const some of chunks(ids, MAX_BATCH))
          await transport.write((client) =>
            client.crm.objects.batchApi.archiveWithHttpInfo(object, { inputs: some.map((id) => ({ id })) }),
          )
      }),
    }
  },
}

/** Whatever goes wrong becomes a HubError, an answer of another shape than the SDK promises included. */
const safe =
  <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    try {
      return await act(...args)
    } catch (error) {
      throw toHubError(error)
    }
  }

const Account = z.looseObject({ portalId: z.number() })
const Token = z.looseObject({ scopes: z.array(z.string()) })
const NEEDED = ['contacts', 'companies', 'deals'].flatMap((object) => [
  `crm.objects.${object}.read`,
  `crm.objects.${object}.write`,
  `crm.schemas.${object}.read`,
  `crm.schemas.${object}.write`,
])

async function check(
  transport: Transport,
  accessToken: string,
): Promise<{ account: string; missing: string[] }> {
  const account = Account.parse(await transport.request('GET', '/account-info/v3/details'))
  const scopes = await scopesOf(transport, accessToken)
  const missing =
    scopes === undefined ? [] : [...NEEDED, 'crm.objects.owners.read'].filter((one) => !scopes.includes(one))
  return { account: String(account.portalId), missing }
}

/** Only private-app tokens can be asked for their scopes; with others a missing one shows as a 403 later. */
async function scopesOf(transport: Transport, tokenKey: string): Promise<string[] | undefined> {
  try {
    return Token.parse(
      await transport.request('POST', '/oauth/v2/private-apps/get/access-token-info', { tokenKey }),
    ).scopes
  } catch (error) {
    if (error instanceof HubError && error.code === 'remote_unavailable') throw error
    return undefined
  }
}
