import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { makeDns } from './dns.ts'
import { startDns, type DnsServer } from './testing/dns-server.ts'

const MANY = Array.from({ length: 60 }, (_, at) => `record ${at} ${'x'.repeat(100)}`)

describe('asking the name system', () => {
  let server: DnsServer
  before(async () => {
    server = await startDns({
      A: { 'acme.test': ['93.184.215.14'] },
      AAAA: { 'acme.test': ['2606:2800:220:1::1'] },
      MX: {
        'acme.test': [{ priority: 10, exchange: 'MX.Acme.test' }],
        'none.test': [{ priority: 0, exchange: '.' }],
      },
      NS: { 'acme.test': ['ns1.acme.test'] },
      CNAME: { 'www.acme.test': ['acme.test'] },
      TXT: { 'acme.test': ['one', ['v=spf1 ip4:192.0.2.', '1 -all']], 'many.test': MANY },
      trouble: { 'mute.test': 'silent', 'broken.test': 'servfail', 'closed.test': 'refused' },
    })
  })
  after(() => server.close())
  const dns = (servers = [server.address]) => makeDns({ servers, timeoutMs: 100, tries: 1, deadlineMs: 400 })

  it('finds records of each kind, names in lower case', async () => {
    assert.deepEqual(await dns().a('acme.test'), { state: 'found', values: ['93.184.215.14'] })
    assert.deepEqual(await dns().aaaa('acme.test'), { state: 'found', values: ['2606:2800:220:1::1'] })
    assert.deepEqual(await dns().ns('acme.test'), { state: 'found', values: ['ns1.acme.test'] })
    assert.deepEqual(await dns().cname('www.acme.test'), { state: 'found', values: ['acme.test'] })
    assert.deepEqual(await dns().mx('acme.test'), {
      state: 'found',
      values: [{ priority: 10, exchange: 'mx.acme.test' }],
    })
  })

  it('joins the chunks of a TXT record without a space', async () => {
    const answer = await dns().txt('acme.test')
    assert.deepEqual(answer.state === 'found' && [...answer.values].sort(), [
      'one',
      'v=spf1 ip4:192.0.2.1 -all',
    ])
  })

  it('reads the null MX as an empty host', async () =>
    assert.deepEqual(await dns().mx('none.test'), {
      state: 'found',
      values: [{ priority: 0, exchange: '' }],
    }))

  it('asks again over TCP when an answer was cut off', async () => {
    const answer = await dns().txt('many.test')
    assert.equal(answer.state === 'found' && answer.values.length, 60)
    assert.deepEqual(server.overTcp, ['many.test'])
  })

  it('tells a name without such records from a name that does not exist', async () => {
    assert.deepEqual(await dns().mx('www.acme.test'), { state: 'absent', nameExists: true })
    assert.deepEqual(await dns().a('nothing.test'), { state: 'absent', nameExists: false })
    assert.deepEqual(await dns().a(`${'a'.repeat(64)}.test`), { state: 'absent', nameExists: false })
  })

  for (const [name, reason] of [
    ['mute.test', /did not answer in time/],
    ['broken.test', /failure of its own/],
    ['closed.test', /refused the question/],
  ] as const)
    it(`never takes trouble for absence: ${name}`, async () => {
      const answer = await dns().txt(name)
      assert.equal(answer.state, 'unchecked')
      assert.match(answer.state === 'unchecked' ? answer.reason : '', reason)
    })

  it('says so when no name server is there at all', async () => {
    const socket = createSocket('udp4')
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    const { port } = socket.address()
    await new Promise<void>((resolve) => socket.close(() => resolve()))
    assert.equal((await dns([`127.0.0.1:${port}`]).a('acme.test')).state, 'unchecked')
  })

  it('refuses servers that are not addresses, naming the setting', () =>
    assert.throws(() => dns(['dns.example:53']), /DNS_SERVERS/))
})
