import { parseArgs } from 'node:util'
import { answerToCrm } from './answer-to-crm.ts'
import { firstRun } from './first-run.ts'

/** What a bench found, one line of JSON each. */
export type Tell = (line: Record<string, unknown>) => void

const BENCHES: Record<
  string,
  { what: string; count: number; run(count: number, tell: Tell): Promise<void> }
> = {
  'first-run': {
    what: 'from `npm start` on an empty machine to a hub that answers; sizes of what the browser loads',
    count: 5,
    run: firstRun,
  },
  'answer-to-crm': {
    what: 'from an answer to its CRM record, and from a rep’s edit to the assessment',
    count: 60,
    run: answerToCrm,
  },
}

const names = Object.entries(BENCHES).map(([name, { what }]) => `  ${name.padEnd(15)} ${what}\n`)
const HELP = `Measures the hub as it runs, and prints lines of JSON.

  npm run bench -- NAME [--count N]

${names.join('')}
  --count N       how often it is measured
  --help          shows this
`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { count: { type: 'string' }, help: { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (values.help || name === undefined) return void process.stdout.write(HELP)
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
  if (!bench) throw new TypeError(`There is no bench "${name}".`)
  const count = Number(values.count ?? bench.count)
  if (!Number.isSafeInteger(count) || count < 1)
    throw new TypeError(`--count ${values.count} is not a whole number above 0.`)
  await bench.run(count, (line) => void process.stdout.write(`${JSON.stringify({ bench: name, ...line })}\n`))
}

main().catch((error: unknown) => {
  const wrongUse = error instanceof TypeError
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n${wrongUse ? `\n${HELP}` : ''}`,
  )
  process.exitCode = wrongUse ? 2 : 1
})
