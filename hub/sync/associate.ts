import type { Association } from '../domain/connector.ts'
import type { Sync } from './needs.ts'
import type { Piece } from './piece.ts'

/** Associates the records of one assessment with each other, each pair once: a rep may take it apart again. */
export async function associate(sync: Sync, pieces: Piece[]): Promise<void> {
  const linked = pieces.filter(({ link }) => link.state === 'linked' && link.remoteId)
  const missing = linked.flatMap((piece) =>
    piece.record.associate.flatMap((kind) => {
      const other = linked.find(({ record }) => record.kind === kind)
      const name = other && `${other.link.object}:${other.link.remoteId}`
      return other && name && !piece.link.associated.includes(name) ? [{ piece, other, name }] : []
    }),
  )
  if (missing.length === 0) return
  await sync.session.associate(
    missing.map(({ piece, other }): Association => ({
      from: { object: piece.link.object, id: piece.link.remoteId ?? '' },
      to: { object: other.link.object, id: other.link.remoteId ?? '' },
    })),
  )
  for (const { piece, name } of missing) piece.link.associated = [...piece.link.associated, name]
}
