import { conformsToConnector } from '../conformance.ts'
import { createMemoryCrm, POISON } from './memory.ts'

conformsToConnector('memory', () => {
  const clock = { now: () => new Date('2026-11-23T12:00:00Z') }
  const crm = createMemoryCrm({ clock })
  return Promise.resolve({
    connector: crm.connector,
    credentials: { token: 'memory-token' },
    settings: {},
    clock,
    object: 'companies',
    linkedObject: 'contacts',
    text: ['name', 'city'],
    fileObject: 'notes',
    poison: { name: POISON },
    manyRows: 250,
    remote: {
      calls: crm.calls,
      records: (object) => Promise.resolve([...(crm.records.get(object)?.values() ?? [])]),
      linked: (from, object) =>
        Promise.resolve(
          crm.associations
            .filter(
              (one) => one.from.object === from.object && one.from.id === from.id && one.to.object === object,
            )
            .map((one) => one.to.id),
        ),
      edit: (object, id, fields) => Promise.resolve(crm.edit(object, id, fields)),
      plant: (object, count) =>
        Promise.resolve(
          void Array.from({ length: count }, (_, index) => crm.plant(object, { name: `Row ${index}` })),
        ),
      files: (object, id) => {
        const file = crm.files.get(`${object}:${id}`)
        return Promise.resolve(file ? [{ name: file.name, content: file.content }] : [])
      },
      failNext: crm.failNext,
      refuseCredentials: crm.refuseCredentials,
    },
    close: () => Promise.resolve(),
  })
})
