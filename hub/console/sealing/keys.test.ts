import assert from 'node:assert/strict'
import { makeKey, openKey, rewrap, seal } from './keys.ts'

const ANSWER = { incidents: ['ransomware', 'fraud'], note: 'Ünïcode 🙂' }
const PATH = 'network.incidents'

describe('The key to sealed answers', () => {
  it('opens what was sealed to it, and only at the place that it was sealed for', async () => {
    const { publicKey, wrapped } = await makeKey('correct horse battery staple')
    const sealed = await seal({ id: 'k1', publicKey }, ANSWER, PATH)
    assert.equal(sealed.sealed.keyId, 'k1')
    assert.doesNotMatch(JSON.stringify(sealed), /ransomware/)
    const key = await openKey({ publicKey, wrapped }, 'correct horse battery staple')
    assert.deepEqual(await key?.open(sealed, PATH), ANSWER)
    await assert.rejects(async () => key?.open(sealed, 'custom.other'))
  })

  it('stays closed to another passphrase, and opens for the same one in another spelling of its letters', async () => {
    const { publicKey, wrapped } = await makeKey('caf\u00e9 au lait at noon')
    assert.equal(await openKey({ publicKey, wrapped }, 'cafe au lait at noon'), null)
    assert.ok(await openKey({ publicKey, wrapped }, 'cafe\u0301 au lait at noon'))
  })

  it('takes another passphrase without becoming another key', async () => {
    const { publicKey, wrapped } = await makeKey('the old passphrase')
    const sealed = await seal({ id: 'k1', publicKey }, ANSWER, PATH)
    assert.equal(await rewrap(wrapped, 'a wrong passphrase', 'the new passphrase'), null)
    const fresh = await rewrap(wrapped, 'the old passphrase', 'the new passphrase')
    assert.ok(fresh)
    assert.equal(await openKey({ publicKey, wrapped: fresh }, 'the old passphrase'), null)
    const key = await openKey({ publicKey, wrapped: fresh }, 'the new passphrase')
    assert.deepEqual(await key?.open(sealed, PATH), ANSWER)
  })

  it('notices a ciphertext that was changed', async () => {
    const { publicKey, wrapped } = await makeKey('correct horse battery staple')
    const { sealed } = await seal({ id: 'k1', publicKey }, ANSWER, PATH)
    const changed = { sealed: { ...sealed, ciphertext: `A${sealed.ciphertext.slice(1)}B` } }
    const key = await openKey({ publicKey, wrapped }, 'correct horse battery staple')
    await assert.rejects(async () => key?.open(changed, PATH))
  })
})
