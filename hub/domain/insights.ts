/** How a question was left: `moved` = went elsewhere without an answer, by going back or editing. */
export const STEP_OUTCOMES = ['answered', 'skipped', 'unsure', 'declined', 'moved'] as const
export type StepOutcome = (typeof STEP_OUTCOMES)[number]

/** What one turn did to the questions; no word of what was said, and not by whom. */
export interface StepTaken {
  /** ISO 8601. */
  at: string
  /** The question that was open and is no longer. */
  left?: { question: string; outcome: StepOutcome; seconds?: number }
  /** The question that came up. */
  shown?: string
}
