import { z } from 'zod'
import { route, type ApiRoute } from '../platform/api.ts'
import { SMALLEST_GROUP, type Insights } from './insights.ts'

const Count = z.number().int().min(0)
const Question = z.object({
  question: z.string(),
  shown: Count.describe('How often it came up'),
  answered: Count,
  skipped: Count,
  unsure: Count,
  declined: Count,
  stopped: Count.describe('It was the last thing asked, and nothing has come for a day'),
  medianSeconds: Count.nullable(),
})

/** Where people stop and how long questions take: numbers by question, of nobody in particular. */
export function insightRoutes({ insights }: { insights: Insights }): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/insights/intake',
      tag: 'Insights',
      summary: 'See where people stop, and how long each question takes',
      description: `Counted by question and day, without a word of what was said or by whom. Questions that fewer than ${SMALLEST_GROUP} people met are left out.`,
      scope: 'assessments:read',
      query: z.strictObject({ days: z.coerce.number().int().min(1).max(365).default(90) }),
      status: 200,
      reply: z.object({
        days: Count,
        smallestGroup: Count,
        leftOut: Count.describe('Questions that too few people met'),
        questions: z.array(Question),
      }),
      run: async ({ query: { days } }) => ({
        days,
        smallestGroup: SMALLEST_GROUP,
        ...(await insights.questions(days)),
      }),
    }),
  ]
}
