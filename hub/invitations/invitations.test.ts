import assert from 'node:assert/strict'
import { lineOf, startIntake, type TestIntake } from '../intake/testing.ts'
import { progressOf } from './invitations.ts'

describe('An invitation', () => {
  let hub: TestIntake
  let id: string
  before(async () => {
    hub = await startIntake()
    const provenance = { source: 'crm' as const, at: hub.clock.now().toISOString(), confidence: 1 }
    const known = (path: string, value: unknown) => ({ path, state: 'known' as const, value, provenance })
    ;({ id } = await hub.assessments.create({
      status: 'invited',
      verified: true,
      answers: [known('contact.firstName', 'Ada'), known('company.name', 'Acme Dental')],
    }))
    await invite()
  })
  after(() => hub.close())

  const invite = () =>
    hub.assessments.change(id, (current) => ({ invitation: hub.invitations.fresh(current) }))
  const secret = async () => hub.invitations.urlOf(await hub.assessments.get(id))?.split('#resume=')[1] ?? ''
  const open = (given: string) => hub.post('/intake/resume', { secret: given })

  it('is the same link as long as it counts, so that a CRM can hold it', async () => {
    assert.equal(await secret(), await secret())
    assert.match(await secret(), new RegExp(`^${id}\\.1\\.[\\w-]{43}$`))
  })

  it('leads into a conversation that knows already what the CRM said', async () => {
    assert.equal(progressOf(await hub.assessments.get(id)), 'Invited, not opened yet')
    const opened = await open(await secret())
    assert.equal(opened.status, 200)
    const line = lineOf(hub, opened.body)
    const { activities } = await line.heard()
    assert.ok(JSON.stringify(activities).includes('Acme Dental'))
    assert.notEqual(await line.question(), undefined)
    const assessment = await hub.assessments.get(id)
    assert.equal(assessment.status, 'draft')
    assert.match(progressOf(assessment) ?? '', /^\d of 7 steps$/)
  })

  it('leads back into the same conversation, from two places at once too', async () => {
    const both = await Promise.all([open(await secret()), open(await secret())])
    const [first, second] = both.map(({ body }) => body.conversationId)
    assert.equal(first, second)
  })

  it('opens nothing when it was tampered with', async () => {
    const good = await secret()
    const other = await hub.assessments.create({ status: 'invited' })
    await hub.assessments.change(other.id, (current) => ({ invitation: hub.invitations.fresh(current) }))
    for (const bad of [
      good.replace(id, other.id),
      good.replace('.1.', '.2.'),
      good.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      good.slice(0, -1),
      `${good}=`,
    ])
      assert.equal((await open(bad)).status, 404, bad)
  })

  it('ends with the next one, when it is taken back, and after 60 days', async () => {
    const first = await secret()
    await invite()
    assert.equal((await open(first)).status, 410)
    assert.equal((await open(await secret())).status, 200)
    const second = await secret()
    await hub.assessments.change(id, (current) => ({ invitation: hub.invitations.revoked(current) }))
    assert.equal(hub.invitations.urlOf(await hub.assessments.get(id)), undefined)
    const taken = await open(second)
    assert.equal(taken.status, 410)
    assert.match(taken.body.hint, /Ask the person who invited you/)
    await invite()
    const third = await secret()
    hub.clock.move(61 * 86_400_000)
    assert.match((await open(third)).body.detail, /60 days/)
  })
})
