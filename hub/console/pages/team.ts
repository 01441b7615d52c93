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

function Members({ members, reload }: { members: Member[]; reload(): void }): View {
  const me = useContext(MeContext)
  const admins = members.filter(({ role }) => role === 'admin').length
  const row = (member: Member) => {
    const lastAdmin = member.role === 'admin' && admins === 1
    return html`<tr>
      <th scope="row">${member.name}${member.id === me?.id && html` <span class="muted">(you)</span>`}</th>
      <td>${member.email}</td>
      <td>${ROLE_WORDS[member.role]}</td>
      <td>${member.lastSignInAt ? h(When, { at: member.lastSignInAt }) : '–'}</td>
      <td class="actions">
        ${lastAdmin ? html`<span class="muted small">the only admin</span>` : h(RemoveMember, { member, reload })}
      </td>
    </tr>`
  }
  return html`<div class="table" tabindex="0" role="region" aria-label="People">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">E-mail</th>
          <th scope="col">Role</th>
          <th scope="col">Last sign-in</th>
          <th scope="col"><span class="visually-hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${members.map(row)}
      </tbody>
    </table>
  </div>`
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
  const row = ({ id, email, role, expiresAt }: Invitation) => {
    const run = async () => {
      await send('DELETE', `/api/team/invitations/${id}`)
      reload()
    }
    return html`<tr>
      <th scope="row">${email}</th>
      <td>${ROLE_WORDS[role]}</td>
      <td>${h(When, { at: expiresAt })}</td>
      <td class="actions">
        ${h(
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
        )}
      </td>
    </tr>`
  }
  return html`<h2 class="section">Open invitations</h2>
    <div class="table" tabindex="0" role="region" aria-label="Open invitations">
      <table>
        <thead>
          <tr>
            <th scope="col">E-mail</th>
            <th scope="col">Role</th>
            <th scope="col">Link ends</th>
            <th scope="col"><span class="visually-hidden">Actions</span></th>
          </tr>
        </thead>
        <tbody>
          ${invitations.map(row)}
        </tbody>
      </table>
    </div>`
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
      ${!error?.fields.email && h(Problem, { error })}
      <div class="dialog-actions">
        <button type="button" onClick=${onClose}>Cancel</button>
        <button class="primary" disabled=${busy}>Make the link</button>
      </div>
    </form>`,
  )
}
