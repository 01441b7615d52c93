import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '../../../hub/domain/clock.ts'
import type { Database } from './database.ts'
import type { Faults } from './faults.ts'
import type { Portal, PortalEvent, Told } from './portal.ts'
import type { Row } from './rows.ts'

const TIMEOUT_MS = 5000
/** ConnectWise tries again on these and on nothing else, a 500 or a refused connection included. */
const TRIED_AGAIN = [404, 409, 419, 429]
const REAL_PAUSES_MS = [2000, 4000]
const DISABLED_AFTER_MS = 3 * 86_400_000
const ROWS_AT_ONCE = 50

export interface Callbacks {
  /** Inside the transaction of the change. */
  enqueue(event: PortalEvent): void
  /** After its commit. */
  deliver(): void
  /** What `key_url` answers with. */
  signingKey(id: string): string | undefined
  /** The key itself and where a payload says that it is, for tests that sign payloads of their own. */
  signing(): { key: string; url: string }
  close(): void
}

export interface CallbackNeeds {
  db: Database
  clock: Clock
  faults: Faults
  portal(): Portal
  companyId: string
  origin(): string
  codebase(): string
  pausesMs?: number[]
}

interface Outgoing {
  id: number
  callback: number
  url: string
  body: string
  attempts: number
}

/** Posts signed payloads from a durable outbox to whoever asked for them under `/system/callbacks`. */
export function makeCallbacks(needs: CallbackNeeds): Callbacks {
  const { db, clock, faults, portal, pausesMs = REAL_PAUSES_MS } = needs
  const key = secret(db, 'signing key', () => randomBytes(32).toString('base64'))
  const keyId = secret(db, 'signing key id', () => randomUUID())
  const insert = db.prepare('INSERT INTO outbox (callback, url, body) VALUES (?, ?, ?)')
  const fresh = db.prepare('SELECT * FROM outbox WHERE attempts = 0 ORDER BY id LIMIT ?')
  const tried = db.prepare('SELECT * FROM outbox WHERE attempts > 0 ORDER BY id')
  const again = db.prepare('UPDATE outbox SET attempts = ? WHERE id = ?')
  const drop = db.prepare('DELETE FROM outbox WHERE id = ?')
  const failing = db.prepare('INSERT OR IGNORE INTO failing (callback, since) VALUES (?, ?)')
  const since = db.prepare('SELECT since FROM failing WHERE callback = ?')
  const recovered = db.prepare('DELETE FROM failing WHERE callback = ?')
  const timers = new Set<NodeJS.Timeout>()
  let running = false
  let closed = false

  const later = (ms: number, act: () => Promise<void>) => {
    if (closed) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      void act()
    }, ms)
    timer.unref()
    timers.add(timer)
  }

  async function run(): Promise<void> {
    if (running || closed) return
    running = true
    try {
      for (;;) {
        const rows = fresh.all(ROWS_AT_ONCE) as unknown as Outgoing[]
        if (rows.length === 0) return
        if (rows.length > 1 && faults.take(['webhook_reorder'], rows[0]?.url ?? '')) rows.reverse()
        for (const row of rows) await attempt(row)
      }
    } finally {
      running = false
    }
  }

  async function attempt(row: Outgoing): Promise<void> {
    const status = await post(faults, row, key)
    if (closed) return
    const pause = pausesMs[row.attempts]
    if (status !== undefined && status >= 200 && status < 300) recovered.run(row.callback)
    else if (status !== undefined && TRIED_AGAIN.includes(status) && pause !== undefined) {
      again.run(row.attempts + 1, row.id)
      return later(pause, () => attempt({ ...row, attempts: row.attempts + 1 }))
    } else failed(row.callback)
    drop.run(row.id)
  }

  /** Three days of nothing but failures, and ConnectWise stops calling. */
  function failed(id: number): void {
    const now = clock.now().getTime()
    failing.run(id, now)
    const { since: from } = since.get(id) as { since: number }
    if (now - from < DISABLED_AFTER_MS) return
    const row = portal().rows.get('callbacks', id)
    if (row) portal().rows.update('callbacks', { ...row, body: { ...row.body, inactiveFlag: true } })
    recovered.run(id)
  }

  for (const row of tried.all() as unknown as Outgoing[]) later(0, () => attempt(row))
  later(0, run)
  return {
    enqueue(event) {
      const { rows } = portal()
      for (const callback of rows.all('callbacks')) {
        if (!wants(callback, event, rows.get('members', Number(callback.body.memberId)))) continue
        const { id, action } = event
        insert.run(
          callback.id,
          `${String(callback.body.url)}${id}&action=${action}`,
          payload(needs, event, callback.id, keyId),
        )
      }
    },
    deliver: () => void run(),
    signingKey: (id) => (id === keyId ? key : undefined),
    signing: () => ({ key, url: keyUrl(needs, keyId) }),
    close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function wants({ body }: Row, { kind, id, actor, subject }: PortalEvent, owner: Row | undefined): boolean {
  if (body.inactiveFlag === true || String(body.type).toLowerCase() !== kind.callback) return false
  if (body.isSelfSuppressedFlag === true && owner?.body.identifier === actor.member) return false
  const level = String(body.level).toLowerCase()
  if (level === 'owner') return true
  if (level === kind.callback) return body.objectId === id
  const reference =
    level === 'company' || level === 'status' || level === 'type' || level === 'territory'
      ? subject[level]
      : undefined
  return isReference(reference) && reference.id === body.objectId
}

const isReference = (value: unknown): value is Pick<Told, 'id'> =>
  typeof value === 'object' && value !== null && 'id' in value

/** With two slashes, as the real one. */
const keyUrl = ({ origin, codebase, companyId }: CallbackNeeds, keyId: string): string =>
  `${origin()}/${codebase()}//system/callbackkey/index.rails?companyName=${companyId}&id=${keyId}`

function payload(needs: CallbackNeeds, event: PortalEvent, callback: number, keyId: string): string {
  const origin = needs.origin()
  return JSON.stringify({
    Action: event.action,
    CallbackObjectRecId: callback,
    CompanyId: needs.companyId,
    Entity: event.entity === null ? null : JSON.stringify(event.entity),
    FromUrl: new URL(origin).host,
    ID: event.id,
    MemberId: event.actor.member,
    MessageId: randomUUID(),
    Metadata: {
      key_url: keyUrl(needs, keyId),
    },
    Type: event.kind.callback,
  })
}

/** The status of the answer; undefined when there was none within five seconds. */
async function post(faults: Faults, { url, body }: Outgoing, key: string): Promise<number | undefined> {
  if (faults.take(['webhook_drop'], url)) return 200
  const times = faults.take(['webhook_duplicate'], url) ? 2 : 1
  let status: number | undefined
  for (let time = 0; time < times; time++) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { 'Content-Type': 'application/json', 'x-content-signature': contentSignature(key, body) },
      })
      await answer.body?.cancel()
      status = answer.status
    } catch {
      status = undefined
    }
  }
  return status
}

/** https://developer.connectwise.com/Best_Practices/PSA_Callbacks */
export const contentSignature = (signingKey: string, body: string): string =>
  createHmac('sha256', createHash('sha256').update(signingKey).digest()).update(body).digest('base64')

function secret(db: Database, name: string, make: () => string): string {
  db.prepare('INSERT OR IGNORE INTO secrets (name, value) VALUES (?, ?)').run(name, make())
  return (db.prepare('SELECT value FROM secrets WHERE name = ?').get(name) as { value: string }).value
}
