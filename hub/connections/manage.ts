import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import { checkedCredentials } from './connect.ts'
import { connectorOf } from './connector-of.ts'
import { inspect } from './inspect.ts'
import type { ConnectionNeeds } from './needs.ts'

export interface TestResult {
  ok: boolean
  account: string
  missing: string[]
  made: string[]
  error?: string
}

/** What an admin does with a connection that exists. */
export interface ManageConnections {
  pause(id: string): Promise<Connection>
  resume(id: string): Promise<Connection>
  test(id: string): Promise<TestResult>
  twoWay(id: string, on: boolean): Promise<Connection>
  /** Takes new credentials of the same account, once they work, and goes on. */
  renew(id: string, credentials: Record<string, string>): Promise<Connection>
  /** Links stay as tombstones, so that nothing is matched or made again by itself. */
  remove(id: string): Promise<{ links: number }>
}

export function makeManageConnections(needs: ConnectionNeeds): ManageConnections {
  const { connections, assessments, links, queue, clock } = needs

  async function look(id: string, fresh?: Record<string, string>) {
    const connection = await connections.get(id)
    const mapping = needs.mappings.find(({ name }) => name === connection.mapping)
    if (!mapping)
      throw new HubError('misconfigured', `The mapping ${connection.mapping} is gone.`, {
        hint: 'Put its file back into the folder mappings.',
        about: { connectionId: id },
      })
    return inspect(needs, connection, mapping, fresh ?? (await connections.credentials(id)))
  }
  const changed = async (id: string, change: Parameters<typeof connections.update>[1]) => {
    await connections.get(id)
    await connections.update(id, change)
    return connections.get(id)
  }
  async function goOn(id: string, change: Parameters<typeof connections.update>[1]): Promise<Connection> {
    const resumed = await changed(id, { ...change, state: 'enabled', resumedAt: clock.now().toISOString() })
    await queue.add('sync.sweep', {})
    return resumed
  }

  return {
    pause: (id) => changed(id, { state: 'paused', reason: 'Paused by a person.' }),
    async resume(id) {
      const { change } = await look(id)
      return goOn(id, change)
    },
    async test(id) {
      try {
        const { account, missing, made, change } = await look(id)
        await connections.update(id, change)
        return { ok: true, account, missing, made }
      } catch (error) {
        if (!(error instanceof HubError) || error.code === 'not_found') throw error
        if (error.code === 'credentials_expired')
          await connections.update(id, { state: 'reconnect', reason: error.message })
        return {
          ok: false,
          account: '',
          missing: [],
          made: [],
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
    async renew(id, given) {
      const { crm, account } = await connections.get(id)
      const credentials = checkedCredentials(connectorOf(needs, crm), given)
      const looked = await look(id, credentials)
      if (looked.account !== account)
        throw new HubError('conflict', 'These credentials belong to another account.', {
          hint: 'Use credentials of the connected account, or connect the other one beside it.',
          about: { connectionId: id },
        })
      await connections.replaceCredentials(id, credentials)
      return goOn(id, looked.change)
    },
    async remove(id) {
      await connections.get(id)
      await connections.update(id, { state: 'paused', reason: 'Being removed.' })
      const count = await links.unlinkAll(id)
      await connections.remove(id)
      return { links: count }
    },
  }
}
