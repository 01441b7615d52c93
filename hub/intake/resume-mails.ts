import { translateFor } from '../../intake/language/index.ts'
import type { LanguageCode } from '../domain/languages.ts'
import type { MailDraft } from '../domain/mail.ts'
import { STEPS, type StepId } from '../domain/vocabulary.ts'

interface About {
  key: string
  assessmentId: string
  to: string
  language: LanguageCode
  msp: { name: string }
  url: string
  days: number
}

/** The link to continue, for the person. */
export function resumeMail({ language, msp, url, days, ...about }: About): MailDraft {
  const t = translateFor(language)
  return {
    ...about,
    kind: 'resume',
    language,
    subject: t`Your IT assessment with ${msp.name}: the link to continue`,
    paragraphs: [
      t`Here is the link to your IT assessment. It opens where you stopped, on any device.`,
      t`It works for ${days} days. Opening it also shows that this address is yours.`,
    ],
    action: { label: t`Continue the assessment`, url },
    notes: [
      { text: t`Did you not ask for this? Then somebody mistyped an address. Please do not open the link.` },
    ],
  }
}

/** The link for a colleague who is asked to fill one step. */
export function colleagueMail({
  language,
  msp,
  url,
  days,
  step,
  from,
  ...about
}: About & { step: StepId; from: string | undefined }): MailDraft {
  const t = translateFor(language)
  const label = t.text(STEPS.find(({ id }) => id === step)?.label ?? step)
  const who = from ?? t`A colleague`
  return {
    ...about,
    kind: 'colleague',
    language,
    subject: t`${who} asks for your help with one step: ${label}`,
    paragraphs: [
      t`${who} is answering questions about your company's IT for ${msp.name}, and thinks that you know one step best: ${label}.`,
      t`The link opens this step alone. It takes a few minutes, and it works for ${days} days.`,
      t`Your answers go into the same assessment. You see nothing of the other steps.`,
    ],
    action: { label: t`Answer this step`, url },
    notes: [
      {
        text: t`We sent this mail once, because ${who} asked us to. We keep your address only with this link.`,
      },
    ],
  }
}
