import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { freshState } from '../../intake/conversation/index.ts'
import type { Assessments } from '../assessments/assessments.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { LanguageCode } from '../domain/languages.ts'
import type { ConversationStore, Link } from './conversation-store.ts'
import { makeOpenPersonLink, type Opener } from './resume-open.ts'
import type { PersonLinks } from './resume-link-store.ts'
import type { Turns } from './turns.ts'

export interface ResumeNeeds {
  store: ConversationStore
  links: PersonLinks
  turns: Turns
  assessments: Pick<Assessments, 'find' | 'change' | 'note'>
  clock: Clock
  publicUrl: () => string
  /** The assessment that the secret of an invitation opens; null when it is none. */
  invited?: ((secret: string) => Promise<Pick<Assessment, 'id'> | null>) | undefined
}

export interface Resume {
  /** A fresh secret; a new link replaces the older ones, and leaves browsers their own. */
  makeLink(conversationId: string, kind: Link['kind']): Promise<{ url: string; expiresAt: string }>
  /** The conversation that a secret opens; says "Welcome back" there. */
  open(secret: string, opener: Opener, language?: LanguageCode): Promise<string>
}

export const LINK_DAYS = 30
const LINK_MS = LINK_DAYS * 24 * 60 * 60 * 1000
/** Replaced links are remembered a while, so that whoever opens one is told why it does not work. */
const LINKS_KEPT = 10
const BROWSERS_KEPT = 5

/** Resume secrets: 256 random bits, hashed at rest, for this one purpose, expiring and revocable. */
export function makeResume(needs: ResumeNeeds): Resume {
  const { store, links, turns, clock, publicUrl, invited } = needs
  const personLink = makeOpenPersonLink(needs)

  /** An invited person continues the conversation that they began, or begins one about what is known already. */
  async function byInvitation(secret: string, opener: Opener): Promise<string | null> {
    const assessment = await invited?.(secret)
    if (!assessment) return null
    const known = await store.ofAssessment(assessment.id)
    if (known) return personLink.proven(known, opener)
    // One id for the assessment: two tabs that open the link at once share the conversation. After the first is over,
    // its id is taken.
    const first = `invited-${assessment.id}`
    const conversationId = (await store.find(first))?.ended ? `${first}-${randomUUID()}` : first
    await store.open(conversationId, freshState())
    await turns.change(conversationId, (conversation) => {
      conversation.assessmentId = assessment.id
      conversation.proven = true
    })
    return conversationId
  }

  async function byOwnLink(hash: string): Promise<{ id: string; kind: Link['kind'] } | null> {
    const conversation = await store.byLink(hash)
    const link = conversation?.links.find((one) => one.hash === hash)
    if (!conversation || !link) return null
    if (link.replaced)
      throw new HubError('gone', 'A newer link has taken the place of this one.', {
        hint: 'Open the newest link, or ask for a new link where you started. Nothing you said is lost.',
      })
    if (Date.parse(link.expiresAt) <= clock.now().getTime())
      throw new HubError('gone', `This link has expired: links work for ${LINK_DAYS} days.`, {
        hint: 'Ask for a new link where you started, or start anew. Nothing you said is lost.',
      })
    return { id: conversation.id, kind: link.kind }
  }

  return {
    async makeLink(conversationId, kind) {
      const secret = newSecret()
      const end = clock.now().getTime() + LINK_MS
      const expiresAt = await turns.change(conversationId, (conversation) => {
        const others = conversation.links.map((link) =>
          kind === 'link' && link.kind === 'link' ? { ...link, replaced: true } : link,
        )
        const passedOn = others.filter((link) => link.kind === 'link').slice(1 - LINKS_KEPT)
        const browsers = others.filter((link) => link.kind === 'browser').slice(1 - BROWSERS_KEPT)
        // No link outlives the one that its conversation was opened by.
        const until = conversation.until ? Math.min(end, Date.parse(conversation.until)) : end
        const made = { hash: hashOf(secret), kind, expiresAt: new Date(until).toISOString() }
        conversation.links = [...passedOn, ...browsers, made]
        return made.expiresAt
      })
      return { url: `${publicUrl()}/#resume=${secret}`, expiresAt }
    },
    async open(secret, opener, language) {
      const hash = hashOf(secret)
      const link = await links.byHash(hash)
      if (link) return personLink.open(link, opener, language)
      const own = await byOwnLink(hash)
      const conversationId = own?.id ?? (await byInvitation(secret, opener))
      if (!conversationId)
        throw new HubError('not_found', 'We do not know this link.', {
          hint: 'Check that it was copied whole, use your newest link, or start anew.',
        })
      if (own?.kind !== 'browser') await personLink.met(conversationId, opener)
      await turns.happened(conversationId, { type: 'resume' })
      return conversationId
    },
  }
}

export const newSecret = (): string => randomBytes(32).toString('base64url')
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
