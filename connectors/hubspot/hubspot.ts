import type { Connector, Session } from '../../hub/domain/connector.ts'
import { Anything, chunks } from './answers.ts'
import { makeAssociate } from './associate.ts'
import { makeAttach } from './attach.ts'
import { auth, credentials } from './auth.ts'
import { LIMITS } from './budget.ts'
import { makeChanges } from './changes.ts'
import { makeCheck } from './check.ts'
import { toHubError } from './failures.ts'
import { makeLookups } from './lookups.ts'
import { makeOwnProperties } from './own-properties.ts'
import { appUrlOf, isStandIn } from './paths.ts'
import { makeReads, MAX_BATCH } from './records.ts'
import { makeSchemaReads } from './schema.ts'
import type { Renewals } from './tokens.ts'
import { makeTransport, type Transport } from './transport.ts'
import { webhook } from './webhook.ts'
import { makeWrite } from './write.ts'

const OBJECT_TYPE_IDS: Record<string, string> = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
  products: '0-7',
  line_items: '0-8',
  quotes: '0-14',
  tasks: '0-27',
  notes: '0-46',
}

/** HubSpot's CRM, by its own SDK. Which records and properties travel is the mapping's business. */
export const hubspot: Connector = makeHubSpot()

function makeHubSpot(): Connector {
  const renewals: Renewals = new Map()
  return {
    name: 'hubspot',
    title: 'HubSpot',
    credentials,
    auth,
    limits: LIMITS,
    recordUrl(settings, object, id) {
      if (isStandIn(settings)) return `${appUrlOf(settings)}/ui/${object}/${id}`
      return `${appUrlOf(settings)}/contacts/${settings.portal ?? ''}/record/${OBJECT_TYPE_IDS[object] ?? object}/${id}`
    },
    webhook,

    open(needs): Session {
      const transport = makeTransport(needs, renewals)
      const reads = makeReads(transport)
      const write = makeWrite(transport, needs.clock)
      return guarded({
        check: makeCheck(transport, needs),
        ...makeSchemaReads(transport),
        ...makeOwnProperties(transport),
        ...reads,
        ...makeLookups(transport),
        write,
        attach: makeAttach(transport, { ...reads, write }),
        associate: makeAssociate(transport),
        changes: makeChanges(transport, needs.clock),
        archive: makeArchive(transport),
      })
    },
  }
}

const makeArchive =
  ({ write }: Transport): NonNullable<Session['archive']> =>
  async (object, ids) => {
    for (const some of chunks(ids, MAX_BATCH))
      await write(Anything, {
        method: 'POST',
        path: `/crm/v3/objects/${object}/batch/archive`,
        body: { inputs: some.map((id) => ({ id })) },
      })
  }

/**
 * Whatever goes wrong becomes a HubError, an answer of another shape than was promised included. Webhooks are set up in
 * the app, not by us.
 */
function guarded(session: Required<Omit<Session, 'listen' | 'stopListening'>>): Session {
  const safe =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      try {
        return await act(...args)
      } catch (error) {
        throw toHubError(error)
      }
    }
  return {
    check: safe(session.check),
    schema: safe(session.schema),
    ensureProperties: safe(session.ensureProperties),
    removeProperties: safe(session.removeProperties),
    read: safe(session.read),
    readByKey: safe(session.readByKey),
    search: safe(session.search),
    searchIn: safe(session.searchIn),
    history: safe(session.history),
    associated: safe(session.associated),
    write: safe(session.write),
    attach: safe(session.attach),
    associate: safe(session.associate),
    changes: safe(session.changes),
    archive: safe(session.archive),
  }
}
