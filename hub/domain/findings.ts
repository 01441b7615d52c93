import { z } from 'zod'

/**
 * One ranked fact, of one shape whether recon, the scanner or the cost analysis found it.
 * `good` = fine; `bad` = to fix; `absent` = looked for and not there; `unchecked` = could not be checked (never
 * counted as good or bad).
 */
export const FINDING_STATES = ['good', 'bad', 'absent', 'unchecked'] as const
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const
export const AREAS = ['email', 'web', 'domain', 'network', 'backup', 'access', 'people', 'costs'] as const

export const Finding = z.object({
  /** Stable: the same fact has the same id in the next run, e.g. `mail.dmarc`. */
  id: z.string(),
  area: z.enum(AREAS),
  state: z.enum(FINDING_STATES),
  severity: z.enum(SEVERITIES),
  /** What was found, in one plain sentence. */
  title: z.string(),
  /** So what: the effect on the business. */
  effect: z.string(),
  /** Now what: how to mend it; empty for good ones. */
  fix: z.string(),
  /** What the rep can say. */
  talkingPoint: z.string().optional(),
  /** The raw facts behind it: query, server, time, answer. */
  evidence: z.array(
    z.object({ what: z.string(), answer: z.string(), at: z.string(), server: z.string().optional() }),
  ),
  source: z.enum(['recon', 'scanner', 'answers', 'costs']),
})
export type Finding = z.infer<typeof Finding>
