import type { Connector, Session } from '../../hub/domain/connector.ts'
import { makeCompanies } from './address.ts'
import { makeAssociations } from './associate.ts'
import { makeAttach } from './attach.ts'
import { makeChanges } from './changes.ts'
import { makeCallbacks } from './callbacks.ts'
import { check } from './check.ts'
import { makeCustomFields } from './custom-fields.ts'
import { toHubError } from './failures.ts'
import { makeReads } from './records.ts'
import { makeRemove } from './remove.ts'
import { makeSchema } from './schema.ts'
import { makeSetUp } from './set-up.ts'
import { auth, Credentials } from './sign-in.ts'
import { makeSigningKeys } from './signing-keys.ts'
import { makeSubRecords } from './sub-records.ts'
import { LIMIT, type Shared } from './caller.ts'
import { makeTransport } from './transport.ts'
import { makeWebhook } from './webhook.ts'
import { makeWire } from './wire.ts'
import { makeWrite } from './write.ts'

/** ConnectWise PSA, by `connectwise-rest` over our own wire. Which fields travel is the mapping's business. */
export const connectwise: Connector = makeConnectWise()

function makeConnectWise(): Connector {
  const shared: Shared = { wire: makeWire(), companies: makeCompanies() }
  return {
    name: 'connectwise',
    title: 'ConnectWise PSA',
    credentials: Credentials,
    auth,
    // ConnectWise is likely to throttle beyond 1000 requests a minute, of all integrations together.
    limits: { [LIMIT]: { calls: 400, perMs: 60_000 } },
    recordUrl,
    webhook: makeWebhook(makeSigningKeys(shared.wire)),

    open(needs): Session {
      const transport = makeTransport(needs, shared)
      const customFields = makeCustomFields(transport)
      const subs = makeSubRecords(transport)
      const setUp = makeSetUp(transport)
      const reads = makeReads(transport, subs, setUp)
      const { listen, stopListening } = makeCallbacks(transport)
      const { site } = needs.credentials
      const { baseUrl } = needs.settings
      const { associate, associated } = makeAssociations(transport, subs)
      return {
        check: safe(async () => ({
          ...(await check(transport)),
          ...(site && baseUrl === undefined ? { portal: site } : {}),
        })),
        schema: safe(makeSchema(transport, customFields)),
        ensureProperties: safe(customFields.ensure),
        removeProperties: safe(customFields.remove),
        read: safe(reads.read),
        readByKey: safe(reads.readByKey),
        search: safe(reads.search),
        searchIn: safe(reads.searchIn),
        write: safe(makeWrite({ transport, customFields, setUp }, subs)),
        attach: safe(makeAttach(transport)),
        associate: safe(associate),
        associated: safe(associated),
        changes: safe(makeChanges(transport, subs, setUp, needs.clock)),
        archive: safe(makeRemove(transport, subs)),
        listen: safe(listen),
        stopListening: safe(stopListening),
      }
    },
  }
}

/** ConnectWise's own name for the screen of a record. */
const SCREENS: Record<string, string> = {
  companies: 'CompanyFV',
  contacts: 'ContactFV',
  opportunities: 'OpportunityFV',
  activities: 'ActivityFV',
  configurations: 'ConfigFV',
}

/** `portal` is the site, of a stand-in the address of its page; what stands below an opportunity is looked at there. */
function recordUrl(
  { baseUrl, portal }: { baseUrl?: string; portal?: string },
  object: string,
  id: string,
): string {
  const [place, at] = id.includes('-') ? ['opportunities', id.split('-')[0] ?? ''] : [object, id]
  if (baseUrl !== undefined)
    return `${(portal ?? baseUrl).replace(/\/+$/, '')}/ui/${place}/${encodeURIComponent(at)}`
  const query = new URLSearchParams({ recordType: SCREENS[place] ?? 'CompanyFV', recid: at })
  return `https://${portal ?? 'na.myconnectwise.net'}/v4_6_release/services/system_io/router/openrecord.rails?${query.toString()}`
}

/** Whatever goes wrong becomes a HubError, an answer of another shape than ConnectWise promises included. */
const safe =
  <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    try {
      return await act(...args)
    } catch (error) {
      throw toHubError(error)
    }
  }
