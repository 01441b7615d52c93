import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseConditions } from './conditions.ts'
import { ApiError } from './errors.ts'
import { KINDS } from './kinds/index.ts'
import { startConnectWiseSandbox, type RunningConnectWise } from './testing.ts'

const RUNS = 60
/** Names that every JavaScript object answers to. */
const TRAPS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

describe('Whatever is sent to the ConnectWise stand-in', () => {
  let sandbox: RunningConnectWise
  before(async () => (sandbox = await startConnectWiseSandbox()))
  after(() => sandbox.stop())

  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record({ id: fc.oneof(fc.integer(), fc.string(), fc.constant(1)) }),
    fc.constantFrom(...TRAPS),
    fc.constant([{ communicationType: { toString: 1 }, id: 1, value: { toString: 1 } }]),
  )
  const bodyOf = (fields: string[]) =>
    fc.dictionary(fc.constantFrom(...fields, 'types', 'customFields', 'communicationItems', ...TRAPS), value)

  for (const kind of KINDS.filter(({ paths, readOnly, parent }) => paths.length > 0 && !readOnly && !parent))
    it(`makes a ${kind.title.toLowerCase()} or is refused in words`, () =>
      fc.assert(
        fc.asyncProperty(bodyOf(Object.keys(kind.fields)), async (body) => {
          const { status, text } = await sandbox.call('POST', kind.paths[0] ?? '', body)
          assert.ok([201, 400].includes(status), text)
        }),
        { numRuns: RUNS / 4 },
      ))

  it('changes a company or is refused in words', () => {
    const company = KINDS.find(({ name }) => name === 'companies')
    const operation = fc.record({
      op: fc.constantFrom('add', 'replace', 'remove', 'move'),
      path: fc.constantFrom(
        ...Object.keys(company?.fields ?? {}),
        'customFields',
        'status/id',
        '/name',
        ...TRAPS,
      ),
      value,
    })
    return fc.assert(
      fc.asyncProperty(fc.oneof(fc.array(operation), fc.jsonValue()), async (body) => {
        const { status, text } = await sandbox.call('PATCH', '/company/companies/250', body)
        assert.ok([200, 400].includes(status), text)
      }),
      { numRuns: RUNS },
    )
  })

  it('is a condition, or is refused in words', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'name',
        '=',
        '!=',
        'like',
        'contains',
        'in',
        'not',
        'and',
        'or',
        '(',
        ')',
        ',',
        '"a"',
        "'",
        '"',
        '[2026-01-01]',
        '[',
        '1',
        'null',
        'true',
        '*',
        'status/id',
      ),
      fc.constantFrom(...TRAPS),
      fc.string({ maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          parseConditions(pieces.join(' ')).holds(() => 'a')
        } catch (error) {
          assert.ok(error instanceof ApiError, String(error))
        }
      }),
    )
  })

  it('is no field of anything when every object has it', async () => {
    for (const trap of TRAPS)
      for (const query of [
        `conditions=${trap}%3D1`,
        `orderBy=${trap}`,
        `fields=${trap}`,
        `childConditions=${trap}/a%3D1`,
      ])
        assert.equal((await sandbox.call('GET', `/company/contacts?${query}`)).status, 400, query)
    for (const trap of TRAPS) {
      const body = { url: 'https://x.test/?id=', objectId: 1, type: trap, level: 'owner' }
      assert.equal((await sandbox.call('POST', '/system/callbacks', body)).status, 400)
      assert.equal((await sandbox.call('GET', `/ui/${trap}`)).status, 404)
      assert.equal((await sandbox.call('DELETE', `/__sandbox/records/${trap}/1`)).status, 404)
    }
  })
})
