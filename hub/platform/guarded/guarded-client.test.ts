import assert from 'node:assert/strict'
import { HubError } from '../../domain/errors.ts'
import { isPublic } from './address-policy.ts'
import { createGuardedClient } from './guarded-client.ts'
import { httpServer, dialInto, OTHER_PUBLIC_IP, PUBLIC_IP, type LocalServer } from './testing/servers.ts'
import { HOSTILE_ANSWERS, TRICKS } from './testing/tricks.ts'

const refusedFor = (reason: string) => (error: unknown) => {
  assert.ok(error instanceof HubError, String(error))
  assert.equal(error.about.reason, reason, error.message)
  return true
}

describe('the guarded client', () => {
  let server: LocalServer
  const hits: string[] = []
  const redirects: Record<string, string> = {}

  before(async () => {
    server = await httpServer((req, res) => {
      hits.push(`${req.headers.host}${req.url}`)
      const to = redirects[req.url ?? '']
      if (to !== undefined) res.writeHead(302, { location: to }).end('elsewhere')
      else if (req.url?.startsWith('/hop/'))
        res.writeHead(307, { location: `/hop/${Number(req.url.slice(5)) + 1}` }).end()
      else res.setHeader('set-cookie', 'a=b').end(JSON.stringify(req.headers))
    })
  })
  after(() => server.close())
  beforeEach(() => hits.splice(0))

  const clientFor = (answers: Record<string, string[] | string[][]>) => {
    const { dial, dialled } = dialInto({ '*:80': server.port })
    const asked: string[] = []
    const client = createGuardedClient({
      dial,
      resolve: async (host) => {
        const turn = asked.push(host) - 1
        const all = answers[host] ?? []
        const one = Array.isArray(all[0]) ? (all[Math.min(turn, all.length - 1)] ?? []) : all
        return one as string[]
      },
    })
    return { client, dialled, asked }
  }

  describe('refuses before any connection', () => {
    it('knows at least 100 tricks', () => assert.ok(TRICKS.length + HOSTILE_ANSWERS.length >= 100))

    for (const [url, reason] of TRICKS)
      it(`${JSON.stringify(url.slice(0, 70))} (${reason})`, async () => {
        const { client, dialled } = clientFor({ 'acme.com': [PUBLIC_IP] })
        await assert.rejects(client.get(url), refusedFor(reason))
        assert.deepEqual(dialled, [])
      })

    for (const answers of HOSTILE_ANSWERS)
      it(`a name that resolves to ${answers.join(' and ') || 'an empty string'}`, async () => {
        const { client, dialled } = clientFor({ 'acme.com': answers })
        await assert.rejects(client.get('http://acme.com/'), refusedFor('private_address'))
        await assert.rejects(client.connectTls('acme.com'), refusedFor('private_address'))
        assert.deepEqual(dialled, [])
      })

    it('hosts of connectTls by the same rules', async () => {
      const { client, dialled } = clientFor({ 'acme.com': [PUBLIC_IP] })
      await assert.rejects(client.connectTls('127.0.0.1'), refusedFor('private_address'))
      await assert.rejects(client.connectTls('localhost.'), refusedFor('local_name'))
      await assert.rejects(client.connectTls('acme.com', 25), refusedFor('port'))
      await assert.rejects(client.connectTls('x@127.0.0.1'), refusedFor('userinfo'))
      assert.deepEqual(dialled, [])
    })

    it('a name without any address, saying so', async () => {
      const { client } = clientFor({})
      await assert.rejects(client.get('http://acme.com/'), { code: 'not_found' })
    })
  })

  describe('connects to the address that was checked', () => {
    it('and to no other when the name is bound anew meanwhile', async () => {
      const { client, dialled, asked } = clientFor({ 'acme.com': [[PUBLIC_IP], ['127.0.0.1']] })
      await client.get('http://acme.com/')
      assert.deepEqual(asked, ['acme.com'])
      assert.deepEqual(dialled, [`${PUBLIC_IP}:80`])
      await assert.rejects(client.get('http://acme.com/'), refusedFor('private_address'))
      assert.deepEqual(dialled, [`${PUBLIC_IP}:80`])
    })

    it('and checks again on a redirect to the same name', async () => {
      redirects['/again'] = '/private'
      const { client, dialled } = clientFor({ 'acme.com': [[PUBLIC_IP], ['10.0.0.1']] })
      await assert.rejects(client.get('http://acme.com/again'), refusedFor('private_address'))
      assert.deepEqual(dialled, [`${PUBLIC_IP}:80`])
    })

    it('sends the name as Host, no cookies, and asks for nothing else', async () => {
      const { client } = clientFor({ 'acme.com': [PUBLIC_IP] })
      const reply = await client.get('http://ACME.com.:80/a?b#c', { accept: 'text/html' })
      assert.equal(reply.url, 'http://acme.com./a?b')
      assert.equal(reply.address, PUBLIC_IP)
      const sent: unknown = JSON.parse(reply.body.toString())
      assert.deepEqual(Object.keys(sent as object).sort(), [
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ])
      assert.equal(reply.headers['set-cookie'], undefined)
    })

    it('tries the next checked address when the first does not answer', async () => {
      const { dial, dialled } = dialInto({ [`${OTHER_PUBLIC_IP}:80`]: server.port })
      const client = createGuardedClient({ dial, resolve: async () => [PUBLIC_IP, OTHER_PUBLIC_IP] })
      assert.equal((await client.get('http://acme.com/')).address, OTHER_PUBLIC_IP)
      assert.deepEqual(dialled, [`${PUBLIC_IP}:80`, `${OTHER_PUBLIC_IP}:80`])
    })

    it('takes public literals as they are', async () => {
      const { client, asked } = clientFor({})
      assert.equal((await client.get(`http://${PUBLIC_IP}/`)).status, 200)
      assert.deepEqual(asked, [])
    })
  })

  describe('checks every redirect anew', () => {
    const HOSTILE_REDIRECTS: [to: string, reason: string][] = [
      ['http://127.0.0.1/', 'private_address'],
      ['//127.0.0.1/', 'private_address'],
      ['http://[::1]/', 'private_address'],
      ['http://2130706433/', 'private_address'],
      ['http://inside.test/', 'private_address'],
      ['http://localhost/', 'local_name'],
      ['http://acme.com:8080/', 'port'],
      ['http://user:pass@acme.com/', 'userinfo'],
      ['file:///etc/passwd', 'scheme'],
      ['ftp://acme.com/', 'scheme'],
      ['gopher://127.0.0.1:6379/_FLUSHALL', 'scheme'],
      ['data:text/html,hello', 'scheme'],
      ['javascript:alert(1)', 'scheme'],
      ['http://', 'bad_url'],
      ['/x y', 'bad_url'],
      ['\\\\127.0.0.1\\', 'bad_url'],
      ['/start', 'redirects'],
      ['http://acme.com/start#again', 'redirects'],
      [`/${'a'.repeat(3000)}`, 'bad_url'],
    ]
    for (const [to, reason] of HOSTILE_REDIRECTS)
      it(`to ${JSON.stringify(to.slice(0, 50))} (${reason})`, async () => {
        redirects['/start'] = to
        const { client, dialled } = clientFor({ 'acme.com': [PUBLIC_IP], 'inside.test': ['192.168.1.1'] })
        await assert.rejects(client.get('http://acme.com/start'), refusedFor(reason))
        assert.deepEqual(dialled, [`${PUBLIC_IP}:80`])
      })

    it('and gives up after five', async () => {
      const { client, dialled } = clientFor({ 'acme.com': [PUBLIC_IP] })
      await assert.rejects(client.get('http://acme.com/hop/0'), refusedFor('redirects'))
      assert.equal(dialled.length, 6)
    })

    it('and follows an honest one, naming it', async () => {
      redirects['/old'] = 'http://www.acme.com/new'
      const { client, dialled } = clientFor({ 'acme.com': [PUBLIC_IP], 'www.acme.com': [OTHER_PUBLIC_IP] })
      const reply = await client.get('http://acme.com/old')
      assert.deepEqual(reply.redirects, ['http://www.acme.com/new'])
      assert.deepEqual(dialled, [`${PUBLIC_IP}:80`, `${OTHER_PUBLIC_IP}:80`])
      assert.deepEqual(hits, ['acme.com/old', 'www.acme.com/new'])
    })
  })

  it('takes its policy from the constructor alone', async () => {
    const client = createGuardedClient({
      resolve: async () => ['127.0.0.1'],
      policy: { allowsAddress: (one) => one === '127.0.0.1', allowsPort: (port) => port === server.port },
    })
    assert.equal((await client.get(`http://acme.com:${server.port}/`)).status, 200)
    await assert.rejects(client.get('http://acme.com/'), refusedFor('port'))
  })
})

describe('public addresses', () => {
  const PUBLIC = ['8.8.8.8', '1.1.1.1', '93.184.215.14', '172.32.0.1', '100.128.0.1', '2606:4700::1111']
  const NOT = ['', 'x', '8.8.8', '08.8.8.8', '0x8.8.8.8', '134744072', '2606:4700::1111%1', '::8.8.8.8']
  for (const one of PUBLIC) it(`include ${one}`, () => assert.equal(isPublic(one), true))
  for (const one of NOT) it(`do not include ${JSON.stringify(one)}`, () => assert.equal(isPublic(one), false))
})
