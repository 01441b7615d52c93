import assert from 'node:assert/strict'
import type { OpenNeeds, RemoteWrite, Session } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import type { Limiter } from '../../hub/domain/ports.ts'
import { quietLog, type Rig } from '../conformance.ts'
import type { HubSpotSandboxOptions } from '../sandbox/hubspot/index.ts'
import { NOON, SECRET, startSandbox, TOKEN, type RunningSandbox } from '../sandbox/hubspot/testing.ts'
import { signature } from '../sandbox/hubspot/webhooks.ts'
import { hubspot } from './hubspot.ts'

export const KEY = 'entourage_sentry_id'

/** What a limiter was told, in order. */
export interface Told {
  pauses: [limit: string, ms: number][]
  corrections: [limit: string, remaining: number][]
  sizes: [limit: string, calls: number][]
}

export interface HubSpotBench extends Told {
  sandbox: RunningSandbox
  session: Session
  /** Makes our key on all objects. */
  ensureKeys(): Promise<unknown>
  open(needs: Partial<OpenNeeds>): Session
}

/** The connector against a stand-in of its own, with a limiter that lets everything pass. */
export async function openHubSpot(
  options: Partial<HubSpotSandboxOptions> = {},
  more: Partial<OpenNeeds> = {},
): Promise<HubSpotBench> {
  const told: Told = { pauses: [], corrections: [], sizes: [] }
  const sandbox = await startSandbox(options)
  const limiter: Limiter = {
    take: () => Promise.resolve(),
    correct: (limit, remaining) => void told.corrections.push([limit, remaining]),
    pause: (limit, ms) => void told.pauses.push([limit, ms]),
    resize: (limit, calls) => void told.sizes.push([limit, calls]),
  }
  const open = (needs: Partial<OpenNeeds>) =>
    hubspot.open({
      credentials: { accessToken: TOKEN, clientSecret: SECRET },
      settings: { baseUrl: sandbox.url },
      limiter,
      clock: options.clock ?? NOON,
      log: quietLog,
      ...needs,
    })
  const session = open(more)
  return {
    ...told,
    sandbox,
    session,
    open,
    ensureKeys: async () =>
      session.ensureProperties?.(
        ['companies', 'contacts', 'deals', 'notes', 'tasks', 'line_items', 'quotes'].map((object) => ({
          object,
          name: KEY,
          label: 'Entourage Sentry',
          type: 'text' as const,
          unique: true,
        })),
      ),
  }
}

export const write = (object: string, key: string, fields: RemoteWrite['fields'] = {}): RemoteWrite => ({
  object,
  keyProperty: KEY,
  key,
  fields,
})

export async function failure(act: Promise<unknown> | undefined): Promise<HubError> {
  const error: unknown = await Promise.resolve(act).catch((thrown: unknown) => thrown)
  assert.ok(error instanceof HubError, String(error))
  return error
}

const WEBHOOK_URL = 'https://hub.example.com/crm/hubspot/c1?x=a%3Ab'

/** The part of a rig that is about webhooks. */
export const webhooksSignedWith = (secret: string): Pick<Rig, 'signed' | 'webhookBody'> => ({
  signed: (body, at) => ({
    method: 'POST',
    url: WEBHOOK_URL,
    headers: {
      'x-hubspot-request-timestamp': String(at.getTime()),
      'x-hubspot-signature-v3': signature(secret, 'POST', WEBHOOK_URL, body, at.getTime()),
    },
    rawBody: Buffer.from(body),
  }),
  webhookBody: JSON.stringify([
    {
      eventId: 1,
      subscriptionType: 'company.propertyChange',
      objectId: 7,
      occurredAt: 1,
      propertyName: 'phone',
    },
    { eventId: 1, subscriptionType: 'contact.creation', objectId: 8, occurredAt: 1 },
  ]),
})
