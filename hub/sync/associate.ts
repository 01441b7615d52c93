import type { RecordId } from '../domain/connector.ts'
import type { Sync } from './needs.ts'
import type { Piece } from './piece.ts'

/** As a link remembers what it was associated with. */
export const nameOf = ({ object, id }: RecordId): string => `${object}:${id}`

/** The records that this one is to be associated with, as far as they are there and it never was. */
export function partnersOf({ record, link }: Piece, all: Piece[]): RecordId[] {
  return all.flatMap((other) => {
    const { object, state, remoteId: id } = other.link
    if (state !== 'linked' || !id || !record.associate.includes(other.record.kind)) return []
    return link.associated.includes(nameOf({ object, id })) ? [] : [{ object, id }]
  })
}

/**
 * Associates the records of one assessment with each other, as far as they were not when they were made; each pair
 * once: a rep may take it apart again.
 */
export async function associate(sync: Sync, pieces: Piece[]): Promise<void> {
  const missing = pieces.flatMap((piece) => {
    const { object, state, remoteId: id } = piece.link
    if (state !== 'linked' || !id) return []
    return partnersOf(piece, pieces).map((to) => ({ piece, from: { object, id }, to }))
  })
  if (missing.length === 0) return
  await sync.session.associate(missing.map(({ from, to }) => ({ from, to })))
  for (const { piece, to } of missing) piece.link.associated = [...piece.link.associated, nameOf(to)]
}
