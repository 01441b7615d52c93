import { createHash, randomBytes } from 'node:crypto'
import { freshState } from '../../intake/conversation/index.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { ConversationStore, Link } from './conversation-store.ts'
import type { Turns } from './turns.ts'

export interface ResumeNeeds {
  store: ConversationStore
  turns: Turns
  clock: Clock
  publicUrl: () => string
  /** The assessment that the secret of an invitation opens; null when it is none. */
  invited?: ((secret: string) => Promise<Pick<Assessment, 'id'> | null>) | undefined
}

export interface Resume {
  /** A fresh secret; a new link replaces the older ones, and leaves browsers their own. */
  makeLink(conversationId: string, kind: Link['kind']): Promise<{ url: string; expiresAt: string }>
  /** The conversation that a secret opens; says "Welcome back" there. */
  open(secret: string): Promise<string>
}

const DAYS = 30
const LINK_MS = DAYS * 24 * 60 * 60 * 1000
/** Replaced links are remembered a while, so that whoever opens one is told why it does not work. */
const LINKS_KEPT = 10
const BROWSERS_KEPT = 5

/** Resume secrets: 256 random bits, hashed at rest, for this one purpose, expiring and revocable. */
export function makeResume({ store, turns, clock, publicUrl, invited }: ResumeNeeds): Resume {
  /** An invited person continues the conversation that they began, or begins one about what is known already. */
  async function byInvitation(secret: string): Promise<string | null> {
    const assessment = await invited?.(secret)
    if (!assessment) return null
    const known = await store.ofAssessment(assessment.id)
    if (known) return known
    // One id for the assessment: two tabs that open the link at once share the conversation.
    const conversationId = `invited-${assessment.id}`
    await store.open(conversationId, freshState())
    await turns.change(conversationId, (conversation) => {
      conversation.assessmentId = assessment.id
    })
    return conversationId
  }

  return {
    async makeLink(conversationId, kind) {
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = new Date(clock.now().getTime() + LINK_MS).toISOString()
      await turns.change(conversationId, (conversation) => {
        const others = conversation.links.map((link) =>
          kind === 'link' && link.kind === 'link' ? { ...link, replaced: true } : link,
        )
        const links = others.filter((link) => link.kind === 'link').slice(1 - LINKS_KEPT)
        const browsers = others.filter((link) => link.kind === 'browser').slice(1 - BROWSERS_KEPT)
        conversation.links = [...links, ...browsers, { hash: hashOf(secret), kind, expiresAt }]
      })
      return { url: `${publicUrl()}/#resume=${secret}`, expiresAt }
    },
    async open(secret) {
      const hash = hashOf(secret)
      const conversation = await store.byLink(hash)
      const link = conversation?.links.find((one) => one.hash === hash)
      const invitedTo = conversation ? null : await byInvitation(secret)
      if (invitedTo !== null) {
        await turns.happened(invitedTo, { type: 'resume' })
        return invitedTo
      }
      if (!conversation || !link)
        throw new HubError('not_found', 'We do not know this link.', {
          hint: 'Check that it was copied whole, use your newest link, or start anew.',
        })
      if (link.replaced)
        throw new HubError('gone', 'A newer link has taken the place of this one.', {
          hint: 'Open the newest link, or ask for a new link where you started. Nothing you said is lost.',
        })
      if (Date.parse(link.expiresAt) <= clock.now().getTime())
        throw new HubError('gone', `This link has expired: links work for ${DAYS} days.`, {
          hint: 'Ask for a new link where you started, or start anew. Nothing you said is lost.',
        })
      await turns.happened(conversation.id, { type: 'resume' })
      return conversation.id
    },
  }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
