import type { ConversationView } from '../../hub/domain/conversation.ts'
import { CUSTOM_PREFIX, type StepId } from '../../hub/domain/vocabulary.ts'
import { customQuestion, usableCustom } from './custom.ts'
import type { Block, QuestionDef } from './question.ts'
import { BLOCKS } from './questions/depth/index.ts'
import { MUST_ASK } from './questions/index.ts'
import { menu } from './questions/menu.ts'
import { words } from './words.ts'
import { translateFor } from '../language/index.ts'

/** The questions of one conversation: they follow from what the MSP added, and from who answers. */
export interface QuestionSet {
  /** Asked one after another. */
  path: readonly QuestionDef[]
  /** Offered afterwards. */
  blocks: readonly Block[]
  /** Every question by its id, the menu of the blocks too. */
  byId(id: string | null): QuestionDef | undefined
  all: readonly QuestionDef[]
}

/** So many questions of the MSP fit at the end of a step; more of them make a block of their own. */
const ON_THE_PATH = 3

type About = Pick<ConversationView, 'customQuestions' | 'sealing' | 'msp' | 'language'> & { only?: StepId }

export function questionsFor(view: About): QuestionSet {
  const custom = view.customQuestions.filter((one) => usableCustom(one, view))
  if (custom.length === 0 && !view.only && !view.sealing) return OURS
  const ofStep = (step: StepId) => custom.filter((one) => one.step === step)
  const short = custom.filter(({ step }) => ofStep(step).length <= ON_THE_PATH)
  const long = custom.filter((one) => !short.includes(one))
  const path = placed(
    MUST_ASK,
    short.map((one) => customQuestion(one, view)),
  )
  const more =
    long.length > 0
      ? [
          moreFrom(
            view,
            long.map((one) => customQuestion(one, view)),
          ),
        ]
      : []
  return setOf(
    sealed(path, view),
    [...BLOCKS, ...more].map((block) => ({ ...block, questions: sealed(block.questions, view) })),
    view.only,
  )
}

/** A block for what the MSP would like to know besides. */
function moreFrom({ msp, language }: About, questions: QuestionDef[]): Block {
  const t = translateFor(language)
  return {
    id: 'custom',
    label: t`A few more from ${msp.name}`,
    benefit: t`${msp.name} knows your case better before you talk.`,
    questions,
  }
}

/** Each question of the MSP stands at the end of its step, before the question that closes the path. */
function placed(path: readonly QuestionDef[], added: readonly QuestionDef[]): QuestionDef[] {
  const closing = path.filter(({ paths }) => paths.length === 0)
  const asked = path.filter((one) => !closing.includes(one))
  return [
    ...asked.flatMap((one, index) => {
      const last = asked[index + 1]?.step !== one.step
      return last ? [one, ...added.filter(({ step }) => step === one.step)] : [one]
    }),
    ...closing,
  ]
}

/** Questions that the MSP marked are answered by a ciphertext. */
function sealed(questions: readonly QuestionDef[], { sealing, msp, language }: About): QuestionDef[] {
  const see = () => words(translateFor(language)).sealedSees(msp.name)
  return questions.map((one) => {
    if (one.sealedAt !== undefined) return { ...one, sees: see }
    const at = sealing?.questions.includes(one.id) === true ? sealedPath(one) : undefined
    return at === undefined ? one : { ...one, sealedAt: at, sees: see }
  })
}

/**
 * Where a ciphertext stands: at the question's first path, or at a path of its own where another question writes there
 * too, so that neither replaces what the other said.
 */
function sealedPath({ id, paths: [first] }: QuestionDef): string | undefined {
  const isShared = first !== undefined && OURS.all.some((one) => one.id !== id && one.paths.includes(first))
  return isShared ? `${CUSTOM_PREFIX}${`sealed_${id.replaceAll('.', '_')}`.slice(0, 40)}` : first
}

/** Somebody who was asked for one step meets all questions of it, one after another, and nothing else. */
function setOf(path: readonly QuestionDef[], blocks: readonly Block[], only?: StepId): QuestionSet {
  const every = [...path, ...blocks.flatMap(({ questions }) => questions)]
  if (only) {
    const asked = every.filter(({ step, paths }) => step === only && paths.length > 0)
    // The last definition of a question is the one without conditions of the must-ask path.
    const own = asked.filter((one, index) => !asked.slice(index + 1).some(({ id }) => id === one.id))
    return { path: own, blocks: [], all: own, byId: finder(own) }
  }
  return { path, blocks, all: every, byId: finder([...every, menu]) }
}

function finder(questions: readonly QuestionDef[]): QuestionSet['byId'] {
  const byId = new Map(questions.map((one) => [one.id, one]))
  return (id) => (id === null ? undefined : byId.get(id))
}

const OURS = setOf(MUST_ASK, BLOCKS)
