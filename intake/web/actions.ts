import type { ActionName } from '../../hub/domain/conversation.ts'
import type { ResumeLink } from './direct-line.ts'

/** What the person can do; given to the components by `main.ts`. */
export interface Actions {
  answer(value: unknown): void
  /** Typed words instead of the control's own answer. */
  type(text: string): void
  act(action: ActionName, label: string, path?: string): void
  resumeLink(): Promise<ResumeLink>
  startAgain(): void
  /** Goes on with the conversation that this browser knows, if there is one. */
  goOnHere: (() => void) | null
}
