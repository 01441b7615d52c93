import { z } from 'zod'
import type { AuthKind, Connector } from '../domain/connector.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import type { ConnectionNeeds } from './needs.ts'
import { CALLBACK_PATH } from './oauth.ts'

const ConnectorReply = z.object({
  name: z.string(),
  title: z.string(),
  /** Whether there is a mapping for it. */
  mapped: z.boolean(),
  webhooks: z.boolean(),
  auth: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      help: z.string(),
      oauth: z.boolean(),
      fields: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          secret: z.boolean(),
          optional: z.boolean(),
          help: z.string().optional(),
        }),
      ),
    }),
  ),
})

/** The CRMs that can be connected, and what an admin is asked for. */
export function connectorRoutes({
  connectors,
  mappings,
  publicUrl,
}: Pick<ConnectionNeeds, 'connectors' | 'mappings' | 'publicUrl'>): ApiRoute[] {
  const shown = ({ name, title, auth, credentials, webhook }: Connector) => ({
    name,
    title,
    mapped: mappings.some(({ crm }) => crm === name),
    webhooks: webhook !== undefined,
    auth: (auth ?? [bareKind(credentials)]).map(({ oauth, fields, ...rest }) => ({
      ...rest,
      oauth: oauth !== undefined,
      fields: fields.map(({ optional = false, ...field }) => ({ ...field, optional })),
    })),
  })
  return [
    route({
      method: 'get',
      path: '/connectors',
      tag: 'Connections',
      summary: 'CRMs that can be connected, and the ways to sign in',
      scope: 'connections:read',
      status: 200,
      reply: z.object({ items: z.array(ConnectorReply), redirectUri: z.url() }),
      run: () =>
        Promise.resolve({
          items: Object.values(connectors).map(shown),
          redirectUri: publicUrl + CALLBACK_PATH,
        }),
    }),
  ]
}

/** A connector that describes no sign-in is asked for what its schema names. */
function bareKind(credentials: z.ZodType): AuthKind {
  const names = credentials instanceof z.ZodObject ? Object.keys(credentials.shape) : []
  return {
    id: 'key',
    title: 'Key',
    help: '',
    fields: names.map((name) => ({ name, label: spelled(name), secret: true })),
  }
}

/** "clientSecret" → "Client secret". */
const spelled = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
