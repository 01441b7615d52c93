import assert from 'node:assert/strict'
import { canSend, QUESTIONS, summarise, take, freshState } from './index.ts'
import { conversation, STRAIGHT } from './testing.ts'

const begun = (init = {}) => {
  const it = conversation(init)
  it.start()
  return it
}

describe('The conversation', () => {
  it('greets, then asks one question at a time, and ends with "send now" within fifteen screens', () => {
    const it = begun()
    const screens = [it.state.current]
    for (const text of STRAIGHT) {
      it.text(text)
      screens.push(it.state.current)
    }
    assert.equal(it.state.current, 'send', it.last())
    assert.ok(screens.length <= 15, String(screens))
    assert.ok(canSend(it.state, it.view))
    it.text('send now')
    assert.deepEqual(it.effects.at(-1), { type: 'submit' })
    assert.equal(it.state.current, 'more')
    assert.ok(it.state.finished)
    it.text('that is enough')
    assert.equal(it.state.current, null)
  })

  it('stays within fifteen screens with a website, whatever recon finds', () => {
    for (const found of ['Acme Dental', undefined]) {
      const it = begun()
      it.all('Ada Lovelace', 'acme.com', 'why not', 'ada@acme.com, yes')
      const screens = new Set(['you.name', 'you.website', 'you.why', 'you.contact', 'company'])
      it.learn(found)
      it.text(found ? 'right' : 'Acme Dental')
      for (const text of STRAIGHT.slice(5)) {
        screens.add(it.state.current ?? '')
        it.text(text)
      }
      screens.add(it.state.current ?? '')
      assert.equal(it.state.current, 'send')
      assert.ok(screens.size <= 15)
    }
  })

  it('keeps every answer of the straight path as it was meant', () => {
    const it = begun().all(...STRAIGHT)
    assert.equal(it.value('contact.firstName'), 'Ada')
    assert.equal(it.value('contact.phone'), '+15550100123')
    assert.equal(it.value('company.website'), 'none')
    assert.equal(it.value('profile.industry'), '62')
    assert.deepEqual(it.value('profile.employees'), { min: 40, max: 40 })
    assert.equal(it.view.answers['profile.employees']?.state, 'range')
    assert.deepEqual(it.value('profile.computerUsers'), { min: 25, max: 25, exact: 25 })
    assert.deepEqual(it.value('profile.itToday'), {
      kind: 'provider',
      provider: 'Contoso',
      contractEnd: 'March 2027',
    })
    assert.equal(it.value('network.mfaCoverage'), 'some')
    assert.deepEqual(it.value('network.incidents'), [])
    assert.deepEqual(it.value('needs.interests'), ['backup_dr', 'desktop_support'])
    assert.deepEqual(it.value('needs.budget'), { tellMe: true })
    assert.match(JSON.stringify(it.value('needs.people')), /Ada Lovelace/)
    assert.match(JSON.stringify(it.value('needs.pains')), /IT person is leaving/)
    assert.match(JSON.stringify(it.value('services')), /Microsoft 365.*Dentrix.*QuickBooks Online/)
    assert.match(JSON.stringify(it.value('costs')), /150000/)
  })

  it('says why and who sees it for every question', () => {
    for (const { id, why, sees } of QUESTIONS) {
      assert.ok(why.length > 30, id)
      assert.ok(sees !== undefined || /see it|sees|seen by|sees it|you can stop/.test(why), id)
    }
    const it = begun()
    assert.match(it.act('why')[0]?.say ?? '', /see it/)
    assert.equal(it.state.current, 'you.name')
  })

  it('refuses a nonsense website with an example, again differently, then offers the way out', () => {
    const it = begun().all('Ada')
    assert.equal(
      it.text('we are great')[0]?.say,
      'That does not look like a website. Try something like `acme.com`.',
    )
    assert.match(it.text('hm')[0]?.say ?? '', /no website/)
    const [offer] = it.text('??')
    assert.match(offer?.say ?? '', /not sure/)
    assert.ok(offer?.question?.skippable && offer.question.canBeUnsure)
    it.text('not sure')
    assert.equal(it.state.current, 'you.why')
  })

  it('refuses what is too long, says how long it was, and puts the rest back', () => {
    const it = begun()
    const [say] = it.answer({ firstName: 'a'.repeat(200), lastName: 'Lovelace' })
    assert.match(say?.say ?? '', /200 characters/)
    const control = say?.question?.control
    assert.ok(control?.kind === 'fields' && control.fields[1]?.value === 'Lovelace')
  })

  it('keeps names in any script, and a script tag as nothing but text', () => {
    for (const name of ['Æsa', '李', '😀', 'مريم', '<script>alert(1)</script>']) {
      const it = begun()
      it.answer({ firstName: name, lastName: '' })
      assert.equal(it.value('contact.firstName'), name)
    }
  })

  it('goes back along the trail and on again without asking twice what was said', () => {
    const it = begun().all('Ada Lovelace', 'no website')
    it.text('back')
    assert.equal(it.state.current, 'you.website')
    it.text('go back')
    assert.equal(it.state.current, 'you.name')
    assert.match(it.text('back')[0]?.say ?? '', /first question/)
    it.text('Grace Hopper')
    assert.equal(it.state.current, 'you.why')
    assert.equal(it.value('contact.firstName'), 'Grace')
  })

  it('edits an earlier answer by path or by words, and returns to where it was', () => {
    const it = begun().all(...STRAIGHT.slice(0, 10))
    it.act('edit', 'profile.employees')
    assert.equal(it.state.current, 'work.size')
    it.text('50')
    assert.deepEqual(it.value('profile.employees'), { min: 50, max: 50, exact: 50 })
    assert.equal(it.state.current, 'network.safety')
    it.text('edit industry')
    assert.equal(it.state.current, 'work.industry')
    it.text('back')
    assert.equal(it.state.current, 'network.safety')
    it.act('edit', 'run.core')
    assert.equal(it.state.current, 'run.core')
    it.act('edit', 'no.such.path')
    assert.match(it.last(), /could not find/)
  })

  it('keeps the ids of list elements when the same is said again', () => {
    const it = begun().all(...STRAIGHT.slice(0, 10))
    const before = it.value('services')
    it.act('edit', 'run.core')
    it.text('QuickBooks Online, Dentrix')
    const ids = (value: unknown) => (value as { id: string }[]).map(({ id }) => id).sort()
    assert.deepEqual(ids(it.value('services')), ids(before))
  })

  it('drops the contract once nobody looks after the IT', () => {
    const it = begun().all(...STRAIGHT.slice(0, 8))
    it.act('edit', 'profile.itToday')
    it.answer({ kind: 'nobody', provider: 'Contoso', contractEnd: 'March 2027' })
    assert.deepEqual(it.value('profile.itToday'), { kind: 'nobody' })
  })

  it('lets every step but the first be skipped, and remembers', () => {
    const it = begun()
    assert.match(it.text('skip')[0]?.say ?? '', /need/)
    it.all(...STRAIGHT.slice(0, 4))
    for (let i = 0; i < 12 && it.state.current !== 'send'; i++) it.text('skip')
    assert.equal(it.state.current, 'send')
    const { steps, canSend: offered } = summarise(it.state, it.view)
    assert.ok(offered)
    assert.deepEqual(
      steps.map(({ state }) => state),
      ['done', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped', 'current'],
    )
  })

  it('takes "not sure" and "prefer not to say" as answers', () => {
    const it = begun().all(...STRAIGHT.slice(0, 5))
    it.text('not sure')
    assert.equal(it.view.answers['profile.industry']?.state, 'unsure')
    it.act('decline')
    assert.equal(it.view.answers['profile.employees']?.state, 'declined')
  })

  it('looks the website up, says that it is looking, and shows the card as soon as something is learned', () => {
    const it = begun().all('Ada', 'www.acme.com')
    assert.deepEqual(it.effects, [{ type: 'look_up', domain: 'acme.com' }])
    it.all('because', 'ada@acme.com, yes')
    assert.match(it.last(), /still looking up acme.com/)
    const [card] = it.learn('Acme Dental LLC')
    const control = card?.question?.control
    assert.ok(control?.kind === 'confirm')
    assert.deepEqual(control.rows[0], {
      path: 'company.name',
      label: 'Company',
      value: 'Acme Dental LLC',
      sourceLabel: 'acme.com',
      editable: true,
    })
    assert.deepEqual(
      control.facts.map(({ state }) => state),
      ['found', 'absent', 'unchecked'],
    )
    it.text('right')
    assert.equal(it.view.answers['company.name']?.provenance.confirmedBy, 'prospect')
    assert.equal(it.view.answers['company.name']?.provenance.source, 'recon')
    assert.equal(it.state.current, 'work.industry')
  })

  it('corrects one line of the card by text and confirms the rest', () => {
    const it = begun().all('Ada', 'acme.com', 'because', 'ada@acme.com, yes')
    it.learn('Acme Dental LLC')
    it.text('company Acme Dental Group')
    assert.equal(it.value('company.name'), 'Acme Dental Group')
    assert.equal(it.view.answers['company.name']?.provenance.source, 'prospect')
  })

  it('goes on without waiting, and asks for the name plainly', () => {
    const it = begun().all('Ada', 'acme.com', 'because', 'ada@acme.com, yes')
    it.act('continue')
    assert.equal(it.state.current, 'company.name')
    it.learn('Acme Dental LLC')
    assert.equal(it.state.current, 'company.name')
    it.text('Acme')
    assert.equal(it.value('company.name'), 'Acme')
  })

  it('does not let an unseen card be confirmed', () => {
    const it = begun().all('Ada', 'acme.com', 'because', 'ada@acme.com, yes')
    it.view = { ...it.view, reconRunning: false }
    it.text('right')
    assert.equal(it.state.current, 'company.name')
  })

  it('preselects the mail provider that recon found', () => {
    const it = begun().all('Ada', 'acme.com', 'because', 'ada@acme.com, yes')
    it.learn('Acme')
    it.all('right', 'dentist', '40', 'nobody')
    const control = it.says.at(-1)?.question?.control
    assert.ok(control?.kind === 'choice')
    assert.deepEqual(control.selected, ['microsoft_365'])
    it.text('yes')
    assert.match(JSON.stringify(it.value('services')), /Microsoft 365/)
  })

  it('keeps no e-mail address without consent', () => {
    const it = begun().all('Ada', 'no website', 'because', 'ada@acme.com, no')
    assert.equal(it.value('contact.email'), undefined)
    assert.equal(it.state.current, 'you.contact')
    it.answer({ email: 'ada@acme.com', phone: '', privacy: true, contact: false })
    assert.equal(it.value('contact.email'), 'ada@acme.com')
    assert.deepEqual((it.value('consent.contact') as { given: boolean }).given, false)
  })

  it('keeps the e-mail and the consent when only the phone number cannot be understood', () => {
    const it = begun().all('Ada Lovelace', 'no website', 'why not')
    it.answer({ email: 'ada@acme.com', phone: '12', privacy: true, contact: false })
    assert.equal(it.state.current, 'you.contact')
    assert.match(it.last(), /phone number/)
    assert.equal(it.value('contact.email'), 'ada@acme.com')
    assert.equal(it.value('contact.phone'), undefined)
  })

  it('dials a number without its country code from the country of the company, its domain or the e-mail', () => {
    const countries: string[] = []
    const parsePhone = (_text: string, country: string) => {
      countries.push(country)
      return '+4930901820'
    }
    for (const [website, email] of [
      ['beispiel.de', 'zoe@beispiel.de'],
      ['no website', 'zoe@firma.co.uk'],
      ['acme.io', 'zoe@acme.com'],
    ] as const)
      begun({ parsePhone }).all('Zoe Z', website, 'why not', `${email}, 030 901820, yes`)
    assert.deepEqual(countries, ['DE', 'GB', 'US'])
  })

  it('asks for the e-mail before it sends, and sends early when it may', () => {
    const it = begun().all('Ada')
    it.text('send now')
    assert.equal(it.state.current, 'you.contact')
    it.text('ada@acme.com, yes')
    assert.equal(it.state.current, 'you.website')
    it.text('send now')
    assert.deepEqual(it.effects.at(-1), { type: 'submit' })
    assert.ok(it.says.some(({ question }) => question?.id === 'you.website'))
  })

  it('accepts changes after sending', () => {
    const it = begun().all(...STRAIGHT, 'yes')
    assert.equal(it.view.status, 'submitted')
    it.act('edit', 'contact.phone')
    it.text('ada@acme.com, +1 555 010 0199, yes')
    assert.equal(it.value('contact.phone'), '+15550100199')
    assert.match(it.says[0]?.say ?? '', /gets the change/)
    assert.equal(it.state.current, 'more')
    assert.match(it.text('send now')[0]?.say ?? '', /already/)
  })

  it('keeps an answer to a question that is not open any more, from another tab', () => {
    const it = begun().all(...STRAIGHT.slice(0, 6))
    it.answer('54', 'work.industry')
    assert.equal(it.value('profile.industry'), '54')
    assert.equal(it.state.current, 'work.size')
  })

  it('welcomes back and says where we were', () => {
    const it = begun().all('Ada', 'no website')
    const says = it.happen({ type: 'resume' })
    assert.match(says[0]?.say ?? '', /Welcome back, Ada/)
    assert.equal(says.at(-1)?.question?.id, 'you.why')
  })

  it('shows nothing that came from the CRM to somebody unverified, and asks it no second time', () => {
    const provenance = { source: 'crm' as const, at: '2026-11-23T18:00:00.000Z', confidence: 1 }
    const answers = {
      'contact.phone': { state: 'known' as const, value: '+15550100777', provenance },
      'profile.industry': { state: 'known' as const, value: '54', provenance },
    }
    const it = begun({ answers }).all(...STRAIGHT.slice(0, 3))
    const shown = JSON.stringify([it.says, summarise(it.state, it.view)])
    assert.doesNotMatch(shown, /0777/)
    assert.match(shown, /Updated by Northwind IT/)
    assert.match(JSON.stringify(summarise(it.state, { ...it.view, verified: true })), /0777/)
    it.all(...STRAIGHT.slice(3, 5))
    assert.equal(it.state.current, 'work.size')
  })

  it('notes the wish for a person or a call at every question', () => {
    const it = begun()
    it.text('call me')
    assert.deepEqual(it.effects, [{ type: 'wants', what: 'call' }])
    assert.equal(it.state.current, 'you.name')
  })

  it('is pure: the same turn can be taken again', () => {
    const it = begun()
    const state = freshState()
    const once = take(state, { type: 'said', text: 'Ada' }, it.view)
    assert.deepEqual(take(state, { type: 'said', text: 'Ada' }, it.view), once)
    assert.deepEqual(state, freshState())
  })
})
