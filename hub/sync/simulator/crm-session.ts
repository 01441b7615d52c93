import { z } from 'zod'
import type {
  Connector,
  OpenNeeds,
  RemoteRecord,
  RemoteWrite,
  Session,
  WriteResult,
} from '../../domain/connector.ts'
import { HubError } from '../../domain/errors.ts'
import type { CrmHabits, CrmRecords, CrmState, SimRecord } from './crm-records.ts'
import type { Budget } from './budget.ts'
import type { SimTime } from './time.ts'

/** What can go wrong with one call over the imagined wire. */
export const FAULTS = ['refused', 'lost reply', 'too many', 'partly'] as const
export type Fault = (typeof FAULTS)[number]

/** A value that this CRM refuses, whatever the field. */
export const POISON = 'poison'
/** What the connector declares, and what the CRM bears: some of it is left to the customer's other tools. */
export const CRM_LIMITS = { calls: { calls: 40, perMs: 10_000 }, search: { calls: 4, perMs: 1_000 } }
export const CRM_BEARS = { calls: { calls: 44, perMs: 10_000 }, search: { calls: 5, perMs: 1_000 } }
const PAGE = 20

export interface SessionNeeds {
  state: CrmState
  records: CrmRecords
  habits: CrmHabits
  budget: Budget
  time: SimTime
  /** The token that the CRM accepts right now. */
  token(): string
  /** What befalls this very call. */
  faultOf(method: string): Fault | undefined
  /** A write names a field or an option that is not there. */
  onLack(object: string, field: string): void
  /** Just before a write is taken. */
  onWrite(write: RemoteWrite, target: SimRecord | undefined): void
}

/** One process's way to the CRM; every process has its own, and they share the account. */
export function makeSimConnector(needs: SessionNeeds): Connector {
  return {
    name: 'sim',
    title: 'Simulated CRM',
    credentials: z.object({ token: z.string().min(1) }),
    limits: CRM_LIMITS,
    open: (given) => openSession(needs, given),
  }
}

function openSession(needs: SessionNeeds, { limiter, credentials }: OpenNeeds): Session {
  const { state, records, habits, budget, time } = needs

  async function call<T>(
    method: string,
    kind: 'read' | 'write',
    act: () => T,
    partly: () => T = act,
  ): Promise<T> {
    await limiter.take('calls')
    if (method === 'search') await limiter.take('search')
    budget.spend(method === 'search' ? ['calls', 'search'] : ['calls'])
    const fault = needs.faultOf(method)
    await time.sleep(habits.latencyMs / 2)
    try {
      return await arrive(method, kind, fault === 'partly' ? partly : act, fault)
    } finally {
      await time.sleep(habits.latencyMs / 2)
    }
  }

  /** The call at the CRM, half-way between asking and being answered. */
  async function arrive<T>(
    method: string,
    kind: 'read' | 'write',
    act: () => T,
    fault: Fault | undefined,
  ): Promise<T> {
    if (fault === 'too many') budget.closeFor(2_000)
    if (budget.isClosed()) {
      limiter.pause('calls', budget.closedForMs())
      if (kind === 'read') return call(method, kind, act)
      throw unavailable(Math.ceil(budget.closedForMs() / 1000))
    }
    if (credentials['token'] !== needs.token())
      throw new HubError('credentials_expired', 'The simulated CRM refuses the token.')
    if (fault === 'refused') throw unavailable()
    const answer = act()
    if (fault === 'lost reply') throw unavailable()
    return answer
  }

  const known = (object: string) => new Set((state.properties.get(object) ?? []).map(({ name }) => name))
  const takes = (object: string, field: string, value: string | null) => {
    const property = (state.properties.get(object) ?? []).find(({ name }) => name === field)
    const options = property?.options
    return (
      property !== undefined && (!options || value === null || options.some((one) => one.value === value))
    )
  }
  const told = (
    record: SimRecord,
    fields: string[],
    values = record.fields,
    stampMs = record.modifiedMs,
  ): RemoteRecord => ({
    object: record.object,
    id: record.id,
    // A field that the CRM does not have is not in the answer.
    fields: Object.fromEntries(
      fields.flatMap((name) => (known(record.object).has(name) ? [[name, values[name] ?? null]] : [])),
    ),
    modifiedAt: new Date(stampMs).toISOString(),
    ...(record.mergedIds.length > 0 ? { mergedIds: [...record.mergedIds] } : {}),
  })
  const isThere = (one: SimRecord | undefined): one is SimRecord => one !== undefined && !one.archived
  const indexed = (object: string) =>
    [...records.table(object).values()].flatMap((record) => {
      const late = record.shownFromMs > time.nowMs()
      const values = late ? record.shown : record.fields
      const stampMs = late ? record.shownMs : record.modifiedMs
      return values === null || record.archived ? [] : [{ record, values, stampMs }]
    })

  function writeOne({ object, keyProperty, key, id, fields, associate }: RemoteWrite): WriteResult {
    const refused = (code: 'invalid' | 'not_found' | 'conflict', reason: string, existingId?: string) => ({
      ok: false as const,
      key,
      code,
      reason,
      ...(existingId === undefined ? {} : { existingId }),
    })
    const missing = Object.keys(fields).find((name) => !takes(object, name, fields[name] ?? null))
    if (missing !== undefined) {
      needs.onLack(object, missing)
      return refused('invalid', `There is no property ${missing} that takes this value.`)
    }
    if (Object.values(fields).includes(POISON)) return refused('invalid', 'A value is refused.')
    const holder = records.byKey(object, keyProperty, key)
    const target = id === undefined ? holder : records.byId(object, id)
    if (id !== undefined && !isThere(target)) return refused('not_found', `There is no ${object} ${id}.`)
    if (id !== undefined && holder && holder.id !== target?.id)
      return refused('conflict', 'Another record has the key.', holder.id)
    const twin =
      habits.uniqueEmail && object === 'contacts' && fields['email']
        ? records.live(object).find((one) => one.fields['email'] === fields['email'] && one.id !== target?.id)
        : undefined
    if (twin) return refused('conflict', 'Another contact has this address.', twin.id)
    needs.onWrite({ object, keyProperty, key, fields, ...(id === undefined ? {} : { id }) }, target)
    const values = { ...fields, [keyProperty]: key }
    if (target) records.edit(target, values, 'us')
    const record = target ?? records.make(object, values, 'us', key)
    const names = habits.reply === 'whole' ? [...known(object)] : [...Object.keys(fields), keyProperty]
    const answer = habits.reply === 'nothing' ? {} : { record: told(record, names) }
    if (target) return { ok: true, key, id: record.id, created: false, ...answer }
    const there = (associate ?? []).filter((to) => isThere(records.table(to.object).get(to.id)))
    records.associate(there.map((to) => ({ from: { object, id: record.id }, to })))
    return { ok: true, key, id: record.id, created: true, associated: there, ...answer }
  }
  const lost = ({ key }: RemoteWrite): WriteResult => ({
    ok: false,
    key,
    code: 'unavailable',
    reason: 'The CRM did not answer for this one.',
  })

  return {
    check: () => call('check', 'read', () => ({ account: 'sim', missing: [] })),
    schema: (objects) =>
      call('schema', 'read', () => ({
        objects: Object.fromEntries(
          objects.map((object) => [
            object,
            { properties: structuredClone(state.properties.get(object) ?? []) },
          ]),
        ),
        owners: [{ id: '1', name: 'Ada Owner', email: 'ada@example.com' }],
        pipelines: {},
      })),
    ensureProperties: (wanted) =>
      call('ensureProperties', 'write', () =>
        wanted.flatMap(({ object, ...property }) => {
          if (known(object).has(property.name)) return []
          state.properties.set(object, [...(state.properties.get(object) ?? []), property])
          return [`${object}.${property.name}`]
        }),
      ),
    read: (object, ids, fields) =>
      call('read', 'read', () =>
        ids
          .map((id) => records.byId(object, id))
          .filter(isThere)
          .map((one) => told(one, fields)),
      ),
    readByKey: (object, keyProperty, keys, fields) =>
      call('readByKey', 'read', () =>
        keys
          .map((key) => records.byKey(object, keyProperty, key))
          .filter(isThere)
          .map((one) => told(one, fields)),
      ),
    search: (object, match, fields, limit = 10) =>
      call('search', 'read', () =>
        indexed(object)
          .filter(({ values }) =>
            Object.entries(match).every(([name, value]) => (values[name] ?? null) === value),
          )
          .slice(0, limit)
          .map(({ record, values, stampMs }) => told(record, fields, values, stampMs)),
      ),
    searchIn: (object, property, wanted, fields, limit = 100) =>
      call('search', 'read', () =>
        indexed(object)
          .filter(({ values }) => wanted.includes(values[property] ?? ''))
          .slice(0, limit)
          .map(({ record, values, stampMs }) => told(record, fields, values, stampMs)),
      ),
    ...(habits.history
      ? {
          history: (object: string, ids: string[], fields: string[]) =>
            call('history', 'read', () =>
              ids
                .map((id) => records.byId(object, id))
                .filter(isThere)
                .map((one) => ({
                  id: one.id,
                  fields: Object.fromEntries(
                    fields.map((name) => [
                      name,
                      (one.history[name] ?? []).map(({ value, atMs, by }) => ({
                        value,
                        at: new Date(atMs).toISOString(),
                        source: by === 'rep' ? 'CRM_UI' : 'INTEGRATION',
                      })),
                    ]),
                  ),
                })),
            ),
        }
      : {}),
    associated: (object, ids, toObject) =>
      call('associated', 'read', () =>
        state.associations.flatMap(({ from, to }) => {
          if (from.object === object && ids.includes(from.id) && to.object === toObject) return [{ from, to }]
          if (to.object === object && ids.includes(to.id) && from.object === toObject)
            return [{ from: to, to: from }]
          return []
        }),
      ),
    write: (writes) =>
      call(
        'write',
        'write',
        () => writes.map(writeOne),
        // Part of it gets through, and what became of the last one nobody says.
        () =>
          writes.map((one, index) => {
            if (index < writes.length - 1) return index % 2 === 0 ? writeOne(one) : lost(one)
            if (writes.length % 2 === 1) writeOne(one)
            return lost(one)
          }),
      ),
    associate: (wanted) => call('associate', 'write', () => records.associate(wanted)),
    changes: (object, cursor, fields) =>
      call('changes', 'read', () => {
        const now = time.nowMs()
        if (cursor === undefined) return { records: [], cursor: `${now}|0` }
        const [from = 0, after = 0] = cursor.split('|').map(Number)
        const changed = [...records.table(object).values()]
          .filter((one) => !one.archived && one.shownFromMs <= now)
          .filter(({ modifiedMs: at, id }) => at > from || (at === from && Number(id) > after))
          .sort((a, b) => a.modifiedMs - b.modifiedMs || Number(a.id) - Number(b.id))
        const page = changed.slice(0, PAGE)
        const last = page.at(-1)
        const more = changed.length > PAGE
        // What the index does not show yet must not be passed: the same record may come again.
        const seen = last ? Math.min(last.modifiedMs, now - habits.lagMs - 1) : from
        const isWhole = last !== undefined && (more || seen === last.modifiedMs)
        return {
          records: page.map((one) => told(one, fields)),
          // Who asks again is told the same once more only where the index was late.
          cursor: isWhole ? `${last.modifiedMs}|${last.id}` : seen > from ? `${seen}|0` : cursor,
          more,
        }
      }),
    archive: (object, ids) =>
      call('archive', 'write', () => {
        for (const id of ids) {
          const found = records.table(object).get(id)
          if (found) records.archive(found)
        }
      }),
  }
}

const unavailable = (retryAfterSeconds?: number) =>
  new HubError('remote_unavailable', 'The simulated CRM does not answer.', {
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
