import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import type { MailDraft } from '../domain/mail.ts'

const address = z.email().max(320)
/** Line breaks would begin a header of the sender's choice; other controls belong in no header. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u
const MAX_SUBJECT = 200

/** Throws on what must not reach a header of a mail, before it is stored. */
export function checkDraft({ to, subject, action, unsubscribeUrl }: MailDraft): void {
  const bad = (path: string, message: string) => {
    throw new HubError('invalid_input', `The mail has a bad ${path}.`, { fields: [{ path, message }] })
  }
  if (CONTROLS.test(to) || !address.safeParse(to).success) bad('to', 'Not one plain e-mail address.')
  if (CONTROLS.test(subject) || subject.length > MAX_SUBJECT) bad('subject', 'One short line.')
  for (const url of [action?.url, unsubscribeUrl])
    if (url !== undefined && (CONTROLS.test(url) || !/^https?:\/\/[^\s<>]+$/.test(url)))
      bad('url', 'A web address.')
}

/** A name or a company inside a subject: one line, not too long. */
export const oneLine = (text: string, maxLength = 80): string =>
  text
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, maxLength)
