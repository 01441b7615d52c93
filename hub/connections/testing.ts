import { createHash, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import request from 'supertest'
import { z } from 'zod'
import { createMemoryCrm, type MemoryCrm } from '../../connectors/memory/memory.ts'
import { makeAssessments } from '../assessments/assessment-store.ts'
import type { Assessments } from '../assessments/assessments.ts'
import { wireCrm } from '../crm-wiring.ts'
import type { Principal } from '../domain/access.ts'
import { systemClock } from '../domain/clock.ts'
import type { AuthKind, Connector, RemoteSchema, Session } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import { apiRouter } from '../platform/api.ts'
import { silentLog as log } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { createMemoryQueue } from '../platform/queue-memory.ts'
import { openTestStore } from '../store/testing.ts'
import { freeLimiter } from '../sync/testing.ts'
import { makeConnections } from './connection-store.ts'

const MAPPING = `
mapping: acme-default
crm: acme
choices:
  companyType: { label: Company type, from: companies.type, required: true, help: What a prospect is called there. }
  rep: { label: Default rep, from: owners.id, required: false }
records:
  company:
    object: companies
    key: entourage_id
    own: [{ name: entourage_link, label: Assessment }]
    fields:
      - { canonical: company.name, remote: name }
      - { canonical: choice.companyType, remote: type, direction: on_create }
      - { canonical: assessment.link, remote: entourage_link }
    examples: [{ canonical: { company.name: Acme }, remote: { name: Acme } }]
  contact:
    object: contacts
    key: entourage_id
    associate: [company]
    fields: [{ canonical: contact.firstName, remote: first, direction: both }, { canonical: contact.email, remote: email, as: email }]
    examples: [{ canonical: { contact.firstName: Ada }, remote: { first: Ada } }]
`

/** What an admin can do wrong in the account, and what can be taken from it. */
export interface Account {
  id: string
  missing: string[]
  companyTypes: { value: string; label: string }[]
  /** Refuses to make fields. */
  locked: boolean
  canArchive: boolean
  /** Where it calls when records of which objects change. */
  calls: { url: string; objects: string[] }[]
}

/** Acme: a CRM on a real socket with a sign-in of its own (RFC 6749, RFC 7636); its records are the memory CRM's. */
export function createAcme(crm: MemoryCrm) {
  const account: Account = {
    id: 'acme-1',
    missing: [],
    companyTypes: [
      { value: '1', label: 'Prospect' },
      { value: '2', label: 'Customer' },
    ],
    locked: false,
    canArchive: true,
    calls: [],
  }
  const codes = new Map<string, { challenge: string; redirectUri: string }>()
  const tokens = new Set(['good-token'])
  const app = express()
    .get('/authorize', (req, res) => {
      const { redirect_uri, state, code_challenge, code_challenge_method } = req.query
      const back = new URL(String(redirect_uri))
      if (code_challenge_method !== 'S256') back.searchParams.set('error', 'invalid_request')
      const code = randomUUID()
      codes.set(code, { challenge: String(code_challenge), redirectUri: String(redirect_uri) })
      back.searchParams.set('code', code)
      back.searchParams.set('state', String(state))
      res.redirect(303, back.href)
    })
    .post('/token', express.json(), (req, res) => {
      const { code, verifier, redirectUri, clientSecret } = z.record(z.string(), z.string()).parse(req.body)
      const known = codes.get(code ?? '')
      codes.delete(code ?? '')
      const challenge = createHash('sha256')
        .update(verifier ?? '')
        .digest('base64url')
      const good =
        known?.challenge === challenge &&
        known.redirectUri === redirectUri &&
        clientSecret === 'client-secret'
      if (!good) return void res.status(400).json({ error: 'invalid_grant' })
      const token = `token-${randomUUID()}`
      tokens.add(token)
      res.json({ token })
    })
    .get('/me', (req, res) => {
      const known = tokens.has(String(req.get('authorization')))
      res.status(known ? 200 : 401).json(known ? { account: account.id } : {})
    })
  return { account, app, tokens, connector: acmeConnector(crm, account) }
}

const Answer = z.record(z.string(), z.string())

function acmeConnector(crm: MemoryCrm, account: Account): Connector {
  const oauth: AuthKind['oauth'] = {
    authorizeUrl: ({ settings, redirectUri, state, challenge, credentials }) =>
      `${settings.baseUrl}/authorize?${new URLSearchParams({
        client_id: credentials.clientId ?? '',
        redirect_uri: redirectUri,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      })}`,
    async exchange({ settings, code, verifier, redirectUri, credentials }) {
      const answer = await fetch(`${settings.baseUrl}/token`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code, verifier, redirectUri, clientSecret: credentials.clientSecret }),
      })
      if (!answer.ok) throw new HubError('remote_refused', 'Acme does not take this code.')
      return { token: Answer.parse(await answer.json()).token ?? '' }
    },
  }
  return {
    ...crm.connector,
    name: 'acme',
    title: 'Acme',
    auth: [
      { id: 'key', title: 'Key', help: 'Ask Acme.', fields: [{ name: 'token', label: 'Key', secret: true }] },
      {
        id: 'oauth',
        title: 'Sign in at Acme',
        help: 'Make an app there.',
        fields: [
          { name: 'clientId', label: 'Client id', secret: false },
          { name: 'clientSecret', label: 'Client secret', secret: true },
        ],
        oauth,
      },
    ],
    open(needs) {
      const inner = crm.connector.open(needs)
      const { archive, ...rest } = inner
      const session: Session = {
        ...rest,
        ...(account.canArchive && archive ? { archive } : {}),
        async check() {
          const headers = { Authorization: needs.credentials.token ?? '' }
          const answer = await fetch(`${needs.settings.baseUrl}/me`, { headers })
          if (answer.status === 401) throw new HubError('credentials_expired', 'Acme does not know this key.')
          return { account: account.id, portal: 'acme.example', missing: account.missing }
        },
        async ensureProperties(wanted) {
          if (account.locked) throw new HubError('remote_refused', 'Acme does not let us make fields.')
          return (await inner.ensureProperties?.(wanted)) ?? []
        },
        listen(url, objects) {
          account.calls.push({ url, objects })
          return Promise.resolve(['Acme calls from now on.'])
        },
        stopListening(url) {
          account.calls = account.calls.filter((one) => one.url !== url)
          return Promise.resolve()
        },
        removeProperties: (wanted) => Promise.resolve(wanted.map(({ object, name }) => `${object}.${name}`)),
        schema: async (objects) => withOwn(await inner.schema(objects), account),
      }
      return session
    },
  }
}

/** The fields that Acme has by itself. */
function withOwn(schema: RemoteSchema, { companyTypes }: Account): RemoteSchema {
  const text = (name: string) => ({ name, label: name, type: 'text' as const })
  const own: Record<string, RemoteSchema['objects'][string]['properties']> = {
    companies: [text('name'), { ...text('type'), type: 'option', options: companyTypes }],
    contacts: [text('first'), text('email')],
  }
  return {
    ...schema,
    objects: Object.fromEntries(
      Object.entries(schema.objects).map(([object, { properties }]) => [
        object,
        { properties: [...(own[object] ?? []), ...properties] },
      ]),
    ),
  }
}

async function listening(app: express.Express): Promise<{ url: string; server: Server }> {
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

export const admin = (id: string): Principal => ({ kind: 'user', id, name: id, role: 'admin', scopes: [] })

/** The hub's side that faces CRMs, over its own API, with Acme to connect to. Who calls stands in `x-user`. */
export async function openAcmeBench() {
  const clock = systemClock
  const store = await openTestStore()
  const crm = createMemoryCrm({ clock })
  const acme = createAcme(crm)
  const remote = await listening(acme.app)
  const { connection: database, keys } = store
  const connections = makeConnections({ connection: database })
  const enabledConnections = connections.ids
  const assessments: Assessments = makeAssessments({
    connection: database,
    keys,
    clock,
    log,
    enabledConnections,
  })
  const queue = createMemoryQueue({ log })
  const wired = wireCrm({
    database,
    connections,
    assessments,
    connectors: { acme: acme.connector },
    mappings: [loadMapping(MAPPING, 'acme.yaml')],
    createLimiter: () => freeLimiter,
    queue,
    clock,
    log,
    publicUrl: 'https://sentry.example',
    score: () => ({ overall: '' }),
    allowBaseUrl: true,
    pollEveryMs: 60_000,
    sweepEveryMs: 60_000,
  })
  const app = express()
    .use(
      '/api',
      apiRouter(wired.routes, (req) => Promise.resolve(admin(req.get('x-user') ?? 'ada'))),
    )
    .use(problemHandler(log))
  const hub = await listening(app)
  return {
    api: request(hub.url),
    wired,
    acme,
    crm,
    connections,
    assessments,
    settings: { baseUrl: remote.url },
    async close() {
      wired.close()
      await queue.close()
      for (const { server } of [hub, remote]) {
        server.closeAllConnections()
        await new Promise((closed) => server.close(closed))
      }
      await store.close()
    },
  }
}

export type AcmeBench = Awaited<ReturnType<typeof openAcmeBench>>
