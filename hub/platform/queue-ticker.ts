/** Timers that repeat until stopped; they keep no process alive. */
export function createTicker() {
  const timers = new Set<NodeJS.Timeout>()
  return {
    every(everyMs: number, tick: () => void) {
      timers.add(setInterval(tick, everyMs).unref())
    },
    stop() {
      for (const timer of timers) clearInterval(timer)
      timers.clear()
    },
  }
}

/** Waits for `work`, at most `timeoutMs`; answers whether it finished. */
export async function within(work: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
