import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { valueOf } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { HubError } from '../domain/errors.ts'
import { LANGUAGES, type LanguageCode, type Translate } from '../domain/languages.ts'
import type { Outbox } from '../domain/mail.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { INVITATION_DAYS, type Invitations } from './invitations.ts'
import { invitationWords } from './words.ts'

export interface InvitationRouteNeeds {
  invitations: Invitations
  assessments: Pick<Assessments, 'change' | 'get' | 'note'>
  outbox: Outbox
  msp: { name: string }
  translate: (language: LanguageCode) => Translate
}

const Wish = z
  .strictObject({
    send: z.boolean().default(false).describe('Mails the link to the contact’s address'),
    language: z.enum(LANGUAGES.map(({ code }) => code)).default('en'),
  })
  .optional()

/** Inviting a prospect to an assessment, and taking that back. */
export function invitationRoutes(needs: InvitationRouteNeeds): ApiRoute[] {
  const { invitations, assessments } = needs
  const write = {
    tag: 'Assessments',
    scope: 'assessments:write' as const,
    params: z.object({ id: z.string().min(1).max(100) }),
    errors: ['not_found' as const],
  }
  return [
    route({
      ...write,
      method: 'post',
      path: '/assessments/{id}/invitation',
      summary: 'Make a link that invites the prospect; it ends the links before it',
      body: Wish,
      status: 201,
      reply: z.object({ url: z.url(), expiresAt: z.string(), mailed: z.boolean() }),
      run: async ({ params, body, principal }) => {
        const to = body?.send ? await addressOf(needs, params.id) : undefined
        const changed = await assessments.change(
          params.id,
          (current) => ({ invitation: invitations.fresh(current) }),
          { who: principal.name },
        )
        const url = invitations.urlOf(changed)
        if (!url || !changed.invitation) throw new HubError('internal', 'The link could not be made.')
        if (to !== undefined) await mail(needs, changed, { to, url, language: body?.language ?? 'en' })
        const how = to === undefined ? 'Made a link that invites the prospect.' : 'Mailed an invitation.'
        await assessments.note({
          assessmentId: params.id,
          kind: 'staff_edit',
          who: principal.name,
          text: how,
        })
        return { url, expiresAt: changed.invitation.expiresAt, mailed: to !== undefined }
      },
    }),
    route({
      ...write,
      method: 'delete',
      path: '/assessments/{id}/invitation',
      summary: 'Take an invitation back: its link no longer opens',
      status: 204,
      run: async ({ params, principal }) => {
        await assessments.change(
          params.id,
          (current) => (current.invitation ? { invitation: invitations.revoked(current) } : null),
          { who: principal.name },
        )
        await assessments.note({
          ...{ assessmentId: params.id, kind: 'staff_edit', who: principal.name },
          text: 'Took the invitation back.',
        })
      },
    }),
  ]
}

/** Known before the link is made: a refused mail shall not end the link that was sent before. */
async function addressOf({ assessments, outbox }: InvitationRouteNeeds, id: string): Promise<string> {
  const to = valueOf((await assessments.get(id)).answers, 'contact.email')
  if (typeof to !== 'string')
    throw new HubError('invalid_input', 'There is no e-mail address to send the invitation to.', {
      hint: 'Give the contact an e-mail address first, or copy the link.',
      fields: [{ path: 'send', message: 'The contact has no e-mail address.' }],
    })
  if (!outbox.works)
    throw new HubError('invalid_input', 'No mail can be sent from here.', {
      hint: 'Copy the link and send it yourself, or set SMTP_URL and MAIL_FROM.',
      fields: [{ path: 'send', message: 'There is no mail server.' }],
    })
  return to
}

/** One mail a round: asked twice, it is sent once. */
async function mail(
  { outbox, msp, translate }: InvitationRouteNeeds,
  { id, answers, invitation }: Assessment,
  { to, url, language }: { to: string; url: string; language: LanguageCode },
): Promise<void> {
  const name = valueOf(answers, 'contact.firstName')
  const firstName = typeof name === 'string' ? name.slice(0, 60) : undefined
  const words = invitationWords({ t: translate(language), msp, firstName, url, days: INVITATION_DAYS })
  const key = `invitation:${id}:${invitation?.round ?? 0}`
  await outbox.post({ ...words, key, kind: 'invitation', assessmentId: id, to, language })
}
