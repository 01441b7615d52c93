import { useEffect, useRef, useState } from 'preact/hooks'
import { h } from 'preact'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { BASE, type Place } from '../location.ts'
import type { Me } from '../session.ts'
import { Brand } from './brand.ts'

interface Entry {
  path: string
  label: string
  /** Left out for people who may not. */
  admin?: true
}

const ENTRIES: Entry[] = [
  { path: '/assessments', label: 'Assessments' },
  { path: '/connections', label: 'Connections' },
  { path: '/mappings', label: 'Mappings' },
  { path: '/conflicts', label: 'Conflicts' },
  { path: '/runs', label: 'Runs' },
  { path: '/insights', label: 'Insights' },
  { path: '/mail', label: 'Mail', admin: true },
  { path: '/team', label: 'Team', admin: true },
  { path: '/keys', label: 'Keys', admin: true },
  { path: '/settings', label: 'Settings', admin: true },
]

interface LayoutProps {
  me: Me
  place: Place
  onSignedOut(): void
  children?: View
}

/** Navigation at the left, or behind a menu button on a phone; the page beside it. */
export function Layout({ me, place, onSignedOut, children }: LayoutProps): View {
  const [open, setOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    setOpen(false)
    // A new page starts at its heading, for those who listen; the first one as the browser likes.
    if (!first.current) main.current?.querySelector('h1')?.focus({ preventScroll: true })
    first.current = false
  }, [place.path])
  const signOut = async () => {
    await send('POST', '/console/api/sign-out').catch(() => undefined)
    onSignedOut()
  }
  return html`<div class="console dense">
    <a class="button skip visually-hidden" href="#main">Skip to the page</a>
    <header class="side">
      <div class="side-top">
        ${h(Brand, {})}
        <button class="menu" aria-expanded=${open} aria-controls="nav" onClick=${() => setOpen(!open)}>
          Menu
        </button>
      </div>
      <nav id="nav" aria-label="Console" class=${open ? 'open' : ''}>
        <ul>
          ${ENTRIES.filter(({ admin }) => !admin || me.role === 'admin').map((entry) => h(NavLink, { entry, place }))}
        </ul>
        <div class="who">
          <p class="small">
            <strong>${me.name}</strong><br /><span class="muted"
              >${me.role === 'admin' ? 'Admin' : 'Rep'}</span
            >
          </p>
          <button class="quiet" onClick=${signOut}>Sign out</button>
        </div>
      </nav>
    </header>
    <main id="main" ref=${main} tabindex="-1">${children}</main>
  </div>`
}

function NavLink({ entry, place }: { entry: Entry; place: Place }): View {
  const here = place.path === entry.path || place.path.startsWith(`${entry.path}/`)
  return html`<li>
    <a
      href=${BASE + entry.path}
      aria-current=${here ? (place.path === entry.path ? 'page' : 'true') : undefined}
      >${entry.label}</a
    >
  </li>`
}
