import { html } from 'htm/preact'
import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Translate } from '../../hub/domain/languages.ts'
import { labelOf, STEPS } from '../../hub/domain/vocabulary.ts'
import type { Actions } from './actions.ts'
import { object, text } from './activity.ts'
import { useWords } from './language.ts'
import { reasonFor } from './link-to-share.ts'

interface MadeLink {
  id: string
  /** Who it is for, and what it opens. */
  what: string
  /** ISO 8601. */
  expiresAt: string
  opened: boolean
  revoked: boolean
}

/** The links that were mailed or made for colleagues: to whom, until when; each can be taken back. */
export function YourLinks({ actions }: { actions: Actions }) {
  const { t, failed, ...words } = useWords()
  const own = linkWords(t)
  const [links, setLinks] = useState<MadeLink[]>([])
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const fail = (error: unknown) => setProblem(reasonFor(error, failed))
  const look = () =>
    actions.ask('GET', '/intake/links').then((reply) => setLinks(readLinks(reply.items, own)), fail)
  useEffect(() => void look(), [])
  const revoke = ({ id }: MadeLink) => {
    setBusy(true)
    setProblem('')
    void actions
      .ask('DELETE', `/intake/links/${encodeURIComponent(id)}`)
      .then(look, fail)
      .then(() => setBusy(false))
  }
  if (links.length === 0 && !problem) return null
  return html`<section class="stack links" aria-label=${own.title}>
    <strong class="small">${own.title}</strong>
    <ul>
      ${links.map(
        (link) =>
          html`<li key=${link.id}>
            <p class="small">
              ${link.what}<br /><span class="muted" role="status"
                >${own.state(link, t.date(link.expiresAt))}</span
              >
            </p>
            ${
              isAlive(link) &&
              html`<button
                type="button"
                disabled=${busy}
                aria-label=${`${own.revoke}: ${link.what}`}
                onClick=${() => revoke(link)}
              >
                ${own.revoke}
              </button>`
            }
          </li>`,
      )}
    </ul>
    ${problem && html`<p class="error" role="alert">${problem}</p>`}
    ${problem && h('button', { type: 'button', onClick: () => (setProblem(''), void look()) }, words.retry)}
  </section>`
}

const isAlive = ({ revoked, expiresAt }: MadeLink): boolean => !revoked && Date.parse(expiresAt) > Date.now()

function readLinks(items: unknown, own: ReturnType<typeof linkWords>): MadeLink[] {
  return (Array.isArray(items) ? items : []).map(object).map((item) => ({
    id: text(item.id),
    what:
      item.kind === 'colleague'
        ? own.forColleague(text(item.name) || text(item.email), labelOf(STEPS, text(item.step)))
        : own.forYou(text(item.email)),
    expiresAt: text(item.expiresAt),
    opened: text(item.openedAt) !== '',
    revoked: text(item.revokedAt) !== '',
  }))
}

const linkWords = (t: Translate) => ({
  title: t`Links that you made`,
  forYou: (email: string) => t`For you, sent to ${email}`,
  forColleague: (who: string, step: string) =>
    who ? t`For ${who}: the step “${t.text(step)}”` : t`For a colleague: the step “${t.text(step)}”`,
  state: ({ revoked, opened, expiresAt }: MadeLink, until: string): string => {
    if (revoked) return t`Taken back; it opens nothing any more`
    if (Date.parse(expiresAt) <= Date.now()) return t`Expired`
    return opened ? t`Opened; works until ${until}` : t`Not opened yet; works until ${until}`
  },
  revoke: t`Take back`,
})
