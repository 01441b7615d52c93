import PDFDocument from 'pdfkit'
import { fontFile, runsOf, type Weight } from './fonts.ts'

export interface PdfAbout {
  title: string
  /** BCP 47. */
  lang: string
  author: string
  at: Date
  /** Beside the page's number at the foot of each page. */
  foot: (page: number, pages: number) => string
}

export interface TextStyle {
  /** Points; 11 when absent. */
  size?: number
  weight?: Weight
  tone?: 'text' | 'muted' | 'brand'
  /** Points below it. */
  after?: number
  link?: string
}

/** Writes a document from top to bottom; pages break by themselves. */
export interface PdfWriter {
  /** Level 1 is the title; 2 and 3 are bookmarked. */
  heading(level: 1 | 2 | 3, text: string): void
  paragraph(text: string, style?: TextStyle): void
  /** A list whose items have a name and something to say about it. */
  list(items: readonly { title: string; texts: readonly string[] }[]): void
  gap(points: number): void
}

const MARGIN = 56
const BODY = 11
const SIZES = { 1: 24, 2: 15, 3: 12 } as const
/** Print is light: the light colours of the brand. */
const TONES = { text: '#13202E', muted: '#51606F', brand: '#0B6B63' } as const
const INDENT = 14
/** A heading stays with what it heads. */
const KEEP_TOGETHER = 90

/**
 * A PDF 1.7 file that also works without eyes: tagged (PDF/UA), with title, language, bookmarks, real text, and fonts
 * embedded. Text is plain: nothing in it is read as markup.
 */
export async function writePdf(about: PdfAbout, draw: (pdf: PdfWriter) => void): Promise<Buffer> {
  const options: Omit<PDFKit.PDFDocumentOptions, 'subset'> & { subset: string } = {
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 16 },
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: about.lang,
    displayTitle: true,
    info: { Title: about.title, Author: about.author, CreationDate: about.at },
  }
  // The published types know PDF/A alone.
  const doc = new PDFDocument(options as PDFKit.PDFDocumentOptions)
  const parts: Buffer[] = []
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  draw(makeWriter(doc, root))
  root.end()
  drawFeet(doc, about)
  doc.end()
  return ended
}

type Doc = PDFKit.PDFDocument
type Struct = PDFKit.PDFStructureElement

function makeWriter(doc: Doc, root: Struct): PdfWriter {
  const tagged = (tag: string, write: () => void) => root.add(doc.struct(tag, {}, [write]))
  return {
    heading(level, text) {
      if (doc.y > doc.page.height - doc.page.margins.bottom - KEEP_TOGETHER) doc.addPage()
      if (level > 1) doc.outline.addItem(text)
      if (level > 1) doc.moveDown(level === 2 ? 0.9 : 0.5)
      tagged(`H${level}`, () =>
        write(doc, text, { size: SIZES[level], weight: 600, after: level === 3 ? 2 : 6 }),
      )
    },
    paragraph: (text, style) => tagged('P', () => write(doc, text, style)),
    list(items) {
      const list = doc.struct('L')
      root.add(list)
      for (const { title, texts } of items) {
        const body = doc.struct('LBody', {}, [
          () => {
            if (doc.y > doc.page.height - doc.page.margins.bottom - KEEP_TOGETHER / 2) doc.addPage()
            write(doc, title, { weight: 600, after: 1 })
            for (const text of texts) write(doc, text, { after: 1 }, INDENT)
            doc.moveDown(0.45)
          },
        ])
        list.add(doc.struct('LI', {}, [body]))
      }
      list.end()
    },
    gap: (points) => void (doc.y += points),
  }
}

/** One text in as many fonts as its letters need. */
function write(
  doc: Doc,
  text: string,
  { size = BODY, weight = 400, tone = 'text', after = 6, link }: TextStyle = {},
  indent = 0,
): void {
  const runs = runsOf(breakable(text))
  if (runs.length === 0) return
  const left = doc.page.margins.left + indent
  const width = doc.page.width - left - doc.page.margins.right
  doc.fontSize(size).fillColor(TONES[tone])
  for (const [index, { script, text: part }] of runs.entries()) {
    useFont(doc, script, weight)
    const continued = index < runs.length - 1
    const options = { width, continued, lineGap: size * 0.18, ...(link ? { link, underline: true } : {}) }
    if (index === 0) doc.text(part, left, doc.y, options)
    else doc.text(part, options)
  }
  doc.x = doc.page.margins.left
  doc.y += after
}

const MOST_CHARS = 10_000

/**
 * Signs that draw nothing are left out, and every kind of space is one: the font's own empty ones cannot be measured. A
 * word that fits no line is cut, because trying it letter by letter takes seconds.
 */
const breakable = (text: string): string =>
  text
    .slice(0, MOST_CHARS)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\S{60}/gu, '$& ')

const known = new WeakMap<Doc, Set<string>>()

function useFont(doc: Doc, script: Parameters<typeof fontFile>[0], weight: Weight): void {
  const name = `${script}-${weight}`
  const here = known.get(doc) ?? new Set()
  known.set(doc, here)
  if (!here.has(name)) doc.registerFont(name, fontFile(script, weight).data)
  here.add(name)
  doc.font(name)
}

/** Feet are decoration: they are no part of what is read aloud. */
function drawFeet(doc: Doc, { foot }: PdfAbout): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    const bottom = doc.page.margins.bottom
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.y = doc.page.height - MARGIN
    write(doc, foot(page - start + 1, count), { size: 9, tone: 'muted', after: 0 })
    doc.endMarkedContent()
    doc.page.margins.bottom = bottom
  }
}
