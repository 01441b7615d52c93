import type { Assessment } from '../domain/assessment.ts'
import type { Session } from '../domain/connector.ts'
import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { checkGuard } from './guard.ts'
import type { Sync, SyncNeeds, Undo } from './needs.ts'
import { openSession } from './open-session.ts'
import { lookAhead } from './pass.ts'
import type { Piece } from './piece.ts'
import type { Opened } from './reconcile.ts'

export interface Foreseen {
  pieces: Piece[]
  /** Why the connection would stop and ask before doing this, where it would. */
  stopped?: string
  /** What kept the look from being complete. */
  failure?: unknown
}

export interface ForeseeOptions {
  /** Another than the connection's own. */
  mapping?: Mapping
  /** An account that is open already. */
  opened?: Pick<Opened, 'connector' | 'session'>
  /** Look ahead at taking something back, instead of at a sync. */
  undo?: Undo
}

/**
 * What a sync of this assessment would do, by the very code that does it: the records are read, what would come back
 * is applied to a copy, and nothing is written on either side.
 */
export async function foresee(
  needs: SyncNeeds,
  connection: Connection,
  assessment: Assessment,
  { mapping = needs.mappingOf(connection), opened, undo }: ForeseeOptions = {},
): Promise<Foreseen> {
  const { connector, session } = opened ?? (await openSession(needs, connection))
  const dry = dryNeeds(needs, assessment)
  const sync: Sync = {
    needs: dry,
    connection,
    connector,
    mapping,
    session: readOnly(session),
    // Higher than any holder's: a copy of a link that nobody stores.
    lease: { key: '', fence: Number.MAX_SAFE_INTEGER, untilMs: Number.MAX_SAFE_INTEGER },
    assessment,
    hinted: new Set(['*']),
    dry: true,
    ...(undo ? { undo } : {}),
    moved: new Set(),
    again: false,
    failure: undefined,
  }
  const outlook = await lookAhead(sync)
  if (!outlook) return { pieces: [] }
  return {
    pieces: outlook.pieces,
    ...(await stopOf(sync, outlook.pieces)),
    ...(sync.failure === undefined ? {} : { failure: sync.failure }),
  }
}

/** Reads what is stored, keeps what would be stored to itself. */
function dryNeeds(needs: SyncNeeds, assessment: Assessment): SyncNeeds {
  let current = assessment
  return {
    ...needs,
    links: { ...needs.links, save: () => Promise.resolve('saved') },
    conflicts: { ...needs.conflicts, open: () => Promise.resolve(true), settle: () => Promise.resolve() },
    assessments: {
      ...needs.assessments,
      change(_id, decide) {
        const change = decide(current)
        if (change) current = needs.assessments.foresee(current, change)
        return Promise.resolve(current)
      },
    },
  }
}

const WRITES = ['write', 'attach', 'associate', 'archive', 'ensureProperties', 'removeProperties'] as const

/** A look ahead that tried to write would be a defect: it fails rather than write. */
function readOnly(session: Session): Session {
  const refuse = () =>
    Promise.reject(new HubError('internal', 'A look ahead tried to write to the CRM; nothing was written.'))
  return { ...session, ...Object.fromEntries(WRITES.map((name) => [name, refuse])) }
}

async function stopOf(sync: Sync, pieces: Piece[]): Promise<{ stopped?: string }> {
  try {
    await checkGuard(sync, pieces)
    return {}
  } catch (error) {
    if (error instanceof HubError && error.about['guard'] === true) return { stopped: error.message }
    throw error
  }
}
