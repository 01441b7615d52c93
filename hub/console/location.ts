import { useEffect, useState } from 'preact/hooks'

/** Where the console stands: the path below `/console`, and what the address filters by. */
export interface Place {
  path: string
  query: Record<string, string>
}

export const BASE = '/console'

/** `/console/runs?connection=1` → `/runs` and its query. */
export function placeOf({ pathname, search }: { pathname: string; search: string }): Place {
  const path = pathname.slice(BASE.length).replace(/\/+$/, '')
  return { path: path || '/', query: Object.fromEntries(new URLSearchParams(search)) }
}

/** The parameters of a path that fits a pattern such as `/assessments/:id`, else null. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decode(value)
    else if (part !== value) return null
  }
  return params
}

/** An address somebody mangled is no reason to fail. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Only pages of this console: never a place that somebody put into a link to sign in. */
export const safeReturn = (to: string | undefined): string =>
  to && /^\/[\w-]/.test(to) && !to.includes('\\') ? to : BASE

const MOVED = 'console:moved'

export function go(href: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', href)
  dispatchEvent(new Event(MOVED))
}

/** The present place; draws again when it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location))
  useEffect(() => {
    const moved = () => setPlace(placeOf(location))
    const events = ['popstate', MOVED] as const
    for (const event of events) addEventListener(event, moved)
    return () => events.forEach((event) => removeEventListener(event, moved))
  }, [])
  return place
}

/** Follows links inside the console without loading the page anew. */
export function followLinks(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.target || link.origin !== location.origin || !link.pathname.startsWith(BASE)) return
    if (link.hash && link.pathname === location.pathname) return
    event.preventDefault()
    go(link.pathname + link.search)
    scrollTo(0, 0)
  })
}
