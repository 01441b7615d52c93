import type { ConversationState, ConversationView, Summary } from '../../hub/domain/conversation.ts'
import { STEPS, type StepId } from '../../hub/domain/vocabulary.ts'
import { factsOf } from './facts.ts'
import { applies, blockOf, hasContact, isMet, minutesOf, openInBlock, openQuestions } from './moves.ts'
import { prepare, type Scene } from './prepare.ts'
import { linesOf } from './summary-lines.ts'
import type { View } from './view.ts'

/** "What we know so far": what stands beside the chat. */
export function summarise(state: ConversationState, given: ConversationView): Summary {
  const scene = prepare(state, given)
  const { view, set } = scene
  const progress = progressIn(scene)
  const current = set.byId(state.current)?.step
  const shown = stepIds.filter((id) => !view.only || id === view.only)
  return {
    status: view.status,
    steps: shown.map((id) => ({
      id,
      label: labelOf(id, view),
      state: id === current ? 'current' : progress[id],
    })),
    minutesLeft: minutesLeft(scene),
    canSend: canSendIn(scene),
    sections: shown
      .map((id) => ({ id, label: labelOf(id, view), lines: linesOf(id, scene) }))
      .filter(({ lines }) => lines.length > 0),
    facts: !view.only || view.only === 'company' ? factsOf(view.recon, view.t) : [],
    ...(view.blocks.length > 0 ? { blocks: view.blocks } : {}),
    savedAt: savedAt(view),
  }
}

const stepIds: readonly StepId[] = ['you', 'company', 'work', 'run', 'network', 'costs', 'needs']
const labelOf = (id: StepId, { t }: View): string => t.text(STEPS.find((one) => one.id === id)?.label ?? id)

/** How far each step of the must-ask path is: done, skipped as a whole, or left. */
export const progressOf = (state: ConversationState, view: ConversationView): Progress =>
  progressIn(prepare(state, view))

type Progress = Record<StepId, 'done' | 'skipped' | 'left'>

function progressIn({ state, view, set }: Scene): Progress {
  const of = (step: StepId) => {
    const questions = set.path.filter((one) => one.step === step && one.paths.length > 0)
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
  canSendIn(prepare(state, view))

const canSendIn = ({ state, view, set }: Scene): boolean =>
  !view.only &&
  (view.status === 'draft' || view.status === 'invited') &&
  hasContact(view) &&
  openQuestions(state, view, set).every(({ paths }) => paths.length === 0)

/** What is open takes this long by what people took before, else by our estimates, rounded up. */
function minutesLeft({ state, view, set }: Scene): number {
  const block = blockOf(state, set)
  return minutesOf(block ? openInBlock(state, view, block) : openQuestions(state, view, set), view)
}

function savedAt(view: View): string {
  const stamps = Object.values(view.answers).map(({ provenance }) => provenance.confirmedAt ?? provenance.at)
  return stamps.sort().at(-1) ?? view.now
}
