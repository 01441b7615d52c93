import { h } from 'preact'
import { html, type View } from '../html.ts'
import { Field } from '../parts/field.ts'
import { ShownOnce } from '../parts/secret.ts'
import type { AuthView } from './view.ts'

interface Props {
  kinds: AuthView[]
  /** The way that is chosen. */
  kind: AuthView
  redirectUri: string
  /** By the field's path in the request. */
  errors: Record<string, string | undefined>
  onPick(kind: AuthView): void
}

/** The ways to sign in to a CRM, and what the chosen one asks for. What is secret is shown never again. */
export function SignInFields({ kinds, kind, redirectUri, errors, onPick }: Props): View {
  return html`${kinds.length > 1 && h(Ways, { kinds, kind, onPick })}
  ${
    kind.help &&
    html`<details class="help" open>
      <summary>Where to find it</summary>
      <p>${kind.help}</p>
    </details>`
  }
  ${
    kind.oauth &&
    html`<div class="field">
      <span class="label">Redirect address</span>
      <p class="hint">Enter it in the app that you make there.</p>
      ${h(ShownOnce, { label: 'Redirect address', secret: redirectUri })}
    </div>`
  }
  ${kind.fields.map((field) =>
    h(Field, {
      key: `${kind.id}.${field.name}`,
      label: field.optional ? `${field.label} (optional)` : field.label,
      name: credentialName(field.name),
      type: field.secret ? 'password' : 'text',
      autocomplete: 'off',
      spellcheck: false,
      required: !field.optional,
      hint: [field.help, field.secret ? 'Stored sealed, never shown again.' : ''].filter(Boolean).join(' '),
      error: errors[`credentials.${field.name}`],
    }),
  )}`
}

function Ways({ kinds, kind, onPick }: Pick<Props, 'kinds' | 'kind' | 'onPick'>): View {
  return html`<fieldset class="choices">
    <legend>How to sign in</legend>
    ${kinds.map(
      (one, index) =>
        html`<label class="check"
          ><input
            type="radio"
            name="auth"
            value=${one.id}
            checked=${one.id === kind.id}
            onChange=${() => onPick(one)}
          /><span>${one.title}${index === 0 && html` <span class="muted">recommended</span>`}</span></label
        >`,
    )}
  </fieldset>`
}

const credentialName = (name: string): string => `credential.${name}`

/** What was typed for the chosen way; optional fields that were left blank are not sent. */
export const credentialsTyped = ({ fields }: AuthView, typed: Record<string, string>) =>
  Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = typed[credentialName(name)]?.trim() ?? ''
      return value === '' ? [] : [[name, value]]
    }),
  )

export const credentialPaths = ({ fields }: AuthView): string[] =>
  fields.map(({ name }) => `credentials.${name}`)
