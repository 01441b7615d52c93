import assert from 'node:assert/strict'
import type { ConnectionCheck } from '../../hub/domain/connection-check.ts'
import { CustomQuestion } from '../../hub/domain/custom-questions.ts'
import { canSend, freshState, progressOf, questionsFor, summarise } from './index.ts'
import { conversation, STRAIGHT, type Conversation } from './testing.ts'

const custom = (key: string, more: object = {}): CustomQuestion =>
  CustomQuestion.parse({
    key,
    step: 'work',
    kind: 'text',
    ask: `What about ${key}?`,
    label: key,
    why: 'Because we plan with it.',
    ...more,
  })
const begun = (init = {}, state = {}): Conversation => {
  const it = conversation(init)
  it.state = { ...freshState(), ...state }
  it.start()
  return it
}
const key = { id: 'k1', publicKey: 'BAAA' }
const ciphertext = { sealed: { keyId: 'k1', enc: 'abc', ciphertext: 'def' } }

describe('Questions of the MSP', () => {
  it('stand at the end of their step, and are kept under their own path', () => {
    const customQuestions = [
      custom('vans', { kind: 'number', unit: 'vans' }),
      custom('shift', {
        kind: 'choice',
        options: [
          { id: 'day', label: 'Day' },
          { id: 'night', label: 'Night' },
        ],
      }),
    ]
    const it = begun({ customQuestions }).all(...STRAIGHT.slice(0, 8))
    assert.equal(it.state.current, 'custom.vans')
    assert.match(it.says.at(-1)?.question?.why ?? '', /Because we plan with it. Northwind IT sees/)
    it.text('about many')
    assert.equal(it.state.current, 'custom.vans')
    it.all('12', 'night')
    assert.equal(it.value('custom.vans'), 12)
    assert.deepEqual(it.value('custom.shift'), ['night'])
    assert.equal(it.state.current, 'run.office')
    const work = summarise(it.state, it.view).sections.find(({ id }) => id === 'work')
    assert.match(JSON.stringify(work), /12 vans.*Night/)
    it.act('edit', 'custom.vans')
    assert.equal(it.state.current, 'custom.vans')
  })

  it('make a block of their own where there are many, and are not asked once retired', () => {
    const customQuestions = ['a', 'b', 'c', 'd'].map((one) => custom(one))
    const { path, blocks } = questionsFor(begun({ customQuestions }).view)
    assert.ok(!path.some(({ id }) => id.startsWith('custom.')))
    assert.deepEqual(
      blocks.find(({ id }) => id === 'custom')?.questions.map(({ id }) => id),
      ['custom.a', 'custom.b', 'custom.c', 'custom.d'],
    )
    const retired = begun({ customQuestions: [custom('old', { active: false })] })
    assert.equal(
      questionsFor(retired.view).blocks.some(({ id }) => id === 'custom'),
      false,
    )
  })

  it('take only sealed files where the files are to be sealed', () => {
    const open = { id: 'f1', name: 'plan.pdf', contentType: 'application/pdf', bytes: 9, at: '2026-11-23' }
    const it = begun({
      customQuestions: [custom('plan', { kind: 'file', sealed: true })],
      sealing: { key: { id: 'k1', publicKey: 'BPub' }, questions: [] },
      files: [open, { ...open, id: 'f2', sealed: true }],
    })
    it.all(...STRAIGHT.slice(0, 8))
    const question = it.says.findLast((one) => one.question)?.question
    assert.deepEqual(question?.sealed, { id: 'k1', publicKey: 'BPub', aad: 'custom.plan' })
    it.answer({ files: ['f1'] })
    assert.equal(it.value('custom.plan'), undefined)
    it.answer({ files: ['f1', 'f2'] })
    assert.deepEqual(it.value('custom.plan'), ['f2'])
  })

  it('take the files that were handed over in this conversation, and no others', () => {
    const file = { id: 'f1', name: 'plan.pdf', contentType: 'application/pdf', bytes: 9, at: '2026-11-23' }
    const it = begun({ customQuestions: [custom('plan', { kind: 'file' })], files: [file] })
    it.all(...STRAIGHT.slice(0, 8))
    it.answer({ files: ['other'] })
    assert.equal(it.value('custom.plan'), undefined)
    it.answer({ files: ['f1', 'other'] })
    assert.deepEqual(it.value('custom.plan'), ['f1'])
    assert.match(JSON.stringify(summarise(it.state, it.view)), /plan\.pdf/)
  })
})

describe('Sealed answers', () => {
  const sealing = { key, questions: ['work.size', 'work.it'] }

  it('travel to the key with the path they stand for, and are stored as they came', () => {
    const it = begun({ sealing }).all(...STRAIGHT.slice(0, 6))
    const question = it.says.at(-1)?.question
    assert.deepEqual(question?.sealed, { ...key, aad: 'profile.employees' })
    assert.match(question?.why ?? '', /encrypted in your browser/)
    it.answer(ciphertext)
    assert.deepEqual(it.view.answers['profile.employees']?.state, 'sealed')
    assert.deepEqual(it.value('profile.employees'), ciphertext)
    assert.equal(it.state.current, 'work.it')
    assert.match(JSON.stringify(summarise(it.state, it.view)), /Sealed: only Northwind IT can open it/)
  })

  it('have a path of their own where another question writes to the same, so that nothing is replaced', () => {
    const it = begun({ sealing: { key, questions: ['costs.list'] } }).all(...STRAIGHT, 'send now')
    it.act('more', 'costs')
    assert.deepEqual(it.says.at(-1)?.question?.sealed, { ...key, aad: 'custom.sealed_costs_list' })
    it.answer(ciphertext)
    assert.equal(it.view.answers['custom.sealed_costs_list']?.state, 'sealed')
    assert.match(JSON.stringify(it.value('costs')), /150000/)
    const costs = summarise(it.state, it.view).sections.find(({ id }) => id === 'costs')
    assert.match(JSON.stringify(costs), /"path":"costs.list".*Sealed: only Northwind IT/)
  })

  it('are never taken readable, neither typed nor picked nor for another key', () => {
    const it = begun({ sealing }).all(...STRAIGHT.slice(0, 6), 'skip')
    assert.match(it.text('An IT provider, Contoso')[0]?.say ?? '', /encrypted before it leaves your device/)
    it.answer({ kind: 'provider', provider: 'Contoso' })
    it.answer({ sealed: { ...ciphertext.sealed, keyId: 'old' } })
    assert.equal(it.value('profile.itToday'), undefined)
    assert.equal(it.state.current, 'work.it')
    it.text('skip')
    assert.equal(it.state.current, 'run.office')
  })

  it('of the MSP are not asked while there is no key', () => {
    const customQuestions = [custom('secret', { sealed: true })]
    assert.ok(!questionsFor(begun({ customQuestions }).view).path.some(({ id }) => id === 'custom.secret'))
    const it = begun({ customQuestions, sealing: { key, questions: [] } }).all(...STRAIGHT.slice(0, 8))
    assert.deepEqual(it.says.at(-1)?.question?.sealed, { ...key, aad: 'custom.secret' })
  })
})

describe('A colleague who was asked for one step', () => {
  const provenance = { source: 'prospect' as const, at: '2026-11-23T18:00:00.000Z', confidence: 1 }
  const known = (value: unknown) => ({ state: 'known' as const, value, provenance })
  const answers = {
    'contact.firstName': known('Zebulon'),
    'contact.email': known('zebulon@acme.com'),
    'needs.trigger': known('Zebulon is leaving'),
    'profile.locations': known([{ id: 'l1', name: 'Zebra Street' }]),
    services: known([{ id: 's1', name: 'ZebraSoft' }]),
  }

  it('meets the questions of that step alone, sees nothing else, and is thanked', () => {
    const it = begun({ answers }, { only: 'network' })
    const shown = [JSON.stringify(it.says)]
    assert.match(it.says[0]?.say ?? '', /Your network/)
    const steps = new Set<string>()
    for (let i = 0; i < 40 && it.state.current !== null; i++) {
      steps.add(it.says.at(-1)?.question?.step ?? '')
      it.text('skip')
      shown.push(JSON.stringify([it.says, summarise(it.state, it.view)]))
    }
    assert.deepEqual([...steps], ['network'])
    assert.doesNotMatch(shown.join(), /Zeb/)
    assert.match(it.last(), /Thank you/)
    const { steps: listed, canSend: offered, blocks } = summarise(it.state, it.view)
    assert.deepEqual([listed.map(({ id }) => id), offered, blocks], [['network'], false, undefined])
  })

  it('cannot send, cannot open other parts, and edits nothing else', () => {
    const it = begun({ answers }, { only: 'run' })
    it.text('send now')
    assert.deepEqual(it.effects, [])
    it.act('more', 'company')
    it.act('edit', 'contact.email')
    assert.equal(it.says.at(-1)?.question?.step ?? 'run', 'run')
    assert.ok(!canSend(it.state, it.view))
  })

  it('loses nothing that others wrote into the same list', () => {
    const it = begun({ answers }, { only: 'you' })
    it.view = {
      ...it.view,
      answers: { ...it.view.answers, 'needs.pains': known([{ id: 'crm', text: 'Slow', priority: 'low' }]) },
    }
    for (let i = 0; i < 6 && it.state.current !== 'you.why'; i++) it.text('Ada Lovelace, acme.com')
    it.act('edit', 'you.why')
    it.text('the server stops')
    assert.match(JSON.stringify(it.value('needs.pains')), /Slow.*the server stops/)
    assert.ok(progressOf(it.state, it.view))
  })
})

describe('The connection check', () => {
  const ran: ConnectionCheck = {
    id: 'c1',
    at: '2026-11-23T19:00:00.000Z',
    ipv4: '192.0.2.1',
    ipv6: null,
    isp: { name: 'Comcast', asn: 7922, kind: 'business', confidence: 0.8, reasons: [] },
    latencyMs: { idle: 12.34, jitter: 2, loaded: 80 },
    mbps: { down: 120, up: 9 },
    nat: 'consistent',
    udp: 'reachable',
    browser: null,
    vpn: { likely: false, reasons: [] },
    bytes: 20_000_000,
    problems: [],
  }
  const atOffice = (): Conversation => {
    const it = begun({ checks: [ran] })
    return it.all('Ada Lovelace, acme.com', 'because', 'ada@acme.com, yes', 'skip', ...STRAIGHT.slice(4, 10))
  }

  it('is offered to somebody at the office, and makes fifteen screens at most', () => {
    const it = atOffice()
    it.text('2, 2, 1, 1, at the office')
    assert.equal(it.state.current, 'network.check')
    it.text('skip')
    assert.equal(it.state.current, 'costs.spend')
    const elsewhere = atOffice()
    elsewhere.text('2, 2, 1, 1, somewhere else')
    assert.equal(elsewhere.state.current, 'costs.spend')
  })

  it('stores what was measured only for somebody who is at the office, and compares it with the contract', () => {
    const it = begun({ checks: [ran] })
    it.all(...STRAIGHT, 'send now')
    it.act('edit', 'network.connections')
    it.text('Xfinity, cable, Main Street, 300, 10')
    it.act('more', 'check')
    it.answer({ check: 'c1', atOffice: 'no' })
    assert.doesNotMatch(JSON.stringify(it.value('network.connections')), /measured/)
    it.act('edit', 'network.check')
    it.answer({ check: 'c1', atOffice: 'yes', location: 'main street' })
    const [line, ...others] = it.value('network.connections') as Record<string, unknown>[]
    assert.equal(others.length, 0)
    assert.deepEqual(
      [line?.isp, line?.measuredDownMbps, line?.measuredUpMbps, line?.latencyMs],
      ['Xfinity', 120, 9, 12.34],
    )
    assert.match(JSON.stringify(it.says), /120 of 300 Mbit\/s arrived. That is less than half/)
    it.act('edit', 'network.check')
    it.answer({ check: 'forged', atOffice: 'yes' })
    assert.match(it.last(), /did not come through/)
  })

  it('can be told by hand or in words', () => {
    const it = begun().all(...STRAIGHT, 'send now')
    it.act('more', 'check')
    it.text('Comcast, cable, 300 down, 30 up')
    assert.match(
      JSON.stringify(it.value('network.connections')),
      /"isp":"Comcast","type":"cable","contractedDownMbps":300,"contractedUpMbps":30/,
    )
  })
})

describe('Languages', () => {
  it('are understood whatever language is set', () => {
    for (const [text, current] of [
      ['überspringen', 'you.name'],
      ['atrás', 'you.name'],
      ['warum?', 'you.name'],
    ] as const) {
      const it = begun()
      it.text(text)
      assert.equal(it.state.current, current)
    }
    const it = begun({ language: 'de' }).all('Ich heiße Ada Lovelace, keine Website')
    assert.equal(it.value('contact.firstName'), 'Ada')
    it.all('nada', 'ada@acme.com, +1 555 010 0123, ja')
    assert.equal(it.value('contact.email'), 'ada@acme.com')
    it.all('Acme', 'dentist', 'etwa vierzig, fünfundzwanzig, dos')
    assert.deepEqual(it.value('profile.computerUsers'), { min: 25, max: 25, exact: 25 })
    it.text('je ne sais pas')
    assert.equal(it.view.answers['profile.itToday']?.state, 'unsure')
  })

  it('are spoken as far as they are translated', () => {
    const it = begun({ language: 'de' })
    assert.match(it.says[0]?.say ?? '', /Guten Tag/)
    const control = it.says.at(-1)?.question?.control
    assert.ok(control?.kind === 'fields' && control.fields[0]?.label === 'Vorname')
    assert.equal(summarise(it.state, it.view).steps[1]?.label, 'Ihr Unternehmen')
  })
})

describe('Minutes left', () => {
  it('follow what people really took', () => {
    const slow = begun({ pace: { 'work.size': 600 } })
    const usual = begun()
    const left = (it: Conversation) => summarise(it.state, it.view).minutesLeft
    assert.ok(left(slow) >= left(usual) + 9)
    assert.ok(left(usual) >= 5 && left(usual) <= 9, String(left(usual)))
  })
})

describe('Privacy', () => {
  it('says what is stored, for how long, and who sees it, and goes on', () => {
    const it = begun({ keptDays: 90 })
    const [say, again] = it.text('What do you store?')
    assert.match(say?.say ?? '', /stored encrypted.*Northwind IT sees it.*90 days.*download/)
    assert.equal(again?.question?.id, 'you.name')
  })
})
