import { valueOf, type Answer } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { Backup, Incident, Insurance, ItToday } from '../domain/fields.ts'
import type { Finding } from '../domain/findings.ts'

type Verdict = Omit<Finding, 'evidence' | 'source'>

/** What the answers themselves tell, as findings. "Not sure" is unchecked, and never counted as bad. */
export function findingsFromAnswers(assessment: Assessment): Finding[] {
  return JUDGES.flatMap(([path, judge]) => {
    const answer = assessment.answers[path]
    const verdict = answer && judge(answer, valueOf(assessment.answers, path), assessment)
    if (!answer || !verdict) return []
    const { source, at } = answer.provenance
    const evidence = [{ what: path, answer: answer.state, at, server: source }]
    return [{ ...verdict, evidence, source: 'answers' as const }]
  })
}

type Judge = (answer: Answer, value: unknown, assessment: Assessment) => Verdict | null

const JUDGES: readonly (readonly [path: string, judge: Judge])[] = [
  ['network.backups', backup],
  ['network.mfaCoverage', secondFactor],
  ['profile.insurance', insurance],
  ['network.incidents', incidents],
  ['profile.itToday', nobody],
  ['profile.itToday', contractEnd],
]

function backup({ state }: Answer, value: unknown): Verdict | null {
  const about = { id: 'backup.restore', area: 'backup' } as const
  if (state === 'unsure')
    return {
      ...about,
      state: 'unchecked',
      severity: 'high',
      title: 'Whether your data can be restored is not known yet',
      effect: 'A backup counts when it was restored once.',
      fix: 'Ask whoever runs it for the date of the last test, or let us test it.',
    }
  const known = Backup.array().safeParse(value)
  if (!known.success) return null
  const tested = known.data.some(({ lastRestoreTest }) => lastRestoreTest && lastRestoreTest !== 'never')
  if (tested)
    return {
      ...about,
      state: 'good',
      severity: 'high',
      title: 'Your data is backed up, and a restore was tested',
      effect: 'After a bad day you can be back at work.',
      fix: '',
    }
  const none = known.data.length === 0
  return {
    ...about,
    state: 'bad',
    severity: none ? 'critical' : 'high',
    title: none ? 'Your data is not backed up' : 'Your backup was never tested',
    effect: none
      ? 'A broken disk or one wrong click loses it for good.'
      : 'A backup that was never restored fails when it is needed more often than people think.',
    fix: none
      ? 'Set up a daily backup that is kept away from your computers, and restore a file from it once.'
      : 'Restore one folder this week, note how long it took, and repeat it every quarter.',
    talkingPoint: 'Offer a restore test: it takes an hour and tells both sides where they stand.',
  }
}

function secondFactor({ state }: Answer, value: unknown): Verdict | null {
  const about = { id: 'access.mfa', area: 'access' } as const
  if (state === 'unsure')
    return {
      ...about,
      state: 'unchecked',
      severity: 'high',
      title: 'Who signs in with a second factor is not known yet',
      effect: 'It is what stops most stolen passwords.',
      fix: 'Your mail provider shows it in its admin page in two minutes.',
    }
  if (value === 'all')
    return {
      ...about,
      state: 'good',
      severity: 'high',
      title: 'Everyone signs in with a second factor',
      effect: 'A stolen password alone opens nothing.',
      fix: '',
    }
  if (value !== 'some' && value !== 'none') return null
  return {
    ...about,
    state: 'bad',
    severity: value === 'none' ? 'critical' : 'high',
    title:
      value === 'none'
        ? 'Nobody signs in with a second factor'
        : 'Not everyone signs in with a second factor',
    effect: 'One stolen or guessed password is enough to read your mail and to write invoices in your name.',
    fix: 'Switch it on for everyone, mail first. It costs nothing and takes an afternoon.',
    talkingPoint: 'Insurers ask for this first; many refuse without it.',
  }
}

function insurance(_answer: Answer, value: unknown): Verdict | null {
  const known = Insurance.safeParse(value)
  if (!known.success) return null
  const about = { id: 'people.insurance', area: 'people', severity: 'medium' } as const
  switch (known.data.cyber) {
    case 'yes':
      return {
        ...about,
        state: 'good',
        title: 'You have cyber insurance',
        effect: 'The cost of a bad day is shared, as long as its conditions are kept.',
        fix: '',
      }
    case 'no':
      return {
        ...about,
        state: 'bad',
        title: 'You have no cyber insurance',
        effect: 'Lawyers, letters to customers and lost days would be yours to pay.',
        fix: 'Ask your broker for an offer; backup and a second factor lower the price.',
      }
    case 'unknown':
      return {
        ...about,
        state: 'unchecked',
        title: 'Whether you have cyber insurance is not known yet',
        effect: 'It decides who pays for a bad day.',
        fix: 'Ask whoever keeps your policies.',
      }
  }
}

function incidents(_answer: Answer, value: unknown): Verdict | null {
  const known = Incident.array().safeParse(value)
  if (!known.success) return null
  const about = { id: 'network.incidents', area: 'network' } as const
  if (known.data.length === 0)
    return {
      ...about,
      state: 'good',
      severity: 'low',
      title: 'Nothing happened in the last two years',
      effect: 'There is time to set things right in order.',
      fix: '',
    }
  return {
    ...about,
    state: 'bad',
    severity: 'high',
    title: `In the last two years: ${known.data.map(({ what }) => what.slice(0, 100).toLowerCase()).join(', ')}`,
    effect: 'Whoever got in once knows the way; many come back.',
    fix: 'Find out how it began, and close that way: passwords, forwarding rules, remote access.',
    talkingPoint: 'Ask what was changed afterwards.',
  }
}

function nobody(_answer: Answer, value: unknown): Verdict | null {
  const known = ItToday.safeParse(value)
  if (!known.success || known.data.kind !== 'nobody') return null
  return {
    id: 'people.it',
    area: 'people',
    state: 'bad',
    severity: 'high',
    title: 'Nobody looks after your IT',
    effect: 'Updates wait, and when something stops, the search for help begins that day.',
    fix: 'Name one person who is responsible, and one number to call.',
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
const SOON_DAYS = 365

/** "March 2027" or a date; anything else is for people to read. */
function contractEnd({ provenance }: Answer, value: unknown): Verdict | null {
  const known = ItToday.safeParse(value)
  const until = known.success ? known.data.contractEnd : undefined
  const ends =
    until && /\d{4}/.test(until) ? Date.parse(/^[a-z]+\.? \d{4}$/i.test(until) ? `1 ${until}` : until) : NaN
  const days = (ends - Date.parse(provenance.at)) / DAY_MS
  if (!known.success || Number.isNaN(days) || days > SOON_DAYS || days < -31) return null
  return {
    id: 'people.contract',
    area: 'people',
    state: 'bad',
    severity: 'low',
    title: `Your IT contract${known.data.provider ? ` with ${known.data.provider}` : ''} runs until ${until}`,
    effect: 'Many contracts renew by themselves when the notice is missed.',
    fix: 'Look up the notice period now and decide before it.',
    talkingPoint: 'Ask for the notice period; propose a start right after the end.',
  }
}
