import { runsByName, type Kind } from './sniff.ts'

const MOST_ENTRIES = 10_000
const END = 0x06054b50
const ENTRY = 0x02014b50
/** The end record and the longest comment after it. */
const END_WITHIN_BYTES = 22 + 0xffff

/** A ZIP by the names inside: an Office document, or an archive of documents. Nothing is unpacked. */
export function fileKindOfZip(bytes: Buffer): Kind {
  const names = namesIn(bytes)
  if (names === null) return { refuse: 'broken' }
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/(^|\/)vbaProject\.bin$/i) || has(/^(Basic|Scripts)\/./)) return { refuse: 'macros' }
  if (has(/^META-INF\/MANIFEST\.MF$/i) || has(/^AndroidManifest\.xml$/)) return { refuse: 'program' }
  const document = documentType(bytes, names)
  if (document) return { contentType: document }
  if (has(/\.(zip|rar|7z|gz|tgz|bz2|xz|zst|tar|cab)$/i)) return { refuse: 'nested' }
  return names.some(runsByName) ? { refuse: 'inside' } : { contentType: 'application/zip' }
}

function documentType(bytes: Buffer, names: string[]): string | undefined {
  const office = 'application/vnd.openxmlformats-officedocument'
  const begins = (folder: string) => names.some((name) => name.startsWith(folder))
  if (names.includes('[Content_Types].xml')) {
    if (begins('word/')) return `${office}.wordprocessingml.document`
    if (begins('xl/')) return `${office}.spreadsheetml.sheet`
    if (begins('ppt/')) return `${office}.presentationml.presentation`
    if (begins('visio/')) return 'application/vnd.ms-visio.drawing'
  }
  // OpenDocument: the first entry is called "mimetype" and stored as it is, from byte 38 on.
  const type = bytes.toString('latin1', 30, 38) === 'mimetype' ? bytes.toString('latin1', 38, 120) : ''
  return /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation|graphics)/.exec(type)?.[0]
}

/** The names in the central directory; null when it cannot be followed to its end. */
function namesIn(bytes: Buffer): string[] | null {
  const end = endOf(bytes)
  if (end === null) return null
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count === 0 || count > MOST_ENTRIES) return null
  const names: string[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null
    const nameBytes = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameBytes))
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}

function endOf(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_WITHIN_BYTES)
  for (let at = bytes.length - 22; at >= first; at--) if (bytes.readUInt32LE(at) === END) return at
  return null
}
