import type { Connection } from 'mongoose'
import { questionsFor } from '../intake/conversation/index.ts'
import type { Assessments } from './assessments/assessments.ts'
import { makeCustomQuestionStore } from './custom-questions/custom-questions-store.ts'
import { customQuestionRoutes } from './custom-questions/routes.ts'
import type { Clock } from './domain/clock.ts'
import { fieldAt } from './domain/fields.ts'
import { labelOf, STEPS } from './domain/vocabulary.ts'
import { makeKept } from './platform/kept.ts'
import { sealingRoutes } from './sealing/routes.ts'
import { makeSealingStore } from './sealing/sealing-store.ts'

/** What the MSP decides about the questions: which it adds, and which are answered for its eyes alone. */
export function wireQuestions(needs: {
  connection: Connection
  assessments: Pick<Assessments, 'get' | 'change'>
  clock: Clock
}) {
  const custom = makeCustomQuestionStore(needs)
  const store = makeSealingStore(needs)
  // Asked for in every turn of every conversation; another process may be so much behind.
  const kept = makeKept(needs.clock, KEPT_MS)
  const chosen = async () => {
    const ids = new Set(await store.questions())
    return sealable().flatMap(({ id, questions }) => (ids.has(id) ? questions : []))
  }
  return {
    routes: [
      ...customQuestionRoutes({ store: kept.forgetBy(custom, ['replace']) }),
      ...sealingRoutes({
        store: kept.forgetBy(store, ['add', 'choose']),
        sealable,
        assessments: needs.assessments,
      }),
    ],
    customQuestions: kept.by(async () => (await custom.get()).items.filter(({ active }) => active)),
    sealing: kept.by(async () => {
      const key = (await store.keys()).find(({ active }) => active)
      return key ? { key: { id: key.id, publicKey: key.publicKey }, questions: await chosen() } : null
    }),
  }
}

const KEPT_MS = 2_000

interface Sealable {
  id: string
  label: string
  group: string
  /** The questions that it stands for. */
  questions: string[]
}

/**
 * What can be sealed: questions about something personal, those of a depth block that ask for the same thing as one.
 * Who somebody is must stay readable: without it there is no result to send.
 */
function sealable(): Sealable[] {
  const { path, blocks } = questionsFor({
    customQuestions: [],
    sealing: null,
    msp: { name: '' },
    language: 'en',
  })
  const all = new Map<string, Sealable>()
  const add = (group: string, place: string, { id, step, paths }: (typeof path)[number]) => {
    const personal = paths.filter((one) => fieldAt(one)?.personal)
    if (step === 'you' || personal.length === 0) return
    const key = `${place}/${personal.join('+')}`
    const label = personal.map((one) => fieldAt(one)?.label ?? one).join(', ')
    const known = all.get(key)
    if (known) known.questions.push(id)
    else all.set(key, { id: key, label, group, questions: [id] })
  }
  for (const one of path) add(labelOf(STEPS, one.step), one.step, one)
  for (const { id, label, questions } of blocks)
    for (const one of questions) if (!path.includes(one)) add(`In depth: ${label}`, id, one)
  return [...all.values()]
}
