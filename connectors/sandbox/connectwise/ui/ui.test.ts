import assert from 'node:assert/strict'
import { startConnectWiseSandbox, type RunningConnectWise } from '../testing.ts'
import { wordsOf } from './words.ts'

const REP = { member: 'JReyes' }
const ATTACK = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`

describe('The page of the ConnectWise stand-in', () => {
  let sandbox: RunningConnectWise
  beforeEach(async () => (sandbox = await startConnectWiseSandbox({ styleHref: '/brand.css' })))
  afterEach(() => sandbox.stop())
  const get = (path: string) => sandbox.call('GET', `/ui${path}`)
  const post = (path: string, fields: Record<string, string>, origin: string | undefined = sandbox.url) =>
    sandbox.call('POST', `/ui${path}`, new URLSearchParams(fields).toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(origin === '' ? {} : { Origin: origin }),
    })
  const company = (more: object = {}) =>
    sandbox.portal.create('companies', { identifier: 'Acme', name: 'Acme', city: 'Boston', ...more }, REP)

  it('shows every kind, empty or not', async () => {
    for (const path of [
      '/companies',
      '/contacts',
      '/setup',
      '/companyStatuses',
      '/documents',
      '/callbacks',
      '/members/1',
    ])
      assert.equal((await get(path)).status, 200, path)
    assert.match((await get('/contacts')).text, /No contacts yet/)
    assert.match((await get('/contacts')).text, /href="\/brand\.css"/)
    assert.equal((await get('')).status, 302)
  })

  it('escapes whatever a record holds, on every page', async () => {
    const { id } = company({
      name: ATTACK.slice(0, 50),
      addressLine1: ATTACK.slice(0, 50),
      website: `https://x/${ATTACK}`,
    })
    const contact = sandbox.portal.create(
      'contacts',
      { firstName: ATTACK.slice(0, 30), company: { id } },
      REP,
    )
    sandbox.portal.create('companyNotes', { text: ATTACK }, REP, id)
    sandbox.portal.create(
      'userDefinedFields',
      { podId: 1, caption: '<b>x', sequenceNumber: 2, fieldTypeIdentifier: 'Text' },
      REP,
    )
    const paths = [
      '/companies',
      `/companies/${id}`,
      `/companies/${id}/edit`,
      `/contacts/${contact.id}`,
      '/companyNotes',
      `/companies/${encodeURIComponent(ATTACK)}`,
      `/${encodeURIComponent(ATTACK)}`,
    ]
    for (const path of paths) assert.doesNotMatch((await get(path)).text, /<script>alert|<img|<b>x/, path)
  })

  it('allows no inline script or style, and no other site to frame it', async () => {
    const { headers, text } = await get('/companies')
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
    assert.doesNotMatch(text, / style=| on\w+=|<script(?! type="module" src=)/)
    for (const asset of ['/ui.css', '/connectwise.css', '/refresh.js'])
      assert.equal((await get(asset)).status, 200)
  })

  it('saves what a rep changes, and only that', async () => {
    const { id } = company({ phoneNumber: '1', numberOfEmployees: 5 })
    const answer = await post(`/companies/${id}`, {
      phoneNumber: '2',
      city: 'Boston',
      status: '2',
      numberOfEmployees: '',
      'custom-1': 'Grace',
    })
    assert.deepEqual([answer.status, answer.headers.location], [303, `/ui/companies/${id}?saved=1`])
    const told = sandbox.portal.get('companies', id)
    assert.deepEqual([told?.phoneNumber, told?.numberOfEmployees, told?.city], ['2', undefined, 'Boston'])
    assert.match((await get(`/companies/${id}?saved=1`)).text, /Saved.*Not-Approved.*Grace/s)
  })

  it('keeps what was typed and says what is wrong with it', async () => {
    const { id } = company({ phoneNumber: '1' })
    const answer = await post(`/companies/${id}`, {
      phoneNumber: '2',
      numberOfEmployees: 'about <40>',
      name: '',
    })
    assert.equal(answer.status, 400)
    assert.match(answer.text, /value="about &lt;40&gt;"/)
    assert.match(answer.text, /The name field is required\./)
    assert.match(answer.text, /value="2"/)
    assert.equal(sandbox.portal.get('companies', id)?.phoneNumber, '1')
  })

  it('makes and deletes records', async () => {
    const answer = await post('/companies', { identifier: 'New', name: 'New one', city: 'Boston' })
    const path = String(answer.headers.location).replace(/^\/ui|\?.*/g, '')
    assert.match((await get(path)).text, /New one/)
    assert.equal((await post(`${path}/delete`, {})).status, 303)
    assert.equal((await get(path)).status, 404)
    assert.equal((await post('/members/1/delete', {})).status, 403)
  })

  it('takes no change from another site', async () => {
    const { id } = company({ phoneNumber: '1' })
    for (const origin of ['https://evil.example', 'null', ''])
      for (const path of [`/companies/${id}`, `/companies/${id}/delete`, '/companies'])
        assert.equal((await post(path, { phoneNumber: '2' }, origin)).status, 403)
    assert.equal(sandbox.portal.get('companies', id)?.phoneNumber, '1')
  })
})

describe('Words of the ConnectWise stand-in', () => {
  for (const [name, words] of [
    ['phoneNumber', 'Phone number'],
    ['addressLine1', 'Address line 1'],
    ['customerPO', 'Customer PO'],
    ['inactiveFlag', 'Inactive'],
    ['fieldTypeIdentifier', 'Field type'],
  ] as const)
    it(`call ${name} ${words}`, () => assert.equal(wordsOf(name), words))
})
