import assert from 'node:assert/strict'
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { SealedAnswer } from '../../../hub/domain/sealed-answers.ts'
import { FILE_AAD, SEALING_INFO } from '../../../hub/domain/sealing-suite.ts'
import { sealAnswer, sealFile } from './seal.ts'

describe('Sealing in the browser', () => {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  })
  const info = new TextEncoder().encode(SEALING_INFO)
  const makeKey = async () => {
    const pair = await suite.kem.generateKeyPair()
    const publicKey = Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)).toString('base64url')
    return { pair, key: { id: 'key-1', publicKey, aad: 'security.adminAccounts' } }
  }
  const open = async (recipientKey: CryptoKey, enc: Uint8Array, ciphertext: Uint8Array, aad: string) => {
    const context = await suite.createRecipientContext({ recipientKey, enc, info })
    return new Uint8Array(await context.open(ciphertext, new TextEncoder().encode(aad)))
  }

  it('is opened by the private key alone, and at its own place alone', async () => {
    const { pair, key } = await makeKey()
    const answer = { text: 'Ünïcode 🔒', rows: [1] }
    const { sealed } = SealedAnswer.parse(await sealAnswer(key, answer))
    const [enc, ciphertext] = [sealed.enc, sealed.ciphertext].map((part) => Buffer.from(part, 'base64url'))
    assert.ok(enc && ciphertext)
    const plain = await open(pair.privateKey, enc, ciphertext, key.aad)
    assert.deepEqual(JSON.parse(Buffer.from(plain).toString()), answer)
    await assert.rejects(open(pair.privateKey, enc, ciphertext, 'another.path'))
    await assert.rejects(open((await makeKey()).pair.privateKey, enc, ciphertext, key.aad))
  })

  it('never makes the same of the same twice', async () => {
    const { key } = await makeKey()
    assert.notDeepEqual(await sealAnswer(key, 'same'), await sealAnswer(key, 'same'))
  })

  it('makes of a file one that begins with its mark, key id and encapsulated key', async () => {
    const { pair, key } = await makeKey()
    const bytes = new Uint8Array(await (await sealFile(key, new Blob(['invoice']))).arrayBuffer())
    assert.equal(Buffer.from(bytes.subarray(0, 4)).toString(), 'ESF1')
    const idEnds = 5 + (bytes[4] ?? 0)
    assert.equal(Buffer.from(bytes.subarray(5, idEnds)).toString(), 'key-1')
    const encEnds = idEnds + 1 + (bytes[idEnds] ?? 0)
    assert.equal(encEnds - idEnds, 66)
    const plain = await open(
      pair.privateKey,
      bytes.slice(idEnds + 1, encEnds),
      bytes.slice(encEnds),
      FILE_AAD,
    )
    assert.equal(Buffer.from(plain).toString(), 'invoice')
  })
})
