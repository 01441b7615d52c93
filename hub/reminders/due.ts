import { valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { Consent, Hours } from '../domain/fields.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Days after the last answer at which a reminder goes out; there are never more than these. */
export const REMIND_AFTER_DAYS = [2, 7] as const
/** After that, nobody waits for it any more. */
const STALE_DAYS = 30
/** Between two of them, however late the first one was. */
const APART_MS = 3 * DAY_MS

/** What was stored about the reminders of one assessment. */
export interface Reminded {
  /** ISO 8601, one for each reminder that went out. */
  sent: string[]
  stopped: boolean
}

/** Which reminder is due now: 1, 2, or null. Pure. */
export function dueReminder(assessment: Assessment, { sent, stopped }: Reminded, now: Date): 1 | 2 | null {
  if (stopped || assessment.status !== 'draft' || !mayRemind(assessment)) return null
  const last = lastAnswer(assessment)
  const days = REMIND_AFTER_DAYS[sent.length]
  if (last === null || days === undefined) return null
  const waited = now.getTime() - last
  if (waited < days * DAY_MS || waited > STALE_DAYS * DAY_MS) return null
  const before = sent.at(-1)
  if (before !== undefined && now.getTime() - Date.parse(before) < APART_MS) return null
  return sent.length === 0 ? 1 : 2
}

/** An address, and the consent to write to it. */
export function mayRemind({ answers }: Assessment): boolean {
  const consent = Consent.safeParse(valueOf(answers, 'consent.contact'))
  return typeof valueOf(answers, 'contact.email') === 'string' && consent.success && consent.data.given
}

/** When the prospect last said something; what recon, CRM or staff added is no answer of theirs. */
export function lastAnswer({ answers }: Pick<Assessment, 'answers'>): number | null {
  const times = Object.values(answers)
    .filter(({ provenance }) => provenance.source === 'prospect')
    .map(({ provenance }) => Date.parse(provenance.at))
    .filter(Number.isFinite)
  return times.length > 0 ? Math.max(...times) : null
}

/** Whether it is a working hour where the prospect is, as far as that is known; else where the MSP is. */
export function isWorkingHour(
  { answers }: Pick<Assessment, 'answers'>,
  now: Date,
  homeZone: string,
): boolean {
  const hours = Hours.safeParse(valueOf(answers, 'profile.hours'))
  const { weekday, hour } = localTime(now, (hours.success && hours.data.timeZone) || homeZone, homeZone)
  return !['Sat', 'Sun'].includes(weekday) && hour >= 9 && hour < 17
}

function localTime(now: Date, timeZone: string, otherwise: string): { weekday: string; hour: number } {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(now)
      .map(({ type, value }): [string, string] => [type, value])
    const { weekday = '', hour = '0' } = Object.fromEntries(parts)
    return { weekday, hour: Number(hour) }
  } catch {
    // A person may call their time zone what they like.
    return timeZone === otherwise ? { weekday: '', hour: 0 } : localTime(now, otherwise, otherwise)
  }
}
