import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { Cost, Count } from '../domain/fields.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { addTotals, totalCosts, type CostTotals } from './total.ts'

interface Needs {
  assessments: Pick<Assessments, 'get' | 'list'>
}

const Amount = z.strictObject({ min: z.number().int(), max: z.number().int().nullable() })
const sums = { currency: z.string(), monthly: Amount, annual: Amount, oneOff: Amount }
const Total = z.strictObject(sums)
const Line = z.strictObject({
  costId: z.string(),
  label: z.string(),
  category: z.string(),
  currency: z.string(),
  monthly: Amount.optional(),
  annual: Amount.optional(),
  oneOff: Amount.optional(),
  counted: z.boolean(),
  explanation: z.string(),
})

const Reply = z.strictObject({
  totals: z.array(Total),
  byCategory: z.array(z.strictObject({ category: z.string(), ...sums })),
  /** Of one assessment: every cost, and how it counts. */
  lines: z.array(Line).optional(),
  /** Of all assessments: the totals of each that names costs. */
  assessments: z
    .array(
      z.strictObject({ assessmentId: z.string(), company: z.string().optional(), totals: z.array(Total) }),
    )
    .optional(),
  /** False when there are more assessments than one answer sums up. */
  complete: z.boolean(),
})

const PER_PAGE = 100
const MAX_ASSESSMENTS = 5_000

/** What services cost, worked out from the costs that were named. */
export function costRoutes({ assessments }: Needs): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/services/costs',
      tag: 'Services',
      summary: 'Total the costs of one assessment or of all',
      description:
        'Amounts are integers in minor units (cents). Ranges stay ranges; `max: null` is open. A month is a twelfth ' +
        'of the year, rounded once; what is paid once stands apart. Each line says how it counts.',
      scope: 'assessments:read',
      query: z.strictObject({
        assessmentId: z.string().min(1).max(100).optional().describe('Costs of this assessment alone'),
      }),
      status: 200,
      reply: Reply,
      errors: ['not_found'],
      run: async ({ query: { assessmentId } }) =>
        assessmentId === undefined
          ? ofAll(assessments)
          : { ...totalsOf(await assessments.get(assessmentId)), complete: true },
    }),
  ]
}

async function ofAll(assessments: Needs['assessments']): Promise<z.infer<typeof Reply>> {
  const found: { assessmentId: string; company?: string; costs: CostTotals }[] = []
  let cursor: string | undefined
  let read = 0
  do {
    const page = await assessments.list({ limit: PER_PAGE, ...(cursor === undefined ? {} : { cursor }) })
    for (const assessment of page.items) {
      const costs = totalsOf(assessment)
      const company = valueOf(assessment.answers, 'company.name')
      if (costs.lines.length > 0)
        found.push({
          assessmentId: assessment.id,
          ...(typeof company === 'string' ? { company } : {}),
          costs,
        })
    }
    read += page.items.length
    cursor = page.nextCursor
  } while (cursor !== undefined && read < MAX_ASSESSMENTS)
  return {
    ...addTotals(found.map(({ costs }) => costs)),
    assessments: found.map(({ costs, ...rest }) => ({ ...rest, totals: costs.totals })),
    complete: cursor === undefined,
  }
}

function totalsOf({ answers }: Assessment): CostTotals {
  const costs = z.array(Cost).catch([]).parse(valueOf(answers, 'costs'))
  return totalCosts(costs, Count.safeParse(valueOf(answers, 'profile.computerUsers')).data)
}
