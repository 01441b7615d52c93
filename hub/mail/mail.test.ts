import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MailDraft } from '../domain/mail.ts'
import type { Log } from '../domain/ports.ts'
import { silentLog } from '../platform/log.ts'
import { createMemoryQueue } from '../platform/queue-memory.ts'
import { openTestStore, type TestStore } from '../store/testing.ts'
import { makeDeliver, makeMailSweep, PAUSES_MS } from './deliver.ts'
import { makeMail } from './index.ts'
import { makeOutboxStore } from './outbox-store.ts'
import { makeOutbox } from './outbox.ts'
import { makeSmtp, smtpOptions } from './smtp.ts'
import { startMailServer, type TestMailServer } from './testing.ts'

const msp = { name: 'Northwind IT' }
const FROM = 'sentry@northwind.test'

const draft = (key: string, more: Partial<MailDraft> = {}): MailDraft => ({
  key,
  kind: 'resume',
  assessmentId: 'a1',
  to: 'ada@acme.test',
  language: 'en',
  subject: 'Your link',
  paragraphs: ['Hello <Ada> & friends.'],
  action: { label: 'Go on', url: 'https://sentry.test/#resume=SECRET-123' },
  notes: [{ text: 'Stop', url: 'https://sentry.test/stop' }],
  ...more,
})

describe('Mail', () => {
  let server: TestMailServer
  let bench: TestStore
  let moved = 0
  const clock = { now: () => new Date(Date.now() + moved) }
  before(async () => {
    server = await startMailServer()
    bench = await openTestStore()
  })
  after(async () => {
    await server.close()
    await bench.close()
  })
  beforeEach(() => void server.mails.splice(0))

  /** Without workers: tests run the jobs themselves. */
  function open(url = server.url, log: Log = silentLog) {
    const store = makeOutboxStore({ connection: bench.connection, clock })
    const queue = createMemoryQueue({ log })
    const send = makeSmtp(smtpOptions(url), { address: FROM, name: msp.name })
    const deliver = makeDeliver({ store, send, clock, log, msp })
    return {
      store,
      outbox: makeOutbox({ store, queue, log, way: 'smtp' }),
      deliver: (mailId: string) => deliver({ mailId }, { attempt: 1 }),
      queue,
    }
  }

  it('arrives as plain text and as HTML in which nothing that was said is markup', async () => {
    const { outbox, deliver, store } = open()
    const { id } = await outbox.post(draft('k1', { unsubscribeUrl: 'https://sentry.test/stop/1' }))
    await deliver(id)
    const [mail] = server.mails
    assert.deepEqual(mail?.to_, ['ada@acme.test'])
    assert.equal(mail.from?.text, `"Northwind IT" <${FROM}>`)
    assert.match(mail.text ?? '', /Hello <Ada> & friends\.[\s\S]*#resume=SECRET-123/)
    assert.match(String(mail.html), /Hello &lt;Ada&gt; &amp; friends\./)
    assert.match(mail.messageId ?? '', new RegExp(`^<${id}@northwind\\.test>$`))
    const header = (name: string) => mail.headerLines.find(({ key }) => key === name)?.line
    assert.equal(header('list-unsubscribe'), 'List-Unsubscribe: <https://sentry.test/stop/1>')
    assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    assert.equal((await store.find(id))?.state, 'sent')
    assert.equal((await store.find(id))?.draft, null, 'its words and its link are dropped')
  })

  it('goes out once, however often it is posted and its job runs', async () => {
    const { outbox, deliver } = open()
    const ids = await Promise.all([1, 2, 3].map(() => outbox.post(draft('k2'))))
    assert.equal(new Set(ids.map(({ id }) => id)).size, 1)
    const id = ids[0]?.id ?? ''
    await Promise.all([deliver(id), deliver(id), deliver(id)])
    await deliver(id)
    assert.equal(server.mails.length, 1)
  })

  it('is tried again with growing pauses, and given up after the last', async () => {
    const { outbox, deliver, store } = open()
    const { id } = await outbox.post(draft('k3'))
    server.refuse(451, 99)
    for (const pauseMs of PAUSES_MS) {
      await deliver(id)
      await deliver(id)
      const mail = await store.find(id)
      assert.equal(mail?.state, 'waiting')
      const waits = Date.parse(mail.nextAt) - clock.now().getTime()
      assert.ok(Math.abs(waits - pauseMs) < 5_000)
      assert.ok(!(await store.due(10)).includes(id))
      moved += pauseMs + 1_000
      assert.ok((await store.due(10)).includes(id), 'the sweep finds it')
    }
    await deliver(id)
    assert.equal((await store.find(id))?.state, 'dead')
    assert.equal((await store.find(id))?.attempts, PAUSES_MS.length + 1)
    server.refuse(0, 0)
    assert.equal(server.mails.length, 0)
  })

  it('is given up at once when the server says never, and a mail lost by its job is swept up', async () => {
    const { outbox, deliver, store, queue } = open()
    server.refuse(550, 1)
    const { id } = await outbox.post(draft('k4'))
    await deliver(id)
    assert.equal((await store.find(id))?.state, 'dead')
    const other = await outbox.post(draft('k5'))
    queue.work('mail.send', ({ mailId }) => deliver(mailId))
    await makeMailSweep({ store, queue })({}, { attempt: 1 })
    for (let n = 0; n < 100 && server.mails.length === 0; n++) await new Promise((go) => setTimeout(go, 20))
    assert.equal(server.mails.length, 1)
    assert.equal((await store.find(other.id))?.state, 'sent')
    await queue.close()
  })

  it('lets nobody write its headers', async () => {
    const { outbox } = open()
    for (const bad of [
      { to: 'ada@acme.test\r\nBcc: eve@evil.test' },
      { to: 'ada@acme.test, eve@evil.test' },
      { to: '"x" <ada@acme.test>' },
      { subject: 'Hello\r\nBcc: eve@evil.test' },
      { subject: 'Hello\u2028there' },
      { unsubscribeUrl: 'https://sentry.test/>\r\nBcc: eve@evil.test' },
      { action: { label: 'x', url: 'javascript:alert(1)' } },
    ])
      await assert.rejects(outbox.post(draft('bad', bad)), { code: 'invalid_input' }, JSON.stringify(bad))
  })

  it('goes to another machine by TLS only, whatever the address asks for', async () => {
    const far = smtpOptions('smtp://user:p%40ss@mail.example?tls.rejectUnauthorized=false&ignoreTLS=true')
    assert.equal(far.requireTLS, true)
    assert.equal(far.port, 587)
    assert.deepEqual(far.auth, { user: 'user', pass: 'p@ss' })
    assert.equal(far.ignoreTLS, undefined)
    assert.equal(far.tls, undefined)
    assert.deepEqual(
      [smtpOptions('smtps://mail.example').secure, smtpOptions('smtps://mail.example').port],
      [true, 465],
    )
    const strict = makeSmtp({ ...smtpOptions(server.url), requireTLS: true }, { address: FROM, name: 'N' })
    const mail = { id: 'x', draft: draft('x'), rendered: { text: 'x', html: 'x' } }
    await assert.rejects(strict(mail), /TLS/)
    assert.equal(server.mails.length, 0)
  })

  it('leaves no address and no link readable in the database', async () => {
    const { outbox } = open()
    await outbox.post(draft('k6', { to: 'zebulon@acme.test' }))
    const names = readdirSync(bench.dataDir).filter((name) => name.startsWith('hub.sqlite'))
    const stored = Buffer.concat(names.map((name) => readFileSync(join(bench.dataDir, name))))
    assert.ok(stored.includes('k6'))
    for (const secret of ['zebulon', 'SECRET-123', 'Your link']) assert.ok(!stored.includes(secret), secret)
  })

  it('is shown in the console where there is no mail server, and the log says where, not what', async () => {
    const said: string[] = []
    const note = (about: object, phrase: string) => void said.push(JSON.stringify(about) + phrase)
    const log: Log = { ...silentLog, warn: note, info: note, error: note }
    const queue = createMemoryQueue({ log })
    const needs = {
      connection: bench.connection,
      queue,
      clock,
      log,
      msp,
      smtpUrl: undefined,
      from: undefined,
    }
    const demo = makeMail({ ...needs, showInConsole: true })
    const { id } = await demo.outbox.post(draft('k7'))
    assert.match(said.join(), new RegExp(`/console/mail/${id}`))
    assert.doesNotMatch(said.join(), /SECRET|ada@/)
    const [, read] = demo.routes
    const call = { params: { id } } as never
    assert.match(JSON.stringify(await read?.run(call)), /SECRET-123/)
    const bare = makeMail({ ...needs, showInConsole: false })
    assert.equal(bare.outbox.works, false)
    await assert.rejects(async () => bare.routes[1]?.run(call), { code: 'forbidden' })
    await queue.close()
  })
})
