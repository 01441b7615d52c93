import { h } from 'preact'
import { Answers } from '../assessment/answers.ts'
import { Invitation } from '../assessment/invitation.ts'
import { DomainFacts } from '../assessment/domain-facts.ts'
import { Findings } from '../assessment/findings.ts'
import { CustomAnswers, useLabels } from '../assessment/custom.ts'
import { Files } from '../assessment/files.ts'
import { ScoreCard } from '../assessment/score.ts'
import { SealedAnswers } from '../assessment/sealed.ts'
import { SyncState } from '../assessment/sync-state.ts'
import { Timeline } from '../assessment/timeline.ts'
import { nameOf, type AssessmentView } from '../assessment/view.ts'
import { html, type View } from '../html.ts'
import { useLoad } from '../load.ts'
import { BASE } from '../location.ts'
import { Grade, StatusBadge } from '../parts/badges.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { When } from '../parts/time.ts'

/** Everything known about one prospect: the page that the CRM's record links to. It keeps itself up to date. */
export function AssessmentPage({ id }: { id: string }): View {
  const { data, error, reload } = useLoad<AssessmentView>(`/api/assessments/${encodeURIComponent(id)}`, {
    live: true,
  })
  const labelOf = useLabels()
  if (error?.status === 404) return h(Gone, {})
  if (!data) return error ? h(Problem, { error, again: reload }) : h(Loading, { what: 'the assessment' })
  return html`<p class="crumb small"><a href="${BASE}/assessments">Assessments</a></p>
    ${h(Header, { assessment: data })} ${h(Problem, { error, again: reload })}
    <div class="two-columns">
      <div class="stack">
        ${h(Findings, { findings: data.findings })} ${h(Answers, { assessment: data, reload })}
        ${h(CustomAnswers, { assessment: data, labelOf })}
        ${h(SealedAnswers, { assessment: data, labelOf, reload })} ${h(Files, { id })}
      </div>
      <div class="stack">
        ${h(SyncState, { assessment: data })} ${h(ScoreCard, { score: data.score })}
        ${h(Invitation, { assessment: data })} ${h(DomainFacts, { recon: data.recon })}
        ${h(Timeline, { entries: data.timeline })}
      </div>
    </div>`
}

function Header({ assessment }: { assessment: AssessmentView }): View {
  const { domain } = assessment
  return html`${h(PageHead, { title: nameOf(assessment) }, h(StatusBadge, { status: assessment.status }))}
    <dl class="head-facts">
      <div>
        <dt>Score</dt>
        <dd>${h(Grade, { grade: assessment.score.overall })}</dd>
      </div>
      ${
        domain &&
        html`<div>
          <dt>Domain</dt>
          <dd><a href="https://${domain}" target="_blank" rel="noopener noreferrer">${domain}</a></dd>
        </div>`
      }
      <div>
        <dt>Owner</dt>
        <dd>${assessment.owner || html`<span class="muted">nobody yet</span>`}</dd>
      </div>
      <div>
        <dt>Started</dt>
        <dd>${h(When, { at: assessment.createdAt })}</dd>
      </div>
      <div>
        <dt>Updated</dt>
        <dd>${h(When, { at: assessment.updatedAt })}</dd>
      </div>
      ${
        assessment.wants &&
        html`<div>
          <dt>Asked for</dt>
          <dd>${assessment.wants === 'call' ? 'a call' : 'a person'}</dd>
        </div>`
      }
    </dl>`
}

const Gone = (): View =>
  html`${h(PageHead, { title: 'This assessment is not here' })}
  ${h(
    Empty,
    { title: 'It may have been deleted' },
    html`<p>The link may also have been cut off when it was copied. All assessments are in the list.</p>
      <p><a class="button" href="${BASE}/assessments">Go to the assessments</a></p>`,
  )}`
