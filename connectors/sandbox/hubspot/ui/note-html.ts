import { escape, Html } from './html.ts'

const ALLOWED = new Set([
  'p',
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ul',
  'ol',
  'li',
  'br',
  'h2',
  'h3',
  'h4',
  'a',
  'div',
  'span',
])

/**
 * The HTML of a note with what is harmless left in it: a few elements without attributes, and links to the web.
 * Whatever else looks like a tag is dropped, and its text stays text.
 */
export function safeNote(body: string): Html {
  const open: string[] = []
  const out: string[] = []
  for (const part of body.split(/(<[^<>]*>)/)) {
    const [, slash, rawName = '', attributes = ''] = /^<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>$/i.exec(part) ?? []
    const name = rawName.toLowerCase()
    if (name === '') out.push(text(part))
    else if (!ALLOWED.has(name)) continue
    else if (name === 'br') out.push('<br>')
    else if (slash !== '') out.push(...closeUpTo(name, open))
    else {
      open.push(name)
      out.push(name === 'a' ? link(attributes) : `<${name}>`)
    }
  }
  return new Html([...out, ...open.reverse().map((name) => `</${name}>`)].join(''))
}

/** A closing tag closes what was opened inside; one that was never opened is dropped. */
function closeUpTo(name: string, open: string[]): string[] {
  const at = open.lastIndexOf(name)
  return at < 0
    ? []
    : open
        .splice(at)
        .reverse()
        .map((one) => `</${one}>`)
}

function link(attributes: string): string {
  const given = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)
  const href = (given?.[1] ?? given?.[2] ?? '').replaceAll('&amp;', '&')
  return /^https?:\/\//i.test(href) && URL.canParse(href)
    ? `<a href="${escape(new URL(href).href)}" rel="noopener noreferrer">`
    : '<a>'
}

/** Character references that the note already has stay; everything else is escaped. */
const text = (part: string): string =>
  escape(part).replaceAll(/&amp;(amp|lt|gt|quot|nbsp|#39|#\d{1,6});/g, (_, name: string) => `&${name};`)
