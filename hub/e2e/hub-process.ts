import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const START_TIMEOUT_MS = 30_000
const READY_PAUSE_MS = 20
const STDERR_CHARS = 4_000

/** A program of ours as a child process, once it has said what was waited for. */
export interface Program {
  child: ChildProcess
  /** What it has printed so far. */
  printed(): string
  /** The end of what it said on standard error. */
  complaints(): string
  /** Ends it as a power failure would; resolves when it is gone. */
  kill9(): Promise<void>
  /** Asks it to end; resolves when it has. */
  stop(): Promise<void>
}

/** The real hub as a child process that answers /readyz. */
export interface HubProcess extends Program {
  url: string
  /** Where the first admin sets a password; null when there is one. */
  adminLink: string | null
  /** From the start of the process to its addresses, and to /readyz. */
  printedMs: number
  readyMs: number
}

export interface HubProcessOptions {
  dataDir: string
  /** 0 = any free port. */
  port?: number
  env?: Record<string, string>
  /** For Node itself. */
  nodeArgs?: string[]
}

/** What `npm start` tells Node: collect garbage before the heap has doubled, which costs hardly any time. */
const AS_STARTED = ['--heap-growing-percent=30']

/** Starts `hub/main.ts` as `npm start` does, with no settings but those given. */
export async function startHubProcess({
  dataDir,
  port = 0,
  env = {},
  nodeArgs = [],
}: HubProcessOptions): Promise<HubProcess> {
  const startedAt = performance.now()
  const program = await startProgram({
    script: 'hub/main.ts',
    env: { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn', ...env },
    nodeArgs: [...AS_STARTED, ...nodeArgs],
    until: /Ctrl-C/,
  })
  const printedMs = performance.now() - startedAt
  const intake = /Intake\s+http:\/\/[^/\s]*:(\d+)\//.exec(program.printed())
  // By address: a name may lead to ::1 first, where the demo does not listen.
  const url = `http://127.0.0.1:${intake?.[1]}`
  const adminLink = /First admin\s+(\S+)/.exec(program.printed())?.[1] ?? null
  await ready(url, program)
  return { ...program, url, adminLink, printedMs, readyMs: performance.now() - startedAt }
}

export interface ProgramOptions {
  /** Its path from the root of the project. */
  script: string
  args?: string[]
  env?: Record<string, string>
  nodeArgs?: string[]
  /** It has started when its standard output matches. */
  until: RegExp
}

/** Starts a program of ours; fails with its own words when it ends or is silent. */
export async function startProgram({
  script,
  args = [],
  env = {},
  nodeArgs = [],
  until,
}: ProgramOptions): Promise<Program> {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  const child = spawn(process.execPath, [...nodeArgs, '--import', 'tsx', script, ...args], {
    cwd: ROOT,
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [printed, complaints] = ['', '']
  // Nobody is left behind when we are ended ourselves.
  const reap = () => child.kill('SIGKILL')
  process.once('exit', reap)
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      process.removeListener('exit', reap)
      resolve()
    }),
  )
  child.stderr.on(
    'data',
    (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-STDERR_CHARS)),
  )
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS)
  const started = new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (until.test(printed)) resolve()
    }),
  )
  const outcome = await Promise.race([started.then(() => 'started'), ended])
  clearTimeout(timer)
  if (outcome !== 'started')
    throw new Error(`${script} ended, or was given up, before it had started.\n${complaints}`)
  return {
    child,
    printed: () => printed,
    complaints: () => complaints,
    kill9: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

async function ready(url: string, { child, complaints }: Program): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > until)
      throw new Error(`The hub did not become ready.\n${complaints()}`)
    await new Promise((resolve) => setTimeout(resolve, READY_PAUSE_MS))
  }
}
