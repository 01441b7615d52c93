/** Lets so many run at once; the others wait in their order. */
export function makeGate(places: number): <T>(act: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = places
  return async (act) => {
    if (free === 0) await new Promise<void>((turn) => waiting.push(turn))
    else free--
    try {
      return await act()
    } finally {
      const next = waiting.shift()
      // A place is handed over, so that nobody slips in between.
      if (next) next()
      else free++
    }
  }
}
