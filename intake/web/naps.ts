/** Pauses that can be ended early, all at once: the network is back, or the page is closed. */
export function makeNaps() {
  const ends = new Set<() => void>()
  return {
    nap: (ms: number) =>
      new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer)
          ends.delete(end)
          resolve()
        }
        const timer = setTimeout(end, ms)
        ends.add(end)
      }),
    wake() {
      for (const end of [...ends]) end()
    },
  }
}
