import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import express from 'express'
import request from 'supertest'
import type { RemoteSchema } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import { mappingJsonSchema } from '../mapping/json-schema.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import { apiRouter } from '../platform/api.ts'
import { silentLog as log } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { effective } from '../sync/plan.ts'
import { tickingClock } from '../sync/testing.ts'
import { keepingLoaded, makeMappingLibrary } from './library.ts'
import { makeMappingVersions } from './mapping-version-store.ts'
import { mappingRoutes } from './routes.ts'
import { makeSaveMapping } from './save-mapping.ts'

const FILE = `# Comments stay.
mapping: acme-default
version: 1
crm: acme
records:
  company:
    object: companies
    key: our_key
    fields:
      - { canonical: company.name, remote: name, direction: both, conflict: crm }
    examples:
      - canonical: { company.name: Acme }
        remote: { name: Acme }
`
const OTHER = FILE.replace('conflict: crm', 'conflict: ours')
const LIVE: RemoteSchema = {
  objects: {
    companies: {
      properties: [
        { name: 'our_key', label: 'Key', type: 'text' },
        { name: 'names', label: 'Name', type: 'text' },
      ],
    },
  },
  owners: [],
  pipelines: {},
}

describe('The versions of a mapping', () => {
  let store: TestStore
  let clock: ReturnType<typeof tickingClock>
  const connection = {
    id: 'c1',
    crm: 'acme',
    mapping: 'acme-default',
    mappingVersion: 1,
    twoWay: true,
    suspended: [],
    choices: {},
  }

  before(async () => (store = await openTestStore()))
  after(() => store.close())
  beforeEach(async () => {
    clock = tickingClock()
    await store.connection.collection('mapping_versions').deleteMany({})
  })

  /** One process of the hub: its library, and its API. */
  function process({ file = FILE, running = connection } = {}) {
    const versions = makeMappingVersions({ connection: store.connection, clock })
    const library = makeMappingLibrary({ versions, files: [loadMapping(file, 'acme.yaml')], clock, log })
    // Only what the routes look at.
    const one = running as unknown as Connection
    const connections = keepingLoaded(
      {
        find: async () => one,
        async get(id) {
          if (id !== one.id) throw new HubError('not_found', 'There is no such connection.')
          return one
        },
        list: async () => [one],
      },
      library,
    )
    const saving = makeSaveMapping({
      library,
      versions,
      connections,
      crms: ['acme', 'other'],
      schemaOf: async () => LIVE,
    })
    const routes = mappingRoutes({ library, versions, connections, saving, effective })
    const app = express()
      .use(
        '/api',
        apiRouter(routes, async () => ({ kind: 'user', id: 'u1', name: 'Ada Admin', scopes: [] })),
      )
      .use(problemHandler(log))
    return { library, connections, api: request(app) }
  }
  type Process = ReturnType<typeof process>

  const save = ({ api }: Process, text: string, ifMatch?: string) => {
    const sent = api.post('/api/mappings/acme-default/versions')
    return (ifMatch === undefined ? sent : sent.set('If-Match', ifMatch)).send({ text, note: 'Ours counts' })
  }
  const versionsOf = async ({ api }: Process) =>
    (await api.get('/api/mappings/acme-default/versions').expect(200)).body.items

  it('begin with the file', async () => {
    const hub = process()
    const { body, headers } = await hub.api.get('/api/mappings/acme-default').expect(200)
    assert.deepEqual([body.version, body.crm, body.lines[0].conflict], [1, 'acme', 'crm'])
    assert.equal(headers.etag, '"1"')
    const [only, ...none] = await versionsOf(hub)
    assert.deepEqual(none, [])
    assert.deepEqual([only.version, only.origin, only.current, only.connections], [1, 'file', true, ['c1']])
  })

  it('count from a save on, for every process; what runs goes on with its own', async () => {
    const [hub, other] = [process(), process()]
    await versionsOf(hub)
    const { body, headers } = await save(hub, OTHER, '"1"').expect(201)
    assert.deepEqual(
      [body.version, body.author, body.note, headers.etag],
      [2, 'Ada Admin', 'Ours counts', '"2"'],
    )
    assert.deepEqual(
      (await versionsOf(other)).map((one: { version: number; current: boolean; connections: string[] }) => [
        one.version,
        one.current,
        one.connections,
      ]),
      [
        [2, true, []],
        [1, false, ['c1']],
      ],
    )
    const running = await other.connections.get('c1')
    assert.equal(other.library.of(running).records[0]?.lines[0]?.conflict, 'crm')
    assert.deepEqual(other.library.of(running).version, 1)
    const next = await other.library.at('acme-default', 2)
    assert.deepEqual([next.version, next.records[0]?.lines[0]?.conflict], [2, 'ours'])
    const shown = await other.api.get('/api/mappings/acme-default?connectionId=c1').expect(200)
    assert.deepEqual([shown.body.version, shown.body.lines[0].conflict], [1, 'crm'])
    assert.deepEqual(
      other.library.currents.map(({ version }) => version),
      [2],
    )
  })

  it('are not overwritten by somebody who saw an older one', async () => {
    const hub = process()
    await versionsOf(hub)
    await save(hub, OTHER).expect(428)
    await save(hub, OTHER, '"1"').expect(201)
    await save(hub, OTHER, '"1"').expect(412)
    const both = await Promise.all([save(hub, FILE, '"2"'), save(hub, OTHER, '"2"')])
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 412])
    assert.equal((await versionsOf(hub)).length, 3)
  })

  it('are exported as they were written, with their number', async () => {
    const hub = process()
    await versionsOf(hub)
    await save(hub, OTHER, '"1"').expect(201)
    const { text, headers } = await hub.api.get('/api/mappings/acme-default/versions/2/file').expect(200)
    assert.equal(text, OTHER.replace('version: 1', 'version: 2'))
    assert.match(String(headers['content-type']), /^text\/yaml/)
    assert.match(String(headers['content-disposition']), /attachment; filename="?acme-2.yaml/)
    await hub.api.get('/api/mappings/acme-default/versions/9/file').expect(404)
  })

  it('are restored as a version of their own', async () => {
    const hub = process()
    await versionsOf(hub)
    await save(hub, OTHER, '"1"').expect(201)
    const { body } = await hub.api.post('/api/mappings/acme-default/versions/1/restore').send({}).expect(201)
    assert.deepEqual([body.version, body.note], [3, 'Version 1 restored'])
    assert.equal((await hub.library.at('acme-default', 3)).records[0]?.lines[0]?.conflict, 'crm')
    await hub.api.post('/api/mappings/acme-default/versions/8/restore').send({}).expect(404)
  })

  it('take a changed file in as one more, without anybody running with it unasked', async () => {
    await versionsOf(process())
    const updated = process({ file: OTHER })
    assert.deepEqual(
      (await versionsOf(updated)).map((one: { version: number; current: boolean }) => [
        one.version,
        one.current,
      ]),
      [
        [2, true],
        [1, false],
      ],
    )
    assert.equal((await versionsOf(process({ file: OTHER }))).length, 2)
    assert.equal(updated.library.of(await updated.connections.get('c1')).version, 1)
    // A person's version goes before a file that comes later.
    await save(updated, FILE, '"2"').expect(201)
    const third = await versionsOf(process({ file: OTHER.replace('ours', 'ask') }))
    assert.deepEqual(
      third.filter((one: { current: boolean }) => one.current).map((one: { version: number }) => one.version),
      [3],
    )
  })

  it('are refused with every error by its line, and nothing is kept', async () => {
    const hub = process()
    await versionsOf(hub)
    const broken = OTHER.replace('company.name,', 'company.nmae,').replace('key:', 'kee:')
    const { body } = await save(hub, broken, '"1"').expect(422)
    const paths = body.errors.map(({ path }: { path: string }) => path)
    assert.ok(
      paths.some((path: string) => path.includes(':8 records.company.kee')),
      paths.join('\n'),
    )
    assert.ok(paths.some((path: string) => path.includes(':10 records.company.fields.0.canonical')))
    await save(hub, OTHER.replace('acme-default', 'mine'), '"1"')
      .expect(422)
      .expect(/Write “mapping: acme-default”/)
    await save(hub, OTHER.replace('crm: acme', 'crm: acne'), '"1"')
      .expect(422)
      .expect(/Did you mean “acme”/)
    await save(hub, OTHER.replace('crm: acme', 'crm: other'), '"1"')
      .expect(422)
      .expect(/is for acme/)
    assert.equal((await versionsOf(hub)).length, 1)
  })

  it('are examined against the live fields of an account, and change nothing by that', async () => {
    const hub = process()
    const { body } = await hub.api
      .post('/api/mappings/validate')
      .send({ text: OTHER, connectionId: 'c1' })
      .expect(200)
    assert.equal(body.ok, true)
    assert.match(body.gaps[0].reason, /no field “name” on companies. Did you mean “names”/)
    assert.equal(body.gaps[0].at, 10)
    const bad = await hub.api
      .post('/api/mappings/validate')
      .send({ text: OTHER.replace('object:', 'objekt:') })
      .expect(200)
    assert.deepEqual(
      bad.body.errors.map(({ line, remedy }: { line: number; remedy: string }) => [line, remedy]),
      [
        [7, 'Did you mean “object”?'],
        [6, 'Add it.'],
      ].sort((a, b) => Number(a[0]) - Number(b[0])),
    )
    await hub.api.post('/api/mappings/validate').send({ text: OTHER, connectionId: 'nope' }).expect(404)
    await hub.api
      .post('/api/mappings/validate')
      .send({ text: 'x'.repeat(256_001) })
      .expect(422)
    assert.equal((await versionsOf(hub)).length, 1)
  })

  it('may begin with a name of their own', async () => {
    const hub = process()
    const text = FILE.replace('acme-default', 'acme-two').replace('version: 1\n', '')
    await hub.api.post('/api/mappings/acme-two/versions').send({ text }).expect(201)
    const { body } = await hub.api.get('/api/mappings').expect(200)
    assert.deepEqual(
      body.items.map(({ name, version }: { name: string; version: number }) => [name, version]),
      [
        ['acme-default', 1],
        ['acme-two', 1],
      ],
    )
    const exported = await hub.api.get('/api/mappings/acme-two/versions/1/file').expect(200)
    assert.match(exported.text, /mapping: acme-two\nversion: 1\n/)
  })

  it('keep only the connections from running whose own cannot be used', async () => {
    const lost = process({ running: { ...connection, mappingVersion: 7 } })
    const running = await lost.connections.get('c1')
    assert.throws(() => lost.library.of(running), /Version 7 of the mapping acme-default cannot be used/)
    await lost.library.current('acme-default')
  })

  it('are of a language that editors know', async () => {
    const { body } = await process().api.get('/api/mapping-schema').expect(200)
    const file = new URL('../../mappings/mapping.schema.json', import.meta.url)
    assert.deepEqual(body, JSON.parse(readFileSync(file, 'utf8')), 'npx tsx hub/mappings/write-schema.ts')
    assert.deepEqual(body, JSON.parse(JSON.stringify(mappingJsonSchema())))
  })
})
