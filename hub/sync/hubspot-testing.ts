import assert from 'node:assert/strict'
import { SECRET, TOKEN, type RunningSandbox } from '../../connectors/sandbox/hubspot/testing.ts'
import { wantedProperties } from '../mapping/use-mapping.ts'
import { openSession } from './open-session.ts'
import type { SyncBench } from './testing.ts'

/** What a connection to the stand-in needs. */
export const accountAt = ({ url }: RunningSandbox) => ({
  credentials: { accessToken: TOKEN, clientSecret: SECRET },
  settings: { baseUrl: url },
})

/** Makes our properties in the stand-in, as connecting does. */
export async function prepareAccount({ needs, connectionId }: SyncBench): Promise<void> {
  const connection = await needs.connections.find(connectionId)
  assert.ok(connection)
  const { session } = await openSession(needs, connection)
  await session.ensureProperties?.(wantedProperties(needs.mappingOf(connection)))
}
