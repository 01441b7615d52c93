import type { StepId } from '../../../../hub/domain/vocabulary.ts'
import type { QuestionDef } from '../../question.ts'
import { words } from '../../words.ts'

/** What every depth question says of itself. */
export interface About {
  id: string
  step: StepId
  say: string | ((view: Parameters<QuestionDef['ask']>[0]) => string)
  why: string
  seconds: number
  again: readonly [string, string]
  applies?: NonNullable<QuestionDef['applies']>
  met?: readonly string[]
}

/** What depth questions share: each may be left out, and each says who sees the answer. */
export const depth = ({ id, step, why, seconds, again, applies, met }: About) => ({
  id,
  step,
  why,
  seconds,
  again,
  ...(applies ? { applies } : {}),
  ...(met ? { met } : {}),
  sees: ({ t, msp }: Parameters<QuestionDef['ask']>[0]) => words(t).providerSees(msp.name),
  skippable: true,
  canBeUnsure: true,
  canBeDeclined: true,
})

export const sayOf = ({ say }: About, view: Parameters<QuestionDef['ask']>[0]): string =>
  typeof say === 'string' ? view.t.text(say) : say(view)
