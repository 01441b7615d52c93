import { parseArgs } from 'node:util'
import { crashTest, type CrashReport } from './crash-run.ts'

const HELP = `Kills the hub at random moments of submissions, and checks that each is in the CRM exactly once.

  npm run test:crash -- [--rounds N] [--abreast N] [--seed N] [--json]

  --rounds N   submissions; the hub is killed in the course of each (50)
  --abreast N  submissions at the same time, all hit by one kill (5)
  --seed N     the same moments again (random; it is printed)
  --json       prints the report as one line of JSON
  --help       shows this
`

const whole = (name: string, text: string, least: number): number => {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number >= least) return number
  throw new TypeError(`--${name} ${text} is not a whole number from ${least} on.`)
}

function read() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '50' },
      abreast: { type: 'string', default: '5' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return {
    rounds: whole('rounds', values.rounds, 1),
    abreast: whole('abreast', values.abreast, 1),
    seed: whole('seed', values.seed, 0),
    json: values.json,
    help: values.help,
  }
}

function spell({ seed, problems, ...report }: CrashReport): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const how = `${report.submissions} submissions, ${report.kills} kills, ${report.sentAgain} lines sent again, ${seconds(report.durationMs)} (seed ${seed})`
  if (problems.length === 0) return `Every submission is in the CRM exactly once: ${how}.\n`
  const story = problems.map((one) => `  ${one}\n`).join('')
  return `What did not hold:\n${story}The crash test failed: ${how}. Again: npm run test:crash -- --seed ${seed} --rounds ${report.submissions}\n`
}

async function main(): Promise<void> {
  let wish
  try {
    wish = read()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    process.exitCode = 2
    return
  }
  if (wish.help) return void process.stdout.write(HELP)
  process.stderr.write(`Seed ${wish.seed}\n`)
  const report = await crashTest({ ...wish, tell: (line) => void process.stderr.write(`${line}\n`) })
  process.stdout.write(wish.json ? `${JSON.stringify(report)}\n` : spell(report))
  if (report.problems.length > 0) process.exitCode = 1
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The crash test could not go on: ${error instanceof Error ? error.message : String(error)}\n`,
  )
  process.exitCode = 1
})
