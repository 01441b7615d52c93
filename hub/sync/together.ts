import type {
  Association,
  RemoteHistory,
  RemoteRecord,
  RemoteWrite,
  Session,
  WriteResult,
} from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'

/** Several syncs at once over one session: what they ask of the CRM in step travels in one call. */
export interface Company {
  /** Runs one of them with a session of its own; the next calls wait for it until it asks, too, or is done. */
  run<T>(act: (session: Session) => Promise<T>): Promise<T>
}

interface Asked {
  /** Calls with the same name can be one. */
  name: string
  input: unknown
  resolve(answer: never): void
  reject(error: unknown): void
}

/** A sync that thinks longer than this, or waits for something else, no longer holds up the others. */
const PATIENCE_MS = 1000

/**
 * While each sync stays as if it were alone, their reads, searches, writes and associations are gathered until every
 * one of them waits for an answer; then all of it leaves, batched by the connector. With n syncs in step, each step
 * costs the calls of one.
 */
export function together(session: Session): Company {
  let waiting: Asked[] = []
  /** How many answers each running sync waits for. */
  const running = new Map<symbol, number>()
  let timer: NodeJS.Timeout | undefined
  let looking = false

  /** Looks again after this turn, so that calls made side by side are all there. */
  function look(): void {
    if (looking) return
    looking = true
    setImmediate(() => {
      looking = false
      if (waiting.length === 0) return
      if ([...running.values()].every((count) => count > 0)) return leave()
      timer ??= setTimeout(leave, PATIENCE_MS)
    })
  }

  function leave(): void {
    clearTimeout(timer)
    timer = undefined
    const groups = new Map<string, Asked[]>()
    for (const one of waiting) groups.set(one.name, [...(groups.get(one.name) ?? []), one])
    waiting = []
    for (const group of groups.values()) void answer(session, group)
  }

  return {
    async run(act) {
      const self = Symbol('sync')
      running.set(self, 0)
      const count = (by: number) => running.set(self, (running.get(self) ?? 0) + by)
      const ask = async <T>(name: string, input: unknown): Promise<T> => {
        count(1)
        look()
        try {
          return await new Promise<T>((resolve, reject) => {
            waiting.push({ name, input, resolve: resolve as (answer: never) => void, reject })
          })
        } finally {
          count(-1)
        }
      }
      try {
        return await act(speaking(session, ask))
      } finally {
        running.delete(self)
        look()
      }
    },
  }
}

type Ask = <T>(name: string, input: unknown) => Promise<T>

/** The session as one sync sees it. */
function speaking(session: Session, ask: Ask): Session {
  return {
    ...session,
    read: (object, ids, fields) => ask(JSON.stringify(['read', object, fields]), ids),
    readByKey: (object, property, keys, fields) =>
      ask(JSON.stringify(['readByKey', object, property, fields]), keys),
    search(object, match, fields, limit = 10) {
      const [only, ...more] = Object.entries(match)
      if (!session.searchIn || !only || more.length > 0) return session.search(object, match, fields, limit)
      const [property, value] = only
      return ask(JSON.stringify(['search', object, property, fields, limit]), value)
    },
    ...(session.history
      ? {
          history: (object: string, ids: string[], fields: string[]) =>
            ask<RemoteHistory[]>(JSON.stringify(['history', object, fields]), ids),
        }
      : {}),
    write: (writes) => ask('write', writes),
    associate: (associations) => ask('associate', associations),
  }
}

/** One call for all of them; each gets its own part of the answer. */
async function answer(session: Session, group: Asked[]): Promise<void> {
  const [first] = group
  if (!first) return
  try {
    const answers = await callFor(
      session,
      first.name,
      group.map(({ input }) => input),
    )
    for (const [index, { resolve }] of group.entries()) resolve(answers[index] as never)
  } catch (error) {
    // A call that was refused as a whole may be the fault of one of them: then each goes alone.
    const divides = error instanceof HubError && ['not_found', 'remote_refused'].includes(error.code)
    if (!divides || group.length === 1) for (const { reject } of group) reject(error)
    else for (const one of group) await answer(session, [one])
  }
}

async function callFor(session: Session, name: string, inputs: unknown[]): Promise<unknown[]> {
  if (name === 'write') return writeAll(session, inputs as RemoteWrite[][])
  if (name === 'associate') {
    await session.associate((inputs as Association[][]).flat())
    return inputs
  }
  const [kind, object, ...rest] = JSON.parse(name) as [string, string, ...unknown[]]
  if (kind === 'search') {
    const [property, fields, limit] = rest as [string, string[], number]
    return searchAll(session, { object, property, fields, limit, values: inputs as string[] })
  }
  const lists = inputs as string[][]
  const all = [...new Set(lists.flat())]
  if (kind === 'history') {
    const found = (await session.history?.(object, all, rest[0] as string[])) ?? []
    return lists.map((ids) => found.filter(({ id }) => ids.includes(id)))
  }
  if (kind === 'read') {
    const found = await session.read(object, all, rest[0] as string[])
    return lists.map((ids) => found.filter((one) => answersTo(one, ids)))
  }
  const [property, fields] = rest as [string, string[]]
  const found = await session.readByKey(object, property, all, fields)
  return lists.map((keys) => found.filter((one) => keys.includes(one.fields[property] ?? '')))
}

/** A record that was merged away answers under its winner's id. */
const answersTo = ({ id, mergedIds = [] }: RemoteRecord, ids: string[]) =>
  ids.includes(id) || mergedIds.some((one) => ids.includes(one))

async function writeAll(session: Session, lists: RemoteWrite[][]): Promise<WriteResult[][]> {
  const results = await session.write(lists.flat())
  let start = 0
  return lists.map(({ length }) => results.slice(start, (start += length)))
}

interface Search {
  object: string
  property: string
  fields: string[]
  limit: number
  values: string[]
}

async function searchAll(session: Session, search: Search): Promise<RemoteRecord[][]> {
  const { object, property, fields, limit, values } = search
  const all = [...new Set(values)]
  const wanted = fields.includes(property) ? fields : [...fields, property]
  const found = (await session.searchIn?.(object, property, all, wanted, limit * all.length)) ?? []
  const spelled = (value: string | null | undefined) => (value ?? '').trim().toLowerCase()
  return values.map((value) =>
    found.filter((one) => spelled(one.fields[property]) === spelled(value)).slice(0, limit),
  )
}
