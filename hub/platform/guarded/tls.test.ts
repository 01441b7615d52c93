import assert from 'node:assert/strict'
import { createGuardedClient } from './guarded-client.ts'
import { makeCertificate, type Certificate } from './testing/certificates.ts'
import { dialInto, httpsServer, PUBLIC_IP, rawServer, type LocalServer } from './testing/servers.ts'

describe('the guarded client over TLS', () => {
  const open: LocalServer[] = []
  let root: Certificate
  before(async () => {
    root = await makeCertificate({ name: 'Test Root', isCa: true })
  })
  afterEach(() => Promise.all(open.splice(0).map((server) => server.close())))

  async function serve(
    name: string,
    options: { dnsNames?: string[]; toDays?: number; issuer?: Certificate },
  ) {
    const { pem, keyPem } = await makeCertificate({ name, dnsNames: [name], ...options })
    const server = await httpsServer({ key: keyPem, cert: pem }, (req, res) => {
      res.end(`hello ${req.headers.host}`)
    })
    open.push(server)
    return createGuardedClient({
      resolve: async () => [PUBLIC_IP],
      dial: dialInto({ '*:443': server.port }).dial,
      ca: [root.pem],
    })
  }

  it('verifies the name, though it connects to an address', async () => {
    const client = await serve('acme.test', { issuer: root })
    const reply = await client.get('https://acme.test/')
    assert.equal(reply.body.toString(), 'hello acme.test')
    assert.match(reply.tls?.protocol ?? '', /^TLSv1\.[23]$/)
    await assert.rejects(client.get('https://other.test/'), { about: { reason: 'tls' } })
  })

  it('refuses certificates that are self-signed or over', async () => {
    const alone = await serve('acme.test', {})
    await assert.rejects(alone.get('https://acme.test/'), { about: { reason: 'tls' } })
    const over = await serve('acme.test', { issuer: root, toDays: -0.5 })
    await assert.rejects(over.get('https://acme.test/'), { about: { reason: 'tls' } })
  })

  it('looks at a certificate that it would not trust', async () => {
    const client = await serve('acme.test', {})
    const facts = await client.connectTls('acme.test')
    assert.equal(facts.trustError, 'DEPTH_ZERO_SELF_SIGNED_CERT')
    assert.equal(facts.matchesHost, true)
    assert.equal(facts.address, PUBLIC_IP)
    assert.deepEqual(facts.names, ['acme.test'])
    assert.equal((await client.connectTls('www.acme.test')).matchesHost, false)
  })

  it('says so when the other side does not speak TLS, or not at all', async () => {
    const talkative = await rawServer((socket) => socket.end('220 mail ready\r\n'))
    const silent = await rawServer(() => undefined)
    open.push(talkative, silent)
    for (const { port } of [talkative, silent]) {
      const client = createGuardedClient({
        resolve: async () => [PUBLIC_IP],
        dial: dialInto({ '*:443': port }).dial,
        limits: { connectTimeoutMs: 150 },
      })
      await assert.rejects(client.connectTls('acme.test'), { about: { reason: 'tls' } })
    }
  })
})
