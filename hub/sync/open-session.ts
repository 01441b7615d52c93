import type { Connector, Session } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Limiter } from '../domain/ports.ts'
import type { Connection } from '../domain/sync.ts'
import type { SyncNeeds } from './needs.ts'

/** Opens the account of a connection, counting the calls that it makes. */
export async function openSession(
  needs: Pick<SyncNeeds, 'connections' | 'connectors' | 'limiterFor' | 'clock' | 'log'>,
  connection: Connection,
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
    take: (limit, priority) => {
      taken.set(limit, (taken.get(limit) ?? 0) + 1)
      return inner.take(limit, priority)
    },
    correct: (limit, remaining) => inner.correct(limit, remaining),
    pause: (limit, ms) => inner.pause(limit, ms),
  }
  const session = connector.open({
    credentials: await needs.connections.credentials(connection.id),
    settings: connection.settings.baseUrl ? { baseUrl: connection.settings.baseUrl } : {},
    limiter,
    clock: needs.clock,
    log: needs.log,
  })
  return { connector, session, calls: () => Math.max(0, ...taken.values()) }
}
