import { h } from 'preact'
import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction } from '../load.ts'
import { ConfirmButton } from '../parts/dialog.ts'
import { Problem } from '../parts/notice.ts'
import { ShownOnce } from '../parts/secret.ts'
import { useMay } from '../session.ts'
import { exactly } from '../time.ts'
import type { AssessmentView } from './view.ts'

interface Link {
  url: string
  expiresAt: string
  mailed: boolean
}

/** A link for the prospect to an assessment that somebody else began, as long as there is something left to answer. */
export function Invitation({ assessment: { id, status, answers } }: { assessment: AssessmentView }): View {
  const may = useMay('assessments:write')
  const [link, setLink] = useState<Link>()
  const path = `/api/assessments/${encodeURIComponent(id)}/invitation`
  const { start, busy, error } = useAction(async (mail: boolean) =>
    setLink(await send<Link>('POST', path, { send: mail })),
  )
  const takeBack = async () => {
    await send('DELETE', path)
    setLink(undefined)
  }
  if (!may || (status !== 'invited' && status !== 'draft')) return null
  return html`<section class="card sheet">
    <h2>Invite the prospect</h2>
    <p class="muted">
      The link opens this assessment with what is known already. A new one ends those before it, also the one
      in the CRM, which then gets the new one.
    </p>
    <div role="status">
      ${
        link &&
        html`${h(ShownOnce, { label: 'Invitation link', secret: link.url })}
          <p class="small muted">
            ${link.mailed ? 'It is on its way to the contact. ' : ''}It works until
            ${exactly(link.expiresAt)}.
          </p>`
      }
    </div>
    ${h(Problem, { error })}
    <p class="row">
      <button disabled=${busy} onClick=${() => start(false)}>
        ${link ? 'Make another link' : 'Make a link'}
      </button>
      ${
        answers['contact.email']?.state === 'known' &&
        html`<button disabled=${busy} onClick=${() => start(true)}>Mail it to the contact</button>`
      }
      ${h(
        ConfirmButton,
        {
          label: 'Take back',
          quiet: true,
          title: 'Take the invitation back?',
          action: 'Take back',
          run: takeBack,
        },
        html`<p>Its link stops working. What the prospect has said so far stays.</p>`,
      )}
    </p>
  </section>`
}
