import type { Assessment } from '../../domain/assessment.ts'
import type { RemoteRecord, RemoteWrite } from '../../domain/connector.ts'
import type { Choice, Conflict, Link } from '../../domain/sync.ts'
import type { Line, RecordMapping } from '../../mapping/mapping.ts'
import { back, forward, normalise } from '../../mapping/use-mapping.ts'
import type { CrmHabits, SimRecord, Witness } from './crm-records.ts'
import { simMapping } from './mapping.ts'
import type { InvariantName } from './invariants.ts'

/** What one job of one worker saw of a CRM. */
export interface JobView {
  crm: string
  twoWay: boolean
  enabled: boolean
  /** When the job began, as the ledger counts. */
  from: number
  /** When the worker slept last, as the ledger counts. */
  slept?: number
  /** Lines that were known to be missing in the CRM when the job began. */
  suspended: ReadonlySet<string>
  /** Records it was told of: the last answer for each, and when. */
  told: Map<string, { record: RemoteRecord; n: number }>
}

interface News {
  value: string | null
  n: number
  atMs: number
  /** The other side happened to hold the same at some time since. */
  met: boolean
  /** It may be no news at all: said by a merge, or what both sides had before. It may come, and cannot be lost. */
  soft?: true
}

/** An edit that was overwritten in the moment in which nobody could know of it: it has to show up somewhere. */
export interface MustShow {
  crm: string
  linkId: string
  object: string
  id: string
  field: string
  value: string | null
  n: number
}

export interface Break {
  invariant: InvariantName
  what: string
}

/**
 * Who said what, and whether the other side knows it yet. It is fed by the CRM and by the store at the very moment of
 * each change, knows nothing of the engine, and calls out when a change destroys what nobody else has.
 */
export interface Ledger {
  breaks: Break[]
  mustShow: MustShow[]
  /** Counts everything that happens. */
  n(): number
  crmChanged(crm: string): Witness['changed']
  /** Just before the CRM takes one of our writes; `target` is absent when it makes a record. */
  write(
    crm: string,
    habits: CrmHabits,
    view: JobView | undefined,
    write: RemoteWrite,
    target?: SimRecord,
  ): void
  /** The CRM has no such field, or no such option of it. */
  lacking(view: JobView | undefined, object: string, field: string): void
  oursChanged(before: Assessment | undefined, after: Assessment, view?: JobView): void
  decided(conflict: Conflict, choice: Choice): void
  /** A link as it was stored. */
  linked(link: Link): void
  deleted(crm: string, record: SimRecord): void
  paired(crm: string, ends: string[]): void
  tookApart(crm: string, ends: string[]): void
  mirror: ReadonlyMap<string, Assessment>
  /** What the sync wrote on either side, in words that a look ahead can be compared with. */
  log: { n: number; what: string }[]
  /** How often we wrote to the CRM, and the assessments were changed by it. */
  writes(): number
  broughtBack(): number
  /** Edits of reps that the assessment has not got. */
  unseen(crm: string, object: string, id: string, field: string): News | undefined
  /** What both sides held last, whichever record held it. */
  agreedOn(crm: string, assessmentId: string, path: string): string | null | undefined
  /** Whether a person did not want this record for that link. */
  isRefused(linkId: string, id: string): boolean
  everSaid(crm: string, assessmentId: string, path: string, value: string | null): boolean
  newestOf(crm: string, object: string, id: string, field: string): number
  /** `sync` tells the syncs apart. */
  blanked: { crm: string; kind: string; atMs: number; sync: number }[]
}

/** Longer than any wait for a place in the budget: who writes so long after an edit has looked at the record since. */
const LONG_SEEN_MS = 15_000

export const FACTS = {
  publicUrl: 'https://sentry.example',
  score: () => ({ overall: '62 of 100' }),
}

export function makeLedger(
  connections: readonly string[],
  nowMs: () => number,
  factsOf: (assessment: Assessment) => Record<string, unknown>,
): Ledger {
  let n = 0
  let writes = 0
  let broughtBack = 0
  const breaks: Break[] = []
  const log: Ledger['log'] = []
  const mustShow: MustShow[] = []
  const mirror = new Map<string, Assessment>()
  const theirs = new Map<string, News>()
  const newest = new Map<string, number>()
  const ours = new Map<string, News>()
  /** What both sides held last: who returns to it has changed nothing. */
  const agreed = new Map<string, string | null>()
  const decisions = new Map<string, { choice: Choice; n: number }>()
  const chosen = new Set<string>()
  /** Fields in which our write lies over an edit, or put one back. */
  const unsettled = new Set<string>()
  /** Whatever we ever said. */
  const saidHere = new Set<string>()
  /** Records that a person wanted left alone, by link. */
  const refused = new Map<string, Set<string>>()
  /** Records that a link is known to have pointed at. */
  const known = new Set<string>()
  /** Links whose record was deleted in the CRM, and nobody asked for another. */
  const gone = new Map<string, string>()
  const apart = new Set<string>()
  /** Where links point, and what they were associated with, as stored. */
  const pointing = new Map<string, Pick<Link, 'object' | 'remoteId' | 'associated' | 'inflight' | 'fence'>>()
  /** Fields of which the sync that stored the link last could not know whether a former one had written them. */
  const doubtful = new Map<string, string[]>()
  /** What people in the CRM said of a field since both sides agreed on it. */
  const saidThere = new Map<string, Set<string | null>>()
  const blanked: Ledger['blanked'] = []

  const theirKey = (crm: string, object: string, id: string, field: string) =>
    [crm, object, id, field].join('|')
  const ourKey = (crm: string, assessmentId: string, path: string) => [crm, assessmentId, path].join('|')
  const broken = (invariant: InvariantName, what: string) => breaks.push({ invariant, what })

  /** What we would have a CRM hold in this field. */
  function sayOf(record: RecordMapping, line: Line, assessment: Assessment): string | null | undefined {
    const said = forward(record, factsOf(assessment), { owners: [] }).get(line.remote)
    if (said?.state === 'cleared') return null
    return said?.state === 'value' ? normalise(line, said.text) : undefined
  }

  function checkOverwrite(at: {
    crm: string
    habits: CrmHabits
    view: JobView | undefined
    record: RecordMapping
    line: Line
    target: SimRecord
    next: string | null
    assessment: Assessment
    linkId: string
  }): 'covered' | void {
    const { crm, habits, view, record, line, target, next, assessment, linkId } = at
    const current = normalise(line, target.fields[line.remote])
    const where = `${record.object} ${target.id}, ${line.remote}: ${show(current)} became ${show(next)}`
    if (current === next) return
    if (next === null) {
      blanked.push({ crm, kind: record.kind, atMs: nowMs(), sync: view?.from ?? n })
      const answer = line.canonical === undefined ? undefined : assessment.answers[line.canonical]
      if (line.blank !== 'clear' || answer?.state !== 'cleared')
        broken('blank safety', `We cleared a field of the CRM that nobody cleared. ${where}`)
    }
    const news = theirs.get(theirKey(crm, record.object, target.id, line.remote))
    if (!news || news.value !== current || news.met || news.soft) return
    const decision = decisions.get(`${linkId}|${line.remote}`)
    if (decision?.choice === 'ours' && decision.n > news.n) return
    const twoWay = view?.twoWay ?? true
    const protectedByPolicy =
      (line.direction === 'both' && !twoWay) || (line.direction === 'to_crm' && line.conflict !== 'ours')
    const wasSeen = (view?.told.get(`${record.object}:${target.id}`)?.n ?? 0) >= news.n
    const path = line.canonical ?? ''
    const mine = ours.get(ourKey(crm, assessment.id, path))
    // What both sides agreed on is nothing new, whichever record says it after a merge.
    if (
      agreed.has(ourKey(crm, assessment.id, path)) &&
      agreed.get(ourKey(crm, assessment.id, path)) === current
    )
      return
    // A blank is an opinion only where the line says that blanks clear.
    if (current === null && (mine || line.direction === 'to_crm' || line.blank !== 'clear')) return
    if (line.direction === 'to_crm' && line.conflict === 'ours') return
    if (view && !view.told.has(`${record.object}:${target.id}`))
      return void broken('no silent lost update', `We wrote to a record that we had not looked at. ${where}`)
    if (!wasSeen) {
      if (line.direction === 'both' && line.conflict === 'ours' && mine) return
      const looked = view?.told.get(`${record.object}:${target.id}`)?.n ?? 0
      if (nowMs() - news.atMs > LONG_SEEN_MS && (view?.slept ?? 0) <= looked)
        broken('no silent lost update', `We had not looked again before we replaced an edit. ${where}`)
      if (habits.history && current !== null)
        mustShow.push({
          crm,
          linkId,
          object: record.object,
          id: target.id,
          field: line.remote,
          value: current,
          n: news.n,
        })
      return 'covered'
    }
    if (protectedByPolicy)
      return void broken(
        'no silent lost update',
        `We replaced a person's value that the line protects. ${where}`,
      )
    // Whether ours had arrived before the edit nobody knows, and ours decides.
    if (!mine && line.conflict === 'ours' && doubtful.get(linkId)?.includes(line.remote)) return
    if (!mine)
      return void broken(
        'disjoint edits both survive',
        `Ours had not changed, and replaced an edit. ${where}`,
      )
    if (line.conflict !== 'ours')
      broken(
        'no silent lost update',
        `Both sides changed, and the policy ${line.conflict} is not for us. ${where}`,
      )
  }

  function checkDirection(write: RemoteWrite, record: RecordMapping): void {
    for (const name of Object.keys(write.fields)) {
      if (name === write.keyProperty) continue
      const line = record.lines.find(({ remote }) => remote === name)
      const allowed =
        line !== undefined &&
        (line.direction === 'both' ||
          line.direction === 'to_crm' ||
          (write.id === undefined && (line.direction === 'on_create' || line.initial !== undefined)))
      if (!allowed)
        broken('direction respected', `We wrote ${write.object}.${name}, which is not ours to write.`)
    }
  }

  return {
    breaks,
    mustShow,
    mirror,
    log,
    blanked,
    n: () => n,
    writes: () => writes,
    broughtBack: () => broughtBack,
    unseen: (crm, object, id, field) => theirs.get(theirKey(crm, object, id, field)),
    agreedOn: (crm, assessmentId, path) => agreed.get(ourKey(crm, assessmentId, path)),
    isRefused: (linkId, id) => refused.get(linkId)?.has(id) === true,
    everSaid: (crm, assessmentId, path, value) => saidHere.has(`${ourKey(crm, assessmentId, path)}|${value}`),
    newestOf: (crm, object, id, field) => newest.get(theirKey(crm, object, id, field)) ?? 0,

    linked({ id, connectionId, assessmentId, kind, object, remoteId, associated, inflight, fence }) {
      const before = pointing.get(id)
      if (before?.fence !== fence) doubtful.set(id, Object.keys(before?.inflight?.values ?? {}))
      const where = remoteId === undefined ? {} : { remoteId }
      pointing.set(id, { object, associated, inflight, fence, ...where })
      if (remoteId === undefined) return
      meets(connectionId, assessmentId, kind, object, remoteId)
      known.add(`${connectionId}|${object}|${remoteId}`)
      if (refused.get(id)?.has(remoteId))
        broken(
          'a decision is kept',
          `${id} is linked to ${object} ${remoteId} again, which a person refused.`,
        )
    },

    deleted(crm, { object, id, fields }) {
      const record = simMapping.records.find((one) => one.object === object)
      const key = fields[record?.key ?? '']
      if (known.has(`${crm}|${object}|${id}`) && key) gone.set(`${crm}:${key}`, `${object} ${id}`)
    },

    paired(crm, ends) {
      if (apart.has(`${crm}|${ends.toSorted().join()}`))
        broken('a decision is kept', `${ends.join(' and ')} were associated again, which a rep took apart.`)
    },
    tookApart(crm, ends) {
      // Of a pair that a crash left unnoted nobody knows; it is made again.
      const noted = [...pointing.entries()].some(
        ([id, { object, remoteId, associated }]) =>
          id.startsWith(`${crm}:`) &&
          ends.includes(`${object}:${remoteId}`) &&
          associated.some((one) => ends.includes(one)),
      )
      if (noted) apart.add(`${crm}|${ends.toSorted().join()}`)
    },

    crmChanged: (crm) => (record, changes, what) => {
      n++
      const mapping = simMapping.records.find(({ object }) => object === record.object)
      const touched =
        what === 'merged'
          ? Object.entries(record.fields).map(([field, after]) => ({ field, after, by: 'rep' as const }))
          : changes
      if (what === 'merged') blanksMoved(crm, record)
      for (const { field, after, by } of touched) {
        const line = mapping?.lines.find(({ remote }) => remote === field)
        if (!line) continue
        const value = normalise(line, after)
        const key = theirKey(crm, record.object, record.id, field)
        if (by === 'us') {
          if (!unsettled.delete(key)) agreed.set(key, value)
          continue
        }
        const [assessmentId = ''] = (record.fields[mapping?.key ?? ''] ?? '').split(':')
        const assessment = mirror.get(assessmentId)
        const met =
          mapping !== undefined && assessment !== undefined && sayOf(mapping, line, assessment) === value
        const isOwn = what !== 'merged' || changes.some((one) => one.field === field)
        if (!isOwn && theirs.has(key)) continue
        const isReturn = isOwn && agreed.has(key) && agreed.get(key) === value
        saidThere.set(key, (saidThere.get(key) ?? new Set()).add(value))
        theirs.set(key, { value, n, atMs: nowMs(), met, ...(isOwn && !isReturn ? {} : { soft: true }) })
        newest.set(key, n)
        if (assessment && line.canonical !== undefined) {
          const mine = ours.get(ourKey(crm, assessment.id, line.canonical))
          if (mine && mine.value === value) mine.met = true
        }
      }
    },

    write(crm, habits, view, write, target) {
      n++
      const [assessmentId = ''] = write.key.split(':')
      const record = simMapping.records.find(({ object }) => object === write.object)
      const assessment = mirror.get(assessmentId)
      if (!record || !assessment) return
      writes++
      const linkId = `${crm}:${assessmentId}:${record.kind}`
      checkDirection(write, record)
      if (view && !view.enabled)
        broken('a pause is kept', `We wrote to ${write.object} of ${crm}, which did not run.`)
      const was = target ? undefined : gone.get(linkId)
      if (was)
        broken('delete safety', `${write.object} of ${assessmentId} was made again; ${was} had been deleted.`)
      if (target && target.madeBy !== 'us' && !assessment.verified && !chosen.has(linkId))
        broken(
          'strangers change nothing that was there before them',
          `A stranger's answers were written to ${write.object} ${target.id}, which was there before.`,
        )
      for (const [name, sent] of Object.entries(write.fields)) {
        const line = record.lines.find(({ remote }) => remote === name)
        if (!line) continue
        const next = normalise(line, sent)
        log.push({ n, what: `${write.key} ${name} = ${String(next)} there` })
        const covered =
          target && checkOverwrite({ crm, habits, view, record, line, target, next, assessment, linkId })
        const key = theirKey(crm, write.object, target?.id ?? '', name)
        const isPutBack = theirs.get(key)?.value === next && !theirs.get(key)?.met
        // An edit that we covered unseen is still news, and so is one that we put back.
        const isSettled = target !== undefined && !covered && !isPutBack
        if (target && !isSettled) unsettled.add(key)
        if (isSettled) theirs.delete(key)
        if (line.canonical === undefined) continue
        if (line.direction === 'both' && sent !== null && !isPutBack) {
          const returned = back(line, sent)
          const again = returned.ok && line.transform.forward(returned.value, { owners: [] })
          if (!again || !again.ok || normalise(line, again.value) !== next)
            broken('round trip', `${line.id} does not come back as it was sent: ${show(sent)}`)
        }
        const said = sayOf(record, line, assessment)
        if (!target || isSettled) agreed.set(ourKey(crm, assessmentId, line.canonical), next)
        if (isSettled) {
          agreed.set(key, next)
          saidThere.delete(key)
        }
        if (said === next) ours.delete(ourKey(crm, assessmentId, line.canonical))
      }
    },

    lacking(view, object, field) {
      const line = simMapping.records
        .find((one) => one.object === object)
        ?.lines.find(({ remote }) => remote === field)
      if (line && view?.suspended.has(line.id))
        broken('isolation', `We sent ${object}.${field}, which the CRM was known not to take.`)
    },

    oursChanged(before, after, view) {
      n++
      mirror.set(after.id, after)
      if (before && before.status !== after.status && view) statusCame(view, after)
      for (const [path, answer] of Object.entries(after.answers)) {
        const old = before?.answers[path]
        if (old === answer || JSON.stringify(old) === JSON.stringify(answer)) continue
        const { source, connectionId } = answer.provenance
        for (const crm of connections) {
          const record = simMapping.records.find(({ lines }) =>
            lines.some(({ canonical, direction }) => canonical === path && direction !== 'on_create'),
          )
          const line = record?.lines.find(({ canonical }) => canonical === path)
          if (!record || !line) continue
          if (source === 'crm' && connectionId === crm) {
            broughtBack++
            checkBroughtBack(crm, record, line, after, view)
            continue
          }
          const value = sayOf(record, line, after)
          if (value === undefined) {
            ours.delete(ourKey(crm, after.id, path))
            continue
          }
          const there = pointing.get(`${crm}:${after.id}:${record.kind}`)
          const news =
            there?.remoteId === undefined
              ? undefined
              : theirs.get(theirKey(crm, there.object, there.remoteId, line.remote))
          if (news?.value === value) news.met = true
          // Said again as it was is no change.
          if (before && sayOf(record, line, before) === value) continue
          const key = ourKey(crm, after.id, path)
          saidHere.add(`${key}|${value}`)
          ours.set(key, {
            value,
            n,
            atMs: nowMs(),
            met: news?.value === value || (agreed.has(key) && agreed.get(key) === value),
          })
        }
      }
    },

    decided({ linkId, remote, candidates }, choice) {
      n++
      if (remote !== undefined) decisions.set(`${linkId}|${remote}`, { choice, n })
      const [first] = candidates
      if (choice === 'link') {
        chosen.add(linkId)
        if (first !== undefined) refused.get(linkId)?.delete(first)
      }
      if (choice === 'new') gone.delete(linkId)
      if (choice === 'new' || choice === 'unlink')
        refused.set(linkId, new Set([...(refused.get(linkId) ?? []), ...candidates]))
    },
  }

  /** What a rep had blanked is still blanked after a merge. */
  function blanksMoved(crm: string, { object, id, mergedIds, fields }: SimRecord): void {
    const record = simMapping.records.find((one) => one.object === object)
    for (const { remote } of record?.lines ?? []) {
      if ((fields[remote] ?? null) !== null) continue
      const was = mergedIds.map((one) => theirs.get(theirKey(crm, object, one, remote)))
      if (was.some((one) => one?.value === null))
        theirs.set(theirKey(crm, object, id, remote), { value: null, n, atMs: nowMs(), met: false })
    }
  }

  /** What both sides happen to say already is known to both from here on. */
  function meets(crm: string, assessmentId: string, kind: string, object: string, remoteId: string): void {
    const record = simMapping.records.find((one) => one.kind === kind)
    const assessment = mirror.get(assessmentId)
    if (!record || !assessment) return
    for (const line of record.lines) {
      const news = theirs.get(theirKey(crm, object, remoteId, line.remote))
      if (news && news.value === sayOf(record, line, assessment)) news.met = true
    }
  }

  /** The one value that comes back without being an answer. */
  function statusCame({ crm, told }: JobView, { id, status }: Assessment): void {
    const record = simMapping.records.find(({ lines }) => lines.some(isStatus))
    const line = record?.lines.find(isStatus)
    if (!record || !line) return
    broughtBack++
    const said = [...told.values()].some(({ record: { object, id: remoteId } }) => {
      const key = theirKey(crm, object, remoteId, line.remote)
      const news = object === record.object ? theirs.get(key) : undefined
      const value = news?.value == null ? undefined : back(line, news.value)
      return value?.ok === true && value.value === status && theirs.delete(key)
    })
    if (!said)
      broken('no echo', `${id} became ${status} from the CRM, where nobody had said so since we knew it.`)
  }

  function checkBroughtBack(
    crm: string,
    record: RecordMapping,
    line: Line,
    after: Assessment,
    view: JobView | undefined,
  ): void {
    const path = line.canonical ?? ''
    const value = sayOf(record, line, after) ?? null
    const linkId = `${crm}:${after.id}:${record.kind}`
    const sources = [...(view?.told.values() ?? [])].filter(
      ({ record: told }) =>
        told.object === record.object && normalise(line, told.fields[line.remote]) === value,
    )
    const mine = ours.get(ourKey(crm, after.id, path))
    const what = `${path} became ${show(value)} from the CRM`
    log.push({ n, what: `${path} = ${String(value)} here` })
    ours.delete(ourKey(crm, after.id, path))
    if (line.direction !== 'both' && line.direction !== 'from_crm')
      return void broken('direction respected', `${what}; ${line.id} does not come back.`)
    if (view && !view.twoWay) return void broken('direction respected', `${what} while two-way is off.`)
    if (value === null) {
      blanked.push({ crm, kind: record.kind, atMs: nowMs(), sync: view?.from ?? n })
      if (line.blank !== 'clear') return void broken('blank safety', `${what}; ${line.id} clears nothing.`)
    }
    const news = sources
      .map(({ record: { id } }) => ({ id, news: theirs.get(theirKey(crm, record.object, id, line.remote)) }))
      .find(({ news: one }) => one?.value === value)
    if (!news?.news) {
      // Said there, and replaced by somebody else before it came here: the next look brings that.
      if (
        sources.some(({ record: { id } }) =>
          saidThere.get(theirKey(crm, record.object, id, line.remote))?.has(value),
        )
      )
        return
      if (value === null) return void broken('blank safety', `${what}, where nobody in the CRM cleared it.`)
      const decision = decisions.get(`${linkId}|${line.remote}`)
      if (decision?.choice === 'theirs') return
      // A blank here is no opinion on a line that clears nothing: what the CRM holds may come again.
      if (mine?.value === null && line.blank !== 'clear') return
      return void broken('no echo', `${what}, where nobody in the CRM had said so since we knew it.`)
    }
    theirs.delete(theirKey(crm, record.object, news.id, line.remote))
    agreed.set(theirKey(crm, record.object, news.id, line.remote), value)
    saidThere.delete(theirKey(crm, record.object, news.id, line.remote))
    agreed.set(ourKey(crm, after.id, path), value)
    if (!mine || mine.met || mine.value === value) return
    const decision = decisions.get(`${linkId}|${line.remote}`)
    const decided = decision?.choice === 'theirs' && decision.n > mine.n
    const allowed =
      line.direction === 'from_crm' ||
      line.conflict === 'crm' ||
      decided ||
      (mine.value === null && (line.blank !== 'clear' || line.conflict === 'fill_empty'))
    if (!allowed)
      broken(
        'no silent lost update',
        `${what} and replaced ${show(mine.value)}; the policy is ${line.conflict}.`,
      )
  }
}

const isStatus = ({ canonical, direction }: Line) =>
  canonical === 'assessment.status' && direction === 'from_crm'

const show = (value: string | null): string => (value === null ? 'blank' : `“${value}”`)
