import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import express from 'express'
import { systemClock } from '../../hub/domain/clock.ts'
import { CONNECTWISE_HELP, runConnectWise } from './connectwise/command.ts'
import { createHubSpotSandbox } from './hubspot/index.ts'
import { REAL_LIMITS } from './hubspot/limits.ts'
import { seedDemo } from './hubspot/seed.ts'

const HELP = `Runs a local stand-in of a CRM's API, on this machine only; --help shows this.

  npm run sandbox -- hubspot [--port N] [--file F] [--token T] [--webhook URL] [--secret S] [--seed]
                               [--portal N] [--limit N]

  --port N       where it listens (4010; 0 = any free port)
  --file F       keeps its records in this SQLite file; without it they are forgotten on exit
  --token T      the access token that its API takes (made up when left out)
  --webhook URL  where it sends webhooks
  --secret S     the client secret that signs them (made up when left out)
  --seed         begins with a few records
  --portal N     the number of the account (4711000)
  --limit N      calls allowed each 10 seconds (100, as the lowest tier of HubSpot)
${CONNECTWISE_HELP}`

/** What was asked for, or the sentence that says why it cannot be done. */
interface Wish {
  port: number
  file: string
  token: string
  secret: string
  webhook: string | undefined
  seed: boolean
  portal: number
  limit: number
}

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
        webhook: { type: 'string' },
        seed: { type: 'boolean', default: false },
        portal: { type: 'string', default: '4711000' },
        limit: { type: 'string', default: String(REAL_LIMITS.burst) },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return error instanceof Error ? error.message : 'These arguments cannot be read.'
  }
  const { values, positionals } = given
  if (values.help) return ''
  const [crm, ...rest] = positionals
  if (crm === undefined) return 'Name the CRM to stand in for: hubspot or connectwise.'
  if (crm !== 'hubspot')
    return `There is no stand-in for ${crm}; there are those for hubspot and connectwise.`
  if (rest.length > 0) return `What is "${rest.join(' ')}"? Options begin with two dashes.`
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `--port ${values.port} is not a port: use a number from 0 to 65535.`
  if (values.webhook !== undefined && !/^https?:\/\//.test(values.webhook))
    return `--webhook ${values.webhook} is not an address: it begins with http:// or https://.`
  const [portal, limit] = [Number(values.portal), Number(values.limit)]
  if (!Number.isSafeInteger(portal) || portal < 1) return `--portal ${values.portal} is not a whole number.`
  if (!Number.isSafeInteger(limit) || limit < 1)
    return `--limit ${values.limit} is not a whole number above 0.`
  if (!values.token || !values.secret || !values.file) return '--token, --secret and --file cannot be empty.'
  return {
    port,
    file: values.file,
    token: values.token,
    secret: values.secret,
    webhook: values.webhook,
    seed: values.seed,
    portal,
    limit,
  }
}

function run({ port, file, token, secret, webhook, seed, portal, limit }: Wish): void {
  const sandbox = createHubSpotSandbox({
    file,
    clock: systemClock,
    accessToken: token,
    clientSecret: secret,
    webhookTarget: () => webhook,
    portalId: portal,
    limits: { burst: limit },
  })
  if (seed) seedDemo(sandbox)
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
      `HubSpot stand-in\n  API     ${url}\n  page    ${url}/ui\n  token   ${token}\n  secret  ${secret}\n` +
        `  records ${file === ':memory:' ? 'in memory, forgotten on exit' : file}\n`,
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

function complain(why: string): void {
  process.stderr.write(`${why}\n\n${HELP}`)
  process.exitCode = 2
}

const args = process.argv.slice(2)
if (args[0] === 'connectwise' && !args.includes('--help')) {
  const why = await runConnectWise(args.slice(1))
  if (why !== undefined) complain(why)
} else {
  const wish = read(args)
  if (wish === '') process.stdout.write(HELP)
  else if (typeof wish === 'string') complain(wish)
  else run(wish)
}
