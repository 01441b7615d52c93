import type { Turn } from '../../hub/domain/conversation.ts'
import { askNext, reask, turn } from './ask.ts'
import {
  applies,
  blockOf,
  hasContact,
  MENU,
  nextOf,
  open,
  openInBlock,
  toMenu,
  withoutBlock,
} from './moves.ts'
import { prepare, type Scene } from './prepare.ts'
import type { Block } from './question.ts'
import { words } from './words.ts'

/** Opens the menu of the depth blocks, or one of them. */
export function more(scene: Scene, id: string | undefined): Turn {
  const { state, view, set } = scene
  const say = words(view.t)
  if (set.blocks.length === 0) return turn(state, [{ say: say.onlyThisPart }, ...reask(scene)])
  const block = set.blocks.find((one) => one.id === id)
  if (!block) return askNext(move(scene, open(withoutBlock({ ...state, returnTo: null }), MENU)))
  return openBlock(scene, block)
}

function openBlock(scene: Scene, block: Block): Turn {
  const { view, set } = scene
  const ids = new Set(block.questions.filter((one) => applies(one, view)).map((one) => one.id))
  if (ids.size === 0) return askNext(scene, [{ say: words(view.t).notHere }])
  const begun = { ...withoutBlock(scene.state), returnTo: null, block: block.id }
  if (openInBlock(begun, view, block).length > 0) return askNext(move(scene, nextOf(begun, view, set)))
  // Done before: it is gone through once more, with what is known to be changed.
  const others = (list: string[]) => list.filter((one) => !ids.has(one))
  const anew = {
    ...begun,
    again: true as const,
    trail: others(begun.trail),
    skipped: others(begun.skipped),
  }
  return askNext(move(scene, nextOf(anew, view, set)))
}

/** Leaves the block that is open, or the menu. */
export function enough(scene: Scene): Turn {
  const { state, view, set } = scene
  const say = words(view.t)
  const left = { ...withoutBlock(state), returnTo: null }
  if (blockOf(state, set)) {
    const next = state.finished ? toMenu(left, view, set) : nextOf(left, view, set)
    return askNext(move(scene, next), [{ say: say.blockLeft }])
  }
  if (state.current === MENU) {
    if (!state.finished) return askNext(move(scene, nextOf(left, view, set)))
    return turn(open(left, null), [{ say: say.enoughForNow(view.msp.name) }])
  }
  if (state.current === null) return turn(state, [{ say: say.enoughForNow(view.msp.name) }])
  return turn(state, [...(hasContact(view) && !view.only ? [{ say: say.sendFirst }] : []), ...reask(scene)])
}

const move = (scene: Scene, state: Scene['state']): Scene =>
  prepare(state, { ...scene.view, answers: scene.view.stored })
