import { createHash } from 'node:crypto'
import type { Assessments } from '../assessments/assessments.ts'
import type { Clock } from '../domain/clock.ts'
import { HubError } from '../domain/errors.ts'
import type { LanguageCode } from '../domain/languages.ts'
import { plainName, type Outbox } from '../domain/mail.ts'
import type { StepId } from '../domain/vocabulary.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import type { ConversationStore } from './conversation-store.ts'
import { colleagueMail, resumeMail } from './resume-mails.ts'
import { said, type Person } from './resume-person.ts'
import type { PersonLink, PersonLinks } from './resume-link-store.ts'
import { hashOf, LINK_DAYS, newSecret } from './resume.ts'
import type { Turns } from './turns.ts'

export interface PeopleNeeds {
  store: ConversationStore
  links: PersonLinks
  turns: Turns
  assessments: Pick<Assessments, 'get' | 'note'>
  outbox?: Outbox | undefined
  rateLimits: RateLimits
  clock: Clock
  msp: { name: string }
  publicUrl: () => string
}

export interface People {
  /** Mails the person their link, to the address of the assessment. */
  mailLink(person: Person, asks: Asks, email?: string): Promise<void>
  /** A link that opens one step, for somebody else. */
  colleagueLink(person: Person, wanted: ColleagueWish): Promise<MadeLink>
  /** A link to mail about an assessment, without the person being here: for reminders. */
  linkFor(assessmentId: string, email: string): Promise<string>
  list(assessmentId: string): Promise<PersonLink[]>
  /** Ends one link, or all of them, with what was opened by them elsewhere. */
  revoke(assessmentId: string, id?: string): Promise<void>
}

/** In which language a mail is written, and from which network it was asked for. */
export interface Asks {
  language: LanguageCode
  network: string
}

export interface ColleagueWish extends Asks {
  step: StepId
  email?: string | undefined
  name?: string | undefined
}
export interface MadeLink {
  id: string
  url: string
  expiresAt: string
  mailed: boolean
}

const COLLEAGUE_DAYS = 14
const COLLEAGUES_ALIVE = 10
const MAILED_ALIVE = 10
const DAY_MS = 24 * 60 * 60 * 1000
/** Nobody's mailbox is filled from here: by conversation, by network, and by address whoever asks. */
const PER_CONVERSATION = { requests: 3, perSeconds: 60 * 60 }
const PER_NETWORK = { requests: 20, perSeconds: 60 * 60 }
const PER_ADDRESS = { requests: 6, perSeconds: 24 * 60 * 60 }

export function makePeople(needs: PeopleNeeds): People {
  const { store, links, turns, assessments, outbox, clock, msp, publicUrl } = needs
  const perConversation = needs.rateLimits.limit('mailed links', PER_CONVERSATION)
  const perNetwork = needs.rateLimits.limit('mails from one network', PER_NETWORK)
  const perAddress = needs.rateLimits.limit('mails to one address', PER_ADDRESS)
  const urlOf = (secret: string) => `${publicUrl()}/#resume=${secret}`
  const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY_MS).toISOString()
  const isAlive = ({ revokedAt, expiresAt }: PersonLink) =>
    revokedAt === undefined && expiresAt > clock.now().toISOString()

  async function mayMail(conversationId: string, network: string, email: string): Promise<Outbox> {
    if (!outbox?.works)
      throw new HubError('unavailable', 'No mail can be sent from here.', {
        hint: 'Copy the link instead, and send it yourself.',
      })
    await perConversation.take(conversationId)
    await perNetwork.take(network)
    await perAddress.take(createHash('sha256').update(email.toLowerCase()).digest('base64url'))
    return outbox
  }

  async function mailedLink(assessmentId: string, email: string) {
    const older = (await links.of(assessmentId)).filter((one) => one.kind === 'mail' && isAlive(one))
    for (const { id } of older.slice(MAILED_ALIVE - 1)) await links.revoke(assessmentId, { id })
    const secret = newSecret()
    const link = {
      kind: 'mail',
      assessmentId,
      hash: hashOf(secret),
      email,
      expiresAt: inDays(LINK_DAYS),
    } as const
    const { id } = await links.add(link)
    return { id, url: urlOf(secret) }
  }

  return {
    async mailLink({ conversation, assessment }, { language, network }, email) {
      const to = said(assessment, 'contact.email')
      if (!to || (email !== undefined && email.trim().toLowerCase() !== to.toLowerCase()))
        throw new HubError(
          'invalid_input',
          'We send the link only to the e-mail address of this assessment.',
          {
            hint: to ? 'Change your e-mail address in the summary first.' : 'Give your e-mail address first.',
          },
        )
      const box = await mayMail(conversation.id, network, to)
      const { id, url } = await mailedLink(assessment.id, to)
      const about = { key: `resume:${id}`, assessmentId: assessment.id, to, language, msp, url }
      await box.post(resumeMail({ ...about, days: LINK_DAYS }))
      await assessments.note({
        assessmentId: assessment.id,
        kind: 'resumed',
        who: 'prospect',
        text: 'Asked for the link by e-mail.',
      })
    },

    colleagueLink: ({ conversation, assessment }, { step, email, name, language, network }) =>
      // In the order of the turns, so that two requests at once are counted one after the other.
      turns.inOrder(conversation.id, async () => {
        const alive = (await links.of(assessment.id)).filter(
          (one) => one.kind === 'colleague' && isAlive(one),
        )
        if (alive.length >= COLLEAGUES_ALIVE)
          throw new HubError('conflict', `There are ${COLLEAGUES_ALIVE} links for colleagues already.`, {
            hint: 'Take one back, then make another.',
          })
        const box = email === undefined ? null : await mayMail(conversation.id, network, email)
        const secret = newSecret()
        const wish = { kind: 'colleague' as const, assessmentId: assessment.id, hash: hashOf(secret), step }
        const { id, expiresAt } = await links.add({
          ...wish,
          expiresAt: inDays(COLLEAGUE_DAYS),
          ...(email ? { email } : {}),
          ...(name ? { name } : {}),
        })
        const url = urlOf(secret)
        if (box && email) {
          const about = { key: `colleague:${id}`, assessmentId: assessment.id, to: email, language, msp, url }
          const from = plainName(said(assessment, 'contact.firstName'))
          await box.post(colleagueMail({ ...about, days: COLLEAGUE_DAYS, step, from }))
        }
        return { id, url, expiresAt, mailed: box !== null }
      }),

    linkFor: async (assessmentId, email) => (await mailedLink(assessmentId, email)).url,
    list: (assessmentId) => links.of(assessmentId),

    async revoke(assessmentId, id) {
      const ended = await links.revoke(assessmentId, id ? { id } : {})
      for (const link of ended) if (link.kind === 'colleague') await endIfOpen(`colleague-${link.id}`)
      if (id) {
        if (ended.length === 0) throw new HubError('not_found', 'There is no such link that still opens.')
        return
      }
      const own = await store.ofAssessment(assessmentId)
      if (own)
        await turns.change(own, (conversation) => {
          conversation.links = conversation.links.map((link) => ({ ...link, replaced: true }))
          conversation.openers = []
        })
    },
  }

  async function endIfOpen(conversationId: string): Promise<void> {
    const conversation = await store.find(conversationId)
    if (conversation && !conversation.ended) await turns.end(conversationId, 'revoked')
  }
}
