import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkAll } from './crash-check.ts'
import { startCrmProcess } from './crash-crm.ts'
import { startMortalHub, type MortalHub } from './crash-hub.ts'
import { courseOf } from './crash-moments.ts'
import { linesOf, personOf, talk, type Person } from './talk.ts'

export interface CrashOptions {
  seed: number
  /** Submissions; the hub is killed in the course of each. */
  rounds: number
  /** Submissions at the same time; one kill hits all of them. */
  abreast: number
  /** Hears how far it is. */
  tell?(line: string): void
}

export interface CrashReport {
  seed: number
  submissions: number
  kills: number
  /** Lines that had to be sent again because the hub was gone. */
  sentAgain: number
  restartMs: number
  /** From the last start to nothing being behind. */
  settledMs: number
  durationMs: number
  /** What did not hold, in sentences. */
  problems: string[]
}

const SETTLE_TIMEOUT_MS = 60_000
const SETTLE_PAUSE_MS = 200

/** Kills a real hub at random moments of real submissions, and looks at what the CRM has afterwards. */
export async function crashTest({
  seed,
  rounds,
  abreast,
  tell = () => {},
}: CrashOptions): Promise<CrashReport> {
  const startedAt = Date.now()
  const dir = await mkdtemp(join(tmpdir(), 'entourage-crash-'))
  const crm = await startCrmProcess(dir)
  let hub: MortalHub | undefined
  try {
    hub = await startMortalHub(join(dir, 'hub'), crm)
    const people = Array.from({ length: rounds + 1 }, (_, number) => personOf(number))
    const [undisturbed, ...others] = people
    if (undisturbed) await submit(hub, undisturbed)
    const sentAgain = await submitAll(hub, others, { seed, abreast, tell })
    await hub.kill()
    const restartedAt = Date.now()
    const behind = await settle(hub)
    const settledMs = Date.now() - restartedAt
    const problems = await checkAll(people, await hub.assessments(), hub.connectionId, crm)
    return {
      seed,
      submissions: rounds,
      kills: hub.kills(),
      sentAgain,
      restartMs: hub.restarts.toSorted((a, b) => a - b)[Math.floor(hub.restarts.length / 2)] ?? 0,
      settledMs,
      durationMs: Date.now() - startedAt,
      problems: behind > 0 ? [`${behind} assessments were still behind in the end.`, ...problems] : problems,
    }
  } finally {
    await hub?.stop()
    await crm.program.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

/** Everybody submits, some at a time; the hub is killed once at least in the course of each. */
async function submitAll(
  hub: MortalHub,
  people: Person[],
  { seed, abreast, tell }: { seed: number; abreast: number; tell(line: string): void },
): Promise<number> {
  const waiting = people.map((person, number) => ({
    person,
    course: courseOf(seed, number, linesOf(person).length),
  }))
  let [sentAgain, done] = [0, 0]
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { person, course } = next
      const { line: fatalLine, delayMs } = course.moment
      let killed: Promise<void> | undefined
      const onLine = (line: number) => {
        if (line !== fatalLine) return
        killed = after(delayMs).then(() => hub.kill())
        // Awaited below; until then its failure is no surprise to the process.
        killed.catch(() => {})
      }
      sentAgain += await submit(hub, person, course.thinkMs, onLine)
      await killed
      done += 1
      tell(`${done} of ${people.length} submitted, the hub killed ${hub.kills()} times`)
    }
  }
  // All of them come to their end before a failure of one is told: none may start the hub again behind our back.
  const outcomes = await Promise.allSettled(Array.from({ length: abreast }, one))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  return sentAgain
}

/** A whole conversation; answers how many lines had to be sent again. */
async function submit(
  hub: MortalHub,
  person: Person,
  thinkMs: number[] = [],
  onLine: (line: number) => void = () => {},
): Promise<number> {
  const conversation = await talk(hub.url)
  let again = 0
  for (const [line, text] of linesOf(person).entries()) {
    await after(thinkMs[line] ?? 0)
    onLine(line)
    if ((await conversation.say(text)) > 1) again += 1
  }
  return again
}

/** Waits until nothing is behind; answers how much is when patience ends. */
async function settle(hub: MortalHub): Promise<number> {
  const until = Date.now() + SETTLE_TIMEOUT_MS
  for (;;) {
    const behind = await hub.behind()
    if (behind === 0 || Date.now() > until) return behind
    await after(SETTLE_PAUSE_MS)
  }
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
