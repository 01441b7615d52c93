import type { Assessments } from '../../assessments/assessments.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { CrmEvents } from '../../crm-events/event-store.ts'
import type { Assessment } from '../../domain/assessment.ts'
import type { Session } from '../../domain/connector.ts'
import type { Limiter } from '../../domain/ports.ts'
import type { Conflicts, Connection, Hints, Leases, Links, Runs } from '../../domain/sync.ts'
import { createLimiter } from '../../platform/limiter.ts'
import { silentLog } from '../../platform/log.ts'
import { factsOf } from '../facts.ts'
import type { SyncNeeds } from '../needs.ts'
import { syncOnChange } from '../on-change.ts'
import { makeBudget, type Budget } from './budget.ts'
import { emptyCrm, makeRecords, type CrmHabits, type CrmRecords, type CrmState } from './crm-records.ts'
import { CRM_BEARS, CRM_LIMITS, makeSimConnector } from './crm-session.ts'
import type { Job } from './jobs.ts'
import { makeGate, type Gate, type Trouble } from './gate.ts'
import { FACTS, makeLedger, type JobView, type Ledger } from './ledger.ts'
import { simMapping, THEIRS, UNMAPPED_FIELD } from './mapping.ts'
import { makeQueue, type SimQueue } from './queue.ts'
import type { Rival } from './rivals.ts'
import { WORKERS, type Setup, type Worker } from './steps.ts'
import { makeTime, type SimTime } from './time.ts'

/** The stores of a hub, real ones or the ones in memory. */
export interface SimStores {
  assessments: Assessments
  connections: ConnectionStore
  links: Links
  runs: Runs
  conflicts: Conflicts
  leases: Leases
  hints: Hints
  events: CrmEvents
}
export type OpenStores = (given: { time: SimTime; connectionIds: string[] }) => SimStores

export interface SimCrm {
  /** Of its connection. */
  id: string
  state: CrmState
  records: CrmRecords
  budget: Budget
  habits: CrmHabits
  token: string
  limiter: Limiter
  /** The guard counts from here on. */
  resumedMs: number
}

export interface Process {
  name: Worker
  gate: Gate
  needs: SyncNeeds
  events: CrmEvents
  view: JobView | undefined
  /** The job that it is at; undefined when it is free. */
  busy: Promise<void> | undefined
}

export interface Outcome {
  over: boolean
  error?: unknown
}

/** Everything that a story happens in. */
export interface World {
  setup: Setup
  time: SimTime
  stores: SimStores
  crms: SimCrm[]
  processes: Record<Worker, Process>
  queue: SimQueue
  /** What the workers are at. */
  outcomes: Map<Worker, { outcome: Outcome; job: Job }>
  ledger: Ledger
  rivals: Rival[]
  /** Ids of the assessments, in the order in which they were started. */
  assessments: string[]
  /** The story as it went, line by line. */
  told: string[]
  tell(line: string): void
  restart(name: Worker): void
}

export async function makeWorld(setup: Setup, openStores: OpenStores, suffix = ''): Promise<World> {
  const time = makeTime()
  const ids = ['crm1', 'crm2'].slice(0, setup.crms).map((id) => `${id}${suffix}`)
  const stores = openStores({ time, connectionIds: ids })
  const facts = (assessment: Assessment) => factsOf(assessment, FACTS)
  const ledger = makeLedger(ids, () => time.nowMs(), facts)
  const { reply, mergedIds, uniqueEmail, history, tidies, lagMs, latencyMs } = setup
  const habits: CrmHabits = { reply, mergedIds, uniqueEmail, history, tidies, lagMs, latencyMs }
  const crms = ids.map((id): SimCrm => {
    const state = emptyCrm()
    for (const [object, properties] of Object.entries(propertiesOf()))
      state.properties.set(object, properties)
    return {
      id,
      state,
      records: makeRecords(state, habits, time, {
        changed: ledger.crmChanged(id),
        deleted: (record) => ledger.deleted(id, record),
        paired: (ends) => ledger.paired(id, ends),
        tookApart: (ends) => ledger.tookApart(id, ends),
      }),
      budget: makeBudget(CRM_BEARS, time),
      habits,
      token: 'first',
      limiter: createLimiter(CRM_LIMITS, time, { sleep: time.sleep }),
      resumedMs: 0,
    }
  })
  const told: string[] = []
  const world: World = {
    setup,
    time,
    stores: { ...stores, assessments: watched(stores.assessments, ledger, () => undefined) },
    crms,
    processes: {} as World['processes'],
    queue: makeQueue(time),
    outcomes: new Map(),
    ledger,
    rivals: [],
    assessments: [],
    told,
    tell: (line) => told.push(line),
    restart(name) {
      world.processes[name] = makeProcess(world, stores, name)
    },
  }
  for (const name of WORKERS) world.restart(name)
  syncOnChange({ assessments: stores.assessments, queue: world.queue, log: silentLog })
  for (const { id } of crms) await stores.connections.add(connectionOf(id, time), { token: 'first' })
  return world
}

/** Every change of an assessment passes the ledger, whoever makes it. */
function watched(inner: Assessments, ledger: Ledger, view: () => JobView | undefined): Assessments {
  return {
    ...inner,
    async create(init) {
      const made = await inner.create(init)
      ledger.oursChanged(undefined, made)
      return made
    },
    async change(id, decide, options) {
      let before: Assessment | undefined
      const after = await inner.change(
        id,
        (current) => {
          before = structuredClone(current)
          return decide(current)
        },
        options,
      )
      ledger.oursChanged(before, after, view())
      return after
    },
  }
}

const watchedLinks = (inner: Links, ledger: Ledger): Links => ({
  ...inner,
  async save(link) {
    const saved = await inner.save(link)
    if (saved === 'saved') ledger.linked(link)
    return saved
  },
})

function makeProcess(world: World, stores: SimStores, name: Worker): Process {
  const gate = makeGate()
  const process: Process = {
    name,
    gate,
    events: gate.through(stores.events, 'events'),
    view: undefined,
    busy: undefined,
    needs: {
      ...FACTS,
      assessments: gate.through(
        watched(stores.assessments, world.ledger, () => process.view),
        'assessments',
      ),
      connections: gate.through(stores.connections, 'connections'),
      links: gate.through(watchedLinks(stores.links, world.ledger), 'links'),
      runs: gate.through(stores.runs, 'runs'),
      conflicts: gate.through(stores.conflicts, 'conflicts'),
      leases: gate.through(stores.leases, 'leases'),
      hints: gate.through(stores.hints, 'hints'),
      connectors: Object.fromEntries(
        world.crms.map((crm) => {
          const connector = makeSimConnector({
            ...crm,
            time: world.time,
            token: () => crm.token,
            faultOf: (method) => gate.faultOf(method),
            onLack: (object, field) => world.ledger.lacking(process.view, object, field),
            onWrite: (write, target) => world.ledger.write(crm.id, crm.habits, process.view, write, target),
          })
          return [
            crm.id,
            {
              ...connector,
              name: crm.id,
              open: (given) => gate.through(seeing(connector.open(given), process, world), 'crm'),
            },
          ]
        }),
      ),
      limiterFor: ({ id }) => crmOf(world, id).limiter,
      mappingOf: () => simMapping,
      clock: world.time,
      log: silentLog,
    },
  }
  return process
}

/** Notes what the CRM told this job. */
function seeing(session: Session, process: Process, { ledger }: World): Session {
  const note = <
    T extends { object: string; id: string; fields: Record<string, string | null>; modifiedAt: string },
  >(
    found: T[],
    n = ledger.n(),
  ): T[] => {
    for (const record of found)
      process.view?.told.set(`${record.object}:${record.id}`, { record: structuredClone(record), n })
    return found
  }
  return {
    ...session,
    read: async (...given) => note(await session.read(...given)),
    readByKey: async (...given) => note(await session.readByKey(...given)),
    // An index may be late: what it shows is no look at the record.
    search: async (...given) => note(await session.search(...given), 0),
    ...(session.searchIn
      ? {
          searchIn: async (...given: Parameters<NonNullable<Session['searchIn']>>) =>
            note((await session.searchIn?.(...given)) ?? [], 0),
        }
      : {}),
    write: async (writes) => {
      const results = await session.write(writes)
      note(results.flatMap((one) => (one.ok && one.record ? [one.record] : [])))
      return results
    },
  }
}

export function crmOf({ crms }: World, id: string): SimCrm {
  const found = crms.find((one) => one.id === id)
  if (!found) throw new Error(`There is no CRM ${id}.`)
  return found
}

/** Gives a free process a job; `settled` tells when it is through, whatever became of it. */
export function begin(
  process: Process,
  view: JobView | undefined,
  troubles: Trouble[],
  job: () => Promise<void>,
) {
  process.view = view
  process.gate.begin(troubles)
  const outcome: Outcome = { over: false }
  process.busy = job()
    .catch((error: unknown) => {
      outcome.error = error
    })
    .finally(() => {
      outcome.over = true
      process.busy = undefined
    })
  return outcome
}

const TURNS = 4

/** Lets time pass until the job is over, or its worker has fallen asleep. */
export async function drive(world: World, process: Process, outcome: { over: boolean }): Promise<void> {
  let steps = -1
  let still = 0
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    if (outcome.over) return
    if (process.gate.steps() !== steps || process.gate.isWaiting()) {
      steps = process.gate.steps()
      still = 0
      continue
    }
    if (++still < TURNS) continue
    if (process.gate.isAsleep()) return
    const wakeMs = world.time.nextWakeMs()
    if (wakeMs !== undefined) world.time.advance(Math.max(0, wakeMs - world.time.nowMs()))
    else if (still > TURNS * 500) await new Promise((resolve) => setTimeout(resolve, 5))
    if (wakeMs !== undefined) still = 0
  }
  throw new Error('A job does not end.')
}
const MOST_TURNS = 1_000_000

function propertiesOf() {
  const key = { name: 'sentry_key', label: 'Key', type: 'text' as const, unique: true }
  return Object.fromEntries(
    simMapping.records.map(({ object, lines }) => [
      object,
      [
        key,
        ...[
          ...new Set([
            ...lines.map(({ remote }) => remote),
            ...Object.keys(THEIRS[object] ?? {}),
            UNMAPPED_FIELD,
          ]),
        ].map((name) => ({
          name,
          label: name,
          ...(name === 'timeline'
            ? {
                type: 'option' as const,
                options: ['immediate', '3_months', 'some_day'].map((value) => ({ value, label: value })),
              }
            : { type: 'text' as const }),
        })),
      ],
    ]),
  )
}

function connectionOf(id: string, time: SimTime): Connection {
  const at = time.now().toISOString()
  return {
    id,
    crm: id,
    title: id,
    mapping: simMapping.name,
    mappingVersion: simMapping.version,
    state: 'enabled',
    twoWay: true,
    settings: {},
    choices: {},
    keyedAnew: [],
    account: id,
    owners: [],
    suspended: [],
    cursors: [],
    resumedAt: at,
    createdAt: at,
  }
}
