/** The conversation: seven steps as data, depth blocks after them, and a pure engine over both. */
export { take } from './engine.ts'
export { freshState } from './moves.ts'
export { questionsFor } from './question-set.ts'
export { canSend, progressOf, summarise } from './summary.ts'
import { BLOCKS } from './questions/depth/index.ts'
import { MUST_ASK } from './questions/index.ts'
import type { QuestionDef } from './question.ts'

/** Every question that we ask by ourselves. */
export const QUESTIONS: readonly QuestionDef[] = [
  ...MUST_ASK,
  ...BLOCKS.flatMap(({ questions }) => questions).filter(({ id }) => !MUST_ASK.some((one) => one.id === id)),
]
