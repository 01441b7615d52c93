import type { Assessment } from '../../domain/assessment.ts'
import { canonicalKey } from '../../domain/canonical.ts'
import type { Conflict, Connection, Link } from '../../domain/sync.ts'
import type { Line, RecordMapping } from '../../mapping/mapping.ts'
import { back, forward, normalise } from '../../mapping/use-mapping.ts'
import { factsOf, project } from '../facts.ts'
import { nameOf, type SimRecord } from './crm-records.ts'
import type { InvariantName } from './invariants.ts'
import { FACTS } from './ledger.ts'
import { simMapping } from './mapping.ts'
import type { SimCrm, World } from './world.ts'

type Report = (invariant: InvariantName, what: string) => void

interface Place {
  world: World
  crm: SimCrm
  connection: Connection
  assessment: Assessment
  links: Link[]
  open: Conflict[]
  report: Report
  /** Only what polling covers. */
  soon?: true
}

/** What must hold when everything is done; each check is one invariant by name. */
export async function checkEnd(world: World): Promise<void> {
  const { stores, ledger } = world
  const report: Report = (invariant, what) => ledger.breaks.push({ invariant, what })
  for (const crm of world.crms) {
    const connection = await stores.connections.find(crm.id)
    if (!connection) continue
    for (const id of world.assessments) {
      const place = await placeOf(world, crm, connection, id)
      checkRecords(place)
      await checkMerges(place)
      for (const link of place.links) checkLink(place, link)
      checkDecisions(place)
      checkAssociations(place)
    }
    await checkOrphans(world, crm, report)
  }
  await checkShown(world, report)
}

/** What must hold as soon as the ordinary means (webhooks, polling, the sweep) are through: no edit waits for the daily look. */
export async function checkValues(world: World): Promise<void> {
  for (const crm of world.crms) {
    const connection = await world.stores.connections.find(crm.id)
    if (!connection) continue
    for (const id of world.assessments) {
      const place = await placeOf(world, crm, connection, id)
      for (const link of place.links)
        checkLink({ ...place, report: onlyValues(place.report), soon: true }, link)
    }
  }
}

/** Deleted and merged records are found by the daily look at the latest. */
const onlyValues =
  (report: Report): Report =>
  (invariant, what) => {
    if (invariant === 'convergence' || invariant === 'isolation') report(invariant, what)
  }

async function placeOf(world: World, crm: SimCrm, connection: Connection, id: string): Promise<Place> {
  const { stores, ledger } = world
  return {
    world,
    crm,
    connection,
    assessment: await stores.assessments.get(id),
    links: await stores.links.of(crm.id, id),
    open: await stores.conflicts.openOf(crm.id, id),
    report: (invariant, what) => ledger.breaks.push({ invariant, what }),
  }
}

/** What must hold at every moment. */
export function checkNow(world: World): void {
  for (const crm of world.crms) {
    for (const what of crm.budget.broken.splice(0))
      world.ledger.breaks.push({ invariant: 'budget never exceeded', what: `${crm.id}: ${what}` })
    checkBlanks(world, crm)
    for (const record of simMapping.records) {
      const seen = new Map<string, SimRecord>()
      for (const one of crm.records.live(record.object)) {
        const key = one.madeFor.split(':').slice(0, 2).join(':')
        const other = key === '' ? undefined : seen.get(key)
        if (other)
          world.ledger.breaks.push({
            invariant: 'at most one live record',
            what: `${nameOf(other)} and ${nameOf(one)} of ${crm.id} are both ${key}.`,
          })
        if (key !== '') seen.set(key, one)
      }
    }
  }
}

const HOUR_MS = 3_600_000

function checkBlanks({ ledger, time }: World, crm: SimCrm): void {
  const since = Math.max(crm.resumedMs, time.nowMs() - HOUR_MS)
  for (const { kind } of simMapping.records) {
    const blanked = ledger.blanked.filter(
      (one) => one.crm === crm.id && one.kind === kind && one.atMs > since,
    )
    // Who resumes a connection lets the sync through that stopped it.
    const isOneThatWasSeen = since === crm.resumedMs && blanked.every(({ sync }) => sync === blanked[0]?.sync)
    if (blanked.length > simMapping.guard.maxBlanked && !isOneThatWasSeen)
      ledger.breaks.push({
        invariant: 'blast radius',
        what: `${blanked.length} fields of ${kind} records were blanked with ${crm.id} within an hour.`,
      })
  }
}

const mappingOf = (link: Pick<Link, 'kind'>): RecordMapping | undefined =>
  simMapping.records.find(({ kind }) => kind === link.kind)

/** Every record that is due is there, held, apart on purpose, or refused with a reason. */
function checkRecords({ assessment, links, crm, report, open }: Place): void {
  for (const { kind } of project(assessment, simMapping, FACTS)) {
    const link = links.find((one) => one.kind === kind)
    const where = `${kind} of ${assessment.id} in ${crm.id}`
    if (!link) report('progress', `There is no link for ${where}.`)
    else if (link.state === 'new' && !link.dead && saysAnything(link, assessment))
      report('progress', `${where} was never made, and nobody says why.`)
    else if (link.state === 'held' && !open.some(({ linkId }) => linkId === link.id))
      report('progress', `${where} is held, and no question is open.`)
  }
}

/** A record of which nothing could be said is not made. */
function saysAnything(link: Link, assessment: Assessment): boolean {
  const record = mappingOf(link)
  const says = record ? forward(record, factsOf(assessment, FACTS), { owners: [] }) : []
  return [...says].some(([remote, { state }]) => state === 'value' && !link.withheld.includes(remote))
}

/** What a person refused is not asked about again. */
function checkDecisions({ world, open, report }: Place): void {
  for (const { linkId, type, candidates, reason } of open)
    if (
      type === 'adopt' &&
      candidates.length > 0 &&
      candidates.every((id) => world.ledger.isRefused(linkId, id))
    )
      report('a decision is kept', `${linkId} asks again about ${candidates.join(', ')}: ${reason}`)
}

function checkLink(place: Place, link: Link): void {
  const { crm, assessment, report, connection } = place
  const record = mappingOf(link)
  const remote = link.remoteId === undefined ? undefined : crm.records.table(link.object).get(link.remoteId)
  if (link.state !== 'linked' || !record || assessment.status === 'archived') return
  if (!remote || remote.archived) {
    const what = `${link.id} points at ${link.object} ${link.remoteId}, which is ${remote?.mergedInto ? 'merged away' : 'gone'}.`
    report(remote?.mergedInto ? 'merge following' : 'delete safety', what)
    return
  }
  if (!connection.twoWay) return
  const says = forward(record, factsOf(assessment, FACTS), { owners: [] })
  for (const line of record.lines) {
    const said = says.get(line.remote)
    const ours = said?.state === 'value' ? normalise(line, said.text) : null
    const theirs = normalise(line, remote.fields[line.remote])
    if (ours === theirs || isExplained(place, link, line, ours, theirs, said?.state)) continue
    const poisoned = place.links.some(({ dead }) => dead !== undefined) && !link.dead
    const what = `${line.id} of ${assessment.id} in ${crm.id} (${link.object} ${remote.id}): we say ${show(ours)}, they say ${show(theirs)}.`
    if (line.direction === 'both') report(poisoned ? 'isolation' : 'convergence', what)
    else if (
      !place.soon &&
      line.direction === 'to_crm' &&
      (line.conflict === 'ours' || theirs === null) &&
      ours !== null
    )
      report(poisoned ? 'isolation' : 'convergence', what)
  }
  for (const line of record.lines.filter(({ direction }) => direction === 'from_crm'))
    checkComesBack(place, link, line, remote)
}

/** Reasons for which two sides may differ, all of them visible to a person. */
function isExplained(
  { crm, connection, open, world }: Place,
  link: Link,
  line: Line,
  ours: string | null,
  theirs: string | null,
  state: string | undefined,
): boolean {
  if (open.some(({ linkId, remote }) => linkId === link.id && remote === line.remote)) return true
  if (connection.suspended.some((one) => one.line === line.id)) return true
  if (link.withheld.includes(line.remote)) return true
  if (link.holds.some(({ remote }) => remote === line.remote)) return true
  // A refused record is not sent; the reason stands on its link.
  if (link.dead !== undefined) return true
  const news = world.ledger.unseen(crm.id, link.object, link.remoteId ?? '', line.remote)
  const isUnseen =
    news !== undefined &&
    !news.met &&
    !news.soft &&
    news.value === theirs &&
    // What a rep typed may be what a write of ours had in flight just then.
    !world.ledger.everSaid(crm.id, link.assessmentId, line.canonical ?? '', theirs) &&
    world.ledger.agreedOn(crm.id, link.assessmentId, line.canonical ?? '') !== theirs
  // Who says nothing, or blanks where the line clears nothing, has no opinion.
  if (ours === null && (state !== 'cleared' || line.blank !== 'clear'))
    return theirs === null || !isUnseen || !canCome(line, theirs) || line.direction !== 'both'
  if (theirs === null && line.blank !== 'clear')
    return news?.value === null || crm.state.emptied.has(`${link.object}.${line.remote}`)
  return line.conflict === 'fill_empty'
}

const canCome = (line: Line, theirs: string): boolean => back(line, theirs, { owners: [] }).ok

function checkComesBack(
  { world, crm, report, assessment }: Place,
  link: Link,
  line: Line,
  remote: SimRecord,
): void {
  const news = world.ledger.unseen(crm.id, link.object, remote.id, line.remote)
  if (!news || news.met || news.soft || news.value === null) return
  const value = back(line, news.value, { owners: [] })
  if (!value.ok || (line.canonical === 'assessment.status' && value.value === assessment.status)) return
  if (link.holds.some((one) => one.remote === line.remote)) return
  report('convergence', `${line.id} of ${assessment.id}: ${show(news.value)} of ${crm.id} never came.`)
}

async function checkMerges({ world, crm, links, report, open, assessment }: Place): Promise<void> {
  if (assessment.status === 'archived') return
  for (const link of links) {
    const merged = link.tombstones
      .map((id) => crm.records.table(link.object).get(id))
      .find((one) => one?.mergedInto !== undefined)
    if (!merged || link.state !== 'unlinked') continue
    const winner = crm.records.table(link.object).get(merged.mergedInto ?? '')
    if (!winner || winner.archived || link.tombstones.includes(winner.id)) continue
    const asked = open.some(({ linkId }) => linkId === link.id)
    const taken = await world.stores.links.findByRemote(crm.id, link.object, winner.id)
    if (asked && (taken || !assessment.verified)) continue
    const key = mappingOf(link)?.key ?? ''
    // Where the lost id leads nowhere and the winner does not have our key, nobody can know.
    if (world.setup.mergedIds === 'vanish' && winner.fields[key] !== link.key) continue
    const { items } = await world.stores.conflicts.list({ assessmentId: assessment.id, state: 'resolved' })
    if (items.some(({ linkId, choice }) => linkId === link.id && choice === 'unlink')) continue
    report('merge following', `${link.id} lost sight of ${nameOf(merged)}, merged into ${winner.id}.`)
  }
}

function checkAssociations({ crm, links, report, assessment }: Place): void {
  if (assessment.status === 'archived') return
  const idOf = (kind: string) => links.find((one) => one.kind === kind && one.state === 'linked')
  for (const record of simMapping.records)
    for (const other of record.associate) {
      const [a, b] = [idOf(record.kind), idOf(other)]
      if (!a?.remoteId || !b?.remoteId) continue
      const ends = [
        nameOf({ object: a.object, id: a.remoteId }),
        nameOf({ object: b.object, id: b.remoteId }),
      ]
      const has = (pairs: typeof crm.state.associations) =>
        pairs.some(({ from, to }) => ends.includes(nameOf(from)) && ends.includes(nameOf(to)))
      if (
        !has(crm.state.associations) &&
        !has(crm.state.takenApart) &&
        !wasMerged(crm, a) &&
        !wasMerged(crm, b)
      )
        report('no orphan', `${ends.join(' and ')} of ${crm.id} are not associated.`)
    }
}

const wasMerged = (crm: SimCrm, { object, remoteId }: Link): boolean =>
  (crm.records.table(object).get(remoteId ?? '')?.mergedIds.length ?? 0) > 0

/** Every live record that we made is known to some link. */
async function checkOrphans(world: World, crm: SimCrm, report: Report): Promise<void> {
  for (const record of simMapping.records)
    for (const one of crm.records.live(record.object)) {
      if (one.madeBy !== 'us') continue
      if (await world.stores.links.findByRemote(crm.id, record.object, one.id)) continue
      const assessmentId = one.madeFor.split(':')[0] ?? ''
      const links = await world.stores.links.of(crm.id, assessmentId)
      const own = links.find(({ key }) => key === canonicalKey(assessmentId, record.kind))
      if (own?.tombstones.includes(one.id) || own?.inflight) continue
      const asked = await world.stores.conflicts.openOf(crm.id, assessmentId)
      if (asked.some(({ candidates }) => candidates.includes(one.id))) continue
      report('no orphan', `${nameOf(one)} of ${crm.id} was made for ${one.madeFor}, and no link knows it.`)
    }
}

/** Edits that were overwritten unseen have to have come to light. */
async function checkShown(world: World, report: Report): Promise<void> {
  for (const { crm, linkId, object, id, field, value, n } of world.ledger.mustShow) {
    if (world.ledger.newestOf(crm, object, id, field) > n) continue
    const record = world.crms
      .find((one) => one.id === crm)
      ?.records.table(object)
      .get(id)
    const line = simMapping.records
      .flatMap(({ lines }) => lines)
      .find((one) => linkId.endsWith(one.kind) && one.remote === field)
    if (!record || record.archived || !line || normalise(line, record.fields[field]) === value) continue
    const assessmentId = linkId.split(':')[1] ?? ''
    const asked = [
      ...(await world.stores.conflicts.list({ assessmentId, state: 'open', limit: 200 })).items,
      ...(await world.stores.conflicts.list({ assessmentId, state: 'resolved', limit: 200 })).items,
    ]
    const told = (await world.stores.runs.list({ assessmentId, limit: 200 })).items
    const shown =
      asked.some((one) => one.linkId === linkId && one.remote === field && one.theirs === value) ||
      told.some(({ records }) =>
        records.some(({ fields }) =>
          fields.some((one) => one.remote === field && [one.before, one.after].includes(value)),
        ),
      )
    if (!shown)
      report(
        'no silent lost update',
        `${object} ${id}, ${field}: ${show(value)} was overwritten in the moment of our write, and nothing tells of it.`,
      )
  }
}

const show = (value: string | null): string => (value === null ? 'nothing' : `“${value}”`)
