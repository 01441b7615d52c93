import type { Translate } from '../domain/languages.ts'
import type { MailDraft } from '../domain/mail.ts'

export interface ReminderWords {
  t: Translate
  msp: { name: string }
  firstName: string | undefined
  /** 1 or 2. */
  round: number
  stepsLeft: number
  url: string
  stopUrl: string
}

/** What a reminder says: calm, with the way out as plain as the way on. */
export function reminderWords({
  t,
  msp,
  firstName,
  round,
  stepsLeft,
  url,
  stopUrl,
}: ReminderWords): Pick<MailDraft, 'subject' | 'paragraphs' | 'action' | 'notes' | 'unsubscribeUrl'> {
  const left = t.plural(stepsLeft, { one: 'One step is left.', other: '{0} steps are left.' })
  return {
    subject:
      round === 1
        ? t`Your IT assessment with ${msp.name} is saved where you stopped`
        : t`Shall we keep your IT assessment with ${msp.name} open?`,
    paragraphs: [
      firstName === undefined ? t`Hello,` : t`Hello ${firstName},`,
      t`Everything that you answered is saved. ${left} You can also send what is there, and get the result at once.`,
      ...(round === 2 ? [t`This is the last time we write about it.`] : []),
    ],
    action: { label: t`Continue where you stopped`, url },
    notes: [
      { text: t`We remind you because you agreed that we may contact you; twice at most.` },
      { text: t`No more reminders, please`, url: stopUrl },
    ],
    unsubscribeUrl: stopUrl,
  }
}
