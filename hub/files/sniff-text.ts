import type { Kind } from './sniff.ts'

const HEAD_BYTES = 8 * 1024
const TYPES: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  eml: 'message/rfc822',
  ics: 'text/calendar',
}

/** Text in UTF-8 or UTF-16; not when it begins like a page or a script. */
export function fileKindOfText(name: string, bytes: Buffer): Kind {
  const text = decoded(bytes)
  if (text === null) return { refuse: 'unknown' }
  const head = text
    .slice(0, HEAD_BYTES)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (
    /^(<!doctype\s|<!--|<\?xml|<(html|head|body|svg|script|iframe|meta|title|style)\b)|<(svg|script|html)[\s>]/i.test(
      head,
    )
  )
    return { refuse: 'page' }
  if (/^(#!|<\?php|<%|@echo\b|#requires\b|\$ErrorActionPreference\b|param\s*\()/i.test(head))
    return { refuse: 'script' }
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return { contentType: TYPES[ending] ?? 'text/plain' }
}

/** The text, or null for what is none. */
function decoded(bytes: Buffer): string | null {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return hasControls(text) ? null : text
  } catch {
    return readAsWindows(bytes)
  }
}

/** Spreadsheets still save CSV in the alphabet of Windows; bytes that it has no use for say that it is no text. */
function readAsWindows(bytes: Buffer): string | null {
  const text = bytes.toString('latin1')
  return hasControls(text) ? null : text
}

// eslint-disable-next-line no-control-regex
const hasControls = (text: string): boolean => /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text)
