import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import type { MailDraft } from '../domain/mail.ts'
import type { Rendered } from './render.ts'

/** One try at sending; throws what the mail server said. */
export type SendMail = (mail: { id: string; draft: MailDraft; rendered: Rendered }) => Promise<void>

const TIMEOUT_MS = 20_000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1'])

/**
 * How to reach the server that `SMTP_URL` names: `smtps://` speaks TLS at once, `smtp://` by STARTTLS, without which
 * nothing is sent to another machine. Whatever the address asks for besides host, port and account is not heard: no
 * setting can turn the check of the certificate off.
 */
export function smtpOptions(url: string): SMTPTransport.Options {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && !LOOPBACK.has(host),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Sends by SMTP, one connection a mail. The Message-ID is that of the outbox: a mail that came twice shows it. */
export function makeSmtp(options: SMTPTransport.Options, from: { address: string; name: string }): SendMail {
  const transport = createTransport(options)
  const at = from.address.split('@').at(-1) ?? 'localhost'
  return async ({ id, draft, rendered }) => {
    await transport.sendMail({
      from,
      // An object, so that a name in it can never add another recipient.
      to: { name: '', address: draft.to },
      envelope: { from: from.address, to: [draft.to] },
      subject: draft.subject,
      messageId: `<${id}@${at}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(draft.unsubscribeUrl
          ? {
              'List-Unsubscribe': `<${draft.unsubscribeUrl}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }
          : {}),
      },
      ...rendered,
    })
  }
}
