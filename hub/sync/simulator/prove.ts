import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { MUTATIONS, type Mutation } from './mutations.ts'

const HELP = `Switches each safeguard of the sync off, one at a time, and requires the simulator to notice.

  npx tsx hub/sync/simulator/prove.ts

  --seeds N     stories told for each (300)
  --steps N     steps of each story (60)
  --at-once N   how many are switched off side by side (1)
  --only TEXT   safeguards whose name contains this
  --json        one line of JSON for each
  --help        this text

The exit code is 1 where one was not noticed, or the untouched tree broke a promise.
`
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const FOLDERS = ['hub', 'connectors', 'mappings', 'intake', 'package.json', 'tsconfig.json']

interface Proof {
  safeguard: string
  caughtBy?: string
  seed?: number
  steps?: number
}

const Broken = z.object({ seed: z.number(), invariant: z.string(), steps: z.number() })

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '300' },
      steps: { type: 'string', default: '60' },
      only: { type: 'string', default: '' },
      'at-once': { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const wanted = MUTATIONS.filter(({ safeguard }) => safeguard.includes(values.only))
  for (const { safeguard, edits } of wanted) for (const edit of edits) await applied(ROOT, safeguard, edit)
  const untouched: Mutation = { safeguard: 'nothing is switched off', edits: [] }
  const tell = async (mutation: Mutation) => {
    const proof = await prove(mutation, values.seeds, values.steps)
    process.stdout.write(values.json ? `${JSON.stringify(proof)}\n` : `${lineOf(proof)}\n`)
    return proof
  }
  if ((await tell(untouched)).caughtBy !== undefined) return 1
  const rest: Proof[] = []
  const left = [...wanted]
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) rest.push(await tell(next))
  }
  await Promise.all(Array.from({ length: Math.max(1, Number(values['at-once'])) }, work))
  const missed = rest.filter(({ caughtBy }) => caughtBy === undefined)
  if (!values.json)
    process.stdout.write(
      `\n${rest.length - missed.length} of ${rest.length} safeguards are noticed when they are off.\n`,
    )
  return missed.length === 0 ? 0 : 1
}

const lineOf = ({ safeguard, caughtBy, seed, steps }: Proof): string =>
  `| ${safeguard} | ${caughtBy === undefined ? '–' : `${caughtBy} | ${seed} | ${steps}`} |`

/** Copies the tree, switches the safeguard off there, and tells stories until one breaks. */
async function prove({ safeguard, edits }: Mutation, seeds: string, steps: string): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), 'mutation-'))
  try {
    for (const name of FOLDERS) await cp(join(ROOT, name), join(folder, name), { recursive: true })
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    for (const edit of edits) await writeFile(join(folder, edit.file), await applied(folder, safeguard, edit))
    const told = await stories(folder, [
      '--seeds',
      seeds,
      '--steps',
      steps,
      '--stop',
      '--shrink',
      '8',
      '--json',
    ])
    const broken = told
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => Broken.safeParse(JSON.parse(line)).data)
      .find((one) => one !== undefined)
    if (!broken && !told.includes('"broken":0')) throw new Error(`“${safeguard}”: the simulator did not run.`)
    return broken
      ? { safeguard, caughtBy: broken.invariant, seed: broken.seed, steps: broken.steps }
      : { safeguard }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The file with the safeguard switched off. */
async function applied(
  folder: string,
  safeguard: string,
  { file, find, replace }: Mutation['edits'][number],
): Promise<string> {
  const parts = (await readFile(join(folder, file), 'utf8')).split(find)
  if (parts.length === 2) return parts.join(replace)
  throw new Error(
    `“${safeguard}”: ${parts.length - 1} places in ${file} read ${JSON.stringify(find)}; one should.`,
  )
}

function stories(folder: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'hub/sync/simulator/main.ts', ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more))
    child.on('error', reject).on('close', () => resolve(text))
  })
}

process.exitCode = await main()
