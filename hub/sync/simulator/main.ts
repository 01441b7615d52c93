import { parseArgs } from 'node:util'
import { INVARIANTS } from './invariants.ts'
import { openMemory } from './memory.ts'
import { simulate, type Verdict } from './simulate.ts'
import { around, tellingsOf } from './story.ts'
import { SCENES } from './scenes.ts'

const HELP = `Tells made-up stories of a CRM, its reps, prospects, faults and crashes, and holds the sync to every promise.

  npm run simulate -- --seed 7 --steps 60     one story, told line by line
  npm run simulate -- --seeds 300             the seeds 1 to 300
  npm run simulate -- --minutes 10            as many seeds as fit

  --seed N      the seed, or the first of several (1)
  --seeds N     how many seeds (1)
  --minutes N   how long, instead of --seeds
  --steps N     steps of each story (40)
  --scene TEXT  only stories around the moments whose name contains this
  --shrink N    seconds to look for the shortest story (20)
  --stop        stop at the first that breaks
  --json        one line of JSON for each seed that breaks, and one at the end
  --help        this text

The exit code is 1 where a promise is broken.
`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string' },
      minutes: { type: 'string' },
      steps: { type: 'string', default: '40' },
      stop: { type: 'boolean', default: false },
      shrink: { type: 'string', default: '20' },
      scene: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const [first, steps] = [number(values.seed, 'seed'), number(values.steps, 'steps')]
  const untilMs =
    values.minutes === undefined ? Infinity : performance.now() + number(values.minutes, 'minutes') * 60_000
  const count =
    values.seeds !== undefined ? number(values.seeds, 'seeds') : values.minutes === undefined ? 1 : Infinity
  const shrinkMs = number(values.shrink, 'shrink') * 1_000
  const startedMs = performance.now()
  // What goes wrong at the end of a story is found by short ones: two of three are.
  const lengthOf = (seed: number) => (count === 1 ? steps : Math.ceil(steps / (1 << (seed % 3))))
  const scenes = SCENES.filter(({ name }) => values.scene !== undefined && name.includes(values.scene)).map(
    around,
  )
  let done = 0
  const broken: Verdict[] = []
  const mayStop = () => values.stop && broken.length > 0
  for (let seed = first; done < count && performance.now() < untilMs && !mayStop(); seed++, done++)
    for (const { about, stories } of scenes.length > 0 ? scenes : tellingsOf(seed, lengthOf(seed))) {
      const verdict = await simulate({ seed, stories, openStores: openMemory, shrinkMs })
      if (count === 1 && !values.json && verdict.ok)
        print([`Seed ${seed}, ${about}:`, ...verdict.told.lines, ''])
      if (verdict.ok) continue
      broken.push(verdict)
      report(verdict, about, values.json)
      if (mayStop()) break
    }
  const seconds = Number(((performance.now() - startedMs) / 1000).toFixed(1))
  const summary = { seeds: done, steps, broken: broken.length, seconds }
  process.stdout.write(
    values.json
      ? `${JSON.stringify(summary)}\n`
      : `\n${done} ${done === 1 ? 'story' : 'stories'} of ${steps} steps in ${seconds} s: ${broken.length === 0 ? 'every promise was kept' : `${broken.length} broke a promise`}.\n`,
  )
  return broken.length === 0 ? 0 : 1
}

function report({ seed, story, told, tries }: Verdict, about: string, json: boolean): void {
  if (!told.broken) return
  const { invariant, what } = told.broken
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ seed, about, invariant, what, steps: story.steps.length, story, lines: told.lines })}\n`,
    )
    return
  }
  process.stdout.write(
    `\nSeed ${seed}, ${about}, breaks “${invariant}”: ${INVARIANTS[invariant]}\n${what}\n\nThe shortest story of ${tries} that were tried, ${story.steps.length} steps, with ${JSON.stringify(story.setup)}:\n`,
  )
  print(told.lines)
}

const print = (lines: string[]) => process.stdout.write(lines.map((line) => `  ${line}\n`).join(''))

function number(text: string, name: string): number {
  const value = Number(text)
  if (Number.isFinite(value) && value > 0) return value
  process.stderr.write(`--${name} takes a number above 0.\n`)
  process.exit(2)
}

process.exitCode = await main()
