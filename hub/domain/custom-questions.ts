import { z } from 'zod'
import { STEPS, type StepId } from './vocabulary.ts'

const steps = STEPS.map(({ id }) => id) as [StepId, ...StepId[]]
const text = (max: number) => z.string().trim().min(1).max(max)

/** A question that the MSP adds to the conversation. Its answer is the canonical field `custom.<key>`. */
export const CustomQuestion = z
  .object({
    /** Lower case, digits and underscores; never changes, because answers and mappings name it. */
    key: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower-case letters, digits and underscores, a letter first'),
    step: z.enum(steps),
    kind: z.enum(['text', 'choice', 'number', 'file']),
    ask: text(500),
    /** Its short name in the summary, the console and mappings. */
    label: text(80),
    why: text(500),
    options: z
      .array(z.object({ id: text(64), label: text(120) }))
      .min(2)
      .max(30)
      .optional(),
    /** For `choice`: how many may be picked. */
    max: z.number().int().min(1).max(30).default(1),
    /** For `number`. */
    unit: text(20).optional(),
    /** Encrypted in the browser to the MSP's key. */
    sealed: z.boolean().default(false),
    /** Retired questions keep their answers and are not asked. */
    active: z.boolean().default(true),
  })
  .refine(({ kind, options }) => kind !== 'choice' || options !== undefined, {
    message: 'a choice needs its options',
    path: ['options'],
  })
export type CustomQuestion = z.infer<typeof CustomQuestion>

/** What such a field holds: text, a number, picked ids, or file ids. */
export const CustomValue = z.union([
  z.string().trim().min(1).max(10_000),
  z.number().min(-1e12).max(1e12),
  z.array(z.string().max(200)).max(30),
])
