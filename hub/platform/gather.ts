/**
 * Turns many calls with one input each into few calls with many: while one is on its way, the next ones gather, as in
 * a group commit. A lone call leaves at once. Answers come in the order of the inputs.
 */
export function gather<I, O>(
  many: (inputs: I[]) => Promise<O[]>,
  { most }: { most: number },
): (input: I) => Promise<O> {
  let waiting: { input: I; resolve(answer: O): void; reject(error: unknown): void }[] = []
  let underWay = false

  async function leave(): Promise<void> {
    // Whatever is asked for in this very turn travels together.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const answers = await many(batch.map(({ input }) => input))
        for (const [index, { resolve, reject }] of batch.entries())
          if (index < answers.length) resolve(answers[index] as O)
          else reject(new Error('A gathered call was not answered.'))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    underWay = false
  }

  return (input) =>
    new Promise<O>((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (underWay) return
      underWay = true
      void leave()
    })
}
