import assert from 'node:assert/strict'
import { startSandbox, type RunningSandbox } from '../testing.ts'
import type { Actor } from '../portal.ts'
import { safeNote } from './note-html.ts'

const APP: Actor = { changeSource: 'INTEGRATION', sourceId: '1' }
const ATTACK = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`

describe('The page of the HubSpot stand-in', () => {
  let sandbox: RunningSandbox
  beforeEach(async () => (sandbox = await startSandbox({ styleHref: '/brand.css' })))
  afterEach(() => sandbox.stop())
  const get = async (path: string) => {
    const answer = await fetch(`${sandbox.url}/ui${path}`)
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const post = (path: string, fields: Record<string, string>, origin?: string) =>
    fetch(`${sandbox.url}/ui${path}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
      ...(origin === undefined ? {} : { headers: { Origin: origin } }),
    })
  const here = () => new URL(sandbox.url).origin

  it('says what will appear when there is nothing yet', async () => {
    const { status, text } = await get('/contacts')
    assert.equal(status, 200)
    assert.match(text, /Records appear here once a prospect gives an e-mail and consent\./)
    assert.match(text, /href="\/brand\.css"/)
  })

  it('escapes whatever a record holds, on every page', async () => {
    const { portal } = sandbox
    const company = portal.create(
      'companies',
      { name: ATTACK, domain: ATTACK, website: `https://x/${ATTACK}` },
      APP,
    )
    const contact = portal.create('contacts', { firstname: ATTACK, jobtitle: ATTACK }, APP)
    const note = portal.create('notes', { hs_note_body: `<p>${ATTACK}</p>`, hs_timestamp: '0' }, APP)
    portal.links.add(contact, company, 279)
    portal.links.add(note, company, 190)
    const paths = [
      `/companies`,
      `/companies/${company.id}`,
      `/companies/${company.id}/edit`,
      `/contacts/${contact.id}`,
    ]
    for (const path of [...paths, `/notes/${note.id}`, `/companies/${encodeURIComponent(ATTACK)}`]) {
      const { text } = await get(path)
      assert.doesNotMatch(text, /<script>alert|<img/, path)
    }
  })

  it('allows no inline script or style, and no other site to frame it', async () => {
    const { headers, text } = await get('/contacts')
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
    assert.doesNotMatch(text, / style=| on\w+=|<script(?! type="module" src=)/)
    for (const asset of ['/ui.css', '/refresh.js']) assert.equal((await get(asset)).status, 200)
  })

  it('saves what a rep changes, and only that', async () => {
    const { id } = sandbox.portal.create('companies', { phone: '1', city: 'Springfield' }, APP)
    const answer = await post(`/companies/${id}`, { phone: '2', city: 'Springfield', state: '' }, here())
    assert.deepEqual(
      [answer.status, answer.headers.get('location')],
      [303, `/sandbox/hubspot/ui/companies/${id}?saved=1`],
    )
    assert.match((await get(`/companies/${id}?saved=1`)).text, /Saved/)
    assert.equal(sandbox.portal.get('companies', id)?.properties.phone, '2')
  })

  it('keeps what was typed and says what is wrong with it', async () => {
    const { id } = sandbox.portal.create('companies', { phone: '1' }, APP)
    const answer = await post(`/companies/${id}`, { phone: '2', numberofemployees: 'about <40>' }, here())
    const text = await answer.text()
    assert.equal(answer.status, 400)
    assert.match(text, /about &lt;40&gt; was not a valid number/)
    assert.match(text, /value="2"/)
    assert.equal(sandbox.portal.get('companies', id)?.properties.phone, '1')
  })

  it('takes no change from another site', async () => {
    const { id } = sandbox.portal.create('companies', { phone: '1' }, APP)
    for (const origin of ['https://evil.example', 'null', undefined])
      assert.equal((await post(`/companies/${id}`, { phone: '2' }, origin)).status, 403)
    assert.equal(sandbox.portal.get('companies', id)?.properties.phone, '1')
  })

  it('says plainly that a record or a list is not there', async () => {
    assert.equal((await get('/companies/999')).status, 404)
    assert.match(
      (await get('/spaceships')).text,
      /There are contacts, companies, deals, quotes, line items, notes and tasks here/,
    )
  })
})

describe('HTML of notes', () => {
  const cases: [string, string][] = [
    ['<p>Hello <b>there</b></p>', '<p>Hello <b>there</b></p>'],
    ['<p onclick="x()">Hi', '<p>Hi</p>'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['Fish &amp; chips &#39;here&#39;', 'Fish &amp; chips &#39;here&#39;'],
    [
      '<a href="https://example.com/?a=1&amp;b=2">x</a>',
      '<a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">x</a>',
    ],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href=" https://x">x</a>', '<a>x</a>'],
    ['<ul><li>one<li>two</ul></main>', '<ul><li>one<li>two</li></li></ul>'],
    ['<<b>b</b>>', '&lt;<b>b</b>&gt;'],
    ['<img src=x onerror=alert(1)>', ''],
    ['<svg/onload=alert(1)>', ''],
  ]
  for (const [given, shown] of cases)
    it(`shows ${given} harmlessly`, () => assert.equal(safeNote(given).markup, shown))
})
