import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { until, type Reply } from '../intake/testing.ts'
import { openDemoHub, type DemoHub } from './demo-hub.ts'
import { linesOf, personOf, talk } from './talk.ts'

const PATIENCE_MS = 30_000
const ADA = personOf(7)

/** The demo as it stands: HubSpot running, ConnectWise waiting in its set-up. */
describe('One prospect, two CRMs', function () {
  this.timeout(60_000)
  let demo: DemoHub
  let psa: InstanceType<typeof DatabaseSync>
  let connectWise: string
  let assessmentId: string

  before(async () => {
    demo = await openDemoHub('two-crms')
    psa = new DatabaseSync(join(demo.dataDir, 'sandbox-connectwise.sqlite'), { readOnly: true })
  })
  after(async () => {
    psa?.close()
    await demo?.close()
  })
  const api: DemoHub['api'] = (...given) => demo.api(...given)

  const stepsOf = async () => (await api('GET', `/connections/${connectWise}/setup`)).body.steps
  const linksOf = async (): Promise<Reply['body'][]> =>
    (await api('GET', `/assessments/${assessmentId}`)).body.links

  it('ConnectWise says what is still to choose, with its own options', async () => {
    const { body } = await api('GET', '/connections')
    const waiting = body.items.find(({ crm }: Reply['body']) => crm === 'connectwise')
    assert.equal(waiting.state, 'setup')
    connectWise = waiting.id
    const asked = (await stepsOf()).filter(
      ({ choice, required, state }: Reply['body']) => choice && required && state === 'open',
    )
    assert.ok(asked.length > 0)
    const choices = Object.fromEntries(
      asked.map(({ choice }: Reply['body']) => [choice.name, choice.options[0].value]),
    )
    const chosen = await api('PUT', `/connections/${connectWise}/choices`, { choices })
    assert.equal(chosen.status, 200)
  })

  it('takes one trial record and gives it back, and is switched on', async () => {
    // A company that was deleted stays, marked as such.
    const living = psa.prepare(
      "SELECT count(*) AS n FROM records WHERE kind IN ('companies', 'contacts') AND coalesce(json_extract(body, '$.deletedFlag'), 0) = 0",
    )
    const count = () => living.get()
    const before = count()
    const trial = await api('POST', `/connections/${connectWise}/trial`)
    assert.equal(trial.status, 200, JSON.stringify(trial.body))
    assert.equal(trial.body.ok, true, JSON.stringify(trial.body))
    assert.deepEqual(count(), before)
    const enabled = await api('POST', `/connections/${connectWise}/enable`)
    assert.equal(enabled.status, 200, JSON.stringify(enabled.body))
  })

  it('has the prospect in both CRMs once they send', async () => {
    const prospect = await talk(demo.hub.url)
    for (const line of linesOf(ADA)) await prospect.say(line)
    assessmentId = (await api('GET', '/assessments')).body.items[0].id
    await until(async () => {
      const { body } = await api('GET', `/assessments/${assessmentId}`)
      return body.status === 'submitted' && body.sync.pending.length === 0
    }, PATIENCE_MS)
    const kinds = (await linksOf())
      .filter(({ connectionId, state }) => connectionId === connectWise && state === 'linked')
      .map(({ kind }) => kind)
    for (const kind of ['company', 'contact', 'deal', 'note', 'task', 'document'])
      assert.ok(kinds.includes(kind), kind)
    assert.equal((await linksOf()).filter(({ connectionId }) => connectionId !== connectWise).length, 5)
  })

  it('carries a rep’s edit from HubSpot through the hub to ConnectWise', async () => {
    const contact = (await linksOf()).find(
      ({ kind, connectionId }) => kind === 'contact' && connectionId !== connectWise,
    )
    const page = `${demo.hub.url}/sandbox/hubspot/ui/contacts/${contact.remoteId}`
    const saved = await fetch(page, {
      method: 'POST',
      headers: { origin: demo.hub.url },
      body: new URLSearchParams({ jobtitle: 'Head of everything' }),
      redirect: 'manual',
    })
    assert.equal(saved.status, 303)
    const titles = psa.prepare("SELECT body FROM records WHERE kind = 'contacts'")
    await until(
      () => titles.all().some((row) => JSON.stringify(row).includes('Head of everything')),
      PATIENCE_MS,
    )
  })
})
