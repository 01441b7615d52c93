import { conformsToConnector } from '../conformance.ts'
import { template } from './template.ts'
import { POISON, startTemplate, TOKEN } from './testing.ts'

conformsToConnector('template', async () => {
  const clock = { now: () => new Date('2026-11-23T12:00:00Z') }
  const remote = await startTemplate(clock)
  return {
    connector: template,
    credentials: { token: TOKEN },
    settings: { baseUrl: remote.url },
    clock,
    object: 'companies',
    linkedObject: 'contacts',
    text: ['name', 'city'],
    poison: { name: POISON },
    manyRows: 250,
    remote: {
      calls: remote.calls,
      records: (object) => Promise.resolve(remote.table(object)),
      linked: (from, object) =>
        Promise.resolve(
          remote.links
            .filter((one) => one.from.object === from.object && one.from.id === from.id)
            .flatMap(({ to }) => (to.object === object ? to.id : [])),
        ),
      edit: (object, id, fields) => {
        const record = remote.table(object).find((one) => one.id === id)
        return Promise.resolve(void (record && remote.edit(record, fields)))
      },
      plant: (object, count) => {
        for (let row = 0; row < count; row++) remote.plant(object, { name: `Row ${row}` })
        return Promise.resolve()
      },
      failNext: remote.failNext,
      refuseCredentials: remote.refuseCredentials,
    },
    close: remote.close,
  }
})
