import { h } from 'preact'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE } from '../location.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { Table } from '../parts/table.ts'
import { When } from '../parts/time.ts'

interface MailLine {
  id: string
  kind: 'resume' | 'colleague' | 'invitation' | 'reminder'
  state: 'waiting' | 'sent' | 'shown' | 'dead'
  assessmentId: string
  attempts: number
  failure?: string
  createdAt: string
  to?: string
  subject?: string
}
interface Mail extends MailLine {
  text: string
  action?: { label: string; url: string }
}

const KINDS: Record<MailLine['kind'], string> = {
  resume: 'Link to continue',
  colleague: 'Link for a colleague',
  invitation: 'Invitation',
  reminder: 'Reminder',
}
const STATES: Record<MailLine['state'], [shade: string, word: string]> = {
  waiting: ['attention', 'Waits'],
  sent: ['good', 'Sent'],
  shown: ['unchecked', 'Shown here'],
  dead: ['danger', 'Given up'],
}

/** Mails that went out, wait, or could not be sent; in the demo they are read here. */
export function MailsPage(): View {
  const { data, error, reload } = useLoad<{ items: MailLine[]; readable: boolean }>('/api/mail', {
    live: true,
  })
  const lead = data?.readable
    ? 'There is no mail server, so nothing leaves this machine: the mails are shown here.'
    : 'What the hub sent to prospects. Words and links are kept only until the mail server has them.'
  return html`${h(PageHead, { title: 'Mail', lead })} ${h(Problem, { error, again: reload })}
  ${!data && !error && h(Loading, { what: 'the mails' })}
  ${
    data?.items.length === 0 &&
    h(
      Empty,
      { title: 'No mails yet' },
      html`<p>
        A mail appears here when a prospect asks for their link, when you mail an invitation, or when a
        reminder goes out.
      </p>`,
    )
  }
  ${data && data.items.length > 0 && h(MailTable, { mails: data.items, readable: data.readable })}`
}

function MailTable({ mails, readable }: { mails: MailLine[]; readable: boolean }): View {
  const cells = (one: MailLine): View[] => {
    const [shade, word] = STATES[one.state]
    const title = one.subject ?? KINDS[one.kind]
    return [
      readable ? html`<a href="${BASE}/mail/${encodeURIComponent(one.id)}">${title}</a>` : title,
      KINDS[one.kind],
      one.to ?? html`<span class="muted">not kept</span>`,
      html`<span class="badge ${shade}">${word}</span>
        ${one.failure && html`<span class="small muted">${one.failure}, ${one.attempts} tries</span>`}`,
      html`<a href="${BASE}/assessments/${encodeURIComponent(one.assessmentId)}">Open</a>`,
      h(When, { at: one.createdAt }),
    ]
  }
  return h(Table, {
    label: 'Mails',
    columns: ['Subject', 'Kind', 'To', 'State', 'Assessment', 'Written'],
    rows: mails.map((one) => ({ key: one.id, cells: cells(one) })),
  })
}

/** One mail as its reader gets it; in the demo alone. */
export function MailPage({ id }: { id: string }): View {
  const { data, error, reload } = useLoad<Mail>(`/api/mail/${encodeURIComponent(id)}`)
  return html`${h(PageHead, { title: data?.subject ?? 'Mail', lead: data?.to ? `To ${data.to}` : '' })}
    ${h(Problem, { error, again: reload })} ${!data && !error && h(Loading, { what: 'the mail' })}
    ${
      data &&
      html`<section class="card sheet">
        <pre class="mail-text">${data.text}</pre>
        ${data.action && html`<p><a class="button primary" href=${data.action.url}>${data.action.label}</a></p>`}
      </section>`
    }
    <p><a href="${BASE}/mail">All mails</a></p>`
}
