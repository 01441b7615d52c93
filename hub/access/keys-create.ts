import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { SCOPES } from '../domain/access.ts'
import { systemClock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import { silentLog } from '../platform/log.ts'
import { parse } from '../platform/parse.ts'
import { loadKeys, openStore } from '../store/index.ts'
import { makeApiKeys } from './api-keys-store.ts'
import { NewKey } from './key-routes.ts'

const HELP = `Makes an API key and prints it once.

  npm run keys:create -- --name NAME --scopes SCOPE,SCOPE [--json]

  --name    who or what will use it
  --scopes  what it may do: ${SCOPES.join(', ')}
  --json    prints {"key","prefix","name","scopes"} instead of the key alone
  --help    prints this

It works while the hub is running and while it is not, on the database that DATA_DIR or DATABASE_URL name.
`

interface Output {
  out(text: string): unknown
  err(text: string): unknown
}

/** The command itself; answers the exit code. Keys go to standard output, everything else to standard error. */
export async function createKey(
  args: string[],
  env: NodeJS.ProcessEnv,
  { out, err }: Output,
): Promise<number> {
  try {
    const { values } = parseArgs({
      args,
      options: {
        name: { type: 'string' },
        scopes: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      out(HELP)
      return 0
    }
    const { name, scopes } = parse(
      NewKey,
      { name: values.name ?? '', scopes: split(values.scopes) },
      'The command',
    )
    const { secret, prefix } = await store(env, { name, scopes })
    out(values.json ? `${JSON.stringify({ key: secret, prefix, name, scopes })}\n` : `${secret}\n`)
    if (!values.json) err('Keep it now: it is shown this once. Send it as "Authorization: Bearer <key>".\n')
    return 0
  } catch (error) {
    err(explain(error))
    return 1
  }
}

const split = (text = '') =>
  text
    .split(/[,\s]+/)
    .map((one) => one.trim())
    .filter(Boolean)

async function store(
  env: NodeJS.ProcessEnv,
  { name, scopes }: { name: string; scopes: (typeof SCOPES)[number][] },
) {
  const { databaseUrl, dataDir, masterKey } = readConfig(env)
  const keys = await loadKeys({ masterKey, dataDir })
  const { connection, close } = await openStore({
    url: databaseUrl,
    dataDir,
    keys,
    log: silentLog,
    attach: true,
  })
  try {
    const { secret, key } = await makeApiKeys({ connection, clock: systemClock }).create({
      name,
      scopes,
      createdBy: 'npm run keys:create',
    })
    return { secret, prefix: key.prefix }
  } finally {
    await close()
  }
}

function explain(error: unknown): string {
  if (error instanceof HubError && error.code === 'invalid_input') {
    const lines = error.fields.map(({ path, message }) => `  --${path.split('.')[0]}: ${message}\n`)
    return `The key was not made.\n${[...new Set(lines)].join('')}`
  }
  if (error instanceof HubError) return `${error.message}\n${error.hint ? `${error.hint}\n` : ''}`
  if (error instanceof TypeError && 'code' in error) return `${error.message}\n\n${HELP}`
  return `The key could not be made: ${error instanceof Error ? error.message : String(error)}\n`
}

const started = process.argv[1]
if (started && realpathSync(started) === fileURLToPath(import.meta.url))
  void createKey(process.argv.slice(2), process.env, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  }).then((code) => (process.exitCode = code))
