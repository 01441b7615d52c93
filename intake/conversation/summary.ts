import type { Answer } from '../../hub/domain/answers.ts'
import type {
  ConversationState,
  ConversationView,
  Summary,
  SummaryLine,
} from '../../hub/domain/conversation.ts'
import { FIELDS } from '../../hub/domain/fields.ts'
import { STEPS, type StepId } from '../../hub/domain/vocabulary.ts'
import { factsOf } from './facts.ts'
import { applies, hasContact, isMet, openQuestions, questionFor } from './moves.ts'
import { QUESTIONS, questionById } from './questions/index.ts'
import { show } from './show.ts'
import { sourceLabel } from './sources.ts'
import { asRecord, asText } from './unknown.ts'
import { isHidden } from './view.ts'
import { words } from './words.ts'

/** "What we know so far": what stands beside the chat. */
export function summarise(state: ConversationState, view: ConversationView): Summary {
  const progress = progressOf(state, view)
  const current = questionById(state.current)?.step
  return {
    status: view.status,
    steps: STEPS.map(({ id, label }) => ({
      id: stepId(id),
      label,
      state: stepId(id) === current ? 'current' : (progress[stepId(id)] ?? 'left'),
    })),
    minutesLeft: minutesLeft(state, view),
    canSend: canSend(state, view),
    sections: STEPS.map(({ id, label }) => ({
      id: stepId(id),
      label,
      lines: linesOf(stepId(id), view),
    })).filter(({ lines }) => lines.length > 0),
    facts: factsOf(view.recon),
    savedAt: savedAt(view),
  }
}

/** How far each step is: done, skipped as a whole, or left. */
export function progressOf(
  state: ConversationState,
  view: ConversationView,
): Record<StepId, 'done' | 'skipped' | 'left'> {
  const of = (step: StepId) => {
    const questions = QUESTIONS.filter((one) => one.step === step && one.paths.length > 0)
    const met = questions.filter((one) => isMet(one, state, view))
    if (questions.some((one) => applies(one, view) && !met.includes(one))) return 'left'
    return met.length > 0 && met.every(({ id }) => state.skipped.includes(id)) ? 'skipped' : 'done'
  }
  return {
    you: of('you'),
    company: of('company'),
    work: of('work'),
    run: of('run'),
    network: of('network'),
    costs: of('costs'),
    needs: of('needs'),
  }
}

/** "Send now" is offered once it can reach the person and every must-ask question was answered or skipped. */
export const canSend = (state: ConversationState, view: ConversationView): boolean =>
  (view.status === 'draft' || view.status === 'invited') &&
  hasContact(view) &&
  openQuestions(state, view).every(({ paths }) => paths.length === 0)

/** From fixed estimates for each question, rounded up. */
export function minutesLeft(state: ConversationState, view: ConversationView): number {
  const seconds = openQuestions(state, view).reduce((sum, question) => sum + question.seconds, 0)
  return Math.ceil(seconds / 60)
}

const stepId = (id: string): StepId => QUESTIONS.find(({ step }) => step === id)?.step ?? 'you'

/** What follows from another line, or is told better elsewhere. */
const UNLISTED = new Set(['company.domain', 'company.social'])

function linesOf(step: StepId, view: ConversationView): SummaryLine[] {
  return FIELDS.filter((field) => field.step === step && !UNLISTED.has(field.path)).flatMap(
    ({ path, label }) => {
      const answer = view.answers[path]
      if (!answer) return []
      const line = (at: string, name: string, value: string): SummaryLine => ({
        path: at,
        label: name,
        value,
        source: answer.provenance.source,
        sourceLabel: sourceLabel(answer, view),
        editable: questionFor(at, view) !== undefined,
      })
      if (isHidden(answer, view)) return [line(path, label, words.updatedBy(view.msp.name))]
      if (path === 'services' && Array.isArray(answer.value)) return serviceLines(answer, line)
      const value = show(path, answer)
      return value ? [line(path, label, value)] : []
    },
  )
}

/** Two questions fill the services: each line leads back to its own. */
function serviceLines(
  answer: Answer,
  line: (path: string, label: string, value: string) => SummaryLine,
): SummaryLine[] {
  const all = Array.isArray(answer.value) ? answer.value.map(asRecord) : []
  const named = (fits: (id: string) => boolean) =>
    all.filter(({ id }) => fits(asText(id))).map(({ name }) => asText(name))
  const office = named((id) => id.startsWith('office:'))
  const rest = named((id) => !id.startsWith('office:'))
  return [
    ...(office.length > 0 ? [line('run.office', 'Mail and office', office.join(', '))] : []),
    ...(rest.length > 0 ? [line('run.core', 'Applications', rest.join(', '))] : []),
  ]
}

function savedAt(view: ConversationView): string {
  const stamps = Object.values(view.answers).map(({ provenance }) => provenance.confirmedAt ?? provenance.at)
  return stamps.sort().at(-1) ?? view.now
}
