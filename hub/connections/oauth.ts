import { createHash, randomBytes } from 'node:crypto'
import type { Principal } from '../domain/access.ts'
import type { AuthKind, Connector } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import type { Connect } from './connect.ts'
import { connectorOf } from './connector-of.ts'
import { checkedSettings, type GivenSettings } from './credentials.ts'
import type { ManageConnections } from './manage.ts'
import type { ConnectionNeeds } from './needs.ts'
import { OAUTH_MINUTES } from './oauth-store.ts'

export interface OAuthWish {
  crm: string
  auth: string
  credentials: Record<string, string>
  settings?: GivenSettings | undefined
  title?: string | undefined
  connectionId?: string | undefined
}

/** Where the CRM sends the admin back to: a page of the console, which hands code and state over. */
export const CALLBACK_PATH = '/console/connections/signed-in'

/** Signing in at the CRM: the address to go to, and what came back from there (RFC 6749, RFC 7636). */
export interface OAuthSignIn {
  start(wish: OAuthWish, by: Principal): Promise<{ authorizeUrl: string; redirectUri: string }>
  finish(
    answer: { state: string; code: string },
    by: Principal,
  ): Promise<{ connection: Connection; renewed: boolean }>
}

/**
 * The state is 256 random bits, kept hashed for ten minutes, for one use, and for the person who began: the page that
 * the CRM leads to is the same for everybody, and only a request with that person's own session finishes it.
 */
export function makeOAuthSignIn(
  needs: ConnectionNeeds,
  connect: Connect,
  manage: Pick<ManageConnections, 'renew'>,
): OAuthSignIn {
  const { oauthStarts, connections, publicUrl } = needs
  return {
    async start(wish, by) {
      const connector = connectorOf(needs, wish.crm)
      const { oauth, fields } = oauthKind(connector, wish.auth)
      refuseBlanks(fields, wish.credentials)
      const known = wish.connectionId === undefined ? undefined : await connections.get(wish.connectionId)
      if (known && known.crm !== connector.name)
        throw new HubError('invalid_input', 'This connection is one to another CRM.', {
          hint: `Sign in at ${connectorOf(needs, known.crm).title} instead.`,
          fields: [{ path: 'crm', message: `must be ${known.crm}` }],
        })
      const settings = known ? known.settings : checkedSettings(needs, wish.settings)
      const state = randomBytes(32).toString('base64url')
      const verifier = randomBytes(48).toString('base64url')
      const redirectUri = publicUrl + CALLBACK_PATH
      const { credentials, auth, title } = wish
      await oauthStarts.keep(state, ownerOf(by), {
        crm: connector.name,
        auth,
        credentials,
        settings,
        ...(title ? { title } : {}),
        ...(known ? { connectionId: known.id } : {}),
        verifier,
        redirectUri,
      })
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      return {
        authorizeUrl: oauth.authorizeUrl({ credentials, settings, redirectUri, state, challenge }),
        redirectUri,
      }
    },
    async finish({ state, code }, by) {
      const begun = await oauthStarts.take(state, ownerOf(by))
      if (!begun)
        throw new HubError('gone', 'This sign-in was not begun here, or it is over.', {
          hint: `Begin again: a sign-in has to come back within ${OAUTH_MINUTES} minutes, to the person who began it, and counts once.`,
        })
      const { crm, auth, settings, redirectUri, verifier, title, connectionId } = begun
      const { oauth } = oauthKind(connectorOf(needs, crm), auth)
      const { credentials: given } = begun
      const credentials = await oauth.exchange({ credentials: given, settings, redirectUri, code, verifier })
      if (connectionId !== undefined)
        return { connection: await manage.renew(connectionId, credentials), renewed: true }
      const { connection } = await connect({ crm, credentials, settings, title, enable: false })
      return { connection, renewed: false }
    },
  }
}

const ownerOf = ({ kind, id }: Principal): string => `${kind}:${id}`

function oauthKind(
  { auth = [], title }: Connector,
  id: string,
): AuthKind & { oauth: NonNullable<AuthKind['oauth']> } {
  const kind = auth.find((one) => one.id === id)
  if (kind?.oauth) return { ...kind, oauth: kind.oauth }
  throw new HubError('invalid_input', `Nobody signs in at ${title} like that.`, {
    hint: 'Ways to sign in are listed at /api/connectors.',
    fields: [{ path: 'auth', message: 'one that has oauth: true' }],
  })
}

function refuseBlanks(fields: AuthKind['fields'], given: Record<string, string>): void {
  const blank = fields.filter(({ name, optional }) => !optional && !given[name]?.trim())
  if (blank.length === 0) return
  throw new HubError('invalid_input', 'Something is missing for the sign-in.', {
    hint: 'Fill in the fields named.',
    fields: blank.map(({ name, label }) => ({ path: `credentials.${name}`, message: `${label} is missing` })),
  })
}
