import assert from 'node:assert/strict'
import { createServer } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { createGuardedClient } from '../platform/guarded/index.ts'
import { makeCertificate, type Certificate } from '../platform/guarded/testing/certificates.ts'
import { dialInto, PUBLIC_IP } from '../platform/guarded/testing/servers.ts'
import { lookAtCertificate } from './certificate.ts'

describe('looking at a certificate', () => {
  let root: Certificate
  let intermediate: Certificate
  let stranger: Certificate
  const servers: ReturnType<typeof createServer>[] = []
  before(async () => {
    root = await makeCertificate({ name: 'Test Root', isCa: true })
    intermediate = await makeCertificate({ name: 'Test Intermediate', isCa: true, issuer: root })
    stranger = await makeCertificate({ name: 'Nobody Knows Me', isCa: true })
  })
  after(() => servers.forEach((server) => server.close()))

  interface Wish {
    issuer?: Certificate
    names?: string[]
    fromDays?: number
    toDays?: number
    chain?: Certificate[]
    maxVersion?: 'TLSv1.2' | 'TLSv1.1' | 'TLSv1'
    now?: Date
  }
  async function look({ issuer, names = ['acme.test'], chain = [], maxVersion, now, ...dates }: Wish) {
    const leaf = await makeCertificate({
      name: names[0] ?? '',
      dnsNames: names,
      ...(issuer ? { issuer } : {}),
      ...dates,
    })
    const server = createServer({
      key: leaf.keyPem,
      cert: [leaf, ...chain].map(({ pem }) => pem).join('\n'),
      ...(maxVersion ? { minVersion: 'TLSv1', maxVersion, ciphers: 'ALL:@SECLEVEL=0' } : {}),
    })
    servers.push(server)
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const web = createGuardedClient({
      resolve: async () => [PUBLIC_IP],
      dial: dialInto({ '*:443': (server.address() as AddressInfo).port }).dial,
      ca: [root.pem],
    })
    const clock = { now: () => now ?? new Date() }
    const part = await lookAtCertificate('acme.test', web, clock, new AbortController().signal)
    assert.ok(part.state === 'found', JSON.stringify(part))
    return part.value
  }

  it('finds nothing wrong with a good one', async () => {
    const value = await look({ issuer: root, names: ['acme.test', 'www.acme.test'], toDays: 60.5 })
    assert.deepEqual(value.problems, [])
    assert.deepEqual([value.host, value.subject, value.issuer], ['acme.test', 'acme.test', 'Test Root'])
    assert.deepEqual([value.names, value.daysLeft], [['acme.test', 'www.acme.test'], 60])
    assert.match(value.protocol, /^TLSv1\.[23]$/)
  })

  it('accepts a chain that is complete', async () =>
    assert.deepEqual((await look({ issuer: intermediate, chain: [intermediate] })).problems, []))

  const faults: [what: string, wish: () => Wish, problems: string[]][] = [
    ['an incomplete chain', () => ({ issuer: intermediate }), ['incomplete_chain']],
    ['one that is over', () => ({ issuer: root, fromDays: -90, toDays: -1.5 }), ['expired']],
    ['one that is not valid yet', () => ({ issuer: root, fromDays: 2 }), ['not_yet_valid']],
    ['a self-signed one', () => ({}), ['self_signed']],
    ['one for another name', () => ({ issuer: root, names: ['other.test'] }), ['wrong_host']],
    [
      'a wildcard that does not cover the bare domain',
      () => ({ issuer: root, names: ['*.acme.test'] }),
      ['wrong_host'],
    ],
    ['an unknown issuer', () => ({ issuer: stranger, chain: [stranger] }), ['unknown_issuer']],
    [
      'several at once',
      () => ({ names: ['other.test'], maxVersion: 'TLSv1' }),
      ['wrong_host', 'self_signed', 'old_protocol'],
    ],
    ['outdated encryption', () => ({ issuer: root, maxVersion: 'TLSv1' }), ['old_protocol']],
    [
      'one that will be over by our clock',
      () => ({ issuer: root, now: new Date(Date.now() + 400 * 86_400_000) }),
      ['expired'],
    ],
  ]
  for (const [what, wish, problems] of faults)
    it(`names ${what}`, async () => assert.deepEqual((await look(wish())).problems, problems))

  it('counts days that are over as negative', async () =>
    assert.equal((await look({ issuer: root, fromDays: -90, toDays: -1.5 })).daysLeft, -2))

  it('does not call a certificate missing that it could not see', async () => {
    const web = createGuardedClient({ resolve: async () => [PUBLIC_IP], dial: dialInto({}).dial })
    const part = await lookAtCertificate(
      'acme.test',
      web,
      { now: () => new Date() },
      new AbortController().signal,
    )
    assert.equal(part.state, 'unchecked')
  })
})
