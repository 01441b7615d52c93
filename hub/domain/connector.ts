import type { z } from 'zod'
import type { Limiter, Log } from './ports.ts'
import type { Clock } from './clock.ts'

/** A record as the CRM spells it. `object` is the CRM's own name ("companies"). */
export interface RemoteRecord {
  object: string
  id: string
  fields: Record<string, string | null>
  /** The CRM's own stamp of its last change, ISO 8601. */
  modifiedAt: string
  archived?: boolean
  /** Ids of records that were merged into this one. */
  mergedIds?: string[]
}

/** A create or update keyed by our own key: sending it twice makes one record. */
export interface RemoteWrite {
  object: string
  /** The unique remote property that we own and its value for this record. */
  keyProperty: string
  key: string
  /** Present when the record is known: then only an update is wanted. */
  id?: string
  fields: Record<string, string | null>
  /** For a record that is being made: what to associate it with in the same call, where the CRM can do that. */
  associate?: RecordId[]
}

/** A record that is a file, or carries one: a note with an attachment, a document of a company. */
export interface FileWrite extends RemoteWrite {
  file: { name: string; contentType: string; content: Buffer }
}

/** One answer an item: a poison record never blocks its batch. */
export type WriteResult =
  | {
      ok: true
      key: string
      id: string
      created: boolean
      /** What the new record was associated with in the same call; the rest is for `associate`. */
      associated?: RecordId[]
      /** The record as the CRM answered the write. Its `fields` are those that the answer told, which may be few. */
      record?: RemoteRecord
    }
  | {
      ok: false
      key: string
      reason: string
      code: 'invalid' | 'not_found' | 'conflict' | 'unavailable'
      /** With `conflict`: the record that already holds a unique value of this one, where the CRM says so. */
      existingId?: string
    }

export interface RemoteProperty {
  name: string
  label: string
  type: 'text' | 'number' | 'date' | 'datetime' | 'boolean' | 'option' | 'options'
  options?: { value: string; label: string }[]
  readOnly?: boolean
  /** True for the property that holds our key. */
  unique?: boolean
}

export interface RemoteSchema {
  objects: Record<string, { properties: RemoteProperty[] }>
  owners: { id: string; email?: string; name: string }[]
  pipelines: Record<
    string,
    { id: string; label: string; stages: { id: string; label: string; closed: boolean }[] }[]
  >
}

/** A property that we need on an object; created on connect where missing. */
export interface WantedProperty {
  object: string
  name: string
  label: string
  type: RemoteProperty['type']
  options?: { value: string; label: string }[]
  unique?: boolean
}

export interface RecordId {
  object: string
  id: string
}

export interface Association {
  from: RecordId
  to: RecordId
}

/** What the CRM remembers of a record's fields, newest first. */
export interface RemoteHistory {
  id: string
  fields: Record<string, { value: string | null; at: string; source?: string }[]>
}

/** A hint that something changed; current state is read afterwards. */
export interface RemoteEvent {
  id: string
  object: string
  recordId: string
  kind: 'created' | 'changed' | 'deleted' | 'merged'
  occurredAt: string
  mergedInto?: string
  /** A program made or changed it, perhaps we ourselves: nobody waits for what follows. Only a hint, too. */
  byProgram?: boolean
}

export interface WebhookRequest {
  method: string
  /** The full public URI that the CRM called. */
  url: string
  headers: Record<string, string | undefined>
  rawBody: Buffer
}

/** One connector instance: an authenticated account. Optional methods are abilities. */
export interface Session {
  /** Asks for something cheap; throws `credentials_expired` or `remote_unavailable`. */
  check(): Promise<{
    account: string
    /** What `RemoteSettings.portal` has to be, so that people get to a record. */
    portal?: string
    missing: string[]
  }>
  schema(objects: string[]): Promise<RemoteSchema>
  /** Makes missing properties; returns those made. */
  ensureProperties?(wanted: WantedProperty[]): Promise<string[]>
  /** Missing ids are absent from the answer. `fields` names the properties wanted. */
  read(object: string, ids: string[], fields: string[]): Promise<RemoteRecord[]>
  /** Looks a record up by our key, without the search index's lag where the CRM allows. */
  readByKey(object: string, keyProperty: string, keys: string[], fields: string[]): Promise<RemoteRecord[]>
  /** For adopting records that were there before us: all of `match` must be equal. At most `limit` answers. */
  search(
    object: string,
    match: Record<string, string>,
    fields: string[],
    limit?: number,
  ): Promise<RemoteRecord[]>
  /** Many searches in one: live records of which `property` equals one of `values`; at most `limit` in all. */
  searchIn?(
    object: string,
    property: string,
    values: string[],
    fields: string[],
    limit?: number,
  ): Promise<RemoteRecord[]>
  /** What the fields were before and when; missing ids are absent. */
  history?(object: string, ids: string[], fields: string[]): Promise<RemoteHistory[]>
  /** Which records of `toObject` these are associated with. */
  associated?(object: string, ids: string[], toObject: string): Promise<Association[]>
  /**
   * Creates are idempotent by our key, and retried by nobody but the engine. One answer a write, in their order;
   * writes of one record are sent as one, later fields winning. An update puts our key on the record too, so that an
   * adopted record is found by it. What a write asks to associate never keeps its record from being made. Throws when
   * nothing at all could be written: `remote_unavailable` (what became of it is not known unless `retryAfterSeconds`
   * says that it was refused unread), `credentials_expired`, `remote_refused`; where part of it got through, the rest
   * answers `unavailable`.
   */
  write(writes: RemoteWrite[]): Promise<WriteResult[]>
  /** Makes a record with its file, and associates it; looks our key up first, so that sending it twice makes one. */
  attach?(write: FileWrite): Promise<WriteResult>
  associate(associations: Association[]): Promise<void>
  /**
   * Records of `object` changed since the cursor (opaque; undefined = from now on), with overlap: the same record can
   * come again. Bounded; `more` says that the next call will continue at once. Archived records never come.
   */
  changes?(
    object: string,
    cursor: string | undefined,
    fields: string[],
  ): Promise<{ records: RemoteRecord[]; cursor: string; more?: boolean }>
  archive?(object: string, ids: string[]): Promise<void>
  /**
   * Asks the CRM to call `url` when records of these objects change, where a connector may arrange that; safe to repeat.
   * What the CRM switched off after failures is switched on again. Answers what had to be done, in words.
   */
  listen?(url: string, objects: string[]): Promise<string[]>
  /** Takes what `listen` arranged for this address away again. */
  stopListening?(url: string): Promise<void>
  /** Takes properties that `ensureProperties` made away again; answers those removed. */
  removeProperties?(wanted: WantedProperty[]): Promise<string[]>
}

/** Where a CRM is reached, and what an admin chose for it. */
export interface RemoteSettings {
  /** Another address than the vendor's: a stand-in. */
  baseUrl?: string
  /** The account's name in the addresses that people open. */
  portal?: string
  /** The part of the CRM's limits that we use, above 0 up to 1; the rest is left to the account's other tools. */
  quotaShare?: number
  /** Date or number of the API's version, where the vendor lets one choose. */
  apiVersion?: string
  /** PEM of the certificate that the address of a stand-in has; without it only public authorities are trusted. */
  certificate?: string
}

export interface OpenNeeds {
  credentials: Record<string, string>
  settings: RemoteSettings
  limiter: Limiter
  clock: Clock
  log: Log
  /** Keeps credentials that the CRM replaced (a refreshed token); without it they live as long as the session. */
  saveCredentials?(credentials: Record<string, string>): Promise<void>
}

/** One way to sign in to a CRM; what an admin is asked for, in words. */
export interface AuthKind {
  id: string
  title: string
  /** Where the credentials come from, step by step. */
  help: string
  fields: { name: string; label: string; secret: boolean; optional?: boolean; help?: string }[]
  /** Present where the admin signs in at the CRM and comes back with a code (RFC 6749, RFC 7636). */
  oauth?: {
    authorizeUrl(given: OAuthRequest & { state: string; challenge: string }): string
    /** From the code to credentials. */
    exchange(given: OAuthRequest & { code: string; verifier: string }): Promise<Record<string, string>>
  }
}

export interface OAuthRequest {
  /** What the admin entered: client id, client secret. */
  credentials: Record<string, string>
  settings: RemoteSettings
  redirectUri: string
}

/** The code that speaks one CRM's protocol; no field names of ours. */
export interface Connector {
  name: string
  title: string
  /** Where a person looks at a record; `{id}` is replaced. */
  recordUrl?(settings: RemoteSettings, object: string, id: string): string
  credentials: z.ZodType<Record<string, string>>
  /** The ways to sign in, the recommended one first. */
  auth?: readonly AuthKind[]
  /** Declared limits: `calls` per `perMs`, per connection. */
  limits: Record<string, { calls: number; perMs: number }>
  open(needs: OpenNeeds): Session
  /** Verifies the signature and parses; throws HubError `unauthenticated` with the reason. */
  webhook?(
    request: WebhookRequest,
    needs: Pick<OpenNeeds, 'credentials' | 'settings' | 'clock'>,
  ): Promise<RemoteEvent[]>
}
