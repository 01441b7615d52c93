import assert from 'node:assert/strict'
import { FIELDS } from '../../hub/domain/fields.ts'
import { QUESTIONS, summarise } from './index.ts'
import { conversation, STRAIGHT, type Conversation } from './testing.ts'

const sent = (init = {}): Conversation => {
  const it = conversation(init)
  it.start()
  return it.all(...STRAIGHT, 'send now')
}
const block = (id: string, it = sent()): Conversation => {
  it.act('more', id)
  return it
}
const plain = (it: Conversation) => it.says.at(-1)?.plain ?? ''
const rows = (it: Conversation) => {
  const control = it.says.at(-1)?.question?.control
  return control?.kind === 'table' ? control.rows : []
}

describe('The depth blocks', () => {
  it('are offered after sending, each with its benefit and its minutes', () => {
    const it = sent()
    assert.equal(it.state.current, 'more')
    assert.match(plain(it), /Network and safety: .*about \d+ minutes?\)/)
    const { blocks = [] } = summarise(it.state, it.view)
    assert.ok(blocks.length >= 10)
    for (const { id, minutes } of blocks) assert.ok(minutes >= 1 && minutes <= 7, `${id}: ${minutes}`)
  })

  it('can be opened before sending, left at any time, and come back to', () => {
    const it = conversation()
    it.start()
    it.all(...STRAIGHT.slice(0, 6))
    it.text('more')
    it.text('Company details')
    assert.equal(it.state.current, 'company.legal')
    assert.equal(it.says.at(-1)?.question?.block?.id, 'company')
    it.text('Acme Dental LLC, 1998')
    it.text('enough')
    assert.equal(it.state.current, 'work.size')
    assert.equal(summarise(it.state, it.view).blocks?.find(({ id }) => id === 'company')?.state, 'started')
    it.act('more', 'company')
    assert.equal(it.state.current, 'company.group')
    assert.equal(it.value('company.founded'), '1998')
  })

  it('show what is known for change when a block is opened once more', () => {
    const it = block('company')
    for (let i = 0; i < 4; i++) it.text('skip')
    it.text('office manager, mornings')
    assert.equal(it.state.current, 'more')
    assert.match(it.says[0]?.say ?? '', /done, and saved/)
    it.act('more', 'company')
    assert.equal(it.state.current, 'company.legal')
    it.text('legal name: Acme Dental Group LLC')
    assert.equal(it.value('company.legalName'), 'Acme Dental Group LLC')
  })

  it('go back within a block, and from its first question to the menu', () => {
    const it = block('company')
    it.text('skip')
    it.text('back')
    assert.equal(it.state.current, 'company.legal')
    it.text('back')
    assert.equal(it.state.current, 'more')
  })

  it('take an edit in the middle and return to it', () => {
    const it = block('work')
    it.act('edit', 'profile.industry')
    it.text('law firm')
    assert.equal(it.value('profile.industry'), '54')
    assert.equal(it.state.current, 'work.overview')
  })

  it('end the conversation once all of them are done', () => {
    const it = sent()
    for (let i = 0; i < 200 && it.state.current !== null; i++)
      if (it.state.current === 'more') {
        const next = it.view && summarise(it.state, it.view).blocks?.find(({ state }) => state !== 'done')
        it.act(next ? 'more' : 'enough', next?.id)
      } else it.text('skip')
    assert.equal(it.state.current, null)
    assert.ok(it.state.finished)
  })
})

describe('Tables by words', () => {
  it('read locations as people say them', () => {
    const it = block('work')
    it.text('skip')
    it.text('Main Street office 40 people; Warehouse, 5')
    assert.deepEqual(
      (it.value('profile.locations') as object[]).map((one) => ({ ...one, id: '' })),
      [
        { id: '', name: 'Main Street office', employees: 40 },
        { id: '', name: 'Warehouse', employees: 5 },
      ],
    )
  })

  it('change a row that is there, keep its id, and take one out by name', () => {
    const it = block('work').all('skip', 'Main Street, 40; Warehouse, 5')
    const [first] = it.value('profile.locations') as { id: string }[]
    it.act('edit', 'profile.locations')
    assert.equal(rows(it).length, 2)
    it.text('Main Street, 42')
    const after = it.value('profile.locations') as { id: string; employees: number }[]
    assert.deepEqual([after[0]?.id, after[0]?.employees, after.length], [first?.id, 42, 2])
    it.act('edit', 'profile.locations')
    it.text('remove warehouse')
    assert.equal((it.value('profile.locations') as object[]).length, 1)
  })

  it('name the row and column that cannot be read, keep the others, and put everything back', () => {
    const it = block('work').all('skip')
    const [say] = it.answer({
      rows: [
        { name: 'Main Street', employees: '40' },
        { name: 'Warehouse', employees: 'lots' },
      ],
    })
    const control = say?.question?.control
    assert.ok(control?.kind === 'table')
    assert.deepEqual(
      control.errors?.map(({ row, column }) => [row, column]),
      [[1, 'employees']],
    )
    assert.equal(control.rows[1]?.employees, 'lots')
    assert.equal((it.value('profile.locations') as object[]).length, 1)
  })

  it('understand costs with amount and period, and leave the total alone', () => {
    const it = block('costs')
    it.text('Microsoft 365 $450 a month; Internet, Comcast, $180 a month; Antivirus, $25.50 a year')
    const costs = it.value('costs') as { label: string; period: string; amount: { min: number } }[]
    assert.deepEqual(
      costs.map(({ label, period, amount }) => [label, amount.min, period]),
      [
        ['IT in all', 150000, 'monthly'],
        ['Microsoft 365', 45000, 'monthly'],
        ['Internet', 18000, 'monthly'],
        ['Antivirus', 2550, 'annual'],
      ],
    )
  })

  it('keep what the table does not show, and what was not touched', () => {
    const provenance = { source: 'prospect' as const, at: '2026-11-23T18:00:00.000Z', confidence: 1 }
    const range = { min: 100000, max: null, currency: 'EUR' }
    const element = { id: 'c1', label: 'Support', category: 'Services', amount: range, period: 'monthly' }
    const it = sent({ answers: { costs: { state: 'known', value: [element], provenance } } })
    it.act('more', 'costs')
    it.answer({ rows: [{ ...rows(it)[0], provider: 'Contoso' }] })
    const kept = (it.value('costs') as { id: string }[]).find(({ id }) => id === 'c1')
    assert.deepEqual(kept, { ...element, provider: 'Contoso' })
  })

  it('show a pasted list to be confirmed, and store nothing before that', () => {
    const it = block('services')
    for (let i = 0; i < 20 && it.state.current !== 'services.list'; i++) it.text('none')
    const before = (it.value('services') as object[]).length
    it.answer({ paste: 'Zoom 25 users\nSlack\nour own thing' })
    assert.equal((it.value('services') as object[]).length, before)
    assert.match(it.says[0]?.say ?? '', /We read \d rows?/)
    assert.match(plain(it), /1\? Zoom/)
    it.text('all')
    assert.match(JSON.stringify(it.value('services')), /Zoom/)
    assert.equal(it.state.pasted, undefined)
  })

  it('say "none" for an empty list, and never throw a full one away for it', () => {
    const it = block('plans')
    it.text('none')
    assert.deepEqual(it.value('profile.departments'), [])
    it.act('edit', 'costs.list')
    it.text('Internet $180 a month')
    it.act('edit', 'costs.list')
    it.text('none')
    assert.match(JSON.stringify(it.value('costs')), /Internet/)
  })
})

describe('Depth answers', () => {
  it('complete who looks after the IT without losing what was said before', () => {
    const it = block('it').all(
      'a month, 4, $1,200, March 2027, 3 months',
      'our provider alone',
      'Hiscox, June 2027',
    )
    assert.deepEqual(it.value('profile.itToday'), {
      kind: 'provider',
      provider: 'Contoso',
      contractEnd: 'March 2027',
      notice: '3 months',
      fee: { amount: { min: 120000, max: 120000, currency: 'USD' }, period: 'monthly' },
      satisfaction: 4,
      adminPasswordsHeldBy: 'our provider alone',
    })
    assert.deepEqual(it.value('profile.insurance'), { cyber: 'yes', insurer: 'Hiscox', renewal: 'June 2027' })
    it.act('edit', 'profile.itToday')
    it.text('An IT provider, Fabrikam, March 2028')
    assert.match(JSON.stringify(it.value('profile.itToday')), /Fabrikam.*adminPasswordsHeldBy/)
  })

  it('read days and hours', () => {
    const it = block('work').all('skip', 'skip', 'skip')
    it.text('Mon-Fri 8 to 5:30 pm, now and then')
    assert.deepEqual(it.value('profile.hours'), {
      days: [1, 2, 3, 4, 5],
      opens: '08:00',
      closes: '17:30',
      afterHours: 'sometimes',
    })
  })

  it('ask the rules of the industry, and card payments only where cards are likely', () => {
    const it = block('compliance')
    assert.match(plain(it), /patient records/)
    it.text('yes, no')
    const rules = it.value('profile.compliance') as {
      framework: string
      applies: string
      evidence?: string
    }[]
    assert.deepEqual(
      rules.map(({ framework, applies }) => [framework, applies]),
      [
        ['HIPAA Security, Privacy and Breach rules', 'yes'],
        ['42 CFR Part 2', 'no'],
      ],
    )
    assert.match(rules[0]?.evidence ?? '', /patient records/)
    assert.match(plain(it), /card payments/)
    const utility = conversation()
    utility.start()
    utility.all(...STRAIGHT.slice(0, 5), 'Utilities', ...STRAIGHT.slice(6), 'send now')
    utility.act('more', 'compliance')
    utility.text('skip')
    assert.doesNotMatch(plain(utility), /card payments/)
  })

  it('ask nothing about backups where there are none, nor about incidents where nothing happened', () => {
    const it = conversation()
    it.start()
    it.all(...STRAIGHT.slice(0, 10), '3, 2, 1, 1', ...STRAIGHT.slice(11), 'send now')
    it.act('more', 'network')
    const asked: string[] = []
    for (let i = 0; i < 12 && it.state.current !== 'more'; i++) {
      asked.push(it.state.current ?? '')
      it.text('skip')
    }
    assert.ok(!asked.includes('network.backups') && !asked.includes('network.incidents'), asked.join())
    assert.ok(asked.includes('network.connections'))
  })

  it('keep consent to a scan only with who, what and yes', () => {
    const it = sent()
    it.act('edit', 'consent.scan')
    it.text('I am the owner, all devices at Main Street')
    assert.equal(it.value('consent.scan'), undefined)
    it.text('I am the owner, all devices at Main Street, yes')
    const consent = it.value('consent.scan') as { given: boolean; authority: string; scope: string }
    assert.deepEqual(
      [consent.given, consent.authority, consent.scope],
      [true, 'I am the owner', 'all devices at Main Street'],
    )
  })

  it('find a question for every field that a person may fill', () => {
    const it = sent()
    const derived = ['contact.source']
    const asked = new Set(QUESTIONS.flatMap(({ paths }) => paths))
    assert.deepEqual(
      FIELDS.map(({ path }) => path).filter((path) => !asked.has(path) && !derived.includes(path)),
      [],
    )
    for (const path of [
      'company.parent',
      'profile.growth',
      'network.firewall',
      'needs.responseTime',
      'contact.title',
    ]) {
      it.act('edit', path)
      assert.notEqual(it.state.current, 'more', path)
      it.text('back')
    }
  })
})
