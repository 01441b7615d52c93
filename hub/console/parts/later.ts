import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ApiError } from '../api.ts'
import type { View } from '../html.ts'
import { toApiError } from '../load.ts'
import { Loading, Problem } from './notice.ts'

interface LaterProps {
  /** Brings the page's code and draws it; fetched when somebody goes there. */
  load: () => Promise<() => View>
}

/** A page whose code few people need: it stays out of what everybody loads first. */
export function Later({ load }: LaterProps): View {
  const [page, setPage] = useState<{ draw: () => View }>()
  const [error, setError] = useState<ApiError>()
  useEffect(() => {
    load().then(
      (draw) => setPage({ draw }),
      (thrown: unknown) => setError(toApiError(thrown)),
    )
    // The page is mounted anew for another address.
  }, [])
  if (error) return h(Problem, { error })
  return page ? page.draw() : h(Loading, { what: 'the page' })
}
