import { h } from 'preact'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Problem } from '../parts/notice.ts'
import type { Me } from '../session.ts'
import { Door } from './door.ts'

interface SignInProps {
  needsSetup: boolean
  /** Says why somebody who was inside is here again. */
  ended?: boolean
  onSignedIn(me: Me): void
}

export function SignIn({ needsSetup, ended = false, onSignedIn }: SignInProps): View {
  const { start, busy, error } = useAction(async (event: Event) => {
    const { email, password } = typedInto(event)
    const { user } = await send<{ user: Me }>('POST', '/console/api/sign-in', { email, password })
    onSignedIn(user)
  })
  return h(
    Door,
    {
      title: 'Sign in',
      lead: ended
        ? 'Your session has ended. Sign in to go on where you were.'
        : 'To your assessments and connections.',
    },
    html`${
        needsSetup &&
        html`<div class="notice brand">
          <p>
            <strong>Nobody has an account yet.</strong> Open the one-time link that the hub printed when it
            started; it makes the first admin. The link lives one hour; starting the hub again prints a new
            one.
          </p>
        </div>`
      }
      <form class="stack" onSubmit=${start}>
        ${h(Field, { label: 'E-mail', name: 'email', type: 'email', autocomplete: 'username', error: error?.fields.email })}
        ${h(Field, { label: 'Password', name: 'password', type: 'password', autocomplete: 'current-password', error: error?.fields.password })}
        ${h(Problem, { error, beside: ['email', 'password'] })}
        <button class="primary" disabled=${busy}>${busy ? 'Signing in…' : 'Sign in'}</button>
      </form>
      <p class="small muted">
        Forgot your password? An admin can remove your account and invite you again.
      </p>`,
  )
}
