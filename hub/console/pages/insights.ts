import { h } from 'preact'
import { withQuery } from '../api.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE, go, type Place } from '../location.ts'
import { Pick } from '../parts/choices.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { Table } from '../parts/table.ts'
import { count } from '../words.ts'

interface Insight {
  question: string
  shown: number
  answered: number
  skipped: number
  unsure: number
  declined: number
  stopped: number
  medianSeconds: number | null
}
interface Reply {
  smallestGroup: number
  leftOut: number
  questions: Insight[]
}

const USUAL = '90'
const PERIODS = ['7', '30', '365']

/** Where people stop in the intake, and how long each question takes; of nobody in particular. */
export function InsightsPage({ place }: { place: Place }): View {
  const days = PERIODS.find((one) => one === place.query.days) ?? USUAL
  const { data, error, reload } = useLoad<Reply>(withQuery('/api/insights/intake', { days }))
  return html`${h(PageHead, {
      title: 'Insights',
      lead: 'Where people stop in the intake, and how long each question takes. Counted without names and without answers.',
    })}
    <div class="filters">
      ${h(Pick, {
        label: 'Last',
        value: days === USUAL ? '' : days,
        all: `${USUAL} days`,
        options: PERIODS.map((id) => ({ id, label: `${id} days` })),
        onPick: (id) => go(withQuery(`${BASE}/insights`, { days: id || undefined }), { replace: true }),
      })}
    </div>
    ${h(Problem, { error, again: reload })} ${!data && !error && h(Loading, { what: 'the insights' })}
    ${data?.questions.length === 0 && h(NothingYet, { smallestGroup: data.smallestGroup })}
    ${data && data.questions.length > 0 && h(Questions, { questions: data.questions })}
    ${
      data &&
      data.leftOut > 0 &&
      html`<p class="small muted">
        ${count(data.leftOut, 'question')} left out: fewer than ${data.smallestGroup} people met them.
      </p>`
    }`
}

const NothingYet = ({ smallestGroup }: { smallestGroup: number }): View =>
  h(
    Empty,
    { title: 'Too few people yet' },
    html`<p>
      A question appears here once ${smallestGroup} people met it, so that nobody can be recognised.
    </p>`,
  )

function Questions({ questions }: { questions: Insight[] }): View {
  const share = (part: number, whole: number) => (whole === 0 ? '0%' : `${Math.round((100 * part) / whole)}%`)
  return h(Table, {
    label: 'Questions, where people stopped most often first',
    columns: [
      'Question',
      { label: 'Met', number: true },
      { label: 'Stopped here', number: true },
      { label: 'Answered', number: true },
      { label: 'Skipped', number: true },
      { label: 'Not sure', number: true },
      { label: 'Prefer not to say', number: true },
      { label: 'Median', number: true },
    ],
    rows: questions.map((one) => ({
      key: one.question,
      cells: [
        html`<code>${one.question}</code>`,
        one.shown,
        `${one.stopped} (${share(one.stopped, one.shown)})`,
        one.answered,
        one.skipped,
        one.unsure,
        one.declined,
        one.medianSeconds === null ? html`<span class="muted">too few</span>` : `${one.medianSeconds} s`,
      ],
    })),
  })
}
