import type { Connection } from 'mongoose'
import { QUESTIONS } from '../intake/conversation/index.ts'
import type { Assessments } from './assessments/assessments.ts'
import { makeCustomQuestionStore } from './custom-questions/custom-questions-store.ts'
import { customQuestionRoutes } from './custom-questions/routes.ts'
import type { Clock } from './domain/clock.ts'
import { fieldAt } from './domain/fields.ts'
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
  return {
    routes: [
      ...customQuestionRoutes({ store: custom }),
      ...sealingRoutes({ store, sealable, assessments: needs.assessments }),
    ],
    customQuestions: async () => (await custom.get()).items.filter(({ active }) => active),
    async sealing() {
      const key = (await store.keys()).find(({ active }) => active)
      return key
        ? { key: { id: key.id, publicKey: key.publicKey }, questions: await store.questions() }
        : null
    },
  }
}

/** Questions about something personal. Who somebody is must stay readable: without it there is no result to send. */
const sealable = (): { id: string; label: string }[] =>
  QUESTIONS.filter(({ step, paths }) => step !== 'you' && paths.some((path) => fieldAt(path)?.personal)).map(
    ({ id, paths }) => ({ id, label: paths.map((path) => fieldAt(path)?.label ?? path).join(', ') }),
  )
