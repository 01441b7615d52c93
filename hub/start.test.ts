import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from './config.ts'
import { silentLog } from './platform/log.ts'
import { startHub, type Hub } from './start.ts'

describe('The settings', () => {
  const refusal = (env: NodeJS.ProcessEnv): string => {
    try {
      readConfig(env)
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
    return ''
  }

  it('need nothing for the demo', () => {
    const { mode, host, port } = readConfig({})
    assert.deepEqual({ mode, host, port }, { mode: 'demo', host: '127.0.0.1', port: 3000 })
  })

  it('name every fault at once', () => {
    const text = refusal({ PORT: 'abc', ROLE: 'boss', REDIS_URL: 'http://x' })
    for (const name of ['PORT', 'ROLE', 'REDIS_URL']) assert.match(text, new RegExp(name))
  })

  it('keep the demo on this machine', () => {
    assert.match(refusal({ PUBLIC_URL: 'https://sentry.example' }), /loopback/)
  })

  it('ask production for its key and its https address', () => {
    const text = refusal({ MODE: 'production', PUBLIC_URL: 'http://sentry.example' })
    assert.match(text, /SENTRY_MASTER_KEY/)
    assert.match(text, /https:\/\//)
  })

  it('refuse separate processes without something to share', () => {
    assert.match(refusal({ ROLE: 'worker' }), /REDIS_URL/)
  })
})

describe('The hub', () => {
  let dataDir: string
  let hub: Hub

  before(async function () {
    this.timeout(20_000)
    dataDir = mkdtempSync(join(tmpdir(), 'hub-start-'))
    hub = await startHub(readConfig({ PORT: '0', DATA_DIR: dataDir }), silentLog)
  })
  after(async () => {
    await hub?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** fetch does not let us choose Host. */
  const statusFor = (host: string) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(hub.url)
      request({ hostname, port, path: '/', headers: { host } }, (res) =>
        resolve(res.resume().statusCode ?? 0),
      )
        .once('error', reject)
        .end()
    })

  it('serves every address that its start-up text names', async () => {
    for (const path of [
      '/',
      '/console',
      '/sandbox/hubspot/ui',
      '/api/docs',
      '/api/openapi.json',
      '/healthz',
      '/readyz',
      '/metrics',
    ])
      assert.equal((await fetch(hub.url + path)).status, 200, path)
    assert.match(hub.adminLink ?? '', /\/console\/setup#/)
  })

  it('answers no name but this machine’s in the demo, so that no page elsewhere reaches it by DNS rebinding', async () => {
    assert.equal(await statusFor('evil.example'), 403)
    assert.equal(await statusFor('localhost:1234'), 200)
  })

  it('says what is wrong with an address that does not exist, and with who may not', async () => {
    const nothing = await fetch(`${hub.url}/nothing/here`)
    assert.equal(nothing.status, 404)
    assert.match(nothing.headers.get('content-type') ?? '', /problem\+json/)
    assert.equal((await fetch(`${hub.url}/api/assessments`)).status, 401)
  })

  it('reads no body of a stranger', async () => {
    const body = '{ not json'
    const headers = { 'content-type': 'application/json' }
    assert.equal((await fetch(`${hub.url}/api/assessments`, { method: 'POST', body, headers })).status, 401)
  })

  it('says which port is taken and what to do', async () => {
    const { port } = new URL(hub.url)
    await assert.rejects(
      startHub(readConfig({ PORT: port, DATA_DIR: `${dataDir}-2` }), silentLog),
      (error: Error) => {
        assert.match(error.message, new RegExp(`${port} cannot be used: something listens there already`))
        return true
      },
    )
  })

  it('says who owns the data directory', async () => {
    await assert.rejects(
      startHub(readConfig({ PORT: '0', DATA_DIR: dataDir }), silentLog),
      new RegExp(String(process.pid)),
    )
  })
})
