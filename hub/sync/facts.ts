import type { Assessment } from '../domain/assessment.ts'
import { canonicalKey, type CanonicalRecord } from '../domain/canonical.ts'
import { Consent, Pain } from '../domain/fields.ts'
import { INTERESTS, INDUSTRIES, IT_TODAY, labelOf, PRIORITIES, TIMELINES } from '../domain/vocabulary.ts'
import { nextWorkday } from '../domain/workday.ts'
import type { Mapping, RecordMapping } from '../mapping/mapping.ts'
import { asText } from '../mapping/template.ts'
import { elementsOf, type ElementNeeds } from './elements.ts'

export interface ProjectNeeds extends ElementNeeds {
  /** The address that people reach the hub at, without a trailing slash. */
  publicUrl: string
  /** How the assessment scores, in a few words; empty where nothing can be said yet. */
  score(assessment: Assessment): { overall: string }
  /** The link that invites the prospect, where one was made. */
  invitationOf?(assessment: Assessment): string | undefined
  /** How far the prospect has come, in words. */
  progressOf?(assessment: Assessment): string | undefined
}

const SUBMITTED = new Set(['submitted', 'in_review', 'proposed', 'won', 'lost'])

/**
 * The canonical records that a CRM may hold of an assessment, as far as the mapping knows them. Contact and company
 * need an e-mail address and the person's consent to keep it; deal, note and task exist from the first "send now" on. An
 * archived assessment sends nothing.
 */
export function project(
  assessment: Assessment,
  mapping: Mapping,
  needs: ProjectNeeds,
  choices: Record<string, string> = {},
  connectionId?: string,
): CanonicalRecord[] {
  const fields = { ...factsOf(assessment, needs), ...choiceFacts(mapping, choices) }
  const due = dueOf(assessment)
  const named = asText(fields['company.name']) !== '' || asText(fields['company.domain']) !== ''
  const started = startedKind(assessment, mapping, connectionId)
  return mapping.records
    .filter(({ kind, when }) => (due[when] && (kind !== 'company' || named)) || kind === started)
    .flatMap((record): CanonicalRecord[] => {
      const { kind, when } = record
      const { id: assessmentId } = assessment
      const key = canonicalKey(assessmentId, kind)
      if (!due[when]) return [{ kind, key, assessmentId, fields: invitedFacts(record, fields) }]
      const elements = elementsOf(kind, assessment, needs)
      if (!elements) return [{ kind, key, assessmentId, fields }]
      return elements.map(({ id: element, facts, file }) => ({
        kind,
        key: canonicalKey(assessmentId, kind, element),
        assessmentId,
        element,
        fields: { ...fields, ...facts },
        ...(file ? { file } : {}),
      }))
    })
}

/** The record that a rep started the assessment from is there from the first moment. */
const startedKind = ({ startedIn, status }: Assessment, { start }: Mapping, connectionId?: string) =>
  startedIn && startedIn.connectionId === connectionId && status !== 'archived' ? start?.kind : undefined

/** What the CRM may hear of an invited person who has agreed to nothing yet: that, and how far they are. */
function invitedFacts({ lines }: RecordMapping, fields: Record<string, unknown>): Record<string, unknown> {
  const theirs = lines.filter(({ direction }) => direction === 'from_crm').map(({ canonical }) => canonical)
  const may = new Set([...INVITED, ...theirs])
  return Object.fromEntries(Object.entries(fields).filter(([path]) => may.has(path)))
}
const INVITED = ['assessment.id', 'assessment.link', 'assessment.invitation', 'assessment.progress']

/** What the admin chose among the CRM's own options, or the mapping's default for it. */
export const choiceFacts = ({ choices }: Mapping, chosen: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    choices.flatMap(({ name, default: otherwise }) => {
      const value = chosen[name] ?? otherwise
      return value === undefined || value === '' ? [] : [[`choice.${name}`, value]]
    }),
  )

function dueOf({ answers, status, submittedAt }: Assessment): Record<RecordMapping['when'], boolean> {
  if (status === 'archived') return { contactable: false, submitted: false }
  return {
    contactable: answers['contact.email']?.state === 'known' && isGiven(answers['consent.privacy']?.value),
    submitted: SUBMITTED.has(status) || submittedAt !== undefined,
  }
}

function isGiven(value: unknown): boolean {
  const consent = Consent.safeParse(value)
  return consent.success && consent.data.given
}

/** Everything that may travel, by canonical path: known values and ranges, `null` where a person cleared one. */
export function factsOf(assessment: Assessment, needs: ProjectNeeds): Record<string, unknown> {
  const { publicUrl, score, invitationOf, progressOf } = needs
  const answers: Record<string, unknown> = {}
  for (const [path, { state, value }] of Object.entries(assessment.answers)) {
    if (state === 'known' || state === 'range') answers[path] = value
    if (state === 'cleared') answers[path] = null
  }
  const derived: Record<string, unknown> = {
    'assessment.id': assessment.id,
    'assessment.name': nameOf(answers),
    'assessment.link': `${publicUrl}/console/assessments/${assessment.id}`,
    'assessment.status': assessment.status,
    'assessment.owner': assessment.owner,
    // One that was taken back leads nowhere: the CRM is not to show it any longer.
    'assessment.invitation': invitationOf?.(assessment) ?? (assessment.invitation ? null : undefined),
    'assessment.progress': progressOf?.(assessment),
    'assessment.createdAt': assessment.createdAt,
    'assessment.submittedAt': assessment.submittedAt,
    'assessment.nextStep': nextStep(answers),
    'assessment.taskDueAt': assessment.submittedAt
      ? nextWorkday(new Date(assessment.submittedAt))
      : undefined,
    'score.overall': score(assessment).overall || undefined,
    'needs.painsText': painsText(answers['needs.pains']),
    'needs.interestsText': labels(answers['needs.interests'], INTERESTS),
    'needs.timelineText': labels(answers['needs.timeline'], TIMELINES),
  }
  const facts = { ...answers, ...derived }
  facts['assessment.summary'] = summary(facts)
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

function nameOf(facts: Record<string, unknown>): string {
  const who = asText(facts['company.name']) || asText(facts['company.domain']) || personOf(facts)
  return who ? `${who} – IT assessment` : 'IT assessment'
}

/** What the rep is asked to do. Whoever keeps their answers here has not yet agreed to a call. */
function nextStep(facts: Record<string, unknown>): string {
  const who = personOf(facts) || 'the prospect'
  return isGiven(facts['consent.contact'])
    ? `Call ${who}`
    : `Look at it, but do not contact ${who} (not agreed to)`
}

const personOf = (facts: Record<string, unknown>): string =>
  [facts['contact.firstName'], facts['contact.lastName']].map(asText).filter(Boolean).join(' ')

function painsText(value: unknown): string | undefined {
  const pains = Pain.array().safeParse(value)
  if (!pains.success || pains.data.length === 0) return undefined
  const lines = pains.data.map(
    ({ text, priority }) => `${text} (${labelOf(PRIORITIES, priority).toLowerCase()})`,
  )
  return clipped(lines.join('\n'))
}

function labels(value: unknown, options: Parameters<typeof labelOf>[0]): string | undefined {
  const ids = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  return ids.length > 0 ? ids.map((id) => labelOf(options, id)).join(', ') : undefined
}

/** What a rep needs on the phone, a line each; only lines that say something. */
function summary(facts: Record<string, unknown>): string | undefined {
  const today = facts['profile.itToday']
  const kind = typeof today === 'object' && today !== null && 'kind' in today ? String(today.kind) : undefined
  const lines: [string, string | undefined][] = [
    ['Score', asText(facts['score.overall'])],
    ['Contact', personOf(facts)],
    ['May be contacted', isGiven(facts['consent.contact']) ? 'yes' : 'no, not agreed to'],
    ['Phone', asText(facts['contact.phone'])],
    ['Best time to call', asText(facts['contact.preferredTime'])],
    ['Industry', labels(facts['profile.industry'], INDUSTRIES)],
    ['Employees', asText(facts['profile.employees'])],
    ['People with a computer', asText(facts['profile.computerUsers'])],
    ['IT today', kind ? labelOf(IT_TODAY, kind) : undefined],
    ['Why now', asText(facts['needs.trigger'])],
    ['What hurts', asText(facts['needs.painsText']).replaceAll('\n', '; ')],
    ['Interests', asText(facts['needs.interestsText'])],
    ['Timeline', asText(facts['needs.timelineText'])],
  ]
  const text = lines.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])).join('\n')
  return clipped(text)
}

/** CRMs limit their texts (HubSpot: 65,536 characters); escaping can make one several times as long. */
const MOST_CHARS = 8000
const clipped = (text: string): string | undefined =>
  (text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text) || undefined
