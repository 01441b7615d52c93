import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { ApiError, get } from './api.ts'

/** What a page knows of something it reads from the hub. Old data stay while new ones are fetched or fail. */
export interface Loaded<T> {
  data: T | undefined
  error: ApiError | undefined
  reload(): void
}

const VISIBLE_MS = 3000
const HIDDEN_MS = 60_000

/**
 * Reads a path and, when `live`, reads it again every 3 s while somebody looks, every minute while nobody does.
 * `path` null: nothing to read yet.
 */
export function useLoad<T>(path: string | null, { live = false } = {}): Loaded<T> {
  const [state, setState] = useState<{ path: string | null; data?: T; error?: ApiError }>({ path })
  const [round, setRound] = useState(0)
  const silent = useRef(false)
  const reload = useCallback(() => setRound((last) => last + 1), [])

  useEffect(() => {
    if (path === null) return
    const stop = new AbortController()
    const again = () => {
      silent.current = true
      setRound((last) => last + 1)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const plan = () => {
      if (live && !stop.signal.aborted) timer = setTimeout(again, document.hidden ? HIDDEN_MS : VISIBLE_MS)
    }
    const background = silent.current
    silent.current = false
    get<T>(path, { signal: stop.signal, background })
      .then(
        (data) => {
          if (!stop.signal.aborted)
            setState((last) =>
              sameJson(last.data, data) && last.path === path && !last.error ? last : { path, data },
            )
        },
        (error: unknown) => {
          if (!stop.signal.aborted)
            setState((last) => ({ ...(last.path === path ? last : { path }), error: toApiError(error) }))
        },
      )
      .finally(plan)
    const shown = () => {
      if (live && !document.hidden) again()
    }
    document.addEventListener('visibilitychange', shown)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', shown)
    }
  }, [path, round, live])

  const current = state.path === path
  return { data: current ? state.data : undefined, error: current ? state.error : undefined, reload }
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export const toApiError = (error: unknown): ApiError =>
  error instanceof ApiError
    ? error
    : new ApiError(0, 'Something went wrong on this page.', 'Load the page again.')

/** Something a person sets off: at most one at a time, with its failure kept until the next try. */
export function useAction<A extends unknown[]>(run: (...args: A) => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError>()
  const start = async (...args: A): Promise<boolean> => {
    setBusy(true)
    setError(undefined)
    try {
      await run(...args)
      return true
    } catch (thrown) {
      setError(toApiError(thrown))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { start, busy, error, clear: () => setError(undefined) }
}
