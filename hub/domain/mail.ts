import type { LanguageCode } from './languages.ts'

/** What a mail is about; each kind is written in one place. */
export const MAIL_KINDS = ['resume', 'colleague', 'invitation', 'reminder'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** A mail before it has its form: words only. The outbox makes plain text and HTML of it. */
export interface MailDraft {
  /** The same key again is the same mail, and sent once. */
  key: string
  kind: MailKind
  assessmentId: string
  to: string
  language: LanguageCode
  subject: string
  paragraphs: string[]
  action?: { label: string; url: string }
  /** Small print below. */
  notes: { text: string; url?: string }[]
  /** One click there ends mails of this kind (RFC 8058). */
  unsubscribeUrl?: string
}

/** Mails on their way. What was posted is stored, and sent as soon as the mail server takes it. */
export interface Outbox {
  /** False where the hub has no way to send. */
  readonly works: boolean
  post(draft: MailDraft): Promise<{ id: string }>
  /** Forgets every mail of an assessment, sent or not. */
  forget(assessmentId: string): Promise<void>
}

/**
 * A first name as it may stand in a mail to somebody who never met us; undefined for what is no name. Anybody can type
 * a name and an address, and a sentence or a link in the place of the name would go out as ours.
 */
export function plainName(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const name = text.trim()
  return /^[\p{L}\p{M}'’ -]{1,40}$/u.test(name) && name.split(/\s+/).length <= 3 ? name : undefined
}
