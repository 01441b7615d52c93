import type { AnswerChange } from '../domain/answers.ts'
import { STATUSES, type Assessment } from '../domain/assessment.ts'
import { forward, normalise } from '../mapping/use-mapping.ts'
import { factsOf } from './facts.ts'
import { remember } from './flips.ts'
import { leaseLost, type Sync } from './needs.ts'
import { isActive, type Piece } from './piece.ts'
import type { FieldPlan } from './plan.ts'

/**
 * Carries the CRM's changes into the assessment: one update, compared with the values that the plan saw, so that an
 * answer given meanwhile is never overwritten. Answers whether anything changed.
 */
export async function bringBack(sync: Sync, pieces: Piece[]): Promise<boolean> {
  const all = pieces
    .filter(isActive)
    .flatMap((piece) =>
      piece.fields.filter(({ action }) => action === 'write_canonical').map((field) => ({ piece, field })),
    )
  if (all.length === 0) return false
  const wanted = await announce(sync, all)

  const { needs, assessment, connection, connector } = sync
  let taken: typeof wanted = []
  let seen = assessment.revision
  const changed = await needs.assessments.change(
    assessment.id,
    (current) => {
      seen = current.revision
      taken = wanted.filter(({ piece, field }) => isAsPlanned(sync, current, piece, field))
      return taken.length > 0
        ? changeOf(
            sync,
            taken.map(({ field }) => field),
          )
        : null
    },
    { who: sync.undo?.who ?? connector.title, except: connection.id },
  )
  for (const { piece } of wanted) delete piece.link.coming
  for (const { piece, field } of taken) note(piece, field, needs.clock.now())
  if (taken.length < wanted.length) sync.again = true
  // Only if nobody else changed the assessment in between is its new revision entirely ours.
  sync.again ||= seen !== assessment.revision
  sync.assessment = seen === assessment.revision ? changed : { ...changed, revision: assessment.revision }
  return taken.length > 0
}

/**
 * Noted on the links first: whoever finds it there knows that these values may have come already. What belongs to a
 * record that somebody else has linked meanwhile does not come.
 */
async function announce(
  sync: Sync,
  wanted: { piece: Piece; field: FieldPlan }[],
): Promise<{ piece: Piece; field: FieldPlan }[]> {
  const claimed = new Set<Piece>()
  const at = sync.needs.clock.now().toISOString()
  const saves = [...new Set(wanted.map(({ piece }) => piece))].map(async (piece) => {
    const own = wanted.filter((one) => one.piece === piece)
    const values = Object.fromEntries(own.map(({ field }) => [field.line.remote, field.theirs]))
    piece.link.coming = { at, values }
    piece.before = ''
    const saved = await sync.needs.links.save(piece.link)
    if (saved === 'stale') throw leaseLost(sync)
    if (saved === 'claimed') claimed.add(piece)
  })
  await Promise.all(saves)
  return wanted.filter(({ piece }) => !claimed.has(piece))
}

function isAsPlanned(
  { needs, connection }: Sync,
  current: Assessment,
  { record }: Piece,
  { line, ours }: FieldPlan,
): boolean {
  const said = forward(record, factsOf(current, needs), { owners: connection.owners }).get(line.remote)
  return normalise(line, said?.state === 'value' ? said.text : null) === ours
}

function changeOf({ needs, connection, connector, mapping, undo }: Sync, fields: FieldPlan[]) {
  const provenance = undo?.provenance ?? {
    source: 'crm' as const,
    at: needs.clock.now().toISOString(),
    confidence: 1,
    detail: connector.title,
    connectionId: connection.id,
    mappingVersion: mapping.version,
  }
  const valueAt = (path: string) => fields.find(({ line }) => line.canonical === path)?.canonicalValue
  const owner = valueAt('assessment.owner')
  const status = STATUSES.find((one) => one === valueAt('assessment.status'))
  const answers = fields.flatMap(({ line, canonicalValue }): AnswerChange[] => {
    if (line.canonical === undefined || line.canonical.startsWith('assessment.')) return []
    return canonicalValue === null
      ? [{ path: line.canonical, state: 'cleared', provenance }]
      : [{ path: line.canonical, state: 'known', value: canonicalValue, provenance }]
  })
  return {
    ...(answers.length > 0 ? { answers } : {}),
    ...(typeof owner === 'string' ? { owner } : {}),
    ...(status ? { status } : {}),
  }
}

function note({ link, done }: Piece, { line, ours, theirs, reason }: FieldPlan, now: Date): void {
  link.shadow = { ...link.shadow, [line.remote]: theirs }
  link.history = remember(link.history, line.remote, theirs, now)
  done.push({
    remote: line.remote,
    ...(line.canonical ? { canonical: line.canonical } : {}),
    action: 'write_canonical',
    before: ours,
    after: theirs,
    reason,
  })
}
