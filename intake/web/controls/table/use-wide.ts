import { useEffect, useState } from 'preact/hooks'

const WIDE = '(min-width: 700px)'

/** Whether there is room for a sheet. At 200 % zoom there is not, and cards take over. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const look = () => setWide(query.matches)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return wide
}
