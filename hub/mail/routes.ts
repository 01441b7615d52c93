import { z } from 'zod'
import { HubError } from '../domain/errors.ts'
import { MAIL_KINDS } from '../domain/mail.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import { MAIL_STATES, type OutboxStore, type StoredMail } from './outbox-store.ts'
import { render } from './render.ts'

const MailLine = z.object({
  id: z.string(),
  kind: z.enum(MAIL_KINDS),
  state: z.enum(MAIL_STATES),
  assessmentId: z.string(),
  attempts: z.number().int(),
  failure: z.string().optional(),
  createdAt: z.string(),
  sentAt: z.string().optional(),
  to: z.string().optional().describe('Until the mail server has it'),
  subject: z.string().optional(),
})

const Mail = MailLine.extend({
  text: z.string(),
  action: z.object({ label: z.string(), url: z.string() }).optional(),
})

const NEWEST = 100

/** Mails that were sent, wait, or could not be sent; in the demo, where they can be read. */
export function mailRoutes({
  store,
  readable,
  msp,
}: {
  store: OutboxStore
  /** True in the demo: the words of a mail, and so the link in it, are shown. */
  readable: boolean
  msp: { name: string }
}): ApiRoute[] {
  const shared = { method: 'get' as const, tag: 'Mail', scope: 'settings:write' as const, status: 200 }
  return [
    route({
      ...shared,
      path: '/mail',
      summary: 'List mails, the newest first',
      description: `The newest ${NEWEST}. Words and links of a mail are not in the list.`,
      reply: z.object({ items: z.array(MailLine), readable: z.boolean() }),
      run: async () => ({ items: (await store.list(NEWEST)).map(toLine), readable }),
    }),
    route({
      ...shared,
      path: '/mail/{id}',
      summary: 'Read one mail (in the demo)',
      params: z.object({ id: z.string().min(1).max(100) }),
      reply: Mail,
      errors: ['not_found'],
      async run({ params }) {
        if (!readable)
          throw new HubError('forbidden', 'Mails are read by those to whom they were sent.', {
            hint: 'The list says what became of each. The demo shows them.',
          })
        const mail = await store.find(params.id)
        if (!mail?.draft)
          throw new HubError('not_found', 'There is no such mail any more.', {
            hint: 'Its words are dropped once the mail server has it.',
          })
        const { action } = mail.draft
        return { ...toLine(mail), text: render(mail.draft, msp).text, ...(action ? { action } : {}) }
      },
    }),
  ]
}

const toLine = ({ draft, nextAt: _next, ...mail }: StoredMail): z.infer<typeof MailLine> => ({
  ...mail,
  ...(draft ? { to: draft.to, subject: draft.subject } : {}),
})
