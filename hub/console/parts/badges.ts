import type { Status } from '../../domain/assessment.ts'
import { html, type View } from '../html.ts'
import { STATUS_SHADES, STATUS_WORDS } from '../words.ts'

export const StatusBadge = ({ status }: { status: Status }): View =>
  html`<span class="badge ${STATUS_SHADES[status]}">${STATUS_WORDS[status]}</span>`

/** How far the CRMs are behind an assessment. */
export const CrmState = ({ pending }: { pending: string[] }): View =>
  pending.length === 0
    ? html`<span class="badge good">In step</span>`
    : html`<span class="badge attention">Catching up</span>`

const GRADES: Record<string, { shade: string; word: string }> = {
  A: { shade: 'good', word: 'strong' },
  B: { shade: 'good', word: 'sound' },
  C: { shade: 'attention', word: 'gaps' },
  D: { shade: 'attention', word: 'weak' },
  F: { shade: 'danger', word: 'at risk' },
}

/** A grade with a word, so that neither letter nor colour is all there is. */
export function Grade({ grade }: { grade: string | undefined }): View {
  const known = grade === undefined ? undefined : GRADES[grade]
  if (!known) return html`<span class="muted">not assessed</span>`
  return html`<span class="badge ${known.shade}">${grade}, ${known.word}</span>`
}
