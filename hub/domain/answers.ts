import { z } from 'zod'

/** Who said it. */
export const SOURCES = ['prospect', 'recon', 'isp', 'scanner', 'crm', 'staff', 'derived'] as const
export type Source = (typeof SOURCES)[number]

/** Where a value comes from; shown beside every value on demand. */
export const Provenance = z.object({
  source: z.enum(SOURCES),
  /** ISO 8601. */
  at: z.string(),
  /** 0 to 1; 1 = said by a person or read from the record itself. */
  confidence: z.number().min(0).max(1),
  /** A short human-readable origin: "JSON-LD on acme.com", "HubSpot". */
  detail: z.string().max(300).optional(),
  /** Who confirmed it after it was found, and when. */
  confirmedBy: z.enum(SOURCES).optional(),
  confirmedAt: z.string().optional(),
  /** For CRM values: the connection and the mapping version that brought them. */
  connectionId: z.string().optional(),
  mappingVersion: z.number().int().optional(),
})
export type Provenance = z.infer<typeof Provenance>

/**
 * `known` and `range` hold a value; `unsure` = "not sure", `declined` = "prefer not to say", `cleared` = a person
 * emptied it, `sealed` = said, but encrypted in the browser so that only the MSP can open it: its value is a
 * `SealedAnswer`, and no score, finding or CRM ever sees it. A missing answer means that nobody was asked and nothing
 * was found.
 */
export const ANSWER_STATES = ['known', 'range', 'unsure', 'declined', 'cleared', 'sealed'] as const
export type AnswerState = (typeof ANSWER_STATES)[number]

export const Answer = z.object({
  state: z.enum(ANSWER_STATES),
  value: z.unknown().optional(),
  provenance: Provenance,
})
export type Answer = z.infer<typeof Answer>

/** All answers of an assessment by canonical path. */
export type Answers = Record<string, Answer>

/** A wish to change one answer; the assessment decides by `mayReplace` whether it happens. */
export interface AnswerChange {
  path: string
  state: AnswerState
  value?: unknown
  provenance: Provenance
}

const PEOPLE: ReadonlySet<Source> = new Set(['prospect', 'crm', 'staff'])

/** Recon, ISP and scanner never replace what a person or the CRM said; people replace anything. */
export function mayReplace(current: Answer | undefined, by: Provenance): boolean {
  if (!current || PEOPLE.has(by.source)) return true
  return !PEOPLE.has(current.provenance.source) && current.provenance.confirmedBy === undefined
}

/** The value of an answer that has one, else undefined. */
export function valueOf(answers: Answers, path: string): unknown {
  const answer = answers[path]
  return answer && (answer.state === 'known' || answer.state === 'range') ? answer.value : undefined
}
