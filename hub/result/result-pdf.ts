import type { Result } from '../domain/conversation.ts'
import type { Translate } from '../domain/languages.ts'
import { writePdf } from '../platform/pdf/pdf.ts'

export interface ResultAbout {
  company?: string
  msp: { name: string; bookingUrl?: string }
  at: Date
}

/** The result as a page or two to print or to pass on. */
export function resultPdf(result: Result, about: ResultAbout, t: Translate): Promise<Buffer> {
  const { company, msp, at } = about
  const title = company ? t`IT assessment of ${company}` : t.text('IT assessment')
  const day = t.date(at.toISOString().slice(0, 10))
  return writePdf(
    {
      title,
      lang: t.code,
      author: msp.name,
      at,
      foot: (page, pages) => `${title} · ${day} · ${t`Page ${page} of ${pages}`}`,
    },
    (pdf) => {
      pdf.heading(1, title)
      pdf.paragraph(t`By ${msp.name}, ${day}. From your own answers and from public records.`, {
        tone: 'muted',
        after: 10,
      })
      pdf.heading(2, t.text('What to fix'))
      if (result.fix.length === 0) pdf.paragraph(t.text('Nothing urgent was found.'))
      pdf.list(
        result.fix.map(({ title: what, effect, fix }) => ({
          title: what,
          texts: [effect, ...(fix ? [t`What helps: ${fix}`] : [])],
        })),
      )
      pdf.heading(2, t.text('What is fine'))
      if (result.fine.length === 0) pdf.paragraph(t.text('Nothing to show here yet.'))
      pdf.list(result.fine.map(({ title: what, effect }) => ({ title: what, texts: [effect] })))
      if (result.unchecked.length > 0) {
        pdf.heading(2, t.text('What we could not check'))
        pdf.list(result.unchecked.map((what) => ({ title: what, texts: [] })))
      }
      pdf.heading(2, t.text('Next step'))
      pdf.paragraph(result.next.text)
      const { bookingUrl } = result.next
      if (bookingUrl) pdf.paragraph(bookingUrl, { tone: 'brand', link: bookingUrl })
    },
  )
}
