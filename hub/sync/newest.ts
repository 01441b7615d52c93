import type { Conflict } from '../domain/sync.ts'
import { normalise } from '../mapping/use-mapping.ts'
import type { Sync } from './needs.ts'
import { planPiece, type Piece } from './piece.ts'
import type { FieldPlan } from './plan.ts'

/**
 * Where both sides changed a field and its line goes by the newest edit: looks up in the CRM's history when theirs was
 * made, and plans again. Where nobody can say which was first, the field asks, as before.
 */
export async function goByTime(sync: Sync, pieces: Piece[], open: Conflict[]): Promise<void> {
  const { history } = sync.session
  if (!history) return
  await Promise.all(
    pieces.map(async (piece) => {
      const fields = piece.fields.filter((field) => isOpen(piece, field))
      const { remoteId, object } = piece.link
      if (fields.length === 0 || remoteId === undefined) return
      const names = fields.map(({ line }) => line.remote)
      const [past] = await history(object, [remoteId], names)
      for (const field of fields) {
        const ours = oursAt(sync, field)
        const theirs = past?.fields[field.line.remote]?.find(
          ({ value }) => normalise(field.line, value) === field.theirs,
        )?.at
        if (ours && theirs && ours !== theirs)
          piece.newer.set(field.line.remote, ours > theirs ? 'ours' : 'theirs')
      }
      planPiece(sync, piece, open)
    }),
  )
}

const isOpen = ({ doubtful }: Piece, { line, action }: FieldPlan) =>
  action === 'conflict' && line.conflict === 'newest' && !doubtful.has(line.remote)

/** When our side said it, ISO 8601 in UTC. */
function oursAt({ assessment }: Sync, { line }: FieldPlan): string | undefined {
  const at = line.canonical === undefined ? undefined : assessment.answers[line.canonical]?.provenance.at
  return at === undefined ? undefined : new Date(at).toISOString()
}
