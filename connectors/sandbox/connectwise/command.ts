import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import express from 'express'
import { systemClock } from '../../../hub/domain/clock.ts'
import { REAL_CALLS_PER_MINUTE } from './limits.ts'
import { seedDemo } from './seed.ts'
import { startConnectWiseServer } from './server.ts'

export const CONNECTWISE_HELP = `
  npm run sandbox -- connectwise [--port N] [--file F] [--seed] [--limit N] [--page-port N]
                                   [--company C] [--public-key K] [--private-key K] [--client-id ID]

  --port N         where its API listens, by TLS (4011; 0 = any free port)
  --page-port N    where its page is seen without TLS (one above the API's; 0 = any free port)
  --file F         keeps its records in this SQLite file, its key and certificate beside it
  --company C      the company that signs in (ourmsp)
  --public-key K, --private-key K, --client-id ID
                   what its API takes (made up when left out)
  --limit N        calls allowed each minute (1000)
  --seed           begins with a few records
`

interface Wish {
  port: number
  pagePort: number
  file: string
  seed: boolean
  limit: number
  keys: { companyId: string; publicKey: string; privateKey: string; clientId: string }
}

const WHY: Record<string, string> = {
  EADDRINUSE: 'something else listens there; choose others with --port and --page-port',
  ENOENT: 'the folder of --file does not exist',
}

/** Starts the stand-in as the arguments say, or says in a sentence why that cannot be. */
export async function runConnectWise(args: string[]): Promise<string | undefined> {
  const wish = read(args)
  if (typeof wish === 'string') return wish
  const kept = wish.file !== ':memory:'
  const folder = kept ? dirname(resolve(wish.file)) : mkdtempSync(join(tmpdir(), 'connectwise-'))
  try {
    const sandbox = await startConnectWiseServer({
      port: wish.port,
      file: wish.file,
      identityFolder: folder,
      clock: systemClock,
      keys: wish.keys,
      callsPerMinute: wish.limit,
    })
    if (wish.seed) seedDemo(sandbox)
    const page = createServer(express().disable('x-powered-by').use('/ui', sandbox.ui))
    const port = Number(new URL(sandbox.url).port)
    await listening(page, wish.pagePort < 0 ? (wish.port === 0 ? 0 : port + 1) : wish.pagePort)
    const certificate = join(folder, 'connectwise.pem')
    writeFileSync(certificate, sandbox.certificate)
    process.stdout.write(
      `ConnectWise PSA stand-in\n  API          ${sandbox.url}\n  page         http://127.0.0.1:${(page.address() as AddressInfo).port}/ui\n` +
        `  company      ${wish.keys.companyId}\n  public key   ${wish.keys.publicKey}\n  private key  ${wish.keys.privateKey}\n` +
        `  clientId     ${wish.keys.clientId}\n  certificate  ${certificate}\n` +
        `  records      ${kept ? wish.file : 'in memory, forgotten on exit'}\n`,
    )
    const stop = () => {
      page.closeAllConnections()
      page.close()
      void sandbox.stop().then(() => process.exit(0))
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    return undefined
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const why = WHY[String(error.code)] ?? String(error.code)
    process.stderr.write(`It cannot start: ${why}.\n`)
    process.exit(1)
  }
}

function read(args: string[]): Wish | string {
  let values
  try {
    values = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4011' },
        'page-port': { type: 'string' },
        file: { type: 'string', default: ':memory:' },
        seed: { type: 'boolean', default: false },
        limit: { type: 'string', default: String(REAL_CALLS_PER_MINUTE) },
        company: { type: 'string', default: 'ourmsp' },
        'public-key': { type: 'string', default: randomBytes(8).toString('hex') },
        'private-key': { type: 'string', default: randomBytes(8).toString('hex') },
        'client-id': { type: 'string', default: randomUUID() },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? error.message : 'These arguments cannot be read.'
  }
  const ports = [values.port, values['page-port'] ?? '0'].map(Number)
  if (ports.some((port) => !Number.isInteger(port) || port < 0 || port > 65_535))
    return 'A port is a number from 0 to 65535.'
  const limit = Number(values.limit)
  if (!Number.isSafeInteger(limit) || limit < 1)
    return `--limit ${values.limit} is not a whole number above 0.`
  const keys = {
    companyId: values.company,
    publicKey: values['public-key'],
    privateKey: values['private-key'],
    clientId: values['client-id'],
  }
  if (!values.file || Object.values(keys).some((one) => one === '') || keys.companyId.includes('+'))
    return 'The file, the keys and the company cannot be empty, and the company has no plus sign.'
  return {
    port: Number(values.port),
    pagePort: values['page-port'] === undefined ? -1 : Number(values['page-port']),
    file: values.file,
    seed: values.seed,
    limit,
    keys,
  }
}

const listening = (server: Server, port: number) =>
  new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', done)
  })
