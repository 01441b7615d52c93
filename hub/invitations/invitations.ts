import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Assessments } from '../assessments/assessments.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import { STEPS } from '../domain/vocabulary.ts'

export interface Invitations {
  /** What an assessment carries once it has an invitation; a fresh one ends the links before it. */
  fresh(assessment: Pick<Assessment, 'invitation'>): NonNullable<Assessment['invitation']>
  /** The same as what is over at once. */
  revoked(assessment: Pick<Assessment, 'invitation'>): NonNullable<Assessment['invitation']>
  /** The link, where there is one that still opens. */
  urlOf(assessment: Assessment): string | undefined
  /** Takes the secret of a link; null when it is none of ours, a failure in words when it is over. */
  open(secret: string): Promise<Assessment | null>
}

export const INVITATION_DAYS = 60
const DAY_MS = 86_400_000
const SECRET = /^([\w-]{1,64})\.(\d{1,6})\.([\w-]{43})$/

/**
 * Links that invite a prospect to an assessment that somebody else began. A link is to be found again in the CRM, so it
 * is not random but signed: assessment and round with a key of the hub. Nothing that opens it is stored anywhere, it is
 * good for this one purpose, and a higher round or its end ends it.
 */
export function makeInvitations({
  keys,
  assessments,
  clock,
  publicUrl,
}: {
  keys: { derive(purpose: string): Buffer }
  assessments: Pick<Assessments, 'find' | 'change' | 'note'>
  clock: Clock
  publicUrl: () => string
}): Invitations {
  const sign = (id: string, round: number) =>
    createHmac('sha256', keys.derive('invitation')).update(`${id}.${round}`).digest('base64url')
  const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY_MS).toISOString()
  const isOver = ({ expiresAt }: NonNullable<Assessment['invitation']>) =>
    Date.parse(expiresAt) <= clock.now().getTime()
  const nextRound = ({ invitation }: Pick<Assessment, 'invitation'>) => (invitation?.round ?? 0) + 1

  return {
    fresh: (assessment) => ({ round: nextRound(assessment), expiresAt: inDays(INVITATION_DAYS) }),
    revoked: (assessment) => ({ round: nextRound(assessment), expiresAt: inDays(0) }),
    urlOf({ id, invitation }) {
      if (!invitation || isOver(invitation)) return undefined
      return `${publicUrl()}/#resume=${id}.${invitation.round}.${sign(id, invitation.round)}`
    },
    async open(secret) {
      const [, id = '', digits = '', given = ''] = SECRET.exec(secret) ?? []
      const round = Number(digits)
      const wanted = Buffer.from(sign(id, round))
      const sent = Buffer.from(given)
      if (sent.length !== wanted.length || !timingSafeEqual(sent, wanted)) return null
      const assessment = await assessments.find(id)
      if (!assessment?.invitation || assessment.invitation.round !== round)
        throw new HubError('gone', 'This invitation was replaced or taken back.', { hint: ASK })
      if (isOver(assessment.invitation))
        throw new HubError(
          'gone',
          `This invitation has expired: invitations work for ${INVITATION_DAYS} days.`,
          {
            hint: ASK,
          },
        )
      const first = assessment.status === 'invited'
      await assessments.note({
        assessmentId: id,
        kind: first ? 'started' : 'resumed',
        who: 'prospect',
        text: first ? 'Opened the invitation.' : 'Opened the invitation again.',
      })
      // Whoever was invited is vouched for by who invited them, whichever address they write.
      return assessments.change(
        id,
        ({ status, verified, proof }) => ({
          ...(status === 'invited' ? { status: 'draft' as const } : {}),
          ...(verified && !proof ? {} : { verified: true, proof: null }),
        }),
        { who: 'prospect' },
      )
    },
  }
}

const ASK = 'Ask the person who invited you for a new link, or start anew here.'

/** How far the prospect is, in words for a rep. */
export function progressOf({ status, progress, invitation }: Assessment): string | undefined {
  if (status === 'invited') return invitation ? 'Invited, not opened yet' : undefined
  if (status === 'abandoned') return 'Stopped'
  if (status === 'archived') return undefined
  if (status !== 'draft') return 'Sent'
  const done = STEPS.filter(({ id }) =>
    Object.entries(progress).some(([step, how]) => step === id && how !== 'left'),
  )
  return `${done.length} of ${STEPS.length} steps`
}
