import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FRAMEWORKS =
  /^(express|mongoose|mongodb|bull|ioredis|ws|preact|htm|helmet|pino|@hubspot\/|prom-client|esbuild|@microsoft\/agents)/

/** Who may import whom: the first area whose pattern fits a file decides. Patterns are over paths from the root. */
const AREAS: { files: RegExp; ours: RegExp; frameworks?: RegExp }[] = [
  // Tests, benches and what serves them put real parts together.
  {
    files:
      /\.test\.ts$|\.contract\.ts$|testing|^hub\/(e2e|bench|sync\/simulator)\/|^connectors\/conformance|^intake\/language\/missing\.ts$/,
    ours: /./,
    frameworks: /./,
  },
  { files: /^hub\/domain\//, ours: /^hub\/domain\// },
  { files: /^hub\/mapping\//, ours: /^hub\/(domain|mapping)\// },
  {
    files: /^intake\/conversation\//,
    ours: /^(hub\/domain\/|intake\/conversation\/|intake\/(language|inventory)\/index\.ts$)/,
  },
  {
    files: /^intake\/inventory\//,
    ours: /^(hub\/domain\/|intake\/inventory\/|intake\/language\/translate\.ts$)/,
  },
  { files: /^intake\/language\//, ours: /^(hub\/domain|intake\/language)\// },
  {
    files: /^intake\/web\//,
    ours: /^(hub\/domain\/|intake\/web\/|intake\/language\/translate\.ts$)/,
    frameworks: /^(preact|htm)/,
  },
  { files: /^hub\/console\/page\.ts$/, ours: /^hub\/(domain|platform|console)\//, frameworks: /^express$/ },
  { files: /^hub\/console\//, ours: /^hub\/(domain|console)\//, frameworks: /^(preact|htm)/ },
  { files: /^hub\/(store|platform)\//, ours: /^hub\/(domain|store|platform)\//, frameworks: /./ },
  { files: /^connectors\/sandbox\//, ours: /^(connectors\/sandbox|hub\/domain)\//, frameworks: /^express$/ },
  { files: /^connectors\/(index|new-connector)\.ts$/, ours: /^(connectors|hub\/domain)\// },
  { files: /^connectors\/(\w+)\//, ours: /^(hub\/domain|connectors\/OWN)\//, frameworks: /^@hubspot\// },
  // The command that makes a key is a program of its own: it opens the store itself.
  { files: /^hub\/access\/keys-create\.ts$/, ours: /^hub\/(access|config|domain|platform|store)/ },
  // The inventory of services offers what the conversation uses by the API as well.
  {
    files: /^hub\/services\//,
    ours: /^(hub\/(domain|platform|services)\/|intake\/inventory\/index\.ts$)/,
    frameworks: /^express$/,
  },
  {
    files: /^hub\/\w[\w-]*\/.*-store\.ts$/,
    ours: /^hub\/(domain|mapping|store|platform|OWN)\//,
    frameworks: /^mongoose$/,
  },
  {
    files: /^hub\/intake\//,
    ours: /^(hub\/(domain|mapping|store|platform|intake)\/|intake\/((conversation|language)\/index|web\/first-message)\.ts$)/,
    frameworks: /^express$/,
  },
  {
    files: /^hub\/teams\/(teams|adapter)\.ts$/,
    ours: /^hub\/(domain|store|platform|teams)\//,
    frameworks: /^(express|mongoose|@microsoft\/agents)/,
  },
  {
    files: /^hub\/\w[\w-]*\/.*(routes|router|page|require-user|session-cookie)\.ts$/,
    ours: /^hub\/(domain|mapping|store|platform|OWN)\//,
    frameworks: /^express$/,
  },
  // The stand-ins of the demo, put together for the composition root.
  { files: /^hub\/demo\//, ours: /^(hub|connectors\/sandbox)\//, frameworks: /^express$/ },
  { files: /^hub\/\w[\w-]*\//, ours: /^hub\/(domain|mapping|store|platform|OWN)\// },
  // The composition root.
  {
    files: /^hub\/[\w-]+\.ts$/,
    ours: /^(hub\/|connectors\/|intake\/(conversation|language)\/index\.ts$)/,
    frameworks: /^(express|mongoose|prom-client)$/,
  },
]

/** The port of the aggregate root; other features know it as a type. */
const PORTS = /^hub\/assessments\/(assessments|assessment-schemas|change-answers)\.ts$/

function importsOf(file: string): { from: string; typeOnly: boolean }[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm)
  const later = text.matchAll(/\bimport\('([^']+)'\)/g)
  return [
    ...[...found].map(([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...[...later].map(([, from = '']) => ({ from, typeOnly: false })),
  ]
}

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path))

/** What a file imports and should not. */
function broken(file: string): string[] {
  const area = AREAS.find(({ files }) => files.test(file))
  if (!area) return [`${file} belongs to no area`]
  const own = file.split('/')[1] ?? ''
  const ours = new RegExp(area.ours.source.replace('OWN', own))
  return importsOf(file).flatMap(({ from, typeOnly }) => {
    if (!from.startsWith('.')) {
      const allowed = typeOnly || !FRAMEWORKS.test(from) || area.frameworks?.test(from)
      return allowed ? [] : [`${file} imports the framework ${from}`]
    }
    const target = relative(ROOT, resolve(ROOT, dirname(file), from))
    return ours.test(target) || (typeOnly && PORTS.test(target)) ? [] : [`${file} imports ${target}`]
  })
}

describe('Who may import whom', () => {
  const files = ['hub', 'connectors', 'intake', 'mappings'].flatMap(sources)

  it('is kept by every file', () => {
    assert.ok(files.length > 200)
    assert.deepEqual(files.flatMap(broken), [])
  })

  it('would be noticed if it were not', () => {
    assert.deepEqual(
      AREAS.filter(({ files: pattern }) => !files.some((file) => pattern.test(file))).map(String),
      [],
      'every rule has files',
    )
    assert.ok(!AREAS[1]?.ours.test('hub/platform/log.ts'))
  })
})
