import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ACTIONS } from '../../hub/domain/conversation.ts'
import { fieldAt } from '../../hub/domain/fields.ts'
import { QUESTIONS, summarise } from './index.ts'
import { conversation, STRAIGHT, type Conversation } from './testing.ts'

const text = fc.oneof(
  fc.constantFrom(
    ...STRAIGHT,
    'skip',
    'back',
    'not sure',
    'right',
    'send now',
    'edit phone',
    'acme.com',
    'yes',
    '1, 2',
  ),
  fc.string({ maxLength: 60 }),
  fc.string({ minLength: 5000, maxLength: 5001 }),
)
const ids = fc.constantFrom(...QUESTIONS.map(({ id }) => id), 'nothing', '__proto__')
const paths = fc.constantFrom(...QUESTIONS.flatMap(({ paths }) => paths), 'constructor')
const move = fc.oneof(
  text.map((said) => ({ kind: 'text' as const, said })),
  fc
    .tuple(ids, fc.anything())
    .map(([question, answer]) => ({ kind: 'value' as const, value: { question, answer } })),
  fc
    .tuple(fc.constantFrom(...ACTIONS), paths)
    .map(([action, path]) => ({ kind: 'value' as const, value: { action, path } })),
  fc.anything().map((value) => ({ kind: 'value' as const, value })),
  fc
    .option(fc.string({ minLength: 1, maxLength: 30 }), { nil: undefined })
    .map((name) => ({ kind: 'learn' as const, name })),
  fc.constant({ kind: 'resume' as const }),
)

describe('Any sequence of events', () => {
  it('never throws, keeps a JSON state, and stores only what the catalogue allows', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
        const it: Conversation = conversation()
        it.start()
        for (const one of moves) {
          if (one.kind === 'text') it.text(one.said)
          else if (one.kind === 'value') it.happen({ type: 'said', text: '', value: one.value })
          else if (one.kind === 'learn') it.learn(one.name)
          else it.happen({ type: 'resume' })
          assert.deepEqual(JSON.parse(JSON.stringify(it.state)), it.state)
          assert.ok([null, 'more', ...QUESTIONS.map(({ id }) => id)].includes(it.state.current))
          for (const [path, answer] of Object.entries(it.view.answers))
            if (answer.state === 'known' || answer.state === 'range')
              assert.ok(fieldAt(path)?.schema.safeParse(answer.value).success, path)
          assert.doesNotThrow(() => JSON.stringify([it.says, summarise(it.state, it.view)]))
        }
      }),
      { numRuns: 300 },
    )
  })
})
