import assert from 'node:assert/strict'
import { makeDns } from './dns.ts'
import { provingAbsence } from './prove-absence.ts'
import { startDns, type DnsServer, type Zone } from './testing/dns-server.ts'

describe('a denial from a name server', () => {
  const zone: Zone = { A: { 'acme.test': ['93.184.215.14'] } }
  let now = new Date()
  let server: DnsServer
  before(async () => {
    server = await startDns(zone)
  })
  after(() => server.close())
  const dns = () =>
    provingAbsence(makeDns({ servers: [server.address], timeoutMs: 100, tries: 1 }), { now: () => now })

  it('counts for nothing where the public internet is not known', async () => {
    zone.NS = {}
    const one = dns()
    assert.equal((await one.txt('acme.com')).state, 'unchecked')
    assert.equal((await one.mx('acme.test')).state, 'unchecked')
    assert.equal((await one.a('acme.test')).state, 'found')
  })

  it('counts where it is, asked for once a minute', async () => {
    zone.NS = { com: ['a.gtld-servers.net'] }
    const one = dns()
    server.asked.splice(0)
    assert.deepEqual(await one.txt('gone.test'), { state: 'absent', nameExists: false })
    assert.deepEqual(await one.txt('acme.test'), { state: 'absent', nameExists: true })
    assert.equal(server.asked.filter((asked) => asked === 'NS com').length, 1)
    zone.NS = {}
    now = new Date(now.getTime() + 60_001)
    assert.equal((await one.txt('gone.test')).state, 'unchecked')
  })
})
