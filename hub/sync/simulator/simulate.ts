import fc from 'fast-check'
import type { Story } from './steps.ts'
import { stories } from './story.ts'
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
  steps: number
  openStores: OpenStores
  /** How many shorter stories are tried, and how long. */
  mostTries?: number
  shrinkMs?: number
  suffix?: () => string
}

/** Tells one story; where it breaks a promise, looks for the shortest story that breaks it. */
export async function simulate(options: SimulateOptions): Promise<Verdict> {
  const { seed, steps, openStores, mostTries = 2_000, shrinkMs = 20_000, suffix = () => '' } = options
  let first: Told | undefined
  let best: { story: Story; told: Told } | undefined
  let tries = 0
  const until = performance.now() + shrinkMs
  const play = async (story: Story): Promise<boolean> => {
    if (++tries > mostTries || (best && performance.now() > until)) return true
    const told = await tellStory(story, openStores, suffix())
    first ??= told
    const invariant = (best?.told ?? first).broken?.invariant
    if (!told.broken || told.broken.invariant !== invariant) return true
    best = { story, told }
    return false
  }
  const [whole] = fc.sample(stories(steps), { seed, numRuns: 1 })
  await fc.check(fc.asyncProperty(stories(steps), play), {
    seed,
    numRuns: 1,
    unbiased: true,
  } as fc.Parameters<[Story]>)
  if (best) return { seed, ok: false, ...best, tries }
  if (!first || !whole) throw new Error('No story was told.')
  return { seed, ok: true, story: whole, told: first, tries }
}
