import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { startIntake, type Line, type TestIntake } from './testing.ts'
import { zipOf } from '../files/testing.ts'

const PDF = Buffer.from('%PDF-1.7\nZebulon invoice')
const MEGABYTE = 1024 * 1024

describe('Uploads', () => {
  let hub: TestIntake
  before(async () => {
    hub = await startIntake()
  })
  after(() => hub.close())

  const upload = async (
    line: Pick<Line, 'id' | 'token'>,
    files: [name: string, content: Buffer | string][],
    activity?: object,
  ) => {
    const form = new FormData()
    if (activity)
      form.append(
        'activity',
        new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
      )
    for (const [name, content] of files)
      form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
    const reply = await fetch(`${hub.url}/v3/directline/conversations/${line.id}/upload?userId=ada`, {
      method: 'POST',
      headers: { authorization: `Bearer ${line.token}` },
      body: form,
    })
    return { status: reply.status, body: JSON.parse(await reply.text()) }
  }
  const own = async () => {
    const { body } = await hub.post('/v3/directline/tokens/generate', { client: 'sentry' })
    return { id: String(body.conversationId), token: String(body.token) }
  }
  const message = { type: 'message', from: { id: 'ada' }, channelData: { clientActivityID: 'one' } }

  it('come with an activity as Microsoft’s clients send them, and are thanked for', async () => {
    const line = await hub.begin()
    const sent = await upload(line, [['invoice.pdf', PDF]], message)
    assert.equal(sent.status, 200)
    const { activities } = await line.heard()
    const echo = activities.find(({ id }) => id === sent.body.id)
    assert.deepEqual(echo.attachments, [{ name: 'invoice.pdf', contentType: 'application/pdf' }])
    assert.ok(activities.some(({ text }) => text === 'Thank you, we keep invoice.pdf with your answers.'))
    assert.equal(await line.question(), 'you.name')
    const again = await upload(line, [['invoice.pdf', PDF]], message)
    assert.deepEqual([again.body.id, again.body.files], [sent.body.id, sent.body.files])
  })

  it('of our own client say nothing, keep their order and belong to the assessment', async () => {
    const line = await own()
    const { status, body } = await upload(line, [
      ['a.csv', 'name,price\nOffice,12'],
      ['../../b\u202Efdp.txt', 'just text'],
    ])
    assert.equal(status, 200)
    assert.deepEqual(
      body.files.map(({ name, contentType }: { name: string; contentType: string }) => [name, contentType]),
      [
        ['a.csv', 'text/csv'],
        ['bfdp.txt', 'text/plain'],
      ],
    )
    const [found] = await hub.files.ofConversation(line.id)
    const { items } = await hub.assessments.list({ limit: 100 })
    const holders = await Promise.all(items.map(({ id }) => hub.files.ofAssessment(id)))
    assert.ok(holders.some((files) => files.some(({ id }) => id === found?.id)))
    const path = `${hub.url}/v3/directline/conversations/${line.id}/files/${found?.id}`
    const headers = { authorization: `Bearer ${line.token}` }
    assert.equal((await fetch(path, { method: 'DELETE', headers })).status, 204)
    assert.deepEqual((await hub.files.ofConversation(line.id)).length, 1)
  })

  it('refuse what could run, whatever it is called, with a sentence that helps', async () => {
    const line = await own()
    const bad: [name: string, content: Buffer | string, says: RegExp][] = [
      ['invoice.pdf', Buffer.from('MZ\x90\0'), /is a program/],
      ['photo.png', Buffer.from('\x7fELF', 'latin1'), /is a program/],
      ['report.pdf.exe', PDF, /is a program/],
      ['run.sh', '#!/bin/sh\nrm -rf /', /is a script/],
      ['notes.txt', '#!/usr/bin/env python3', /is a script/],
      ['macro.vbs', 'MsgBox 1', /is a script/],
      ['page.html', '<!doctype html><script>alert(1)</script>', /web pages and SVG/],
      ['list.csv', '\n  <svg onload="alert(1)">', /web pages and SVG/],
      ['logo.svg', '<svg/>', /web pages and SVG/],
      ['tools.zip', zipOf({ 'readme.txt': 'x', 'bin/setup.EXE': 'MZ' }), /archive contains programs/],
      ['all.zip', zipOf({ 'inner.zip': 'PK' }), /another archive/],
      [
        'book.docx',
        zipOf({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' }),
        /macros/,
      ],
      ['x.zip', Buffer.from('PK\x03\x04broken'), /cannot be read/],
      ['x.rar', Buffer.from('Rar!\x1a\x07'), /ZIP archives alone/],
      ['x.bin', Buffer.from([1, 2, 3, 0, 0, 0]), /do not know this kind/],
      ['nothing.pdf', '', /is empty/],
    ]
    for (const [name, content, says] of bad) {
      const { status, body } = await upload(line, [[name, content]])
      assert.equal(status, 415, name)
      assert.match(body.detail, says, name)
      assert.match(body.error.message, says, name)
    }
    assert.deepEqual(await hub.files.ofConversation(line.id), [])
  })

  it('take documents, pictures and archives of them', async () => {
    const line = await own()
    const good: [name: string, content: Buffer | string, type: RegExp][] = [
      ['x.docx', zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' }), /wordprocessingml/],
      ['papers.zip', zipOf({ 'a.pdf': '%PDF', 'b/c.docx': 'PK' }), /^application\/zip$/],
      ['photo', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), /^image\/jpeg$/],
      ['umlaut.csv', Buffer.from('Gr\xf6\xdfe;Preis', 'latin1'), /^text\/csv$/],
      ['secret.pdf', Buffer.from('ESF1....'), /sealed/],
    ]
    for (const [name, content, type] of good) {
      const { status, body } = await upload(line, [[name, content]])
      assert.equal(status, 200, `${name}: ${JSON.stringify(body)}`)
      assert.match(body.files[0].contentType, type, name)
    }
    assert.equal((await hub.files.ofConversation(line.id)).at(-1)?.sealed, true)
  })

  it('are all kept or none, and have limits', async () => {
    const line = await own()
    const half = await upload(line, [
      ['a.pdf', PDF],
      ['b.exe', 'MZ'],
    ])
    assert.equal(half.status, 415)
    const eleven = await upload(
      line,
      Array.from({ length: 11 }, (_, index) => [`${index}.txt`, `${index}`]),
    )
    assert.deepEqual([eleven.status, eleven.body.detail], [413, 'Up to 10 files fit into one go.'])
    const large = await upload(line, [['large.txt', Buffer.alloc(25 * MEGABYTE + 1, 'a')]])
    assert.deepEqual([large.status, /25 MB/.test(large.body.detail)], [413, true])
    assert.deepEqual(await hub.files.ofConversation(line.id), [])
    const none = await upload(line, [])
    assert.equal(none.status, 400)
    const reply = await hub.post(`/v3/directline/conversations/${line.id}/upload`, { a: 1 }, line.token)
    assert.equal(reply.status, 400)
    const other = await own()
    assert.equal((await upload({ ...line, token: other.token }, [['a.pdf', PDF]])).status, 403)
  }).timeout(30_000)

  it('survive in chunks, unreadable in the database, and go with their assessment', async () => {
    const line = await own()
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5 * MEGABYTE, 'Zebulon ')])
    const { body } = await upload(line, [['large.pdf', content]])
    const { items } = await hub.assessments.list({ limit: 100 })
    const [id] = (
      await Promise.all(
        items.map(async (one) =>
          (await hub.files.ofAssessment(one.id)).some((f) => f.id === body.files[0].id) ? one.id : '',
        ),
      )
    ).filter(Boolean)
    assert.ok(id)
    const read = await hub.files.read(id, body.files[0].id)
    assert.ok(read.content.equals(content))
    await assert.rejects(hub.files.read('another', body.files[0].id), { code: 'not_found' })
    const names = await readdir(hub.store.dataDir, { recursive: true })
    const stored = names
      .map((name) => join(hub.store.dataDir, name))
      .filter((file) => statSync(file).isFile())
    const bytes = Buffer.concat(await Promise.all(stored.map((file) => readFile(file))))
    assert.ok(!bytes.includes('Zebulon') && !bytes.includes('large.pdf'))
    assert.equal(await hub.files.forget(id), 1)
    assert.equal(await hub.store.connection.collection('file_chunks').countDocuments({ assessmentId: id }), 0)
  })
})
