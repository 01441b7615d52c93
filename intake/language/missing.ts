import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LANGUAGES } from '../../hub/domain/languages.ts'
import { everySaying } from '../conversation/sayings-testing.ts'
import { de as checkDe } from '../web/check/languages/de.ts'
import { es as checkEs } from '../web/check/languages/es.ts'
import { fr as checkFr } from '../web/check/languages/fr.ts'
import { CATALOGUES, WEB_CATALOGUES } from './index.ts'
import { scanKeys } from './scan.ts'

/** Where each group of sentences is said, and which catalogue translates it. */
const AREAS = {
  conversation: ['intake/conversation', 'intake/inventory'],
  web: ['intake/web'],
  hub: ['hub'],
} as const
export type SayingArea = keyof typeof AREAS

/** The connection check brings its own sentences along when it is loaded. */
const CHECK_CATALOGUES = { en: {}, de: checkDe, fr: checkFr, es: checkEs } as const

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Every sentence that an area can say, as keys of a catalogue. */
export function keysOf(area: SayingArea): string[] {
  const scanned = AREAS[area]
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap(sources)
    .flatMap((file) => scanKeys(readFileSync(file, 'utf8')))
  const walked = area === 'conversation' ? everySaying() : []
  return [...new Set([...walked, ...scanned])].filter((key) => /\p{L}/u.test(key)).sort()
}

/** The sentences of an area that a language has no translation for. */
export function missingIn(code: string, area: SayingArea): string[] {
  const known = LANGUAGES.find((one) => one.code === code)
  if (!known) throw new Error(`We speak ${LANGUAGES.map((one) => one.code).join(', ')}, not ${code}.`)
  const catalogue =
    area === 'web'
      ? { ...CHECK_CATALOGUES[known.code], ...WEB_CATALOGUES[known.code] }
      : CATALOGUES[known.code]
  return keysOf(area).filter((key) => !Object.hasOwn(catalogue, key))
}

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/testing|\.test\.ts$/.test(path))
    .map((path) => join(ROOT, folder, path))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [code = 'de', area = 'conversation'] = process.argv.slice(2)
  const asked = area === 'web' || area === 'hub' ? area : 'conversation'
  process.stdout.write(`${JSON.stringify(missingIn(code, asked), null, 2)}\n`)
}
