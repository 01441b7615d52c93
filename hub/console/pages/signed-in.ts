import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ApiError, send } from '../api.ts'
import type { ConnectionView } from '../connections/view.ts'
import { html, type View } from '../html.ts'
import { toApiError } from '../load.ts'
import { BASE, go, type Place } from '../location.ts'
import { Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'

/** Where a CRM leads back to after a sign-in. The code goes from the address to the hub, and nowhere else. */
export function SignedInPage({ place }: { place: Place }): View {
  const [answer] = useState(place.query)
  const [error, setError] = useState<ApiError>()
  useEffect(() => {
    history.replaceState(null, '', `${BASE}/connections/signed-in`)
    const { code, state, error: refused } = answer
    if (!code || !state) return setError(noCode(refused))
    send<{ connection: ConnectionView }>('POST', '/api/connections/oauth/finish', { code, state }).then(
      ({ connection }) => go(`${BASE}/connections/${encodeURIComponent(connection.id)}`, { replace: true }),
      (failure: unknown) => setError(toApiError(failure)),
    )
  }, [answer])
  if (!error)
    return html`${h(PageHead, { title: 'Signing in' })}${h(Loading, { what: 'what the CRM answers' })}`
  return html`${h(PageHead, { title: 'The sign-in did not work' })} ${h(Problem, { error })}
    <p class="row">
      <a class="button primary" href="${BASE}/connections/new">Begin again</a>
      <a class="button" href="${BASE}/connections">Go to the connections</a>
    </p>`
}

/** Only known words: whatever else stands in the address was written by nobody knows whom. */
function noCode(refused: string | undefined): ApiError {
  if (refused === 'access_denied')
    return new ApiError(
      0,
      'The CRM was not told to let us in.',
      'Somebody pressed “cancel” there, or may not allow it. Nothing was changed; begin again when you like.',
    )
  if (refused)
    return new ApiError(
      0,
      'The CRM did not let you sign in.',
      'Check the client id, the redirect address and the permissions of the app that you made there.',
    )
  return new ApiError(0, 'The CRM led back without an answer.', 'Begin again from the connections.')
}
