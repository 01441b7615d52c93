import { fileKindOfText } from './sniff-text.ts'
import { fileKindOfZip } from './sniff-zip.ts'
import type { Reason } from './refuse.ts'

/** What a file is by its bytes, or why it is not taken. */
export type Kind = { contentType: string; sealed?: true } | { refuse: Reason }

/** What a browser encrypted to the MSP begins with; nobody here can look inside. */
export const SEALED_MAGIC = 'ESF1'
export const SEALED_TYPE = 'application/vnd.entourage.sealed'

/** Names that computers run, whatever is inside. */
const RUN_BY_NAME =
  /\.(exe|dll|com|scr|pif|cpl|msi|msp|mst|bat|cmd|ps1|psm1|vbs?|vbe|jse?|mjs|wsf?|wsc|wsh|hta|lnk|url|reg|inf|jar|apk|app|deb|rpm|dmg|pkg|iso|img|vhdx?|sh|bash|zsh|csh|command|py|pyw|pl|rb|php|phtml|jsp|aspx?|sys|drv|ocx|gadget|scf|appref-ms|msix|appx|xll|one)$/i
const PAGE_BY_NAME = /\.(html?|xhtml|shtml|mht|mhtml|svgz?|xml|xsl|xslt|swf)$/i
const MACROS_BY_NAME = /\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppam|ppsm|sldm)$/i

/** Looks at the bytes first and at the name as well: what one of them gives away is not taken. */
export function kindOf(name: string, bytes: Buffer): Kind {
  if (bytes.length === 0) return { refuse: 'empty' }
  const plainName = name.trim().replace(/[.\s]+$/, '')
  if (RUN_BY_NAME.test(plainName))
    return { refuse: /\.(sh|py|js|vb|ps|php|pl|rb|bat|cmd|ws|jse)/i.test(plainName) ? 'script' : 'program' }
  if (PAGE_BY_NAME.test(plainName)) return { refuse: 'page' }
  if (MACROS_BY_NAME.test(plainName)) return { refuse: 'macros' }
  if (starts(bytes, SEALED_MAGIC)) return { contentType: SEALED_TYPE, sealed: true }
  for (const [magic, kind] of KNOWN) if (starts(bytes, magic)) return kind
  if (isImageContainer(bytes)) return { contentType: 'image/heic' }
  if (starts(bytes, 'RIFF') && bytes.toString('latin1', 8, 12) === 'WEBP')
    return { contentType: 'image/webp' }
  if (starts(bytes, 'PK')) return fileKindOfZip(bytes)
  if (starts(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return fileKindOfOldOffice(plainName, bytes)
  if (bytes.toString('latin1', 257, 262) === 'ustar') return { refuse: 'archive' }
  return fileKindOfText(plainName, bytes)
}

const starts = (bytes: Buffer, magic: string): boolean => bytes.toString('latin1', 0, magic.length) === magic

const program: Kind = { refuse: 'program' }
const archive: Kind = { refuse: 'archive' }
const KNOWN: [magic: string, kind: Kind][] = [
  ['%PDF-', { contentType: 'application/pdf' }],
  ['\x89PNG\r\n\x1a\n', { contentType: 'image/png' }],
  ['\xff\xd8\xff', { contentType: 'image/jpeg' }],
  ['GIF87a', { contentType: 'image/gif' }],
  ['GIF89a', { contentType: 'image/gif' }],
  ['II*\0', { contentType: 'image/tiff' }],
  ['MM\0*', { contentType: 'image/tiff' }],
  ['{\\rtf', { contentType: 'application/rtf' }],
  // Windows, Linux, macOS (four spellings and universal, which Java shares), WebAssembly, Android, a Windows shortcut.
  ['MZ', program],
  ['\x7fELF', program],
  ['\xfe\xed\xfa\xce', program],
  ['\xfe\xed\xfa\xcf', program],
  ['\xce\xfa\xed\xfe', program],
  ['\xcf\xfa\xed\xfe', program],
  ['\xca\xfe\xba\xbe', program],
  ['\0asm', program],
  ['dex\n', program],
  ['L\0\0\0\x01\x14\x02\0', program],
  ['#!', { refuse: 'script' }],
  ['Rar!', archive],
  ["7z\xbc\xaf'\x1c", archive],
  ['\x1f\x8b', archive],
  ['BZh', archive],
  ['\xfd7zXZ', archive],
  ['(\xb5/\xfd', archive],
  ['MSCF', archive],
]

const isImageContainer = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 4, 8) === 'ftyp' && /^(hei|hev|mif1|avif)/.test(bytes.toString('latin1', 8, 12))

const OLD_OFFICE: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  vsd: 'application/vnd.visio',
}

/** Word, Excel and Outlook before 2007 share a container with Windows installers; macros show by the names inside. */
function fileKindOfOldOffice(name: string, bytes: Buffer): Kind {
  const contentType = OLD_OFFICE[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '']
  if (
    bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le')) ||
    bytes.includes(Buffer.from('Macros', 'utf16le'))
  )
    return { refuse: 'macros' }
  return contentType ? { contentType } : { refuse: 'unknown' }
}

/** Whether a name inside an archive says that it runs. */
export const runsByName = (name: string): boolean =>
  RUN_BY_NAME.test(name) || MACROS_BY_NAME.test(name) || PAGE_BY_NAME.test(name)
