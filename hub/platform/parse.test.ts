import assert from 'node:assert/strict'
import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import { parse } from './parse.ts'

describe('Parsing input', () => {
  it('gives what was sent', () => assert.deepEqual(parse(z.object({ a: z.number() }), { a: 1 }), { a: 1 }))

  it('names every bad field', () =>
    assert.deepEqual(
      fieldsOf(z.strictObject({ a: z.number(), b: z.strictObject({ c: z.string() }) }), {
        b: { d: 1 },
        e: 1,
      }),
      ['a', 'b.c', 'b.d', 'e'],
    ))

  it('explains a union by the form that came closest', () => {
    const budget = z.union([
      z.strictObject({ amount: z.strictObject({ min: z.number(), max: z.number() }) }),
      z.strictObject({ tellMe: z.literal(true) }),
      z.null(),
    ])
    assert.deepEqual(fieldsOf(budget, { amount: { min: 1 } }), ['amount.max'])
    assert.deepEqual(fieldsOf(budget, { tellMe: false }), ['tellMe'])
    assert.deepEqual(fieldsOf(z.strictObject({ budget }), { budget: 7 }), ['budget'])
  })

  it('explains a union inside a union', () => {
    const long = z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('known'), value: z.string() }),
      z.strictObject({ state: z.literal('unsure') }),
    ])
    const answer = z.union([z.union([z.string(), z.null()]), long])
    assert.deepEqual(fieldsOf(answer, { state: 'known' }), ['value'])
    assert.deepEqual(fieldsOf(answer, { state: 'unsure', value: 'x' }), ['value'])
    assert.deepEqual(fieldsOf(answer, { state: 'perhaps' }), ['state'])
    assert.deepEqual(fieldsOf(answer, 7), [''])
  })

  it('keeps its answer short, whatever was sent', () => {
    const many = Array.from({ length: 5_000 }, () => 'x')
    assert.equal(fieldsOf(z.array(z.number()), many).length, 100)
    const [path] = fieldsOf(z.strictObject({}), { ['x'.repeat(100_000)]: 1 })
    assert.equal(path?.length, 200)
  })

  it('does not take a prototype for a field', () =>
    assert.deepEqual(fieldsOf(z.strictObject({}), JSON.parse('{"__proto__": {"admin": true}}')), [
      '__proto__',
    ]))
})

function fieldsOf(schema: z.ZodType, input: unknown): string[] {
  try {
    parse(schema, input)
  } catch (error) {
    assert.ok(error instanceof HubError)
    return error.fields.map(({ path }) => path)
  }
  throw new assert.AssertionError({ message: 'The input was taken.' })
}
