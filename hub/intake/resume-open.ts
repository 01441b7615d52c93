import { randomUUID } from 'node:crypto'
import { freshState } from '../../intake/conversation/index.ts'
import { translateFor } from '../../intake/language/index.ts'
import type { Assessment } from '../domain/assessment.ts'
import { HubError } from '../domain/errors.ts'
import type { LanguageCode } from '../domain/languages.ts'
import { said } from './resume-person.ts'
import type { PersonLink } from './resume-link-store.ts'
import type { ResumeNeeds } from './resume.ts'

/** Who opens a link, as far as that can be told. */
export interface Opener {
  /** Fingerprint of network and browser; two people differ, one who opens a link twice does not. */
  who: string
  /** The conversation that this browser holds a chat token of already. */
  holds?: string
}

export interface OpenPersonLink {
  open(link: PersonLink, opener: Opener, language?: LanguageCode): Promise<string>
  /** The same conversation for whoever proved to be its person; nobody else keeps it. */
  proven(conversationId: string, opener: Opener): Promise<string>
  /** Tells a conversation when somebody else came by a link that was passed on. */
  met(conversationId: string, opener: Opener): Promise<void>
}

const OPENERS_KEPT = 10

/** Opens links of the collection: mailed ones, which prove the address, and those of colleagues. */
export function makeOpenPersonLink(needs: Omit<ResumeNeeds, 'invited'>): OpenPersonLink {
  const { store, links, turns, assessments, clock } = needs

  async function open(link: PersonLink, opener: Opener, language?: LanguageCode): Promise<string> {
    if (link.revokedAt) throw gone('This link was taken back.', 'Use your newest link, or ask for a new one.')
    if (Date.parse(link.expiresAt) <= clock.now().getTime())
      throw gone('This link has expired.', 'Ask for a new one. Nothing that was said is lost.')
    const assessment = await assessments.find(link.assessmentId)
    if (!assessment)
      throw gone('Everything about this assessment was deleted.', 'You can start anew at any time.')
    const conversationId =
      link.kind === 'mail'
        ? await byMail(link, assessment, opener)
        : await colleague(link, assessment, language)
    await links.opened(link.id)
    await met(conversationId, opener)
    const began = (await store.find(conversationId))?.next !== 0
    await turns.happened(conversationId, { type: began ? 'resume' : 'start' })
    return conversationId
  }

  /** Whoever opens a mailed link reads the mail of that address. */
  async function byMail({ email }: PersonLink, { id }: Assessment, opener: Opener): Promise<string> {
    const at = clock.now().toISOString()
    const isContact = (one: Assessment) => email !== undefined && said(one, 'contact.email') === email
    let newly = false
    const after = await assessments.change(
      id,
      (current) => {
        // Somebody who came by an invitation is known already, and stays so whatever the address.
        const proved = current.proof?.email === email || (current.verified && !current.proof)
        newly = isContact(current) && !proved
        return newly && email ? { proof: { email, at } } : null
      },
      { who: 'prospect' },
    )
    if (!isContact(after))
      throw gone(
        'The e-mail address of this assessment was changed since this link was sent.',
        'Open the link in the mail to the new address.',
      )
    const text = newly && after.verified ? 'Opened the mailed link: the address is the company’s.' : OPENED
    await assessments.note({ assessmentId: id, kind: 'resumed', who: 'prospect', text })
    const known = (await store.ofAssessment(id)) ?? (await begin(`mailed-${randomUUID()}`, id))
    return after.verified ? proven(known, opener) : known
  }

  /**
   * Anybody could have typed this address, and hold the conversation since. So it goes on under another id, which only
   * the opener gets; the old one ends, unless the opener holds it too and so began it.
   */
  async function proven(conversationId: string, { holds }: Opener): Promise<string> {
    const old = await store.find(conversationId)
    if (!old || old.proven) return conversationId
    if (holds === conversationId) {
      await turns.change(conversationId, (conversation) => void (conversation.proven = true))
      return conversationId
    }
    const fresh = `proven-${randomUUID()}`
    await store.open(fresh, old.state, old.language)
    await turns.change(fresh, (conversation) => {
      const { state, assessmentId, lookup } = old
      const was = [...(old.was ?? []), conversationId]
      Object.assign(conversation, { state, assessmentId, lookup, was, proven: true })
    })
    await turns.end(conversationId, 'moved')
    return fresh
  }

  async function colleague(link: PersonLink, { id }: Assessment, language?: LanguageCode): Promise<string> {
    const conversationId = `colleague-${link.id}`
    const { step, expiresAt } = link
    if (!step) throw gone('This link leads nowhere.', 'Ask the person who sent it for a new one.')
    await store.open(conversationId, { ...freshState(), only: step }, language)
    await turns.change(conversationId, (conversation) => {
      Object.assign(conversation, { assessmentId: id, guest: true, until: expiresAt })
    })
    if (!link.openedAt)
      await assessments.note({
        assessmentId: id,
        kind: 'resumed',
        who: 'a colleague',
        text: 'Opened the link for one step.',
      })
    return conversationId
  }

  async function begin(conversationId: string, assessmentId: string): Promise<string> {
    await store.open(conversationId, freshState())
    await turns.change(conversationId, (conversation) => void (conversation.assessmentId = assessmentId))
    return conversationId
  }

  async function met(conversationId: string, { who }: Opener): Promise<void> {
    const told = await turns.change(conversationId, (conversation) => {
      const before = conversation.openers ?? []
      if (before.includes(who)) return null
      conversation.openers = [...before, who].slice(-OPENERS_KEPT)
      return before.length > 0 ? conversation.language : null
    })
    if (!told) return
    const t = translateFor(told)
    await turns.tell(
      conversationId,
      t`This was just opened by the same link on another device, or by another person. Both see the same answers, and what one says the other sees at once. If it was neither you nor somebody you sent the link to, end your links under "My data".`,
    )
  }

  return { open, proven, met }
}

const OPENED = 'Opened the mailed link.'
const gone = (message: string, hint: string) => new HubError('gone', message, { hint })
