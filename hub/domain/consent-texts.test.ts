import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { CONSENTS } from './consent-texts.ts'

describe('The texts of consents', () => {
  for (const [kind, { label, text, version }] of Object.entries(CONSENTS))
    it(`of ${kind} change their version with every word`, () => {
      const hash = createHash('sha256').update(`${label}\n${text}`).digest('hex').slice(0, 8)
      assert.match(version, new RegExp(`^\\d{4}-\\d\\d-\\d\\d\\.${hash}$`))
    })
})
