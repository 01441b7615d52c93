import type { Translate } from '../domain/languages.ts'
import type { MailDraft } from '../domain/mail.ts'

/** What an invitation says: who asks, what it takes, and what one gets for it. */
export function invitationWords({
  t,
  msp,
  firstName,
  url,
  days,
}: {
  t: Translate
  msp: { name: string }
  firstName: string | undefined
  url: string
  days: number
}): Pick<MailDraft, 'subject' | 'paragraphs' | 'action' | 'notes'> {
  return {
    subject: t`${msp.name} has prepared an IT assessment for you`,
    paragraphs: [
      firstName === undefined ? t`Hello,` : t`Hello ${firstName},`,
      t`We have prepared a short assessment of your IT. What we know already is filled in: you confirm it or correct it, and answer what is left. It takes about six minutes.`,
      t`At the end you see at once what is fine, what to fix first, and what the next step would be. It saves as you go.`,
    ],
    action: { label: t`Begin the assessment`, url },
    notes: [
      {
        text: t`The link works for ${days} days. It shows what we know of your company, so please do not pass it on.`,
      },
      { text: t`Not interested? Then there is nothing to do: we send no reminder of an invitation.` },
    ],
  }
}
