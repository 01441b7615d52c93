import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { SESSION_ENDED } from './api.ts'
import { html, type View } from './html.ts'
import { useLoad } from './load.ts'
import { BASE, go, match, safeReturn, usePlace, type Place } from './location.ts'
import { AssessmentPage } from './pages/assessment.ts'
import { AssessmentsPage } from './pages/assessments.ts'
import { ConflictsPage } from './pages/conflicts.ts'
import { ConnectPage } from './pages/connect.ts'
import { ConnectionPage } from './pages/connection.ts'
import { ConnectionsPage } from './pages/connections.ts'
import { KeysPage } from './pages/keys.ts'
import { LinkPage } from './pages/link.ts'
import { MappingsPage } from './pages/mappings.ts'
import { QuestionsPage } from './pages/questions.ts'
import { RunsPage } from './pages/runs.ts'
import { SealingPage } from './pages/sealing.ts'
import { SettingsPage } from './pages/settings.ts'
import { SignIn } from './pages/sign-in.ts'
import { SignedInPage } from './pages/signed-in.ts'
import { TeamPage } from './pages/team.ts'
import { Later } from './parts/later.ts'
import { Layout } from './parts/layout.ts'
import { Empty, Loading, Problem } from './parts/notice.ts'
import { PageHead } from './parts/page-head.ts'
import { MeContext, type Me, type MeReply } from './session.ts'

/** The console: who is signed in decides between its door and its pages. */
export function App(): View {
  const place = usePlace()
  const { data, error, reload } = useLoad<MeReply>('/console/api/me')
  const [me, setMe] = useState<Me | null>()
  const [ended, setEnded] = useState(false)
  useEffect(() => {
    if (data) setMe(data.user)
  }, [data])
  useEffect(() => {
    const end = () => (setEnded(true), setMe(null))
    addEventListener(SESSION_ENDED, end)
    return () => removeEventListener(SESSION_ENDED, end)
  }, [])

  const onSignedIn = (user: Me) => {
    setMe(user)
    setEnded(false)
    if (isDoor(place)) enter(safeReturn(place.query.to))
  }
  if (place.path === '/setup') return h(LinkPage, { purpose: 'setup', onSignedIn })
  if (place.path === '/invite') return h(LinkPage, { purpose: 'invitation', onSignedIn })
  if (error) return html`<main class="door">${h(Problem, { error, again: reload })}</main>`
  if (!data || me === undefined) return html`<main class="door">${h(Loading, { what: 'the console' })}</main>`
  if (!me)
    return h(SignIn, { needsSetup: data.user === null && data.needsSetup && !ended, ended, onSignedIn })
  if (isDoor(place)) return h(Redirect, { to: safeReturn(place.query.to) })
  return h(
    MeContext.Provider,
    { value: me },
    h(Layout, { me, place, onSignedOut: () => (setEnded(false), setMe(null)) }, h(Page, { place })),
  )
}

const isDoor = ({ path }: Place) => ['/sign-in', '/setup', '/invite'].includes(path)

/** Pages outside the console, such as the CRM stand-in's, need a real visit. */
function enter(to: string): void {
  if (to.startsWith(BASE)) go(to, { replace: true })
  else location.assign(to)
}

function Redirect({ to }: { to: string }): View {
  useEffect(() => enter(to), [to])
  return null
}

interface PageProps {
  place: Place
  params: Record<string, string>
}

const PAGES: [pattern: string, page: (props: PageProps) => View][] = [
  ['/', () => h(Redirect, { to: `${BASE}/assessments` })],
  ['/assessments', ({ place }) => h(AssessmentsPage, { place })],
  ['/assessments/:id', ({ params }) => h(AssessmentPage, { id: params.id ?? '', key: params.id })],
  ['/connections', () => h(ConnectionsPage, {})],
  ['/connections/new', () => h(ConnectPage, {})],
  ['/connections/signed-in', ({ place }) => h(SignedInPage, { place })],
  ['/connections/:id', ({ params }) => h(ConnectionPage, { id: params.id ?? '', key: params.id })],
  ['/mappings', ({ place }) => h(MappingsPage, { place })],
  ['/conflicts', ({ place }) => h(ConflictsPage, { place })],
  ['/runs', ({ place }) => h(RunsPage, { place })],
  ['/insights', ({ place }) => h(Later, { load: () => insights(place), key: `insights${place.query.days}` })],
  ['/mail', () => h(Later, { load: mails, key: 'mails' })],
  ['/mail/:id', ({ params: { id = '' } }) => h(Later, { load: () => mail(id), key: id })],
  ['/team', () => h(TeamPage, {})],
  ['/keys', () => h(KeysPage, {})],
  ['/settings', () => h(SettingsPage, {})],
  ['/settings/questions', () => h(QuestionsPage, {})],
  ['/settings/sealing', () => h(SealingPage, {})],
]

async function insights(place: Place) {
  const { InsightsPage } = await import('./pages/insights.ts')
  return () => h(InsightsPage, { place })
}

async function mails() {
  const { MailsPage } = await import('./pages/mail.ts')
  return () => h(MailsPage, {})
}

async function mail(id: string) {
  const { MailPage } = await import('./pages/mail.ts')
  return () => h(MailPage, { id })
}

function Page({ place }: { place: Place }): View {
  for (const [pattern, page] of PAGES) {
    const params = match(pattern, place.path)
    if (params) return page({ place, params })
  }
  return html`${h(PageHead, { title: 'There is no such page' })}
  ${h(
    Empty,
    { title: 'This address leads nowhere' },
    html`<p>It may have been cut off when it was copied.</p>
      <p><a class="button" href="${BASE}/assessments">Go to the assessments</a></p>`,
  )}`
}
