import type { Assessment } from '../domain/assessment.ts'
import type { Result } from '../domain/conversation.ts'
import { allFindings, isToFix } from './all-findings.ts'

const AT_MOST = 3

/** What the prospect sees after "send now": three fine, three to fix, what could not be checked, the next step. */
export function result(assessment: Assessment, msp: { name: string; bookingUrl?: string }): Result {
  const findings = allFindings(assessment)
  const fix = findings.filter(isToFix)
  return {
    fine: findings
      .filter(({ state }) => state === 'good')
      .slice(0, AT_MOST)
      .map(({ title, effect }) => ({ title, effect })),
    fix: fix.slice(0, AT_MOST).map(({ title, effect, fix: how }) => ({ title, effect, fix: how })),
    unchecked: findings.filter(({ state }) => state === 'unchecked').map(({ title }) => title),
    next: { text: nextStep(fix.length, msp), ...(msp.bookingUrl ? { bookingUrl: msp.bookingUrl } : {}) },
  }
}

function nextStep(toFix: number, msp: { name: string; bookingUrl?: string }): string {
  const more = toFix > AT_MOST ? ` They will also show you the other ${toFix - AT_MOST} that we found.` : ''
  return msp.bookingUrl
    ? `Book 20 minutes with ${msp.name}: they go through this with you and say what each point would take.${more}`
    : `${msp.name} goes through this and gets in touch with what each point would take.${more}`
}
