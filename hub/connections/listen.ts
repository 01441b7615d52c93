import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { accountOf } from './account-of.ts'
import type { ConnectionNeeds } from './needs.ts'
import type { Account } from './open-account.ts'

type Needs = Pick<ConnectionNeeds, 'publicUrl'>

/** Where a CRM sends what changes there. */
export const webhookUrl = ({ publicUrl }: Needs, { id }: Pick<Connection, 'id'>): string =>
  `${publicUrl}/crm-events/${id}`

/**
 * Has the CRM tell us of changes, where its connector can arrange that; safe to repeat. What could not be arranged is
 * told in words, and polling finds the changes meanwhile.
 */
export async function listen(
  needs: Needs,
  connection: Connection,
  { records, start }: Mapping,
  { session }: Account,
): Promise<{ arranged: string[]; missing: string[] }> {
  if (connection.state !== 'enabled' || !session.listen) return { arranged: [], missing: [] }
  const watched = records.filter(
    ({ kind, lines }) =>
      kind === start?.kind || lines.some(({ direction }) => direction === 'both' || direction === 'from_crm'),
  )
  const objects = [...new Set(watched.map(({ object }) => object))]
  try {
    return { arranged: await session.listen(webhookUrl(needs, connection), objects), missing: [] }
  } catch (error) {
    if (!(error instanceof HubError) || error.code === 'credentials_expired') throw error
    return {
      arranged: [],
      missing: [`Changes are not told at once: ${error.message} ${error.hint ?? ''}`.trim()],
    }
  }
}

/** Takes it back, as far as we still get there: an account that is gone must not keep a connection alive. */
export async function stopListening(needs: ConnectionNeeds, id: string): Promise<void> {
  try {
    const { account } = await accountOf(needs, id)
    await account.session.stopListening?.(webhookUrl(needs, { id }))
  } catch (error) {
    if (!(error instanceof HubError)) throw error
    needs.log.warn({ connectionId: id, code: error.code }, 'the CRM may go on calling')
  }
}
