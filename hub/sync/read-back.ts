import type { RemoteRecord, WriteResult } from '../domain/connector.ts'
import { normalise, remoteFields } from '../mapping/use-mapping.ts'
import type { Sync } from './needs.ts'
import { meant, type Piece } from './piece.ts'
import { effective } from './plan.ts'

/**
 * What the CRM made of our write. Anything that differs is somebody's edit, and looked at once more.
 *
 * The reply is enough where it tells at least what was sent: it is the record as our write left it. What a rep changed
 * of its other fields a moment before is not in it: then the link's stamp stays the older one, and polling compares
 * the values before it takes the record for our own echo.
 */
export async function readBack(sync: Sync, piece: Piece, result: WriteResult & { ok: true }): Promise<void> {
  const { link, record, remote } = piece
  // Nobody can have changed a record before it was made.
  if (result.created && result.record) link.stamp = result.record.modifiedAt
  if (!comesBack(sync, piece)) return
  const told = result.record && isEnough(piece, result.record) ? result.record : undefined
  if (!told && result.created) return
  const fresh = told ?? (await sync.session.read(link.object, [result.id], remoteFields(record)))[0]
  if (!fresh || fresh.archived) {
    sync.again = true
    return
  }
  const sent = meant(piece)
  sync.again ||= record.lines.some((line) => {
    if (!(line.remote in fresh.fields)) return false
    const expected = line.remote in sent ? sent[line.remote] : normalise(line, remote?.fields[line.remote])
    return normalise(line, fresh.fields[line.remote]) !== expected
  })
  if (result.created) return
  if (remoteFields(record).every((name) => name in fresh.fields)) piece.remote = fresh
  else link.written = fresh.modifiedAt
}

/** Reading back tells of a rep's edit; a record nothing of which comes back cannot lose one to us. */
const comesBack = ({ connection }: Sync, { record }: Piece) =>
  record.lines.some((line) => ['both', 'from_crm'].includes(effective(line, connection.twoWay).direction))

/** A record that was merged away meanwhile answers under another id. */
const isEnough = (piece: Piece, told: RemoteRecord) =>
  (!piece.remote || piece.remote.id === told.id) &&
  Object.keys(meant(piece)).every((name) => name in told.fields)
