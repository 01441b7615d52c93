import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { lineOf, until, type Line, type Reply } from '../intake/testing.ts'
import { openDemoHub, type DemoHub } from './demo-hub.ts'

/**
 * What the stand-in's seed knows of Northwind Law, and nobody outside may learn. What its website says of itself is
 * public, and different.
 */
const SECRETS = [
  'Nora',
  'Winter',
  'Office manager',
  'Renewal in March',
  'Harbor Street',
  'Portland',
  '04101',
  'LAW_PRACTICE',
  '555 010 0142',
  '555 010 0143',
  '15550100142',
  '15550100143',
]

/** What a stranger says to each question; the rest depends on who it is. */
const SAID = {
  'you.why': 'our IT person is leaving',
  'company.confirm': 'right',
  'company.name': 'Eve and Sons',
  'work.industry': 'dentist',
  'work.size': 'about 40, 25, 2',
  'work.it': 'An IT provider, Contoso, March 2027',
  'run.office': 'Microsoft 365',
  'run.core': 'Dentrix, QuickBooks Online',
  'network.safety': '2, 2, 1, 1',
  'costs.spend': '$1,500 to $3,000',
  'needs.interests': 'backup, desktop',
  'needs.decision': 'tell me what is normal, this quarter, I decide',
}

/** Each stranger gives one thing that the CRM knows, and is otherwise somebody else. */
const STRANGERS = {
  'who names a customer’s website': {
    kind: 'company',
    object: 'companies',
    says: {
      'you.name': 'Mallory Shade',
      'you.website': 'northwind-law.test',
      'you.contact': 'mallory@elsewhere.test, +1 555 010 0199, yes',
    },
  },
  'who gives a customer’s e-mail address': {
    kind: 'contact',
    object: 'contacts',
    says: {
      'you.name': 'Eve Shade',
      'you.website': 'no website',
      'you.contact': 'nora.winter@northwind-law.test, +1 555 010 0198, yes',
    },
  },
}

describe('A stranger', function () {
  this.timeout(30_000)
  let demo: DemoHub
  let crm: InstanceType<typeof DatabaseSync>

  before(async () => {
    demo = await openDemoHub('stranger')
    crm = new DatabaseSync(join(demo.dataDir, 'sandbox-hubspot.sqlite'), { readOnly: true })
  })
  after(async () => {
    crm?.close()
    await demo?.close()
  })
  const call: DemoHub['call'] = (...given) => demo.call(...given)
  const api: DemoHub['api'] = (...given) => demo.api(...given)

  async function begin(): Promise<Line> {
    const bearer = (token?: string) => (token ? { authorization: `Bearer ${token}` } : {})
    const post = (path: string, body?: unknown, token?: string) => call('POST', path, body, bearer(token))
    const get = (path: string, token?: string) => call('GET', path, undefined, bearer(token))
    const { body } = await post('/v3/directline/tokens/generate')
    const opened = await post('/v3/directline/conversations', {}, body.token)
    return lineOf({ post, get }, opened.body)
  }
  /**
   * Whole rows, with the stamps of their last change and everything that they are associated with. Tasks are the
   * hub's own: one that asks a rep to decide is closed as soon as there is nothing left to decide.
   */
  const TASKS = "(SELECT id FROM records WHERE object = 'tasks')"
  const recordsOfCrm = () => ({
    records: crm.prepare("SELECT * FROM records WHERE object <> 'tasks' ORDER BY id").all(),
    associations: crm
      .prepare(
        `SELECT * FROM associations WHERE from_id NOT IN ${TASKS} AND to_id NOT IN ${TASKS} ORDER BY from_id, to_id, type_id`,
      )
      .all(),
  })
  const ofThese = <T extends { records: object[] }>({ records }: T, ids: ReadonlySet<unknown>) =>
    records.filter((row) => 'id' in row && ids.has(row.id))
  const assertKeepsSecrets = (text: string) => {
    for (const secret of SECRETS) assert.ok(!text.includes(secret), `tells “${secret}”`)
  }

  for (const [who, { kind, object, says }] of Object.entries(STRANGERS))
    describe(who, () => {
      let line: Line
      let assessmentId: string
      let former: ReturnType<typeof recordsOfCrm>
      let ids: Set<unknown>
      let conflict: Reply['body']

      before(async () => {
        former = recordsOfCrm()
        ids = new Set(former.records.map((row) => ('id' in row ? row.id : undefined)))
        const known = new Set(
          (await api('GET', '/assessments')).body.items.map(({ id }: Reply['body']) => id),
        )
        line = await begin()
        const texts = new Map(Object.entries({ ...SAID, ...says }))
        let asked = await line.question()
        while (asked !== 'send') {
          const question = asked
          await line.say(texts.get(question ?? '') ?? assert.fail(`asks ${question}`))
          asked = await until(async () => {
            const next = await line.question()
            return next !== question && next
          })
        }
        await line.say('send now')
        const { body } = await api('GET', '/assessments')
        assessmentId = body.items.find(({ id }: Reply['body']) => !known.has(id)).id
        await until(async () => (await linkOf('deal'))?.state === 'linked', 10_000)
        await until(
          async () => (await api('GET', `/assessments/${assessmentId}`)).body.sync.pending.length === 0,
        )
      })
      const linkOf = async (name: string) =>
        (await api('GET', `/assessments/${assessmentId}`)).body.links.find(
          (one: Reply['body']) => one.kind === name,
        )

      it('gets the deal through', async () => {
        const deal = await linkOf('deal')
        const row = recordsOfCrm().records.find((one) => 'id' in one && String(one.id) === deal.remoteId)
        assert.match(JSON.stringify(row), /Northwind Law Group|Eve and Sons/)
      })

      it('learns nothing of it from the conversation, nor does the assessment', async () => {
        const { activities } = await line.heard()
        assert.ok(activities.length > 20)
        assertKeepsSecrets(JSON.stringify(activities))
        assertKeepsSecrets(JSON.stringify((await api('GET', `/assessments/${assessmentId}`)).body))
      })

      it('changes no record that was there, nor what it is associated with', () => {
        const now = recordsOfCrm()
        assert.deepEqual(ofThese(now, ids), former.records)
        const touching = now.associations.filter(
          (one) => 'from_id' in one && 'to_id' in one && (ids.has(one.from_id) || ids.has(one.to_id)),
        )
        assert.deepEqual(touching, former.associations)
      })

      it('leaves a question to the people of the MSP', async () => {
        const { body } = await api('GET', `/conflicts?assessmentId=${assessmentId}`)
        assert.deepEqual(
          body.items.map((one: Reply['body']) => [one.type, one.kind]),
          [['adopt', kind]],
        )
        conflict = body.items[0]
        assert.ok(conflict.candidates.every((id: string) => ids.has(Number(id))))
        assert.deepEqual(conflict.choices, ['link', 'new'])
      })

      it('is linked when one of them says so: blanks are filled, and the stranger still learns nothing', async () => {
        const { status } = await api('POST', `/conflicts/${conflict.id}/resolve`, { choose: 'link' })
        assert.equal(status, 200)
        await until(async () => (await linkOf(kind))?.state === 'linked', 10_000)
        const link = await linkOf(kind)
        assert.deepEqual([link.object, link.remoteId], [object, conflict.candidates[0]])
        const marked = () => propertiesOf(recordsOfCrm(), link.remoteId)['entourage_sentry_id']
        await until(() => typeof marked() === 'string', 10_000)
        const had = propertiesOf(former, link.remoteId)
        const has = propertiesOf(recordsOfCrm(), link.remoteId)
        assert.deepEqual({ ...has, ...had }, has, 'nothing that it held was replaced')
        const ofStaff = async () => JSON.stringify((await api('GET', `/assessments/${assessmentId}`)).body)
        await until(async () => {
          const text = await ofStaff()
          return SECRETS.some((secret) => text.includes(secret))
        })
        await line.say('summary')
        assertKeepsSecrets(JSON.stringify((await line.heard()).activities))
      })
    })
})

function propertiesOf({ records }: { records: object[] }, id: string): Record<string, unknown> {
  const row = records.find((one) => 'id' in one && String(one.id) === id)
  return row && 'properties' in row ? JSON.parse(String(row.properties)) : {}
}
