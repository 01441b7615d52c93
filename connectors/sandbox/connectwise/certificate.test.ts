import assert from 'node:assert/strict'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localIdentity } from './certificate.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const YEARS_LATER = new Date('2029-11-23T12:00:00Z')

describe('The certificate of the ConnectWise stand-in', () => {
  it('signs itself, for this machine only, from yesterday on', () => {
    const { key, certificate } = localIdentity(undefined, NOW)
    const read = new X509Certificate(certificate)
    assert.ok(read.verify(read.publicKey))
    assert.ok(read.checkPrivateKey(createPrivateKey(key)))
    assert.ok(read.ca)
    assert.equal(read.subjectAltName, 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
    assert.equal(Date.parse(read.validFrom), NOW.getTime() - 86_400_000)
    assert.ok(Date.parse(read.validTo) > NOW.getTime() + 800 * 86_400_000)
  })

  it('is kept, and made anew once it has run out', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'certificate-'))
    try {
      const first = localIdentity(folder, NOW)
      assert.deepEqual(localIdentity(folder, NOW), first)
      const later = localIdentity(folder, YEARS_LATER)
      assert.notEqual(later.certificate, first.certificate)
      assert.deepEqual(localIdentity(folder, YEARS_LATER), later)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
