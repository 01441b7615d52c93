import type { Kind } from './canonical.ts'
import type { RemoteSettings } from './connector.ts'

/** Values by remote field, as the CRM spells them, normalised for comparing; `null` = blank. */
export type RemoteValues = Record<string, string | null>

/**
 * `setup`: something that the account needs is open, and nothing was ever sent. `reconnect`: the CRM refuses our
 * credentials; work waits and nothing is lost. `stopped`: the guard asks a person.
 */
export const CONNECTION_STATES = ['setup', 'enabled', 'paused', 'reconnect', 'stopped'] as const
export type ConnectionState = (typeof CONNECTION_STATES)[number]

/** One authenticated CRM account. Credentials are not part of it: they never leave their store but for `open`. */
export interface Connection {
  id: string
  /** Name of the connector. */
  crm: string
  /** What people call it. */
  title: string
  mapping: string
  /** The version of the mapping that its syncs run with: a newer one counts only after its preview was approved. */
  mappingVersion: number
  state: ConnectionState
  /** Why it does not run, in words. */
  reason?: string
  /** It may only go on once a preview of all of it was approved. */
  needsPreview?: boolean
  /** Whether two-way lines may write to assessments; a new connection starts without. */
  twoWay: boolean
  settings: RemoteSettings
  /** What the admin chose for what the mapping leaves open, by the mapping's name for it. */
  choices: Record<string, string>
  /** Objects whose key property was made when the account was connected: no record can have had our key before. */
  keyedAnew: string[]
  /** The account's own name for itself. */
  account: string
  owners: { id: string; email?: string; name: string }[]
  /** Mapping lines that the CRM cannot hold right now, by line id, with the remedy in words. */
  suspended: { line: string; reason: string; since?: string }[]
  /** Stands for the CRM's fields as the mapping uses them; when it last became another one. */
  schemaHash?: string
  schemaChangedAt?: string
  /** Where polling stands, by object. */
  cursors: { object: string; cursor: string }[]
  /** What the CRM and its connector can do, when that was last looked at. */
  abilities?: Ability[]
  /** The records that were written to try the account out; the last time. */
  trial?: Trial
  /** The daily reading of every linked record: when it was done last, and where the present one stands. */
  fullPass?: { doneAt?: string; at?: { object: string; after: string } }
  /** When the CRM's schema was last compared with the mapping, ISO 8601. */
  checkedAt?: string
  /** The guard counts from here on. */
  resumedAt: string
  createdAt: string
}

/** What not every CRM can do: each is a method of its session that may be missing. */
export const ABILITIES = [
  'fields',
  'remove_fields',
  'documents',
  'webhooks',
  'changes',
  'history',
  'associated',
  'archive',
] as const
export type Ability = (typeof ABILITIES)[number]

/** Records that were written to see whether the account takes them, read back, and taken away again. */
export interface Trial {
  id: string
  at: string
  ok: boolean
  steps: { title: string; ok: boolean; detail: string }[]
  /** What was written and is still there. */
  left: { object: string; id: string }[]
}

/** How features other than `connections` see connections. */
export interface Connections {
  find(id: string): Promise<Connection | null>
  list(): Promise<Connection[]>
  credentials(id: string): Promise<Record<string, string>>
  /** Keeps credentials that the CRM renewed by itself, unless a person replaced the `before` ones meanwhile. */
  renewed(id: string, before: Record<string, string>, after: Record<string, string>): Promise<void>
  update(id: string, change: Partial<Omit<Connection, 'id' | 'crm' | 'createdAt'>>): Promise<void>
}

/** `new` = no record yet; `held` = a person must decide first; `unlinked` = a person or the CRM took it apart. */
export type LinkState = 'new' | 'linked' | 'held' | 'unlinked'

/** What a sync was about to write when it was last seen. */
export interface Inflight {
  at: string
  /** The remote's own stamp of its last change before the write; null = the record is being made. */
  stamp: string | null
  values: RemoteValues
}

/** Canonical record ↔ remote record: one document for each (connection, assessment, kind, element). */
export interface Link {
  id: string
  connectionId: string
  assessmentId: string
  kind: Kind
  /** For kinds with several records: which one. */
  element?: string
  object: string
  key: string
  state: LinkState
  remoteId?: string
  /** True when the record was there before us. */
  adopted: boolean
  /** What both sides agreed on at the last sync, by remote field: the base of the three-way merge. */
  shadow: RemoteValues
  inflight: Inflight | null
  /** Values of the CRM that a sync was about to bring into the assessment when it was last seen. */
  coming?: { at: string; values: RemoteValues }
  /** Remote ids that this record has been associated with, as "object:id". */
  associated: string[]
  /** Remote ids that never match again by themselves. */
  tombstones: string[]
  /** Remote fields that stay unsent for this record. */
  withheld: string[]
  /** Remote fields of a record that was there before, which a person let a stranger change. */
  trusted: string[]
  /** Fields on hold, with the reason in words; no values. */
  holds: { remote: string; reason: string }[]
  /** Fields that a person took back, and that wait until they are released. */
  held?: { remote: string; runId: string; reason: string; at: string }[]
  /** Values of the last minutes by field, for the flip breaker. */
  history: { remote: string; at: string; value: string | null }[]
  /** Why the CRM refused the record the last time; absent when it did not. */
  dead?: string
  syncedAt?: string
  /** The remote's own stamp when it was last looked at. */
  stamp?: string
  /** The stamp that our last write left, where its reply did not tell the whole record. */
  written?: string
  createdAt: string
  /** Number of the lease that wrote this document last; an older lease never overwrites it. */
  fence: number
}

/** Links as their store keeps them; `save` compares the fence and refuses a remote record that is linked already. */
export interface Links {
  of(connectionId: string, assessmentId: string): Promise<Link[]>
  findByRemote(connectionId: string, object: string, remoteId: string): Promise<Link | null>
  /** The links among many remote ids, in one query. */
  findByRemotes(connectionId: string, object: string, remoteIds: string[]): Promise<Link[]>
  /** Linked records of one object in the order of their ids, after the one named: for a look at all of them. */
  page(connectionId: string, object: string, afterId: string, limit: number): Promise<Link[]>
  /** `stale` = a newer lease wrote meanwhile; `claimed` = the remote record is linked to something else. */
  save(link: Link): Promise<'saved' | 'stale' | 'claimed'>
  /** Linked records, of one kind or of all. */
  count(connectionId: string, kind?: Kind): Promise<number>
  /** Takes every link of a connection apart; what they pointed at stays as a tombstone. */
  unlinkAll(connectionId: string): Promise<number>
  forget(assessmentId: string): Promise<void>
}

export const linkId = (connectionId: string, assessmentId: string, kind: Kind, element?: string): string =>
  [connectionId, assessmentId, kind, ...(element === undefined ? [] : [element])].join(':')

export const CONFLICT_TYPES = ['field', 'flip', 'adopt', 'deleted', 'merged'] as const
export type ConflictType = (typeof CONFLICT_TYPES)[number]
export const CHOICES = ['ours', 'theirs', 'link', 'new', 'unlink'] as const
export type Choice = (typeof CHOICES)[number]

/** A question that only a person can answer. */
export interface Conflict {
  id: string
  connectionId: string
  assessmentId: string
  linkId: string
  kind: Kind
  type: ConflictType
  /** The question in one sentence; no values. */
  reason: string
  /** For `field` and `flip`. */
  remote?: string
  canonical?: string
  base?: string | null
  ours?: string | null
  theirs?: string | null
  /** For `adopt` and `merged`: the records that were there before. */
  candidates: string[]
  choices: Choice[]
  openedAt: string
  resolvedAt?: string
  resolvedBy?: string
  choice?: Choice
}

/** The questions as their store keeps them: one open question for each link, type and field. */
export interface Conflicts {
  open(conflict: Omit<Conflict, 'id' | 'openedAt'>): Promise<boolean>
  /** Closes questions that answered themselves. */
  settle(ids: string[], choice?: Choice, by?: string): Promise<void>
  openOf(connectionId: string, assessmentId: string): Promise<Conflict[]>
  get(id: string): Promise<Conflict>
  list(query: ConflictQuery): Promise<{ items: Conflict[]; nextCursor?: string }>
  forget(assessmentId: string): Promise<void>
}

export interface ConflictQuery {
  assessmentId?: string
  connectionId?: string
  state?: 'open' | 'resolved'
  cursor?: string
  limit?: number
}

/** One field of one run: what was written where, and why. */
export interface RunField {
  remote: string
  canonical?: string
  action: 'write_remote' | 'write_canonical' | 'conflict' | 'hold'
  before: string | null
  after: string | null
  reason: string
}

export const RECORD_OUTCOMES = [
  'created',
  'adopted',
  'updated',
  'held',
  'refused',
  'unlinked',
  'pointed_anew',
  'archived',
] as const

export interface RunRecord {
  kind: Kind
  element?: string
  object: string
  remoteId?: string
  what: (typeof RECORD_OUTCOMES)[number]
  reason?: string
  fields: RunField[]
}

/** Plans carried out: what one sync of one assessment changed. Syncs that changed nothing leave no run. */
export interface Run {
  id: string
  connectionId: string
  assessmentId: string
  /** Why it ran, where a person ordered it. */
  why?: 'approved' | 'undo'
  /** The runs that it took back. */
  undoes?: string[]
  startedAt: string
  durationMs: number
  /** Calls to the CRM; a part of one where many syncs shared it. */
  calls: number
  outcome: 'done' | 'partly' | 'failed'
  /** Why it failed, in words; no values. */
  error?: string
  records: RunRecord[]
}

export interface Runs {
  add(run: Run): Promise<void>
  list(query: {
    assessmentId?: string
    connectionId?: string
    cursor?: string
    limit?: number
  }): Promise<{ items: Run[]; nextCursor?: string }>
  /** Assessments whose records of a kind were changed since, and how many fields were blanked. */
  changedSince(
    connectionId: string,
    since: string,
  ): Promise<{ kind: Kind; changed: number; blanked: number }[]>
  forget(assessmentId: string): Promise<void>
}

/** What the CRM refused, or a sync that failed for good: it waits for a person, or for a sync that succeeds. */
export interface DeadLetter {
  id: string
  connectionId: string
  assessmentId: string
  /** Absent where the whole sync failed. */
  record?: { linkId: string; kind: Kind; object: string; remoteId?: string }
  reason: string
  /** What was refused. */
  payload?: RemoteValues
  /** True when the sync is tried again by itself: the CRM was away. */
  again: boolean
  since: string
  lastAt: string
  tries: number
}

/** Dead letters as a sync sees them. `place` = the id of a link, or `syncId` for a whole sync. */
export interface DeadLetters {
  refused(link: Link, reason: string, payload: RemoteValues): Promise<void>
  failed(
    connectionId: string,
    assessmentId: string,
    failure: { reason: string; again: boolean; revision: number },
  ): Promise<void>
  settle(places: string[]): Promise<void>
}

export const syncId = (connectionId: string, assessmentId: string): string =>
  `${connectionId}:${assessmentId}`

/** Who may work on one (assessment, connection) right now. The number rises with every holder. */
export interface Lease {
  key: string
  fence: number
  /** Nobody else can take it before then, in ms. */
  untilMs: number
}

export interface Leases {
  /** Null while somebody else holds it. */
  take(key: string, ttlMs: number): Promise<Lease | null>
  /** Prolongs a lease, and says so on it; false when it was lost. */
  renew(lease: Lease, ttlMs: number): Promise<boolean>
  release(lease: Lease): Promise<void>
}

/** The token tells a newer hint from an older one, so that a sync clears only what it has seen. */
export interface Hint {
  token: string
  /** The CRM's objects that changed; "*" = all. */
  objects: string[]
}

/** A durable "look at this one again" from the CRM's side; a hint stays until a sync that began after it is done. */
export interface Hints {
  /** Without an object, all of them are looked at. */
  add(connectionId: string, assessmentId: string, object?: string): Promise<void>
  find(connectionId: string, assessmentId: string): Promise<Hint | null>
  clear(connectionId: string, assessmentId: string, token: string): Promise<void>
  list(connectionId: string, limit: number): Promise<string[]>
  forget(assessmentId: string): Promise<void>
}

/** A webhook's event as it waits to be looked at: ids only. Events of one record and kind are one. */
export interface WaitingEvent {
  id: string
  connectionId: string
  object: string
  recordId: string
  mergedInto?: string
  /** When the record was made or changed last, as the CRM says; absent where something else happened to it, too. */
  changedAt?: string
  token: string
}
