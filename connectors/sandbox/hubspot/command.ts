import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import express from 'express'
import { systemClock } from '../../../hub/domain/clock.ts'
import { createHubSpotSandbox, DEMO_CLIENT_ID } from './index.ts'
import { REAL_LIMITS } from './limits.ts'
import { seedDemo } from './seed.ts'

export const HUBSPOT_HELP = `
  npm run sandbox -- hubspot [--port N] [--file F] [--token T] [--secret S] [--client-id ID] [--webhook URL]
                               [--signature v1|v3] [--seed] [--portal N] [--limit N] [--search-limit N]
                               [--search-lag MS]

  --port N           where it listens (4010; 0 = any free port)
  --file F           keeps its records in this SQLite file; without it they are forgotten on exit
  --token T          the access token that its API takes (made up when left out)
  --secret S         the client secret that signs webhooks and with which an app signs in (made up when left out)
  --client-id ID     the client id of that app
  --webhook URL      where it sends webhooks
  --signature v1|v3  how it signs them (v3)
  --seed             begins with a few records
  --portal N         the number of the account (4711000)
  --limit N          calls allowed each 10 seconds (${REAL_LIMITS.burst}, as the lowest tier of HubSpot; 190 as its professional one)
  --search-limit N   searches allowed each second (${REAL_LIMITS.search})
  --search-lag MS    how late searches see what was written (0)
`

interface Wish {
  port: number
  file: string
  token: string
  secret: string
  clientId: string
  webhook: string | undefined
  signature: 'v1' | 'v3'
  seed: boolean
  portal: number
  limit: number
  searchLimit: number
  searchLagMs: number
}

/** Starts the stand-in as the arguments say, or says in a sentence why that cannot be. */
export function runHubSpot(args: string[]): string | undefined {
  const wish = read(args)
  if (typeof wish === 'string') return wish
  run(wish)
  return undefined
}

/** What was asked for, or the sentence that says why it cannot be done. */
function read(args: string[]): Wish | string {
  let given
  try {
    given = parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '4010' },
        file: { type: 'string', default: ':memory:' },
        token: { type: 'string', default: `pat-standin-${randomBytes(12).toString('hex')}` },
        secret: { type: 'string', default: randomBytes(16).toString('hex') },
        'client-id': { type: 'string', default: DEMO_CLIENT_ID },
        webhook: { type: 'string' },
        signature: { type: 'string', default: 'v3' },
        seed: { type: 'boolean', default: false },
        portal: { type: 'string', default: '4711000' },
        limit: { type: 'string', default: String(REAL_LIMITS.burst) },
        'search-limit': { type: 'string', default: String(REAL_LIMITS.search) },
        'search-lag': { type: 'string', default: '0' },
      },
    })
  } catch (error) {
    return error instanceof Error ? error.message : 'These arguments cannot be read.'
  }
  const { values, positionals } = given
  if (positionals.length > 0) return `What is "${positionals.join(' ')}"? Options begin with two dashes.`
  const { file, token, secret, webhook, signature, seed } = values
  const clientId = values['client-id']
  const [port, portal, limit] = [Number(values.port), Number(values.portal), Number(values.limit)]
  const [searchLimit, searchLagMs] = [Number(values['search-limit']), Number(values['search-lag'])]
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `--port ${values.port} is not a port: use a number from 0 to 65535.`
  if (webhook !== undefined && !/^https?:\/\//.test(webhook))
    return `--webhook ${webhook} is not an address: it begins with http:// or https://.`
  if (signature !== 'v1' && signature !== 'v3') return `--signature ${signature} is neither v1 nor v3.`
  for (const [name, value] of Object.entries({ portal, limit, 'search-limit': searchLimit }))
    if (!Number.isSafeInteger(value) || value < 1) return `--${name} is not a whole number above 0.`
  if (!Number.isSafeInteger(searchLagMs) || searchLagMs < 0)
    return `--search-lag ${values['search-lag']} is not a number of milliseconds.`
  if (!token || !secret || !file || !clientId)
    return '--token, --secret, --client-id and --file cannot be empty.'
  return {
    port,
    file,
    token,
    secret,
    clientId,
    webhook,
    signature,
    seed,
    portal,
    limit,
    searchLimit,
    searchLagMs,
  }
}

function run(wish: Wish): void {
  const { port, file, token, secret, clientId, webhook } = wish
  const sandbox = createHubSpotSandbox({
    file,
    clock: systemClock,
    accessToken: token,
    clientSecret: secret,
    clientId,
    webhookTarget: () => webhook,
    webhookSignature: wish.signature,
    portalId: wish.portal,
    limits: { burst: wish.limit, search: wish.searchLimit },
    searchLagMs: wish.searchLagMs,
  })
  if (wish.seed) seedDemo(sandbox)
  const server = createServer(express().disable('x-powered-by').use(sandbox.router))
  server.on('error', (error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'EADDRINUSE' ? 'something else listens there; choose another with --port' : error.code
    process.stderr.write(`Port ${port} cannot be used: ${why}.\n`)
    process.exit(1)
  })
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`
    process.stdout.write(
      `HubSpot stand-in\n  API     ${url}\n  page    ${url}/ui\n  token   ${token}\n  client  ${clientId}\n` +
        `  secret  ${secret}\n  records ${file === ':memory:' ? 'in memory, forgotten on exit' : file}\n`,
    )
  })
  const stop = () => {
    server.closeAllConnections()
    server.close(() => {
      sandbox.close()
      process.exit(0)
    })
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
