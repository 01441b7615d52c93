import { z } from 'zod'
import { isTaken, Refusal } from './failures.ts'
import { Raw } from './records-shape.ts'
import { tableOf } from './records.ts'
import type { Transport } from './transport.ts'

/**
 * Types can be named when a company or contact is made, and afterwards only by associations of their own. Types that a
 * rep gave are never taken away.
 */
export async function associateTypes(
  { send, look }: Transport,
  object: string,
  raw: Raw,
  types: number[],
): Promise<Raw> {
  const { path, rights } = tableOf(object)
  const missing = types.filter((type) => !raw.types?.some(({ id }) => id === type))
  for (const id of missing)
    await send(z.unknown(), 'POST', `${path}/${raw.id}/typeAssociations`, { type: { id } }, rights).catch(
      (error: unknown) => {
        if (!(error instanceof Refusal) || !isTaken(error.body)) throw error
      },
    )
  return missing.length === 0 ? raw : look(Raw, `${path}/${raw.id}`, {}, rights)
}
