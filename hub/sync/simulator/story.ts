import fc from 'fast-check'
import { setup, step } from './chances.ts'
import { SCENES, type Scene } from './scenes.ts'
import type { Setup, Step, Story } from './steps.ts'

const SCENES_A_SEED = 2

/** Stories of one kind. */
export interface Telling {
  about: string
  stories: fc.Arbitrary<Story>
}

/** What one seed tells: a story by chance, and some around the next delicate moments. */
export const tellingsOf = (seed: number, length: number): Telling[] => [
  { about: 'whatever happens', stories: walks(length) },
  ...Array.from(
    { length: SCENES_A_SEED },
    (_, index) => SCENES[(seed * SCENES_A_SEED + index) % SCENES.length],
  )
    .filter((scene) => scene !== undefined)
    .map(around),
]

/** A story of exactly so many steps, each by chance. */
export const walks = (length: number): fc.Arbitrary<Story> =>
  new Stories(setup, (random) => ({
    setup: setup.generate(random, undefined),
    steps: some(length, random),
  }))

const MOST_BEFORE = 2
const MOST_AFTER = 3

/** A story around a delicate moment, with a few steps of chance before and after it. */
export function around({ name: about, setup: given, steps }: Scene): Telling {
  const settled = setup.map((one): Setup => ({ ...one, synced: true, stranger: false, ...given }))
  const stories = new Stories(settled, (random) => ({
    setup: settled.generate(random, undefined),
    steps: [
      ...some(random.nextInt(0, MOST_BEFORE), random),
      ...steps.generate(random, undefined).value.map((one) => ({ of: fc.constant(one), is: whole(one) })),
      ...some(random.nextInt(0, MOST_AFTER), random),
    ],
  }))
  return { about, stories }
}

/** A step, and what it can be made plainer by. */
interface Taken {
  of: fc.Arbitrary<Step>
  is: fc.Value<Step>
}

const some = (length: number, random: fc.Random): Taken[] =>
  Array.from({ length }, () => ({ of: step, is: step.generate(random, undefined) }))
const whole = (one: Step) => new fc.Value(one, undefined)

interface Known {
  setup: fc.Value<Setup>
  steps: Taken[]
}

/** Shrinks by leaving out runs of steps first, then by making single ones plainer. */
class Stories extends fc.Arbitrary<Story> {
  readonly #setup: fc.Arbitrary<Setup>
  readonly #make: (random: fc.Random) => Known
  constructor(of: fc.Arbitrary<Setup>, make: (random: fc.Random) => Known) {
    super()
    this.#setup = of
    this.#make = make
  }

  generate(random: fc.Random): fc.Value<Story> {
    return valueOf(this.#make(random))
  }

  canShrinkWithoutContext(_value: unknown): _value is Story {
    return false
  }

  shrink(_value: Story, context: unknown): fc.Stream<fc.Value<Story>> {
    return fc.stream(isKnown(context) ? shorter(this.#setup, context) : [][Symbol.iterator]())
  }
}

function* shorter(
  of: fc.Arbitrary<Setup>,
  { setup: before, steps }: Known,
): IterableIterator<fc.Value<Story>> {
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < steps.length; from += size)
      yield valueOf({ setup: before, steps: [...steps.slice(0, from), ...steps.slice(from + size)] })
  for (const [index, one] of steps.entries())
    for (const plainer of one.of.shrink(one.is.value, one.is.context))
      yield valueOf({ setup: before, steps: steps.with(index, { ...one, is: plainer }) })
  for (const plainer of of.shrink(before.value, before.context)) yield valueOf({ setup: plainer, steps })
}

const valueOf = (known: Known): fc.Value<Story> =>
  new fc.Value({ setup: known.setup.value, steps: known.steps.map(({ is }) => is.value) }, known)

const isKnown = (context: unknown): context is Known =>
  typeof context === 'object' && context !== null && 'setup' in context && 'steps' in context
