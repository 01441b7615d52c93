import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ACTIONS, type ConversationView } from '../../hub/domain/conversation.ts'
import { CustomQuestion } from '../../hub/domain/custom-questions.ts'
import { fieldAt } from '../../hub/domain/fields.ts'
import { LANGUAGES } from '../../hub/domain/languages.ts'
import { SealedAnswer } from '../../hub/domain/sealed-answers.ts'
import { freshState, QUESTIONS, summarise } from './index.ts'
import { BLOCKS } from './questions/depth/index.ts'
import { conversation, STRAIGHT, type Conversation } from './testing.ts'

/** What considerate hosts must bear: emoji, right-to-left, sheets, scripts, far too much, and nothing at all. */
const HOSTILE = [
  '😀👩🏽‍💻',
  'مريم العربية',
  'שלום, 40, 2',
  '\u202Egnirts\u202C',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'Name\tUsers\tPrice\nZoom\t25\t$400\nSlack\t30\t\n=HYPERLINK("http://x")\t1\t1',
  'a,b;c\n'.repeat(300),
  'ä'.repeat(10_000),
  `${'9'.repeat(400)}`,
  '{0} {1} ${7*7}',
  '__proto__, constructor, toString',
  '\u0000\uFFFF\uD800',
  '   ',
  "Robert'); DROP TABLE answers;--",
]

const text = fc.oneof(
  fc.constantFrom(
    ...STRAIGHT,
    ...HOSTILE,
    ...[
      'skip',
      'back',
      'not sure',
      'right',
      'send now',
      'edit phone',
      'acme.com',
      'yes',
      '1, 2',
      'more',
      'enough',
    ],
    ...[
      'Main Street office 40 people; Warehouse, 5',
      'Zoom $400 a month',
      'none',
      'all',
      'remove a',
      'privacy',
      '3',
    ],
  ),
  fc.string({ maxLength: 60 }),
  fc.string({ minLength: 5000, maxLength: 5001 }),
)
const ids = fc.constantFrom(...QUESTIONS.map(({ id }) => id), 'more', 'custom.vans', 'nothing', '__proto__')
const paths = fc.constantFrom(
  ...QUESTIONS.flatMap(({ paths }) => paths),
  ...BLOCKS.map(({ id }) => id),
  'constructor',
)
const cells = fc.dictionary(
  fc.constantFrom('id', 'name', 'label', 'amount', 'period', 'users', 'text', 'what', 'isp', 'end', 'email'),
  fc.oneof(text, fc.integer(), fc.constant(['a'])),
)
const answer = fc.oneof(
  fc.anything(),
  fc.record({ rows: fc.array(cells, { maxLength: 4 }) }),
  fc.record({ paste: text }),
  fc.record({
    sealed: fc.record({
      keyId: fc.constantFrom('k1', 'x'),
      enc: fc.constant('a'),
      ciphertext: fc.constant('b'),
    }),
  }),
)
const value = (one: fc.Arbitrary<unknown>) => one.map((sent) => ({ kind: 'value' as const, value: sent }))
const move = fc.oneof(
  { weight: 3, arbitrary: text.map((said) => ({ kind: 'text' as const, said })) },
  value(fc.record({ question: ids, answer })),
  { weight: 2, arbitrary: answer.map((sent) => ({ kind: 'answer' as const, answer: sent })) },
  value(fc.record({ action: fc.constantFrom(...ACTIONS), path: paths })),
  value(fc.anything()),
  fc
    .option(fc.string({ minLength: 1, maxLength: 30 }), { nil: undefined })
    .map((name) => ({ kind: 'learn' as const, name })),
  fc.constant({ kind: 'resume' as const }),
)

const customQuestions = [
  CustomQuestion.parse({ key: 'vans', step: 'work', kind: 'number', ask: 'Vans?', label: 'Vans', why: 'w' }),
  CustomQuestion.parse({
    key: 'pin',
    step: 'run',
    kind: 'text',
    ask: 'Pin?',
    label: 'Pin',
    why: 'w',
    sealed: true,
  }),
]
const sealing = {
  key: { id: 'k1', publicKey: 'B' },
  questions: ['network.safety', 'costs.list', 'work.size'],
}
const view = fc.record({
  language: fc.constantFrom(...LANGUAGES.map(({ code }) => code)),
  customQuestions: fc.constantFrom([], customQuestions),
  sealing: fc.constantFrom(null, sealing),
})

type Move = typeof move extends fc.Arbitrary<infer One> ? One : never

function step(it: Conversation, one: Move): void {
  if (one.kind === 'text') it.text(one.said)
  else if (one.kind === 'answer') it.answer(one.answer)
  else if (one.kind === 'value') it.happen({ type: 'said', text: '', value: one.value })
  else if (one.kind === 'learn') it.learn(one.name)
  else it.happen({ type: 'resume' })
}

describe('Any sequence of events', () => {
  it('never throws, keeps a JSON state, and stores only what the catalogue allows', () => {
    fc.assert(
      fc.property(view, fc.array(move, { maxLength: 25 }), (given: Partial<ConversationView>, moves) => {
        const it = conversation(given)
        it.start()
        for (const one of moves) {
          step(it, one)
          assert.deepEqual(JSON.parse(JSON.stringify(it.state)), it.state)
          for (const [path, { state, value: kept }] of Object.entries(it.view.answers)) {
            if (state === 'sealed') assert.ok(SealedAnswer.safeParse(kept).success, path)
            if (state === 'known' || state === 'range')
              assert.ok(fieldAt(path)?.schema.safeParse(kept).success, path)
          }
          assert.doesNotThrow(() => JSON.stringify([it.says, summarise(it.state, it.view)]))
        }
      }),
      { numRuns: 120 },
    )
  })

  it('never stores readable what was to be sealed', () => {
    const marked = ['network.backups', 'network.mfaCoverage', 'costs', 'custom.pin']
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const it = conversation({
          customQuestions,
          sealing: {
            ...sealing,
            questions: ['network.safety', 'network.backups', 'costs.list', 'costs.spend'],
          },
        })
        it.start()
        for (const one of moves) step(it, one)
        for (const path of marked)
          assert.ok(!['known', 'range'].includes(it.view.answers[path]?.state ?? ''), path)
      }),
      { numRuns: 60 },
    )
  })

  it('shows a colleague no question of another step', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 15 }), (moves) => {
        const it = conversation()
        it.state = { ...freshState(), only: 'costs' }
        it.start()
        for (const one of moves) {
          step(it, one)
          for (const { question } of it.says) assert.ok(!question || question.step === 'costs')
          assert.ok(it.effects.every(({ type }) => type === 'wants'))
          assert.deepEqual(
            Object.keys(it.view.answers).filter((path) => path !== 'costs' && path !== 'company.name'),
            [],
          )
        }
      }),
      { numRuns: 40 },
    )
  })

  it('always ends for somebody who skips, from wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 10 }), (moves) => {
        const it = conversation()
        it.start()
        for (const one of moves) step(it, one)
        it.act('edit', 'you.name')
        it.answer({ firstName: 'Ada', website: 'none' }, 'you.name')
        it.answer('none', 'you.website')
        it.answer({ email: 'ada@acme.com', phone: '', privacy: true }, 'you.contact')
        for (let i = 0; i < 80 && it.state.current !== null; i++)
          it.text(it.state.current === 'send' ? 'send now' : 'skip')
        assert.equal(it.state.current, null)
        assert.equal(it.view.status, 'submitted')
      }),
      { numRuns: 60 },
    )
  })
})

describe('Each hostile text', () => {
  for (const said of HOSTILE)
    it(`is handled at every question: ${JSON.stringify(said.slice(0, 24))}`, () => {
      for (const { id } of QUESTIONS) {
        const it = conversation()
        it.start()
        it.all(...STRAIGHT.slice(0, 5))
        it.act('edit', id)
        const [first] = it.text(said)
        assert.ok((first?.say.length ?? 0) > 0 && (first?.say.length ?? 0) < 2000, id)
        assert.ok(!/undefined|NaN|\[object/.test(first?.say ?? ''), `${id}: ${first?.say}`)
      }
    })
})
