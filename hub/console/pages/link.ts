import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ApiError, send } from '../api.ts'
import { html, type View } from '../html.ts'
import { toApiError, useAction } from '../load.ts'
import { BASE } from '../location.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Loading, Problem } from '../parts/notice.ts'
import type { Me } from '../session.ts'
import { Door } from './door.ts'

type Purpose = 'setup' | 'invitation'
type State =
  { at: 'asking' } | { at: 'dead'; error: ApiError } | { at: 'open'; email: string | null; role: string }

interface LinkPageProps {
  purpose: Purpose
  onSignedIn(me: Me): void
}

/** Where a one-time link leads: name and password make the account. The secret stays behind the # of the address. */
export function LinkPage({ purpose, onSignedIn }: LinkPageProps): View {
  const [secret] = useState(() => location.hash.slice(1))
  const [state, setState] = useState<State>({ at: 'asking' })
  useEffect(() => {
    send<{ email: string | null; role: string }>('POST', '/console/api/link', { secret, purpose }).then(
      (link) => setState({ at: 'open', ...link }),
      (error: unknown) => setState({ at: 'dead', error: secret ? toApiError(error) : cutOff(purpose) }),
    )
  }, [secret, purpose])

  if (state.at === 'asking')
    return h(Door, { title: 'Welcome', lead: 'One moment.' }, h(Loading, { what: 'your link' }))
  if (state.at === 'dead')
    return h(
      Door,
      { title: 'This link does not open', lead: 'Links to set a password work once, and not for long.' },
      html`${h(Problem, { error: state.error })}<a class="button" href="${BASE}/sign-in">Go to sign-in</a>`,
    )
  return h(AccountForm, { purpose, secret, email: state.email, onSignedIn })
}

function AccountForm({
  purpose,
  secret,
  email,
  onSignedIn,
}: LinkPageProps & { secret: string; email: string | null }): View {
  const setup = purpose === 'setup'
  const { start, busy, error } = useAction(async (event: Event) => {
    const { name, email: typed, password } = typedInto(event)
    const body = setup ? { secret, name, email: typed, password } : { secret, name, password }
    const path = setup ? '/console/api/setup' : '/console/api/accept-invite'
    onSignedIn((await send<{ user: Me }>('POST', path, body)).user)
  })
  const fields = error?.fields ?? {}
  const lead = setup
    ? 'You are the first admin of this hub. Choose what you sign in with; you can invite others afterwards.'
    : 'You were invited to this hub. Choose the password that you sign in with.'
  return h(
    Door,
    { title: setup ? 'Make the first admin' : 'Join your team', lead },
    html`<form class="stack" onSubmit=${start}>
      ${h(Field, { label: 'Your name', name: 'name', autocomplete: 'name', maxLength: 200, error: fields.name })}
      ${h(Field, {
        label: 'E-mail',
        name: 'email',
        type: 'email',
        autocomplete: 'username',
        error: fields.email,
        ...(email ? { value: email, readOnly: true } : {}),
      })}
      ${h(Field, {
        label: 'Password',
        name: 'password',
        type: 'password',
        autocomplete: 'new-password',
        maxLength: 200,
        hint: 'At least 12 characters. A few words make a good one.',
        error: fields.password,
      })}
      ${h(Problem, { error, beside: ['name', 'email', 'password'] })}
      <button class="primary" disabled=${busy}>${busy ? 'One moment…' : 'Set password and sign in'}</button>
    </form>`,
  )
}

const cutOff = (purpose: Purpose) =>
  new ApiError(
    410,
    'The end of this link is missing.',
    purpose === 'setup'
      ? 'Copy the whole line that the hub printed.'
      : 'Copy the whole link that you were sent.',
  )
