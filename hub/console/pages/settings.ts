import { h } from 'preact'
import { html, type View } from '../html.ts'
import { BASE } from '../location.ts'
import { PageHead } from '../parts/page-head.ts'

interface Setting {
  path: string
  label: string
  what: string
}

const SETTINGS: Setting[] = [
  {
    path: '/settings/questions',
    label: 'Questions of your own',
    what: 'What the conversation asks beside its own questions.',
  },
  {
    path: '/settings/sealing',
    label: 'Sealed answers',
    what: 'Questions whose answers are encrypted in the browser, so that only you can open them.',
  },
]

/** What an admin decides once. */
export function SettingsPage(): View {
  return html`${h(PageHead, { title: 'Settings', lead: 'What is decided once, for everybody.' })}
    <ul class="stack plain-list">
      ${SETTINGS.map(
        ({ path, label, what }) =>
          html`<li class="card">
            <h2><a href=${BASE + path}>${label}</a></h2>
            <p class="muted">${what}</p>
          </li>`,
      )}
    </ul>`
}
