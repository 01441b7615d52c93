import type { Assessment } from '../domain/assessment.ts'
import type { Result } from '../domain/conversation.ts'
import { allFindings, isToFix } from './all-findings.ts'

const AT_MOST = 3

/**
 * What the prospect sees after "send now": three fine, three to fix, what could not be checked, the next step. `say`
 * says each sentence in the person's language.
 */
export function result(
  assessment: Assessment,
  msp: { name: string; bookingUrl?: string },
  say: (english: string) => string = (english) => english,
): Result {
  const findings = allFindings(assessment).map((one) => ({
    ...one,
    title: say(one.title),
    effect: say(one.effect),
    fix: say(one.fix),
  }))
  const fix = findings.filter(isToFix)
  return {
    fine: findings
      .filter(({ state }) => state === 'good')
      .slice(0, AT_MOST)
      .map(({ title, effect }) => ({ title, effect })),
    fix: fix.slice(0, AT_MOST).map(({ title, effect, fix: how }) => ({ title, effect, fix: how })),
    unchecked: findings.filter(({ state }) => state === 'unchecked').map(({ title }) => title),
    next: {
      text: nextStep(fix.length, msp).map(say).join(' '),
      ...(msp.bookingUrl ? { bookingUrl: msp.bookingUrl } : {}),
    },
  }
}

function nextStep(toFix: number, msp: { name: string; bookingUrl?: string }): string[] {
  const left = toFix - AT_MOST
  return [
    msp.bookingUrl
      ? `Book 20 minutes with ${msp.name}: they go through this with you and say what each point would take.`
      : `${msp.name} goes through this and gets in touch with what each point would take.`,
    ...(left > 0 ? [`They will also show you the other ${left} that we found.`] : []),
  ]
}
