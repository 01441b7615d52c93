import { z } from 'zod'
import type { AuthKind } from '../../hub/domain/connector.ts'
import { oauth } from './oauth.ts'
import { OPTIONAL_SCOPES, SCOPES } from './scopes.ts'

const Text = z.string().trim().min(1).max(500)
/** A field of a form that was left blank was not given. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional())

/** What any of the ways to sign in leaves behind. */
const Given = z
  .object({
    /** A service key, the token of an app, or what OAuth gave us last. */
    accessToken: Text.max(2000),
    /** Signs the webhooks of an app; a service key has none. */
    clientSecret: optional(Text),
    clientId: optional(Text),
    refreshToken: optional(Text.max(2000)),
    /** When the access token ends, ISO 8601. */
    expiresAt: optional(z.iso.datetime()),
    /** Old private apps may sign their webhooks in the first way. */
    webhookSignature: optional(z.enum(['v1', 'v3'])),
  })
  .refine(({ refreshToken, clientId, clientSecret }) => !refreshToken || (clientId && clientSecret), {
    message: 'a sign-in needs the client id and the client secret of its app',
    path: ['clientId'],
  })

export const credentials: z.ZodType<Record<string, string>> = Given.transform((given) => {
  const known: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) if (value !== undefined) known[name] = value
  return known
})

const NEEDED = `It needs these permissions: ${Object.keys(SCOPES).join(', ')}. Useful beside them: ${Object.keys(OPTIONAL_SCOPES).join(', ')}.`

const accessToken = (label: string, help: string) => ({ name: 'accessToken', label, secret: true, help })

/** The recommended way first. */
export const auth: readonly AuthKind[] = [
  {
    id: 'app',
    title: 'Project app with a static token',
    help:
      'On your computer, make a project with the HubSpot CLI (hs project create) that holds an app with static ' +
      'authentication, add its webhook subscriptions for companies, contacts and deals with the address shown on the ' +
      'connection, upload it, and install it. Its token and its client secret are on the app’s Auth page. ' +
      NEEDED,
    fields: [
      accessToken('Access token', 'On the Auth page of the app; it begins with pat-.'),
      {
        name: 'clientSecret',
        label: 'Client secret',
        secret: true,
        help: 'On the same page. Webhooks are signed with it.',
      },
    ],
  },
  {
    id: 'service-key',
    title: 'Service key',
    help:
      'In HubSpot: Development, Keys, Service keys, Create service key. A service key has no webhooks: what reps change ' +
      'in HubSpot is noticed when we next ask, a few minutes later, instead of at once. ' +
      NEEDED,
    fields: [accessToken('Service key', 'Shown once the key is made.')],
  },
  {
    id: 'oauth',
    title: 'Sign in to HubSpot',
    help:
      'Make an app with OAuth in your HubSpot developer account, enter the redirect address shown here in it, then ' +
      'enter its client id and client secret and sign in. ' +
      NEEDED,
    fields: [
      { name: 'clientId', label: 'Client id', secret: false, help: 'On the Auth page of the app.' },
      { name: 'clientSecret', label: 'Client secret', secret: true, help: 'On the same page.' },
    ],
    oauth,
  },
  {
    id: 'private-app',
    title: 'Private app made before 26 October 2026',
    help:
      'In HubSpot: Development, Legacy apps. New ones can no longer be made, and existing ones end in September 2027. ' +
      NEEDED,
    fields: [
      accessToken('Access token', 'On the Auth page of the private app.'),
      {
        name: 'clientSecret',
        label: 'Client secret',
        secret: true,
        optional: true,
        help: 'On the same page. Without it there are no webhooks, and changes are noticed a few minutes later.',
      },
      {
        name: 'webhookSignature',
        label: 'Way of signing webhooks',
        secret: false,
        optional: true,
        help:
          'Leave this blank, unless webhooks are refused for having no signature: then enter v1. That way covers ' +
          'neither the address nor the time of a webhook, so it is taken only where it was entered here.',
      },
    ],
  },
]
