import type { MailDraft } from '../domain/mail.ts'
import { escapeHtml } from '../platform/pages.ts'

export interface Rendered {
  text: string
  html: string
}

/** The same words twice: plain, and as small HTML that needs no picture, no script and nothing from elsewhere. */
export function render(draft: MailDraft, msp: { name: string }): Rendered {
  return { text: plain(draft, msp), html: marked(draft, msp) }
}

function plain({ paragraphs, action, notes }: MailDraft, { name }: { name: string }): string {
  const small = notes.map(({ text, url }) => (url ? `${text}\n${url}` : text))
  const button = action ? [`${action.label}:\n${action.url}`] : []
  return [...paragraphs, ...button, '-- ', name, ...small].join('\n\n') + '\n'
}

/** Mail programs know no style sheets of ours, so each element carries its own; colours are the brand's. */
function marked({ subject, language, paragraphs, action, notes }: MailDraft, msp: { name: string }): string {
  const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
  const lines = paragraphs.map(
    (text) =>
      `<p style="margin:0 0 16px;font-size:16px;line-height:24px;color:#13202e">${escapeHtml(text)}</p>`,
  )
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:12px 20px;` +
      `border-radius:10px;background:#0b6b63;color:#ffffff;font-weight:600;font-size:16px;text-decoration:none">` +
      `${escapeHtml(action.label)}</a></p>` +
      `<p style="margin:0 0 16px;font-size:13px;line-height:18px;color:#51606f;word-break:break-all">` +
      `${escapeHtml(action.url)}</p>`
    : ''
  const small = notes.map(({ text, url }) => {
    const words = url
      ? `<a href="${escapeHtml(url)}" style="color:#51606f">${escapeHtml(text)}</a>`
      : escapeHtml(text)
    return `<p style="margin:8px 0 0;font-size:13px;line-height:18px;color:#51606f">${words}</p>`
  })
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f5f7f8;${font}">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d7dee4;border-radius:14px">
<p style="margin:0 0 24px;font-size:16px;font-weight:600;color:#0b6b63">${escapeHtml(msp.name)}</p>
${lines.join('\n')}
${button}
<div style="margin-top:24px;padding-top:16px;border-top:1px solid #d7dee4">
${small.join('\n')}
</div>
</div>
</body>
</html>
`
}
