import assert from 'node:assert/strict'
import { makePasswords, passwordProblem, SCRYPT_COST } from './passwords.ts'

describe('A password', () => {
  const cheap = makePasswords({ N: 2 ** 10, r: 8, p: 1 })
  const about = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace' }

  it('is stored with its cost and its own salt, and never twice the same', async () => {
    const [one, two] = [
      await cheap.hash('four quiet garden gates'),
      await cheap.hash('four quiet garden gates'),
    ]
    assert.notEqual(one, two)
    assert.match(one, /^scrypt:1024:8:1:[\w-]{22}:[\w-]{43}$/)
    assert.ok(await cheap.verify('four quiet garden gates', one))
    assert.ok(!(await cheap.verify('four quiet garden gate', one)))
  })

  it('costs at least 2^15 rounds when nobody says otherwise, and still opens hashes of another cost', async () => {
    assert.ok(SCRYPT_COST.N >= 2 ** 15)
    assert.ok(
      await makePasswords().verify('four quiet garden gates', await cheap.hash('four quiet garden gates')),
    )
  })

  it('matches nobody for an unknown account', async () => assert.ok(!(await cheap.verify('', undefined))))

  it('is the same however its accents were typed', async () =>
    assert.ok(await cheap.verify('cafe\u0301 au lait noir', await cheap.hash('caf\u00e9 au lait noir'))))

  for (const [why, password] of [
    ['too short', 'elevenchars'],
    ['too long', 'x1y2'.repeat(51)],
    ['the e-mail itself', 'Ada.Lovelace@example.com'],
    ['the name', 'ada lovelace'],
    ['a common one', 'Password 1234'],
    ['nearly one character', 'aaaaaaaaaaab'],
  ] as const)
    it(`is refused when it is ${why}`, () => assert.ok(passwordProblem(password, about)))

  it('may be a sentence', () => assert.equal(passwordProblem('four quiet garden gates', about), undefined))
})
