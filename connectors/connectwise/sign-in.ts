import { z } from 'zod'
import type { AuthKind } from '../../hub/domain/connector.ts'

const DEFAULT_SITE = 'na.myconnectwise.net'
const text = z.string().trim().min(1).max(200)

/** An API member's keys travel as `company+public:private`; a clientId says which integration calls. */
export const Credentials = z.object({
  company: text.regex(/^[^+:/\s]+$/, 'the company id as you enter it when you sign in'),
  publicKey: text.regex(/^[^:\s]+$/, 'without spaces'),
  privateKey: text.regex(/^\S+$/, 'without spaces'),
  clientId: text.regex(/^[0-9A-Fa-f-]{36}$/, 'a clientId such as 0b1f4c52-1111-4c1e-9d63-5a5f3c6f0a01'),
  site: z
    .string()
    .trim()
    .toLowerCase()
    .transform((given) => given.replace(/^https?:\/\//, '').replace(/\/.*$/, ''))
    .pipe(z.string().regex(/^[a-z0-9.-]{3,200}(:\d{1,5})?$/, 'a host such as na.myconnectwise.net'))
    .default(DEFAULT_SITE),
})

export const auth: readonly AuthKind[] = [
  {
    id: 'api-member',
    title: 'API member with a public and a private key',
    help: [
      '1. In ConnectWise, open System > Security Roles and make a role “Entourage Sentry”. Give it Add, Edit and Inquire Level All on Companies: Company Maintenance, Contacts, Configurations and Manage Attachments; on Sales: Opportunity and Sales Activity; and on System: Table Setup (so that our fields can be made) and Member Maintenance (Inquire is enough: it tells your sales representatives). With Delete Level All on Company Maintenance and Contacts, the record of a trial is taken away again.',
      '2. Open System > Members > API Members, add a member with this role, at the level and location that see all your companies, and save. No licence is used.',
      '3. On the member, open API Keys, add one, and copy the public and the private key: the private one is shown once.',
      '4. Sign in at developer.connectwise.com with your ConnectWise account, open My Account > ClientID, make a new integration (Product: PSA, Type: Private) and copy its clientId. A private clientId works with your own ConnectWise only.',
      '5. Enter all of it here, with your company id and site as you use them to sign in.',
    ].join('\n'),
    fields: [
      {
        name: 'site',
        label: 'Site',
        secret: false,
        optional: true,
        help: `Where you sign in, such as ${DEFAULT_SITE}, eu.myconnectwise.net, au.myconnectwise.net, or your own server.`,
      },
      { name: 'company', label: 'Company id', secret: false, help: 'As you enter it when you sign in.' },
      { name: 'publicKey', label: 'Public key', secret: true },
      { name: 'privateKey', label: 'Private key', secret: true },
      {
        name: 'clientId',
        label: 'Client id',
        secret: false,
        help: 'Says which integration calls; ConnectWise refuses calls without one.',
      },
    ],
  },
]
