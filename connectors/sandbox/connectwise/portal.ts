import { randomUUID } from 'node:crypto'
import type { Clock } from '../../../hub/domain/clock.ts'
import { makeTransaction } from '../hubspot/database.ts'
import { takeChildren, writeChildren } from './children.ts'
import { PODS, type Definition } from './custom-fields.ts'
import type { Database } from './database.ts'
import { ApiError, notFound } from './errors.ts'
import { makeJudge, visible } from './judging.ts'
import { KINDS, theKind } from './kinds/index.ts'
import type { Kind } from './kinds/kind.ts'
import type { ListQuery } from './query.ts'
import { makeRows, type Row, type Rows } from './rows.ts'
import { makeTelling, type Told } from './telling.ts'

export type { Told } from './telling.ts'

/** Who changed something: the identifier of a member. */
export interface Actor {
  member: string
}

export interface PortalEvent {
  kind: Kind
  id: number
  action: 'added' | 'updated' | 'deleted'
  actor: Actor
  /** As it is now; null once it is gone. */
  entity: Told | null
  /** As it was last seen. */
  subject: Told
}

/** The account itself: its records and what may be done with them, without HTTP. */
export interface Portal {
  rows: Rows
  transaction<T>(act: () => T): T
  create(kind: string, given: unknown, actor: Actor, parent?: number): Told
  /** Writes the fields that are named; `null` blanks one. */
  update(kind: string, id: number, changes: Record<string, unknown>, actor: Actor): Told
  remove(kind: string, id: number, actor: Actor): void
  get(kind: string, id: number, parent?: number): Told | undefined
  list(kind: string, query: ListQuery, parent?: number): { rows: Told[]; total: number; more: boolean }
  all(kind: string, parent?: number): Told[]
  count(kind: string): number
  definitions(kind: string): Definition[]
  nameOf(kind: string, told: Told): string
}

export interface PortalNeeds {
  db: Database
  clock: Clock
  base(): string
  emit(event: PortalEvent): void
}

export function makePortal({ db, clock, base, emit }: PortalNeeds): Portal {
  const rows = makeRows(db)
  const inTransaction = makeTransaction(db)
  let fields: Definition[] | undefined
  const telling = makeTelling(rows, (kind) => definitionsOf(kind.name), base)
  const refresh = () => {
    telling.refresh()
    fields = undefined
  }
  const transaction: Portal['transaction'] = (act) => {
    try {
      return inTransaction(act)
    } catch (error) {
      refresh()
      throw error
    }
  }

  function definitionsOf(kind: string): Definition[] {
    fields ??= [...rows.all('userDefinedFields')]
      .map(({ id, body }) => ({ ...body, id }) as unknown as Definition)
      .toSorted((a, b) => a.sequenceNumber - b.sequenceNumber)
    return fields.filter(({ podId }) => PODS[podId]?.kind === kind)
  }

  const { fill, judge } = makeJudge({ rows, clock, nameOf: telling.nameOf, definitions: definitionsOf })

  function say(kind: Kind, id: number, action: PortalEvent['action'], actor: Actor, last?: Told): void {
    if (kind.name === 'userDefinedFields') fields = undefined
    telling.refresh()
    const row = action === 'deleted' ? undefined : rows.get(kind.name, id)
    const entity = row ? telling.tell(kind, row) : null
    const subject = entity ?? last
    if (kind.callback && subject) emit({ kind, id, action, actor, entity, subject })
  }

  /** A child that changes makes its parent newer, unless the parent is what is being written. */
  function touchParent(kind: Kind, row: Row, actor: Actor): void {
    const parent = kind.parent && row.parent !== null ? rows.get(kind.parent.kind, row.parent) : undefined
    if (!kind.parent || !parent || !TOUCHING.includes(kind.name)) return
    const now = clock.now().getTime()
    rows.update(kind.parent.kind, { ...parent, updatedAt: now, updatedBy: actor.member })
    say(theKind(kind.parent.kind), parent.id, 'updated', actor)
  }

  function insert(kind: Kind, given: unknown, actor: Actor, parent?: number): Row {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new ApiError(400, 'InvalidObject', `${kind.model} object is invalid`, [])
    const at = clock.now().getTime()
    const row: Row = {
      id: rows.nextId(kind.name),
      parent: parent ?? null,
      body: { ...kind.defaults },
      enteredAt: at,
      enteredBy: actor.member,
      updatedAt: at,
      updatedBy: actor.member,
    }
    const copy: Record<string, unknown> = { ...given }
    const { children, problems } = takeChildren(kind, copy, true)
    problems.push(...fill(kind, row, copy))
    if (kind.name === 'callbacks')
      row.body.memberId = [...rows.all('members')].find(({ body }) => body.identifier === actor.member)?.id
    if (kind.name === 'userDefinedFields') row.body.guid = randomUUID()
    judge(kind, row, undefined, problems)
    rows.insert(kind.name, row)
    writeChildren(writer, kind, row, children, actor)
    rows.update(kind.name, row)
    return row
  }

  const writer = {
    rows,
    create: (kind: string, given: unknown, actor: Actor, parent: number) =>
      void insert(theKind(kind), given, actor, parent),
    remove: (kind: string, id: number) => rows.remove(kind, id),
  }

  const portal: Portal = {
    rows,
    transaction,
    create: (name, given, actor, parent) =>
      transaction(() => {
        const kind = theKind(name)
        const row = insert(kind, given, actor, parent)
        say(kind, row.id, 'added', actor)
        touchParent(kind, row, actor)
        return telling.tell(kind, rows.get(name, row.id) ?? row)
      }),
    update: (name, id, changes, actor) =>
      transaction(() => {
        const kind = theKind(name)
        const before = rows.get(name, id)
        if (!visible(kind, before)) throw notFound(kind.title, id)
        const row: Row = { ...before, body: structuredClone(before.body) }
        row.updatedAt = clock.now().getTime()
        row.updatedBy = actor.member
        const copy = { ...changes }
        const { children, problems } = takeChildren(kind, copy, false)
        judge(kind, row, before, [...problems, ...fill(kind, row, copy)])
        rows.update(name, row)
        writeChildren(writer, kind, row, children, actor)
        say(kind, id, 'updated', actor)
        touchParent(kind, row, actor)
        return telling.tell(kind, row)
      }),
    remove: (name, id, actor) =>
      transaction(() => {
        const kind = theKind(name)
        const row = rows.get(name, id)
        if (!visible(kind, row)) throw notFound(kind.title, id)
        const last = telling.tell(kind, row)
        if (kind.name === 'companies') {
          const now = clock.now()
          const body = {
            ...row.body,
            deletedFlag: true,
            dateDeleted: now.toISOString(),
            deletedBy: actor.member,
          }
          rows.update(name, { ...row, body, updatedAt: now.getTime(), updatedBy: actor.member })
        } else removeDeep(kind, id)
        say(kind, id, 'deleted', actor, last)
        touchParent(kind, row, actor)
      }),
    get(name, id, parent) {
      const kind = theKind(name)
      const row = rows.get(name, id)
      if (!visible(kind, row) || (parent !== undefined && row.parent !== parent)) return undefined
      return telling.tell(kind, row)
    },
    list(name, query, parent) {
      const kind = theKind(name)
      const wanted = query.forwardOnly ? query.pageSize + 1 : Infinity
      const found: Told[] = []
      for (const row of rows.all(name, parent, query.forwardOnly ? query.pageId : 0)) {
        if (!query.namesDeleted && !visible(kind, row)) continue
        const told = telling.tell(kind, row)
        if (query.accepts(told)) found.push(told)
        if (found.length >= wanted) break
      }
      if (query.order) found.sort(query.order)
      const start = query.forwardOnly ? 0 : (query.page - 1) * query.pageSize
      const page = found.slice(start, start + query.pageSize)
      return { rows: page, total: found.length, more: found.length > start + query.pageSize }
    },
    all(name, parent) {
      const kind = theKind(name)
      return [...rows.all(name, parent)]
        .filter((row) => visible(kind, row))
        .map((row) => telling.tell(kind, row))
    },
    count: (name) => rows.count(name),
    definitions: definitionsOf,
    nameOf: (name, told) => telling.nameOf(theKind(name), told),
  }

  function removeDeep(kind: Kind, id: number): void {
    for (const child of KINDS.filter(({ parent }) => parent?.kind === kind.name))
      for (const row of [...rows.all(child.name, id)]) removeDeep(child, row.id)
    rows.remove(kind.name, id)
  }
  return portal
}

const TOUCHING = ['communications', 'companyTypeAssociations', 'contactTypeAssociations']
