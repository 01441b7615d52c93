import { conformsToConnector, type RemoteFault } from '../conformance.ts'
import type { RemoteRecord } from '../../hub/domain/connector.ts'
import type { FaultKind } from '../sandbox/hubspot/faults.ts'
import { fileName } from '../sandbox/hubspot/files-api.ts'
import type { Actor, StoredRecord } from '../sandbox/hubspot/portal.ts'
import { objectNamed, type ObjectName } from '../sandbox/hubspot/definitions.ts'
import { hubspot } from './hubspot.ts'
import { webhooksSignedWith } from './testing.ts'
import { NOON, SECRET, startSandbox, TOKEN } from '../sandbox/hubspot/testing.ts'

const REP: Actor = { changeSource: 'CRM_UI', sourceId: 'userId:7001' }

for (const multiStatus of [true, false])
  conformsToConnector(
    `hubspot against a stand-in that ${multiStatus ? 'answers item by item' : 'refuses whole batches'}`,
    async () => {
      const sandbox = await startSandbox({ multiStatus, searchMaxResults: 400 })
      const { portal, faults } = sandbox
      return {
        connector: hubspot,
        credentials: { accessToken: TOKEN, clientSecret: SECRET },
        settings: { baseUrl: sandbox.url },
        clock: NOON,
        object: 'companies',
        linkedObject: 'contacts',
        text: ['phone', 'city'],
        fileObject: 'notes',
        poison: { numberofemployees: 'many' },
        manyRows: 2500,
        remote: {
          calls: () => faults.counters().total,
          records: (object) => Promise.resolve(portal.list(known(object), 0, 10_000).map(toRemote)),
          linked: (from, object) =>
            Promise.resolve(portal.links.of(from.id, known(object)).map(({ id }) => id)),
          edit: (object, id, fields) => Promise.resolve(void portal.update(known(object), id, fields, REP)),
          plant: (object, count) =>
            Promise.resolve(
              portal.transaction(() => {
                for (let row = 0; row < count; row++)
                  portal.create(known(object), { city: `Row ${row}` }, REP)
              }),
            ),
          files: (object, id) => {
            const ids = portal.get(known(object), id)?.properties.hs_attachment_ids?.split(';') ?? []
            const found = ids.flatMap((one) => sandbox.files.get(one) ?? [])
            return Promise.resolve(found.map((file) => ({ name: fileName(file), content: file.content })))
          },
          failNext: (fault, times = 1, skip = 0) => faults.plan({ kind: FAULT[fault], times, skip }),
          refuseCredentials: sandbox.refuseCredentials,
        },
        ...webhooksSignedWith(SECRET),
        close: sandbox.stop,
      }
    },
  )

const FAULT: Record<RemoteFault, FaultKind> = {
  rate_limit: 'rate_limit',
  before: 'before',
  after_commit: 'after_commit',
}

function known(object: string): ObjectName {
  const found = objectNamed(object)
  if (!found) throw new Error(`The stand-in has no ${object}.`)
  return found
}

const toRemote = ({ object, id, properties, updatedAt }: StoredRecord): RemoteRecord => ({
  object,
  id,
  fields: properties,
  modifiedAt: new Date(updatedAt).toISOString(),
})
