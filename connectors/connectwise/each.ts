/** ConnectWise has no batch calls, and asks integrations to keep their parallel ones few. */
export const MAX_PARALLEL = 4

/** Does the same for each, a few at a time; the answers keep the order. The first failure ends it. */
export async function eachOf<T, R>(all: T[], parallel: number, act: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = new Array<R>(all.length)
  const queue = all.entries()
  const work = async () => {
    for (const [index, one] of queue) answers[index] = await act(one)
  }
  await Promise.all(Array.from({ length: Math.min(parallel, all.length) }, work))
  return answers
}
