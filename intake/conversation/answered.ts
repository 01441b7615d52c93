import type { AnswerChange } from '../../hub/domain/answers.ts'
import type { Turn } from '../../hub/domain/conversation.ts'
import { SealedAnswer } from '../../hub/domain/sealed-answers.ts'
import { act } from './actions.ts'
import { said } from './answer.ts'
import { askNext, MISSES_BEFORE_OFFER, reask, say, turn } from './ask.ts'
import { goOn } from './moves.ts'
import { prepare, type Scene } from './prepare.ts'
import type { QuestionDef, Taken } from './question.ts'
import { withTyped } from './typed.ts'
import { asRecord, asText } from './unknown.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

/** An answer by a control, or by text that was read as one. */
export function answered(scene: Scene, id: string, answer: unknown): Turn {
  const { state, view, set } = scene
  const question = set.byId(id)
  if (!question) return turn(state, reask(scene))
  if (question.move) return moved(scene, question, answer)
  if (question.paste && typeof asRecord(answer).paste === 'string') return pasted(scene, question, answer)
  const taken =
    question.sealedAt === undefined
      ? question.take(answer, view)
      : takeSealed(view, question.sealedAt, answer)
  if (id !== state.current) return answeredAside(scene, question, taken)
  const after = prepare({ ...state, ...('at' in taken ? { at: taken.at } : {}) }, withChanges(view, taken))
  if ('miss' in taken) {
    const again = missed(after, question, answer, taken)
    return { ...again, changes: taken.kept ?? [] }
  }
  const editing = state.returnTo !== null
  const next = goOn(after.state, after.view, set, id)
  const word = words(view.t)
  const notes = [
    ...(editing ? [state.finished ? word.changedAfterSending(view.msp.name) : word.changed] : []),
    ...(taken.note ? [taken.note] : []),
    ...blockNote(after, next.block),
  ]
  return askNext(
    prepare(next, original(after.view)),
    notes.map((one) => ({ say: one })),
    taken,
  )
}

const original = (view: View) => ({ ...view, answers: view.stored })

/** The last answer of a block closes it with what it brings. */
function blockNote({ state, view, set }: Scene, now: string | undefined): string[] {
  const block = set.blocks.find(({ id }) => id === state.block)
  if (!block || now === block.id || state.returnTo !== null) return []
  return [words(view.t).blockDone(view.t.text(block.label), view.t.text(block.benefit))]
}

/** A menu's answer opens something; what names nothing is asked again. */
function moved(scene: Scene, question: QuestionDef, answer: unknown): Turn {
  const move = question.move?.(answer, scene.view)
  return move ? act(scene, move.action, move.path) : missed(scene, question, answer)
}

/** Rows of a pasted list wait beside the table until they are taken over. */
function pasted(scene: Scene, question: QuestionDef, answer: unknown): Turn {
  const { state, view } = scene
  const read = question.paste?.(asText(asRecord(answer).paste), view) ?? { rows: [], note: '' }
  if (read.rows.length === 0)
    return turn(state, [{ say: read.note || words(view.t).pastedNothing }, ...reask(scene)])
  const waiting = { ...state, pasted: { question: question.id, rows: read.rows } }
  const shown = prepare(waiting, original(view))
  return turn(waiting, [{ say: read.note }, ...reask(shown)])
}

/** A ciphertext is kept as it came; anything readable is refused, because it was promised to be sealed. */
function takeSealed(view: View, path: string, answer: unknown): Taken {
  const sealed = SealedAnswer.safeParse(answer)
  if (!sealed.success || sealed.data.sealed.keyId !== view.sealing?.key.id)
    return { miss: words(view.t).sealedOnly(view.msp.name) }
  return { changes: [{ path, state: 'sealed', value: sealed.data, provenance: said(view) }] }
}

/** An answer to a question that is not open (another tab, a late message): it is kept, and the open one stays. */
function answeredAside(scene: Scene, question: QuestionDef, taken: Taken): Turn {
  const { state, view } = scene
  if ('miss' in taken)
    return { ...turn(state, [{ say: view.t.text(taken.miss) }, ...reask(scene)]), changes: taken.kept ?? [] }
  const trail = state.trail.includes(question.id) ? state.trail : [...state.trail, question.id]
  const next = prepare({ ...state, trail }, withChanges(view, taken))
  return askNext(next, [{ say: words(view.t).savedGoOn }], taken)
}

/** The view as it will be once the changes are stored, so that the next question already knows them. */
function withChanges(view: View, taken: Taken) {
  const changes: AnswerChange[] = 'miss' in taken ? (taken.kept ?? []) : taken.changes
  const changed = Object.fromEntries(changes.map(({ path, ...answer }) => [path, answer]))
  const looking = 'miss' in taken ? false : taken.effects?.some(({ type }) => type === 'look_up')
  return {
    ...view,
    answers: { ...view.stored, ...changed },
    ...(looking ? { recon: null, reconRunning: true } : {}),
  }
}

/** Not understood: again with an example, again differently, then the way out is shown. */
export function missed(
  scene: Scene,
  question: QuestionDef,
  answer: unknown,
  taken: { miss?: string; errors?: Extract<Taken, { miss: string }>['errors'] } = {},
): Turn {
  const { state, view } = scene
  const misses = Math.min(state.misses + 1, MISSES_BEFORE_OFFER)
  const { control } = question.ask(view)
  const specific = taken.miss !== undefined && taken.miss !== question.again[0] ? taken.miss : undefined
  const offer = words(view.t).offerUnsure
  const text =
    misses >= MISSES_BEFORE_OFFER
      ? [specific && view.t.text(specific), offer].filter(Boolean).join(' ')
      : view.t.text(specific ?? question.again[misses === 1 ? 0 : 1])
  const next = { ...scene, state: { ...state, misses } }
  return turn(next.state, [say(next, question, withTyped(control, answer, taken.errors), text, misses)])
}
