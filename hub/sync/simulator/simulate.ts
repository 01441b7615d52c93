import fc from 'fast-check'
import type { Story } from './steps.ts'
import { tellStory, type Told } from './tell-story.ts'
import type { OpenStores } from './world.ts'

export interface Verdict {
  seed: number
  ok: boolean
  /** The whole story, or the shortest one that breaks the same. */
  story: Story
  told: Told
  /** Stories that were tried to find the shortest. */
  tries: number
}

export interface SimulateOptions {
  seed: number
  /** What kind of story. */
  stories: fc.Arbitrary<Story>
  openStores: OpenStores
  /** How many shorter stories are tried, and how long. */
  mostTries?: number
  shrinkMs?: number
  /** Where stories share a database: what tells the ids of each story from those of the others. */
  suffix?: () => string
}

/** The same story twice, the webhooks of its end in another order: both end in the same state. */
async function tellTwice(story: Story, openStores: OpenStores, suffix?: () => string): Promise<Told> {
  const told = await tellStory(story, openStores, suffix ? { suffix: suffix() } : {})
  // On a shared database ids are random, and ends cannot be compared.
  if (told.broken || suffix) return told
  const again = await tellStory(story, openStores, { order: 'backwards, each twice' })
  if (again.broken) return again
  if (again.end === told.end) return told
  const what = `The webhooks of the last edits, backwards and each twice, end otherwise.\n${told.end}\n${again.end}`
  return { ...told, broken: { invariant: 'order independence', what } }
}

/** Tells one story; where it breaks a promise, looks for the shortest story that breaks it. */
export async function simulate(options: SimulateOptions): Promise<Verdict> {
  const { seed, stories, openStores, mostTries = 2_000, shrinkMs = 20_000, suffix } = options
  let first: { story: Story; told: Told } | undefined
  let best: { story: Story; told: Told } | undefined
  let tries = 0
  const until = performance.now() + shrinkMs
  const play = async (story: Story): Promise<boolean> => {
    if (++tries > mostTries || (best && performance.now() > until)) return true
    const told = await tellTwice(story, openStores, suffix)
    first ??= { story, told }
    const { invariant } = first.told.broken ?? {}
    if (!told.broken || told.broken.invariant !== invariant) return true
    best = { story, told }
    return false
  }
  await fc.check(fc.asyncProperty(stories, play), { seed, numRuns: 1, unbiased: true })
  if (best) return { seed, ok: false, ...best, tries }
  if (!first) throw new Error('No story was told.')
  return { seed, ok: true, ...first, tries }
}
