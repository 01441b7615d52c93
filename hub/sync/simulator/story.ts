import fc from 'fast-check'
import { setup, step, type Setup, type Step, type Story } from './steps.ts'

/** A story of exactly so many steps; it shrinks by leaving out runs of steps first, then by making single ones plainer. */
export const stories = (length: number): fc.Arbitrary<Story> => new Stories(length)

interface Known {
  setup: fc.Value<Setup>
  steps: fc.Value<Step>[]
}

class Stories extends fc.Arbitrary<Story> {
  readonly #length: number
  constructor(length: number) {
    super()
    this.#length = length
  }

  generate(random: fc.Random): fc.Value<Story> {
    return valueOf({
      setup: setup.generate(random, undefined),
      steps: Array.from({ length: this.#length }, () => step.generate(random, undefined)),
    })
  }

  canShrinkWithoutContext(_value: unknown): _value is Story {
    return false
  }

  shrink(_value: Story, context: unknown): fc.Stream<fc.Value<Story>> {
    return fc.stream(isKnown(context) ? shorter(context) : [][Symbol.iterator]())
  }
}

function* shorter({ setup: before, steps }: Known): IterableIterator<fc.Value<Story>> {
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < steps.length; from += size)
      yield valueOf({ setup: before, steps: [...steps.slice(0, from), ...steps.slice(from + size)] })
  for (const [index, one] of steps.entries())
    for (const plainer of step.shrink(one.value, one.context))
      yield valueOf({ setup: before, steps: steps.with(index, plainer) })
  for (const plainer of setup.shrink(before.value, before.context)) yield valueOf({ setup: plainer, steps })
}

const valueOf = (known: Known): fc.Value<Story> =>
  new fc.Value({ setup: known.setup.value, steps: known.steps.map(({ value }) => value) }, known)

const isKnown = (context: unknown): context is Known =>
  typeof context === 'object' && context !== null && 'setup' in context && 'steps' in context
