import { randomUUID } from 'node:crypto'
import type { Principal } from '../domain/access.ts'
import { changesOf, saidBy, type AnswerDrafts } from '../domain/answer-input.ts'
import type { Assessment, Status } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import type { Call } from '../platform/api.ts'
import { versionToChange } from '../platform/etag.ts'
import type { Assessments } from './assessments.ts'

interface By {
  principal: Principal
  req: Call<unknown, unknown, unknown>['req']
}

/** Changes what a request wants changed, if it was made for the version that stands. */
export type ChangeAnswers = (
  by: By,
  id: string,
  wanted: { answers?: AnswerDrafts | undefined; status?: Status | undefined },
) => Promise<Assessment>

export function makeChangeAnswers(needs: { assessments: Assessments; clock: Clock }): ChangeAnswers {
  return async ({ principal, req }, id, { answers, status }) => {
    const { assessments, clock } = needs
    const { version } = await assessments.get(id)
    const expectedVersion = versionToChange(req, version)
    // Made once: `change` may ask twice, and an element keeps its id.
    const change = {
      ...(answers ? { answers: changesOf(answers, saidBy(principal, clock.now()), randomUUID) } : {}),
      ...(status ? { status } : {}),
    }
    return assessments.change(id, () => change, {
      who: principal.name,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    })
  }
}
