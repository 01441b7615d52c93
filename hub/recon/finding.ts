import type { Finding } from '../domain/findings.ts'
import { clean } from './clean.ts'

/** What every finding about one fact shares. */
export interface Head {
  id: string
  area: Finding['area']
}
interface Asked {
  at: string
  source: string
}
interface Words {
  title: string
  effect: string
  fix?: string
  talkingPoint?: string
  /** The raw answer behind it. */
  answer: string
}

export function finding(
  head: Head,
  asked: Asked,
  state: Finding['state'],
  severity: Finding['severity'],
  { title, effect, fix = '', talkingPoint, answer }: Words,
): Finding {
  return {
    ...head,
    state,
    severity,
    title,
    effect,
    fix,
    ...(talkingPoint ? { talkingPoint } : {}),
    evidence: [{ what: asked.source, answer: clean(answer, 1000), at: asked.at }],
    source: 'recon',
  }
}

/** Not known is not missing: says what could not be checked and why, and counts neither way. */
export const uncheckedFinding = (head: Head, what: string, asked: Asked & { reason: string }): Finding =>
  finding(head, asked, 'unchecked', 'info', {
    title: `${what}: ${asked.reason}.`,
    effect: 'This says nothing about how well it is set up.',
    fix: 'We will try again; you can go on.',
    answer: asked.reason,
  })
