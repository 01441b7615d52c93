import type { RemoteValues } from '../domain/sync.ts'
import type { Direction, Line, Policy, RecordMapping } from '../mapping/mapping.ts'
import { back, normalise, type Ours } from '../mapping/use-mapping.ts'
import type { TransformContext } from '../mapping/transform.ts'

export const ACTIONS = ['keep', 'write_remote', 'write_canonical', 'conflict', 'hold'] as const
export type Action = (typeof ACTIONS)[number]

/** What a sync would do with one field, and why. Texts are spelled as the CRM has them; `null` = blank. */
export interface FieldPlan {
  line: Line
  action: Action
  reason: string
  ours: string | null
  theirs: string | null
  /** What both agreed on last; undefined = they never did. */
  base: string | null | undefined
  /** With `write_remote`: what the CRM is to hold. */
  remoteValue?: string | null
  /** With `write_canonical`: what the assessment is to hold; `null` = cleared. */
  canonicalValue?: unknown
}

export interface PlanOptions {
  /** Off: two-way lines only fill blanks in the CRM, and nothing comes back. */
  twoWay: boolean
  /** The record was there before us and is met for the first time: only lines where ours decides overwrite it. */
  adopting?: boolean
  /**
   * The record was there before us, and whoever speaks has not proved to belong to the company: what it holds is
   * changed by a person's decision only, but for the fields that are our own.
   */
  stranger?: { own: ReadonlySet<string>; trusted: ReadonlySet<string> }
  /** Fields of which nobody knows whether our last write arrived: they ask. */
  doubtful?: ReadonlySet<string>
  /** Fields that must not move, with the reason. */
  held?: ReadonlyMap<string, string>
  /** Which side spoke last, by remote field, where the CRM's history tells. */
  newer?: ReadonlyMap<string, 'ours' | 'theirs'>
  context?: TransformContext
}

/** The direction and the policy that count, given the state of the connection. */
export function effective(line: Line, twoWay: boolean): { direction: Direction | 'off'; conflict: Policy } {
  if (twoWay || line.direction === 'to_crm' || line.direction === 'on_create')
    return { direction: line.direction, conflict: line.conflict }
  return line.direction === 'both'
    ? { direction: 'to_crm', conflict: 'fill_empty' }
    : { direction: 'off', conflict: line.conflict }
}

/**
 * The three-way merge, field by field: what both sides agreed on last (`shadow`), what we say, what the CRM says.
 * Pure and total: every combination has one answer, and `plan.test.ts` is the table of them. `theirs` is null when
 * the record does not exist yet.
 */
export function plan(
  shadow: RemoteValues,
  ours: ReadonlyMap<string, Ours>,
  theirs: RemoteValues | null,
  mapping: RecordMapping,
  options: PlanOptions,
): FieldPlan[] {
  return mapping.lines.map((line) =>
    planField(line, shadow, ours.get(line.remote) ?? { state: 'absent' }, theirs, options),
  )
}

/** One field as the rules below see it: normalised, with the questions they ask answered. */
interface Case {
  line: Line
  policy: Policy
  said: Ours
  /** Ours as it would be sent. */
  text: string | null
  theirs: string | null
  base: string | null | undefined
  oursChanged: boolean
  theirsChanged: boolean
  adopting: boolean
  newer: 'ours' | 'theirs' | undefined
  context: TransformContext
}

type Verdict = Omit<FieldPlan, 'line' | 'ours' | 'theirs' | 'base'>

function planField(
  line: Line,
  shadow: RemoteValues,
  said: Ours,
  remote: RemoteValues | null,
  options: PlanOptions,
): FieldPlan {
  const { direction, conflict } = effective(line, options.twoWay)
  const text = said.state === 'value' ? said.text : null
  const ours = normalise(line, text)
  const theirs = remote === null ? null : normalise(line, remote[line.remote])
  // Whoever says nothing disagrees with nobody.
  const says = said.state === 'value' || (said.state === 'cleared' && line.blank === 'clear')
  const doubtful = says && (options.doubtful?.has(line.remote) ?? false)
  const base = doubtful ? undefined : shadow[line.remote]
  const one: Case = {
    line,
    policy: doubtful ? 'ask' : conflict,
    said,
    text,
    theirs,
    base,
    oursChanged: said.state === 'value' ? ours !== base : said.state === 'cleared' && base !== null,
    theirsChanged: base === undefined ? theirs !== null : theirs !== base,
    adopting: options.adopting ?? false,
    newer: options.newer?.get(line.remote),
    context: options.context ?? { owners: [] },
  }
  const held = options.held?.get(line.remote) ?? untold(line, remote)
  const verdict =
    held === undefined
      ? unasked(one, decide(one, direction, remote === null, ours), options.stranger)
      : { action: 'hold' as const, reason: held }
  return { line, ours, theirs, base, ...verdict }
}

/** An existing customer's record is never changed unasked. */
function unasked({ line, theirs }: Case, verdict: Verdict, stranger: PlanOptions['stranger']): Verdict {
  if (!stranger || verdict.action !== 'write_remote' || theirs === null) return verdict
  if (stranger.own.has(line.remote) || stranger.trusted.has(line.remote)) return verdict
  return {
    action: 'conflict',
    reason: 'The record was there before, and the person has not proved to belong to the company.',
  }
}

/** A field that an answer leaves out is not a blank one: it was removed, hidden from us, or not asked for. */
function untold(line: Line, remote: RemoteValues | null): string | undefined {
  if (remote === null || line.direction === 'on_create' || line.remote in remote) return undefined
  return 'The CRM did not tell this field.'
}

function decide(one: Case, direction: Direction | 'off', isNew: boolean, ours: string | null): Verdict {
  const { said, theirs, line } = one
  if (direction === 'off' && !isNew)
    return keep('Nothing comes back while two-way is off for this connection.')
  if (direction === 'from_crm' || direction === 'off') return isNew ? first(line) : fromCrm(one)
  if (said.state === 'hold' && !(direction === 'on_create' && !isNew))
    return { action: 'hold', reason: said.reason }
  if (isNew)
    return said.state === 'value'
      ? send(one, 'The record is new.')
      : keep(said.state === 'absent' ? (said.reason ?? 'Nothing is known.') : 'There is nothing to clear.')
  if (direction === 'on_create') return keep('Sent only when the record is made.')
  if (said.state !== 'absent' && ours === theirs) return keep('Both sides agree.')
  return direction === 'to_crm' ? toCrm(one) : both(one)
}

const keep = (reason: string): Verdict => ({ action: 'keep', reason })
const send = ({ text }: Case, reason: string): Verdict => ({
  action: 'write_remote',
  reason,
  remoteValue: text,
})

const first = ({ initial }: Line): Verdict =>
  initial === undefined
    ? keep('The CRM decides this field.')
    : { action: 'write_remote', reason: 'The first value of a new record.', remoteValue: initial }

function bring({ line, theirs, context }: Case, reason: string): Verdict {
  if (theirs === null) return { action: 'write_canonical', reason, canonicalValue: null }
  const value = back(line, theirs, context)
  if (value.ok) return { action: 'write_canonical', reason, canonicalValue: value.value }
  return value.how === 'skip' ? keep(value.reason) : { action: 'hold', reason: value.reason }
}

function fromCrm(one: Case): Verdict {
  if (!one.theirsChanged) return keep('Unchanged in the CRM.')
  if (one.theirs !== null) return bring(one, 'Changed in the CRM, which decides this field.')
  return one.line.blank === 'clear'
    ? bring(one, 'Cleared in the CRM, which decides this field.')
    : keep('Blank in the CRM; this line clears nothing.')
}

/** One way: the CRM's own edits matter only as far as the policy protects them. */
function toCrm(one: Case): Verdict {
  const { said, theirs, base, oursChanged, theirsChanged, policy, adopting, line } = one
  if (said.state === 'absent') return keep(said.reason ?? 'Nothing is known, so nothing is said.')
  if (said.state === 'cleared') return clearRemote(one)
  if (policy === 'ours')
    return send(
      one,
      theirsChanged && !oursChanged ? 'Changed in the CRM, but ours decides.' : 'Ours changed.',
    )
  if (adopting && theirs !== null) return keep('The record was there before us; only its blanks are filled.')
  if (theirs === null && (base == null || oursChanged)) return send(one, 'Blank in the CRM.')
  if (!theirsChanged) return send(one, 'Ours changed, and the CRM still holds what we sent.')
  if (policy === 'ask' && oursChanged)
    return { action: 'conflict', reason: 'Both sides hold different values.' }
  return keep(
    theirs === null
      ? 'Emptied in the CRM; not filled again until ours changes.'
      : `The CRM holds a value of its own; ${line.id} does not replace it.`,
  )
}

/** Two ways: one side's change travels; a policy decides only when both changed differently. */
function both(one: Case): Verdict {
  const { said, theirs, oursChanged, theirsChanged, line } = one
  // A blank is an opinion only where the line says that blanks clear.
  const theirsSpoke = theirsChanged && (theirs !== null || line.blank === 'clear')
  const oursSpoke = oursChanged && (said.state === 'value' || line.blank === 'clear')
  if (!theirsSpoke && !oursSpoke)
    return keep(
      theirsChanged || oursChanged
        ? 'Cleared on one side; this line clears nothing.'
        : 'Unchanged on both sides.',
    )
  if (!theirsSpoke)
    return said.state === 'cleared'
      ? clearRemote(one)
      : send(one, theirs === null ? 'Blank in the CRM.' : 'Ours changed.')
  if (!oursSpoke) return bring(one, 'Changed in the CRM.')
  return merge(one)
}

function merge(one: Case): Verdict {
  const { policy, theirs, said, newer } = one
  if (policy === 'newest' && newer === 'theirs')
    return bring(one, 'Both sides changed; the edit in the CRM is the newer one.')
  if (policy === 'newest' && newer === 'ours') return merge({ ...one, policy: 'ours' })
  if (policy === 'crm') return bring(one, 'Both sides changed; the CRM decides this field.')
  if (policy === 'ours')
    return said.state === 'cleared'
      ? clearRemote(one)
      : send(
          one,
          newer
            ? 'Both sides changed; ours is the newer one.'
            : 'Both sides changed; ours decides this field.',
        )
  if (policy === 'ask' || policy === 'newest')
    return { action: 'conflict', reason: 'Both sides changed this field differently.' }
  if (theirs === null) return send(one, 'Blank in the CRM.')
  if (said.state === 'cleared') return bring(one, 'Cleared here, filled in the CRM.')
  return keep('Both sides hold a value; this line only fills blanks.')
}

/** Nothing is cleared unless a person cleared it and the line allows it, and never what somebody else wrote. */
function clearRemote({ theirs, theirsChanged, line, policy, adopting }: Case): Verdict {
  if (theirs === null) return keep('Blank on both sides.')
  if (line.blank !== 'clear') return keep('Cleared here; this line clears nothing in the CRM.')
  if (policy !== 'ours' && (adopting || theirsChanged))
    return keep('Cleared here, but the CRM holds a value of its own.')
  return { action: 'write_remote', reason: 'A person cleared it here.', remoteValue: null }
}
