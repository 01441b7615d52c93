import { h } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { ROLES, type Role } from '../../domain/access.ts'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { ConfirmButton, Dialog } from '../parts/dialog.ts'
import { Field, typedInto } from '../parts/field.ts'
import { Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { ShownOnce } from '../parts/secret.ts'
import { Table } from '../parts/table.ts'
import { When } from '../parts/time.ts'
import { MeContext } from '../session.ts'

interface Member {
  id: string
  name: string
  email: string
  role: Role
  lastSignInAt?: string
}
interface Invitation {
  id: string
  email: string
  role: Role
  expiresAt: string
}
interface Team {
  items: Member[]
  invitations: Invitation[]
}

const ROLE_WORDS: Record<Role, string> = { admin: 'Admin', rep: 'Rep' }
const ROLE_MEANS: Record<Role, string> = {
  rep: 'Sees and edits assessments; sees connections, mappings and runs.',
  admin: 'Everything a rep does, and connections, mappings, team and keys.',
}

export function TeamPage(): View {
  const { data, error, reload } = useLoad<Team>('/api/team')
  const [inviting, setInviting] = useState(false)
  return html`${h(
    PageHead,
    { title: 'Team', lead: 'The people who may sign in here.' },
    html`<button class="primary" onClick=${() => setInviting(true)}>Invite a person</button>`,
  )}
  ${h(Problem, { error, again: reload })} ${!data && !error && h(Loading, { what: 'the team' })}
  ${data && h(Members, { members: data.items, reload })}
  ${data && data.invitations.length > 0 && h(Invitations, { invitations: data.invitations, reload })}
  ${
    inviting &&
    h(InviteDialog, {
      onClose() {
        setInviting(false)
        reload()
      },
    })
  }`
}

const ACTIONS = { label: 'Actions', actions: true } as const

function Members({ members, reload }: { members: Member[]; reload(): void }): View {
  const me = useContext(MeContext)
  const admins = members.filter(({ role }) => role === 'admin').length
  const cells = (member: Member): View[] => [
    html`${member.name}${member.id === me?.id && html` <span class="muted">(you)</span>`}`,
    member.email,
    ROLE_WORDS[member.role],
    member.lastSignInAt ? h(When, { at: member.lastSignInAt }) : '–',
    member.role === 'admin' && admins === 1
      ? html`<span class="muted small">the only admin</span>`
      : h(RemoveMember, { member, reload }),
  ]
  return h(Table, {
    label: 'People',
    columns: ['Name', 'E-mail', 'Role', 'Last sign-in', ACTIONS],
    rows: members.map((member) => ({ key: member.id, cells: cells(member) })),
  })
}

function RemoveMember({ member, reload }: { member: Member; reload(): void }): View {
  const run = async () => {
    await send('DELETE', `/api/team/${member.id}`)
    reload()
  }
  return h(
    ConfirmButton,
    {
      label: 'Remove',
      about: member.name,
      quiet: true,
      danger: true,
      title: `Remove ${member.name}?`,
      action: 'Remove',
      run,
    },
    html`<p>
      ${member.name} is signed out on every device now, and can no longer sign in. Assessments and their
      timeline keep what they did. To let them back in, invite them again.
    </p>`,
  )
}

function Invitations({ invitations, reload }: { invitations: Invitation[]; reload(): void }): View {
  return html`<h2 class="section">Open invitations</h2>
    ${h(Table, {
      label: 'Open invitations',
      columns: ['E-mail', 'Role', 'Link ends', ACTIONS],
      rows: invitations.map(({ id, email, role, expiresAt }) => ({
        key: id,
        cells: [email, ROLE_WORDS[role], h(When, { at: expiresAt }), h(Withdraw, { id, email, reload })],
      })),
    })}`
}

function Withdraw({ id, email, reload }: { id: string; email: string; reload(): void }): View {
  const run = async () => {
    await send('DELETE', `/api/team/invitations/${id}`)
    reload()
  }
  return h(
    ConfirmButton,
    {
      label: 'Withdraw',
      about: `the invitation of ${email}`,
      quiet: true,
      title: 'Withdraw this invitation?',
      action: 'Withdraw',
      run,
    },
    html`<p>The link that ${email} has stops working. Nothing else changes.</p>`,
  )
}

function InviteDialog({ onClose }: { onClose(): void }): View {
  const [made, setMade] = useState<{ url: string; email: string }>()
  const { start, busy, error } = useAction(async (event: Event) => {
    const { email, role } = typedInto(event)
    setMade(await send<{ url: string; email: string }>('POST', '/api/team/invitations', { email, role }))
  })
  if (made)
    return h(
      Dialog,
      { title: 'Send them this link', onClose },
      html`<p>
          It lets ${made.email} set a password. It works once, lives 24 hours, and is shown only now: the hub
          keeps no copy of it.
        </p>
        ${h(ShownOnce, { label: 'Invitation link', secret: made.url })}
        <div class="dialog-actions"><button class="primary" onClick=${onClose}>Done</button></div>`,
    )
  const choice = (role: Role) =>
    html`<label class="check">
      <input type="radio" name="role" value=${role} defaultChecked=${role === 'rep'} />
      <span>${ROLE_WORDS[role]}<br /><span class="hint">${ROLE_MEANS[role]}</span></span>
    </label>`
  return h(
    Dialog,
    { title: 'Invite a person', onClose },
    html`<form class="stack" onSubmit=${start}>
      ${h(Field, { label: 'E-mail', name: 'email', type: 'email', autocomplete: 'off', error: error?.fields.email })}
      <fieldset>
        <legend>Role</legend>
        ${[...ROLES].reverse().map(choice)}
      </fieldset>
      ${h(Problem, { error, beside: ['email'] })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>Make the link</button>
      </div>
    </form>`,
  )
}
