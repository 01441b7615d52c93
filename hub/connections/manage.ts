import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import { wantedProperties } from '../mapping/use-mapping.ts'
import { accountOf } from './account-of.ts'
import { connectorOf } from './connector-of.ts'
import { checkedCredentials } from './credentials.ts'
import { inspect } from './inspect.ts'
import { listen, stopListening } from './listen.ts'
import type { ConnectionNeeds } from './needs.ts'

export interface TestResult {
  ok: boolean
  account: string
  missing: string[]
  made: string[]
  /** What was done so that the CRM tells us of changes. */
  arranged: string[]
  error?: string
}

/** What an admin may change at any time; what is not named stays as it was. */
export interface Configuration {
  title?: string | undefined
  quotaShare?: number | undefined
  apiVersion?: string | undefined
}

/** What an admin does with a connection that exists. */
export interface ManageConnections {
  pause(id: string): Promise<Connection>
  resume(id: string): Promise<Connection>
  test(id: string): Promise<TestResult>
  twoWay(id: string, on: boolean): Promise<Connection>
  /** The name, and how the account is used; where it is reached stays as it was. */
  configure(id: string, wanted: Configuration): Promise<Connection>
  /** Takes new credentials of the same account, once they work, and goes on. */
  renew(id: string, credentials: Record<string, string>): Promise<Connection>
  /** Links stay as tombstones, so that nothing is matched or made again by itself. */
  remove(id: string, fields?: 'keep' | 'remove'): Promise<{ links: number; fields: string[] }>
}

export function makeManageConnections(needs: ConnectionNeeds): ManageConnections {
  const { connections, assessments, links, queue, clock } = needs

  async function look(id: string, fresh?: Record<string, string>) {
    const { connection, mapping, account } = await accountOf(needs, id, fresh)
    const inspection = await inspect(needs, connection, mapping, account)
    const { arranged, missing } = await listen(needs, connection, mapping, account)
    return {
      ...inspection,
      missing: [...inspection.missing, ...missing],
      arranged,
      credentials: account.credentials(),
    }
  }
  const changed = async (id: string, change: Parameters<typeof connections.update>[1]) => {
    await connections.get(id)
    await connections.update(id, change)
    return connections.get(id)
  }
  async function goOn(id: string, change: Parameters<typeof connections.update>[1]): Promise<Connection> {
    // What it knows may be older than what the CRM holds: a person has to see what a sync would do.
    if ((await connections.get(id)).needsPreview)
      return changed(id, { ...change, state: 'paused', reason: NEEDS_PREVIEW })
    const resumed = await changed(id, { ...change, state: 'enabled', resumedAt: clock.now().toISOString() })
    const { mapping, account } = await accountOf(needs, id)
    await listen(needs, resumed, mapping, account)
    await queue.add('sync.sweep', {})
    return resumed
  }

  return {
    async pause(id) {
      const connection = await connections.get(id)
      refuseInSetup(connection)
      if (connection.needsPreview && connection.state === 'paused') return connection
      return changed(id, { state: 'paused', reason: 'Paused by a person.' })
    },
    async resume(id) {
      const connection = await connections.get(id)
      refuseInSetup(connection)
      refuseWithoutPreview(connection)
      const { change } = await look(id)
      return goOn(id, change)
    },
    async test(id) {
      try {
        const { account, missing, made, arranged, change } = await look(id)
        await connections.update(id, change)
        return { ok: true, account, missing, made, arranged }
      } catch (error) {
        if (!(error instanceof HubError) || error.code === 'not_found') throw error
        const { state } = await connections.get(id)
        if (error.code === 'credentials_expired' && state !== 'setup')
          await connections.update(id, { state: 'reconnect', reason: error.message })
        return {
          ok: false,
          account: '',
          missing: [],
          made: [],
          arranged: [],
          error: [error.message, error.hint].filter(Boolean).join(' '),
        }
      }
    },
    async twoWay(id, on) {
      // Links that were not looked at since are looked at once: what changed in the CRM before comes now.
      const connection = await changed(id, { twoWay: on, resumedAt: clock.now().toISOString() })
      if (on) await assessments.markAllPending(id)
      await queue.add('sync.sweep', {})
      return connection
    },
    async configure(id, { title, ...wanted }) {
      const { settings } = await connections.get(id)
      const given = Object.entries(wanted).filter(([, value]) => value !== undefined)
      return changed(id, {
        ...(title === undefined ? {} : { title }),
        settings: { ...settings, ...Object.fromEntries(given) },
      })
    },
    async renew(id, given) {
      const { crm, account, state } = await connections.get(id)
      const looked = await look(id, checkedCredentials(connectorOf(needs, crm), given))
      if (looked.account !== account)
        throw new HubError('conflict', 'These credentials belong to another account.', {
          hint: 'Use credentials of the connected account, or connect the other one beside it.',
          about: { connectionId: id },
        })
      await connections.replaceCredentials(id, looked.credentials)
      return state === 'setup' ? changed(id, looked.change) : goOn(id, looked.change)
    },
    async remove(id, fields = 'keep') {
      const { state, reason } = await connections.get(id)
      await connections.update(id, { state: 'paused', reason: 'Being removed.' })
      try {
        const removed = fields === 'remove' ? await removeFields(needs, id) : []
        await stopListening(needs, id)
        const count = await links.unlinkAll(id)
        await needs.forgetConnection(id)
        await connections.remove(id)
        return { links: count, fields: removed }
      } catch (error) {
        await connections.update(id, { state, ...(reason ? { reason } : {}) })
        throw error
      }
    },
  }
}

/** Our properties go, and with them what we wrote into them; the records stay. */
async function removeFields(needs: ConnectionNeeds, id: string): Promise<string[]> {
  const { connector, mapping, account } = await accountOf(needs, id)
  const { removeProperties } = account.session
  if (removeProperties) return removeProperties(wantedProperties(mapping))
  throw new HubError('conflict', `We cannot take our fields away from ${connector.title}.`, {
    hint: 'Remove the connection with fields=keep, and delete them there.',
    about: { connectionId: id },
  })
}

const NEEDS_PREVIEW = 'It goes on once a preview of it was approved.'

function refuseWithoutPreview({ id, needsPreview, reason }: Connection): void {
  if (!needsPreview) return
  throw new HubError('conflict', `This connection needs a preview first. ${reason ?? ''}`.trim(), {
    hint: `Ask for one by POST /api/connections/${id}/previews, look at it, and approve it.`,
    about: { connectionId: id },
  })
}

function refuseInSetup({ id, state }: Connection): void {
  if (state !== 'setup') return
  throw new HubError('conflict', 'This connection is still being set up.', {
    hint: 'Finish its steps and switch it on.',
    about: { connectionId: id },
  })
}
