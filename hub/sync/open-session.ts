import type { Connector, Session } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Limiter } from '../domain/ports.ts'
import type { Connection } from '../domain/sync.ts'
import type { SyncNeeds } from './needs.ts'

type Priority = NonNullable<Parameters<Limiter['take']>[1]>

/** Opens the account of a connection, counting the calls that it makes; `priority` says how urgent they are. */
export async function openSession(
  needs: Pick<SyncNeeds, 'connections' | 'connectors' | 'limiterFor' | 'clock' | 'log'>,
  connection: Connection,
  priority: Priority = 'live',
): Promise<{ connector: Connector; session: Session; calls(): number }> {
  const connector = needs.connectors[connection.crm]
  if (!connector)
    throw new HubError('misconfigured', `There is no connector ${connection.crm}.`, {
      hint: 'Remove the connection, or install its connector.',
      about: { connectionId: connection.id },
    })
  // One call takes a place in several budgets; the fullest of them is the number of calls.
  const taken = new Map<string, number>()
  const inner = needs.limiterFor(connection)
  const limiter: Limiter = {
    take: (limit) => {
      taken.set(limit, (taken.get(limit) ?? 0) + 1)
      return inner.take(limit, priority)
    },
    correct: (limit, remaining) => inner.correct(limit, remaining),
    pause: (limit, ms) => inner.pause(limit, ms),
    resize: (limit, calls) => inner.resize?.(limit, calls),
  }
  let credentials = await needs.connections.credentials(connection.id)
  const session = connector.open({
    credentials,
    settings: connection.settings,
    limiter,
    clock: needs.clock,
    log: needs.log,
    async saveCredentials(renewed) {
      await needs.connections.renewed(connection.id, credentials, renewed)
      credentials = renewed
    },
  })
  return { connector, session, calls: () => Math.max(0, ...taken.values()) }
}
