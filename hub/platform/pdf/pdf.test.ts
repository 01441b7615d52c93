import assert from 'node:assert/strict'
import { runsOf } from './fonts.ts'
import { writePdf } from './pdf.ts'

const about = {
  title: 'IT assessment of Müller & Łukasz',
  lang: 'de',
  author: 'Northwind IT',
  at: new Date('2026-11-24T00:00:00Z'),
  foot: (page: number, pages: number) => `${page} / ${pages}`,
}

describe('A PDF', () => {
  it('is tagged, titled, in its language, and embeds its fonts', async () => {
    const file = await writePdf(about, (pdf) => {
      pdf.heading(1, about.title)
      pdf.heading(2, 'Was zu tun ist')
      pdf.list([{ title: 'Nobody signs in twice', texts: ['Ελληνικά, кириллица, Việt Nam'] }])
    })
    const text = file.toString('latin1')
    assert.ok(text.startsWith('%PDF-1.7'))
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/Lang (de)', '/FontFile', '/Outlines'])
      assert.ok(text.includes(part), part)
  })

  it('breaks pages by itself, and counts them', async () => {
    const seen: string[] = []
    const foot = (page: number, pages: number) => (seen.push(`${page}/${pages}`), `${page}`)
    await writePdf({ ...about, foot }, (pdf) => {
      for (let line = 0; line < 120; line++) pdf.paragraph(`Line ${line}`)
    })
    assert.ok(seen.length >= 3)
    assert.equal(seen.at(-1), `${seen.length}/${seen.length}`)
  })

  it('takes any text, and lets none of it end the document', async () => {
    for (const text of [
      '',
      '(((((\\',
      'endstream endobj %%EOF',
      '\u0000\u0007\u200b\u2009\ufeff',
      '1\u202f234',
      'مرحبا 👋🏽',
      'x'.repeat(20_000),
    ])
      assert.ok((await writePdf({ ...about, title: text }, (pdf) => pdf.paragraph(text))).length > 500)
  })

  it('shows what no font can draw as missing', () =>
    assert.deepEqual(runsOf('a👋ł'), [
      { script: 'latin', text: 'a\uFFFD' },
      { script: 'latin-ext', text: 'ł' },
    ]))
})
