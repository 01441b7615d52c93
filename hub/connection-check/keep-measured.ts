import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { valueOf } from '../domain/answers.ts'
import { withMeasured, type ConnectionCheck } from '../domain/connection-check.ts'
import { NetworkConnection } from '../domain/fields.ts'

const PATH = 'network.connections'
const Known = z.array(NetworkConnection).catch([])

/** Puts what was measured at a location into its connection. Called only after somebody there said "yes". */
export function makeKeepMeasured(assessments: Pick<Assessments, 'change' | 'note'>) {
  return async (assessmentId: string, check: ConnectionCheck): Promise<void> => {
    const { location, at } = check
    await assessments.change(
      assessmentId,
      ({ answers }) => ({
        answers: [
          {
            path: PATH,
            state: 'known',
            value: withMeasured(Known.parse(valueOf(answers, PATH) ?? []), check, location, randomUUID),
            provenance: {
              source: 'prospect',
              at,
              confidence: 1,
              detail: `Connection check at ${location ?? 'the office'}`.slice(0, 300),
            },
          },
        ],
      }),
      { who: 'prospect' },
    )
  }
}
