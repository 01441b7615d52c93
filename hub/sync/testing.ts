import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { makeAssessments } from '../assessments/assessment-store.ts'
import type { AnswerChange } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Clock } from '../domain/clock.ts'
import type { Connector, OpenNeeds } from '../domain/connector.ts'
import type { Limiter } from '../domain/ports.ts'
import type { Connection } from '../domain/sync.ts'
import { makeConnections } from '../connections/connection-store.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { loadMapping } from '../mapping/parse-mapping.ts'
import { silentLog } from '../platform/log.ts'
import type { TestStore } from '../store/testing.ts'
import { makeConflicts } from './conflict-store.ts'
import { makeHints } from './hint-store.ts'
import { makeLeases } from './lease-store.ts'
import { makeLinks } from './link-store.ts'
import type { SyncNeeds } from './needs.ts'
import { makeReconcile } from './reconcile.ts'
import { makeResolveConflict } from './resolve-conflict.ts'
import { makeRuns } from './run-store.ts'

/** A clock that moves a millisecond with each look, and further when told. */
export function tickingClock(start = '2026-11-23T09:00:00.000Z'): Clock & { advance(ms: number): void } {
  let now = Date.parse(start)
  return { now: () => new Date(now++), advance: (ms) => (now += ms) }
}

export const freeLimiter: Limiter = { take: async () => {}, correct() {}, pause() {} }

const HUBSPOT = readFileSync(new URL('../../mappings/hubspot.yaml', import.meta.url), 'utf8')
/** The default mapping, spoken to another CRM; nothing in it is HubSpot's protocol. */
export const defaultMapping = (crm: string) =>
  loadMapping(HUBSPOT.replace('crm: hubspot', `crm: ${crm}`), 'hubspot.yaml')

/** The sync on a real store, with one connection of its own to a CRM that the test brings. */
export async function openSyncBench(
  store: TestStore,
  connector: Connector,
  clock: ReturnType<typeof tickingClock>,
  {
    credentials = { token: 'secret' },
    settings = {},
    mapping = defaultMapping(connector.name),
    enabled = [],
  }: Partial<
    Pick<OpenNeeds, 'credentials' | 'settings'> & {
      mapping: Mapping
      /** The connections that an assessment is behind with when it changes; benches that share it share assessments. */
      enabled: string[]
    }
  > = {},
) {
  const { connection: database, keys } = store
  const connections = makeConnections({ connection: database })
  const connectionId = `crm-${randomUUID()}`
  enabled.push(connectionId)
  const enabledConnections = async () => enabled
  const needs: SyncNeeds = {
    assessments: makeAssessments({ connection: database, keys, clock, log: silentLog, enabledConnections }),
    connections,
    links: makeLinks({ connection: database }),
    runs: makeRuns({ connection: database }),
    conflicts: makeConflicts({ connection: database, clock }),
    leases: makeLeases({ connection: database, clock }),
    hints: makeHints({ connection: database, clock }),
    connectors: { [connector.name]: connector },
    limiterFor: () => freeLimiter,
    mappingOf: () => mapping,
    clock,
    log: silentLog,
    publicUrl: 'https://sentry.example',
    score: () => ({ overall: '62 of 100' }),
  }
  const at = clock.now().toISOString()
  const account: Connection = {
    id: connectionId,
    crm: connector.name,
    title: connector.title,
    mapping: mapping.name,
    mappingVersion: mapping.version,
    state: 'enabled',
    twoWay: true,
    settings,
    choices: {},
    keyedAnew: [],
    account: connector.name,
    owners: [{ id: '1', name: 'Ada Owner', email: 'ada@example.com' }],
    suspended: [],
    cursors: [],
    resumedAt: at,
    createdAt: at,
  }
  await connections.add(account, credentials)
  const reconcile = makeReconcile(needs)
  return {
    needs,
    connectionId,
    /** A sync after our own change. */
    push: (assessmentId: string) => reconcile({ assessmentId, connectionId }, { attempt: 1 }),
    /** A sync after the CRM said that something changed. */
    async reconcile(assessmentId: string) {
      await needs.hints.add(connectionId, assessmentId)
      await reconcile({ assessmentId, connectionId }, { attempt: 1 })
    },
    resolve: makeResolveConflict(needs),
    links: (assessmentId: string) => needs.links.of(account.id, assessmentId),
  }
}

export type SyncBench = Awaited<ReturnType<typeof openSyncBench>>

/** What a person said, as the conversation stores it. */
export function said(clock: Clock, values: Record<string, unknown>): AnswerChange[] {
  const provenance = { source: 'prospect' as const, at: clock.now().toISOString(), confidence: 1 }
  return Object.entries(values).map(([path, value]) =>
    value === null ? { path, state: 'cleared', provenance } : { path, state: 'known', value, provenance },
  )
}

export const ADA = {
  'contact.firstName': 'Ada',
  'contact.lastName': 'Byron',
  'contact.email': 'ada@acme-dental.test',
  'contact.phone': '+15550100123',
  'company.name': 'Acme Dental',
  'company.domain': 'acme-dental.test',
  'company.phone': '+15550100100',
  'profile.employees': { min: 40, max: 40, exact: 40 },
  'needs.interests': ['backup_dr', 'voip'],
}

export async function submitted(
  { needs }: SyncBench,
  { verified = true, values = ADA as Record<string, unknown> } = {},
): Promise<Assessment> {
  const { assessments, clock } = needs
  const consent = { given: true, at: clock.now().toISOString(), textVersion: '1', by: 'Ada Byron' }
  const made = await assessments.create({ verified })
  return assessments.change(made.id, () => ({
    status: 'submitted',
    answers: said(clock, { ...values, 'consent.privacy': consent, 'consent.contact': consent }),
  }))
}
