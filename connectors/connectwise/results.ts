import type { RemoteWrite, WriteResult } from '../../hub/domain/connector.ts'
import { isTaken, reasonOf, type Refusal } from './failures.ts'
import type { Raw } from './records-shape.ts'
import { toRemote } from './values.ts'

/** Tells of the record what was written; more is not known to be wanted. */
export const accepted = (
  write: RemoteWrite,
  raw: Raw,
  created: boolean,
  id = String(raw.id),
): WriteResult & { ok: true } => ({
  ok: true,
  key: write.key,
  id,
  created,
  record: toRemote(write.object, raw, Object.keys(write.fields), id),
})

export const refused = (key: string, { status, body }: Refusal): WriteResult => ({
  ok: false,
  key,
  code: status === 404 ? 'not_found' : isTaken(body) || status === 409 ? 'conflict' : 'invalid',
  reason: reasonOf(body),
})

export const unfit = (key: string, problems: string[]): WriteResult => ({
  ok: false,
  key,
  code: 'invalid',
  reason: `ConnectWise cannot take it: ${problems.join('; ')}.`,
})
