import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import type { Express } from 'express'
import request from 'supertest'
import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import { KEYS, serveApi } from './api-testing.ts'
import { openApi, route } from './api.ts'
import { IfMatch, sayVersion, VERSION_HEADER, versionToChange } from './etag.ts'

const Thing = z.strictObject({ name: z.string(), size: z.number().int().optional() })

/** A thing that is always at version 3. */
const things = [
  route({
    method: 'get',
    path: '/things/{id}',
    tag: 'Things',
    summary: 'Read a thing',
    scope: 'assessments:read',
    params: z.strictObject({ id: z.string() }),
    status: 200,
    reply: Thing,
    replyHeaders: VERSION_HEADER,
    errors: ['not_found'],
    async run({ params: { id }, res }) {
      if (id === 'none') throw new HubError('not_found', 'There is no such thing.')
      if (id === 'broken') throw new Error('the secret cause')
      sayVersion(res, 3)
      return { name: id }
    },
  }),
  route({
    method: 'put',
    path: '/things/{id}',
    tag: 'Things',
    summary: 'Change a thing',
    scope: 'assessments:write',
    params: z.strictObject({ id: z.string() }),
    headers: z.object({ 'if-match': IfMatch }),
    body: Thing,
    status: 200,
    reply: Thing,
    async run({ body, req }) {
      versionToChange(req, 3)
      return body
    },
  }),
]

describe('The API', () => {
  let app: Express
  before(() => void (app = serveApi(things)))

  const as = (key: string) => ({ Authorization: `Bearer ${key}` })
  const get = (path: string) => request(app).get(path).set(as(KEYS.all))
  const put = () => request(app).put('/api/things/a').set(as(KEYS.all)).set('If-Match', '*')
  const json = { 'Content-Type': 'application/json' }

  it('tells a stranger how to say who they are', () =>
    request(app)
      .get('/api/things/a')
      .expect(401)
      .expect('WWW-Authenticate', 'Bearer')
      .expect(hasCode('unauthenticated')))

  it('asks who is calling before it reads what they send', () =>
    request(app).put('/api/things/a').set(json).send('{ broken').expect(401))

  it('keeps a key within its scopes', () =>
    request(app)
      .put('/api/things/a')
      .set(as(KEYS.reader))
      .send({ name: 'x' })
      .expect(403)
      .expect(hasCode('forbidden')))

  it('names every bad field at once', async () => {
    const { body } = await put().send({ size: 1.5, colour: 'red' }).expect(422)
    assert.deepEqual(body.errors.map(({ path }: { path: string }) => path).toSorted(), [
      'colour',
      'name',
      'size',
    ])
    assert.equal(body.code, 'invalid_input')
    assert.match(body.hint, /Correct/)
  })

  describe('refuses a body', () => {
    it('that is no JSON', () => put().set(json).send('{ "name": ').expect(400).expect(hasCode('malformed')))
    it('that is missing', () => put().set(json).expect(422))
    it('of another kind', () =>
      put().type('text/plain').send('name=x').expect(415).expect(hasCode('unsupported')))
    it('in a charset that is not UTF-8', () =>
      put().set('Content-Type', 'application/json; charset=utf-7').send('{}').expect(415))
    it('that is not valid UTF-8', () =>
      put()
        .set(json)
        .serialize((body) => body)
        .send(Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]))
        .expect(400)
        .expect(hasCode('malformed')))
    it('of more than a megabyte', () =>
      put()
        .send({ name: 'x'.repeat(2_000_000) })
        .expect(413)
        .expect(hasCode('too_large')))
    it('that grows beyond a megabyte when it is unpacked', () =>
      put()
        .set({ ...json, 'Content-Encoding': 'gzip' })
        .serialize((body) => body)
        .send(gzipSync(JSON.stringify({ name: 'x'.repeat(20_000_000) })))
        .expect(413))
    it('in a packing that it does not know', () =>
      put()
        .set({ ...json, 'Content-Encoding': 'zip' })
        .send('{}')
        .expect(415))
  })

  it('refuses an address that cannot be decoded', () =>
    get('/api/things/%ff').expect(400).expect(hasCode('malformed')))

  it('says which methods an address takes', () =>
    request(app)
      .patch('/api/things/a')
      .expect(405)
      .expect('Allow', 'GET, PUT')
      .expect(hasCode('method_not_allowed')))

  it('says that there is nothing at an address', () =>
    get('/api/nothing').expect(404).expect(hasCode('not_found')))

  it('never shows the cause of a failure of its own', async () => {
    const { text } = await get('/api/things/broken').expect(500).expect(hasCode('internal'))
    assert.doesNotMatch(text, /secret|at .*\.ts/)
  })

  it('answers without a body when nothing has changed', async () => {
    const { headers } = await get('/api/things/a').expect(200)
    assert.equal(headers['etag'], '"3"')
    assert.equal(headers['cache-control'], 'no-store')
    const { text } = await get('/api/things/a').set('If-None-Match', '"3"').expect(304)
    assert.equal(text, '')
    await get('/api/things/a').set('If-None-Match', '"2"').expect(200)
  })

  describe('lets a change through', () => {
    const change = (ifMatch: string) => put().set('If-Match', ifMatch).send({ name: 'x' })
    it('for the version that stands', () => change('"3"').expect(200))
    it('for one of several', () => change('"1", "3"').expect(200))
    it('for a version that a proxy has marked as weak', () => change('W/"3"').expect(200))
    it('for whatever stands', () => change('*').expect(200))
  })

  describe('stops a change', () => {
    const change = (ifMatch?: string) => {
      const sent = request(app).put('/api/things/a').set(as(KEYS.all))
      return (ifMatch === undefined ? sent : sent.set('If-Match', ifMatch)).send({ name: 'x' })
    }
    it('that names no version', () => change().expect(428).expect(hasCode('precondition_required')))
    it('for an older version', () => change('"2"').expect(412).expect(hasCode('precondition_failed')))
    it('for something that is no version', () => change('latest').expect(412))
  })
})

describe('The OpenAPI document', () => {
  it('describes each route by its schemas', () => {
    const document = JSON.parse(JSON.stringify(openApi(things, 'https://hub.example')))
    assert.deepEqual(Object.keys(document.paths), ['/api/things/{id}'])
    const { put } = document.paths['/api/things/{id}']
    assert.equal(put.operationId, 'putThingsById')
    assert.deepEqual(
      put.parameters.map((one: { name: string; in: string; required: boolean }) => [
        one.name,
        one.in,
        one.required,
      ]),
      [
        ['id', 'path', true],
        ['If-Match', 'header', false],
      ],
    )
    assert.equal(put.requestBody.content['application/json'].schema.additionalProperties, false)
    assert.deepEqual(Object.keys(put.responses), ['200', '400', '401', '403', '413', '415', '422', '429'])
  })
})

const hasCode = (code: string) => (res: { body: { code?: string }; headers: Record<string, string> }) => {
  assert.equal(res.body.code, code)
  assert.match(res.headers['content-type'] ?? '', /^application\/problem\+json/)
}
