import type { Connector, Session } from '../domain/connector.ts'
import type { Ability } from '../domain/sync.ts'

/** What this account can do: every ability is a method that its session has or has not. */
export function abilitiesOf(connector: Connector, session: Session): Ability[] {
  const can: Record<Ability, boolean> = {
    fields: session.ensureProperties !== undefined,
    remove_fields: session.removeProperties !== undefined,
    documents: session.attach !== undefined,
    webhooks: connector.webhook !== undefined,
    changes: session.changes !== undefined,
    history: session.history !== undefined,
    associated: session.associated !== undefined,
    archive: session.archive !== undefined,
  }
  return (Object.keys(can) as Ability[]).filter((ability) => can[ability])
}
