import { parseArgs } from 'node:util'
import { answerToCrm } from './answer-to-crm.ts'
import { conversations } from './conversations.ts'
import { firstRun } from './first-run.ts'
import { intake } from './intake.ts'
import { sync } from './sync.ts'

/** What a bench found, one line of JSON each. */
export type Tell = (line: Record<string, unknown>) => void

interface Extra {
  /** Where the hub leaves CPU profiles. */
  profileDir?: string
  /** One part of it alone, where it has parts. */
  only?: string
}

const BENCHES: Record<
  string,
  { what: string; count: number; run(count: number, tell: Tell, extra: Extra): Promise<void> }
> = {
  'first-run': {
    what: 'from `npm start` on an empty machine to a hub that answers; sizes of what the browser loads',
    count: 5,
    run: firstRun,
  },
  intake: {
    what: 'the intake on a phone with a slow line: bytes, LCP, INP, CLS, requests to others',
    count: 5,
    run: intake,
  },
  'answer-to-crm': {
    what: 'from an answer to its CRM record, and from a rep’s edit to the assessment',
    count: 60,
    run: answerToCrm,
  },
  conversations: {
    what: 'so many people at once who answer everything, with sockets: turns, processor, memory',
    count: 1_000,
    run: conversations,
  },
  sync: {
    what: 'many assessments to a CRM with real limits: calls, time, memory; quiet cycle; latency meanwhile',
    count: 10_000,
    run: sync,
  },
}

const names = Object.entries(BENCHES).map(([name, { what }]) => `  ${name.padEnd(15)} ${what}\n`)
const HELP = `Measures the hub as it runs, and prints lines of JSON.

  npm run bench -- NAME [--count N] [--only PART] [--profile DIR]

${names.join('')}
  --count N       how often it is measured; for sync: how many assessments (also --assessments)
  --only PART     sync: push (the cold push) or people (an account that is filled while people work)
  --profile DIR   sync: the hub leaves CPU profiles there
  --help          shows this
`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string' },
      assessments: { type: 'string' },
      only: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const [name] = positionals
  if (values.help || name === undefined) return void process.stdout.write(HELP)
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
  if (!bench) throw new TypeError(`There is no bench "${name}".`)
  const given = values.count ?? values.assessments
  const count = Number(given ?? bench.count)
  if (!Number.isSafeInteger(count) || count < 1)
    throw new TypeError(`--count ${given} is not a whole number above 0.`)
  const tell: Tell = (line) => void process.stdout.write(`${JSON.stringify({ bench: name, ...line })}\n`)
  await bench.run(count, tell, {
    ...(values.profile === undefined ? {} : { profileDir: values.profile }),
    ...(values.only === undefined ? {} : { only: values.only }),
  })
}

main().catch((error: unknown) => {
  const wrongUse = error instanceof TypeError
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n${wrongUse ? `\n${HELP}` : ''}`,
  )
  process.exitCode = wrongUse ? 2 : 1
})
