/** The conversation: seven steps as data, and a pure engine over them. */
export { take } from './engine.ts'
export { freshState } from './moves.ts'
export { QUESTIONS } from './questions/index.ts'
export { canSend, progressOf, summarise } from './summary.ts'
export { showMoney } from './understand/money.ts'
