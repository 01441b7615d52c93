import assert from 'node:assert/strict'
import type { AnswerChange, Source } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { applyChange } from './apply-change.ts'
import type { AssessmentChange } from './assessments.ts'

const now = new Date('2026-11-24T10:00:00Z')
const at = now.toISOString()
const says = (values: Record<string, string>, source: Source = 'prospect'): AnswerChange[] =>
  Object.entries(values).map(([path, value]) => ({
    path,
    state: 'known',
    value,
    provenance: { source, at, confidence: 1 },
  }))

describe('An address that was proved', () => {
  /** The assessment after these changes. */
  function after(...changes: AssessmentChange[]): Assessment {
    let it: Assessment = {
      ...{ id: 'a', status: 'draft', answers: {}, revision: 1, version: 1, pending: [], progress: {} },
      ...{ verified: false, createdAt: at, updatedAt: at },
    }
    for (const change of changes) it = applyChange(it, change, now)?.next ?? it
    return it
  }
  const acme = { answers: says({ 'contact.email': 'ada@acme.com', 'company.domain': 'acme.com' }) }
  const proof = { proof: { email: 'ada@acme.com', at } }

  it('verifies while it is the contact’s, at the company’s own domain', () => {
    assert.equal(after(acme).verified, false)
    assert.equal(after(acme, proof).verified, true)
    assert.equal(after(proof, acme).verified, true, 'whichever was known first')
    assert.equal(after({ answers: says({ 'company.domain': 'acme.com' }) }, proof).verified, false)
  })

  it('says nothing about a company whose domain it is not', () => {
    const elsewhere = {
      answers: says({ 'contact.email': 'ada@mail.acme.com', 'company.domain': 'acme.com' }),
    }
    assert.equal(after(elsewhere, { proof: { email: 'ada@mail.acme.com', at } }).verified, false)
  })

  it('says nothing where anybody can have an address', () => {
    const free = { answers: says({ 'contact.email': 'ada@gmail.com', 'company.domain': 'gmail.com' }) }
    assert.equal(after(free, { proof: { email: 'ada@gmail.com', at } }).verified, false)
  })

  it('ends when the person names another company or another address afterwards', () => {
    const others: Record<string, string>[] = [
      { 'company.domain': 'victim.com' },
      { 'contact.email': 'ceo@acme.com' },
    ]
    for (const other of others) {
      assert.equal(after(acme, proof, { answers: says(other) }).verified, false)
      const back = { answers: says({ 'contact.email': 'ada@acme.com', 'company.domain': 'acme.com' }) }
      assert.equal(after(acme, proof, { answers: says(other) }, back).verified, true)
    }
  })

  it('outlasts a correction by the CRM or by staff', () => {
    for (const source of ['crm', 'staff'] as const)
      assert.equal(
        after(acme, proof, { answers: says({ 'company.domain': 'acme.net' }, source) }).verified,
        true,
      )
  })

  it('takes nothing from who came by an invitation', () => {
    const invited = after(acme, { verified: true })
    assert.equal(
      applyChange(invited, { answers: says({ 'company.domain': 'b.com' }) }, now)?.next.verified,
      true,
    )
    assert.equal(after(acme, proof, { verified: true, proof: null }).verified, true)
  })
})
