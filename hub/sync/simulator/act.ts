import type { AnswerChange } from '../../domain/answers.ts'
import { forward, normalise } from '../../mapping/use-mapping.ts'
import { factsOf } from '../facts.ts'
import { canonicalKey } from '../../domain/canonical.ts'
import { HubError } from '../../domain/errors.ts'
import { POISON } from './crm-session.ts'
import type { SimRecord } from './crm-records.ts'
import { COMPANIES, OURS, simMapping, THEIRS, UNMAPPED_FIELD } from './mapping.ts'
import { FACTS } from './ledger.ts'
import type { Act } from './steps.ts'
import type { SimCrm, World } from './world.ts'
import { pauses, renews, resolves, resumes } from './admin.ts'

const OBJECTS = simMapping.records.map(({ object }) => object)
const MOST_ASSESSMENTS = 4
/** Where two tools can fight over one field by way of us. */
const INSISTED: Record<string, string[]> = { companies: ['name', 'city'], contacts: ['firstname', 'phone'] }

/** Carries out what people do, and tells it; what is not possible right now is left out without a word. */
export async function act(world: World, one: Act): Promise<void> {
  switch (one.do) {
    case 'starts':
      return starts(world, one.company, one.verified)
    case 'says':
    case 'says poison':
    case 'submits':
    case 'verifies':
    case 'archives assessment':
      return changes(world, one)
    case 'waits':
      world.time.advance(one.ms)
      return world.tell(`${one.ms / 1000} s pass.`)
    case 'the queue is lost':
      world.queue.waiting.clear()
      return world.tell('The queue is lost.')
    case 'resolves':
      return resolves(world, one.conflict, one.choice)
    default:
      return inCrm(world, one)
  }
}

type OwnAct = Extract<Act, { a: number }>
type CrmAct = Extract<Act, { crm: number }>

export const pick = <T>(list: readonly T[], index: number): T | undefined =>
  list.length === 0 ? undefined : list[index % list.length]

async function starts(world: World, company: number, verified: boolean): Promise<void> {
  if (world.assessments.length >= MOST_ASSESSMENTS) return
  const { domain, email } = COMPANIES[company % COMPANIES.length] ?? COMPANIES[0]
  const consent = { given: true, at: world.time.now().toISOString(), textVersion: '1', by: 'Ada' }
  const values = {
    'contact.email': email,
    'contact.firstName': 'Ada',
    'company.name': 'Acme',
    'company.domain': domain,
    'consent.privacy': consent,
  }
  const made = await world.stores.assessments.create({ verified, answers: said(world, 'prospect', values) })
  world.assessments.push(made.id)
  world.tell(`${verified ? 'A prospect' : 'A stranger'} of ${domain} starts ${made.id}.`)
}

function said(world: World, source: 'prospect' | 'staff', values: Record<string, unknown>): AnswerChange[] {
  const provenance = { source, at: world.time.now().toISOString(), confidence: 1 }
  return Object.entries(values).map(([path, value]) => ({ path, state: 'known', value, provenance }))
}

async function changes(world: World, one: OwnAct): Promise<void> {
  const id = pick(world.assessments, one.a)
  if (id === undefined) return
  const change = (decide: Parameters<typeof world.stores.assessments.change>[1]) =>
    world.stores.assessments.change(id, decide)
  switch (one.do) {
    case 'submits':
      await change(({ status }) => (status === 'draft' ? { status: 'submitted' } : null))
      return world.tell(`The prospect of ${id} presses “send now”.`)
    case 'verifies':
      await change(() => ({ verified: true }))
      return world.tell(`The prospect of ${id} proves to belong to the company.`)
    case 'archives assessment':
      await change(() => ({ status: 'archived' }))
      return world.tell(`Staff archive ${id}.`)
    case 'says poison':
      await change(() => ({ answers: said(world, 'prospect', { 'contact.title': POISON }) }))
      return world.tell(`The prospect of ${id} says a job title that the CRM refuses.`)
    default: {
      const path = pick(Object.keys(OURS), one.path) ?? ''
      const provenance = { source: one.who, at: world.time.now().toISOString(), confidence: 1 }
      const value = typeof one.value === 'number' ? pick(OURS[path] ?? [], one.value) : undefined
      const answer: AnswerChange =
        one.value === 'clear'
          ? { path, state: 'cleared', provenance }
          : one.value === 'unsure'
            ? { path, state: 'unsure', provenance }
            : { path, state: 'known', value, provenance }
      await change(() => ({ answers: [answer] }))
      const what = answer.state === 'known' ? `says ${JSON.stringify(value)}` : `says “${answer.state}”`
      return world.tell(`${one.who === 'staff' ? 'Staff' : 'The prospect'} of ${id} ${what} for ${path}.`)
    }
  }
}

async function inCrm(world: World, one: CrmAct): Promise<void> {
  const crm = pick(world.crms, one.crm)
  if (!crm) return
  switch (one.do) {
    case 'two-way':
      // A sync that runs goes on with what it began with: README.md tells of this limit.
      if (Object.values(world.processes).some(({ busy }) => busy !== undefined)) return
      crm.resumedMs = world.time.nowMs()
      await world.stores.connections.update(crm.id, {
        twoWay: one.on,
        resumedAt: world.time.now().toISOString(),
      })
      if (one.on) await world.stores.assessments.markAllPending(crm.id)
      return world.tell(`An admin switches two-way ${one.on ? 'on' : 'off'} for ${crm.id}.`)
    case 'pauses':
      return pauses(world, crm)
    case 'resumes':
      return resumes(world, crm)
    case 'refuses token':
      crm.token = `token-${world.time.nowMs()}`
      return world.tell(`${crm.id} takes back our token.`)
    case 'renews token':
      return renews(world, crm)
    case 'webhook':
      return webhook(world, crm, one.event, one.how)
    default:
      return byRep(world, crm, one)
  }
}

async function webhook(
  world: World,
  crm: SimCrm,
  index: number,
  how: 'arrives' | 'is lost' | 'comes twice',
): Promise<void> {
  const event = pick(crm.state.outbox, index)
  if (!event) return
  if (how !== 'comes twice') crm.state.outbox.splice(crm.state.outbox.indexOf(event), 1)
  world.tell(`The webhook that ${event.object} ${event.recordId} of ${crm.id} was ${event.kind} ${how}.`)
  if (how !== 'is lost') await deliver(world, crm, [event])
}

/** As the router does it: kept first, looked at later. */
export async function deliver(world: World, crm: SimCrm, events: SimCrm['state']['events']): Promise<void> {
  for (const id of await world.stores.events.keep(crm.id, events))
    await world.queue.add('crm.event', { connectionId: crm.id, eventId: id }, { key: `event:${id}` })
}

type RepAct = Exclude<
  CrmAct,
  { do: 'two-way' | 'pauses' | 'resumes' | 'refuses token' | 'renews token' | 'webhook' }
>

function byRep(world: World, crm: SimCrm, one: RepAct): void {
  const { records, state } = crm
  const objectOf = (index: number) => OBJECTS[index % OBJECTS.length] ?? ''
  const recordOf = (object: string, index: number) => pick(records.live(object), index)
  const where = (record: SimRecord) => `${record.object} ${record.id} of ${crm.id}`
  switch (one.do) {
    case 'edits': {
      const object = objectOf(one.object)
      const record = recordOf(object, one.record)
      const field = pick(Object.keys(THEIRS[object] ?? {}), one.field)
      if (!record || field === undefined) return
      const value = one.value === 'blank' ? null : (pick(THEIRS[object]?.[field] ?? [], one.value) ?? null)
      if (!(state.properties.get(object) ?? []).some(({ name }) => name === field)) return
      world.tell(
        `A${one.by === 'rep' ? ' rep' : 'nother tool'} sets ${field} of ${where(record)} to ${value === null ? 'blank' : `“${value}”`}.`,
      )
      return records.edit(record, { [field]: value }, one.by)
    }
    case 'insists':
      return insists(world, one)
    case 'collides':
      return collides(world, crm, one.beside, one.value)
    case 'plants': {
      const object = objectOf(one.object % 2)
      const { domain, email } = COMPANIES[one.company % COMPANIES.length] ?? COMPANIES[0]
      const own: Record<string, string> = object === 'companies' ? { domain } : { email }
      if (
        object === 'contacts' &&
        crm.habits.uniqueEmail &&
        records.live(object).some(({ fields }) => fields['email'] === email)
      )
        return
      const field = pick(Object.keys(THEIRS[object] ?? {}), one.field) ?? UNMAPPED_FIELD
      const value = pick(THEIRS[object]?.[field] ?? [], one.value) ?? ''
      const made = records.make(object, { ...own, [field]: value }, 'rep')
      return world.tell(`A rep makes ${where(made)} for ${domain}, with ${field} “${value}”.`)
    }
    case 'archives record': {
      const record = recordOf(objectOf(one.object), one.record)
      if (!record) return
      world.tell(`A rep deletes ${where(record)}.`)
      return records.archive(record)
    }
    case 'merges': {
      const object = objectOf(one.object % 2)
      const winner = recordOf(object, one.winner)
      const loser = recordOf(object, one.loser)
      if (!winner || !loser || winner === loser) return
      world.tell(`A rep merges ${where(loser)} into ${winner.id}.`)
      return records.merge(winner, loser)
    }
    case 'takes apart': {
      const pair = pick(state.associations, one.pair)
      if (!pair) return
      world.tell(
        `A rep takes ${pair.from.object} ${pair.from.id} and ${pair.to.object} ${pair.to.id} of ${crm.id} apart.`,
      )
      return records.takeApart(pair)
    }
    case 'drops a field':
    case 'drops an option':
    case 'restores fields':
      return drifts(world, crm, one)
  }
}

/** Another tool in each CRM that insists on a value of its own, for one field of one assessment. */
function insists(world: World, one: Extract<Act, { do: 'insists' }>): void {
  const mapped = simMapping.records[one.object % 2]
  const id = pick(world.assessments, one.record)
  const field = pick(INSISTED[mapped?.object ?? ''] ?? [], one.field)
  if (!mapped || id === undefined || field === undefined || world.rivals.length > 0) return
  for (const [index, crm] of world.crms.entries()) {
    const record = crm.records
      .live(mapped.object)
      .find(({ fields }) => fields[mapped.key] === canonicalKey(id, mapped.kind))
    const value = pick(THEIRS[mapped.object]?.[field] ?? [], one.value + index)
    if (!record || value === undefined) continue
    world.rivals.push({ crm: crm.id, object: mapped.object, id: record.id, field, value })
    world.tell(
      `From here on another tool insists on “${value}” for ${field} of ${mapped.object} ${record.id} of ${crm.id}.`,
    )
  }
}

/** A rep edits a field that we are about to write, or one beside it. */
function collides(world: World, crm: SimCrm, beside: boolean, index: number): void {
  for (const mapped of simMapping.records)
    for (const record of crm.records.live(mapped.object)) {
      const assessment = world.ledger.mirror.get((record.fields[mapped.key] ?? '').split(':')[0] ?? '')
      if (!assessment) continue
      const says = forward(mapped, factsOf(assessment, FACTS), { owners: [] })
      const both = mapped.lines.filter(({ direction }) => direction === 'both')
      const due = both.find((line) => {
        const said = says.get(line.remote)
        return (
          said?.state === 'value' &&
          normalise(line, said.text) !== normalise(line, record.fields[line.remote])
        )
      })
      const line = beside
        ? pick(
            both.filter((one) => one !== due),
            index,
          )
        : due
      const value = pick(THEIRS[mapped.object]?.[line?.remote ?? ''] ?? [], index)
      if (!due || !line || value === undefined) continue
      world.tell(`A rep sets ${line.remote} of ${record.object} ${record.id} of ${crm.id} to “${value}”.`)
      return crm.records.edit(record, { [line.remote]: value }, 'rep')
    }
}

function drifts(
  world: World,
  crm: SimCrm,
  one: Extract<RepAct, { do: 'drops a field' | 'drops an option' | 'restores fields' }>,
): void {
  const { state } = crm
  if (one.do === 'restores fields') {
    for (const [object, properties] of state.dropped)
      state.properties.set(object, structuredClone(properties))
    state.dropped.clear()
    return world.tell(`The fields of ${crm.id} are as they were.`)
  }
  const object = one.do === 'drops an option' ? 'companies' : (OBJECTS[one.object % OBJECTS.length] ?? '')
  const known = state.properties.get(object) ?? []
  const field =
    one.do === 'drops an option' ? 'timeline' : (pick(Object.keys(THEIRS[object] ?? {}), one.field) ?? '')
  if (!known.some(({ name }) => name === field)) return
  if (!state.dropped.has(object)) state.dropped.set(object, structuredClone(known))
  if (one.do === 'drops an option') {
    for (const property of known)
      if (property.name === field)
        property.options = (property.options ?? []).filter(({ value }) => value !== '3_months')
    return world.tell(`The option 3_months of ${field} is gone from ${crm.id}.`)
  }
  state.properties.set(
    object,
    known.filter(({ name }) => name !== field),
  )
  // What the field held is gone with it.
  state.emptied.add(`${object}.${field}`)
  for (const record of crm.records.table(object).values()) delete record.fields[field]
  world.tell(`The field ${field} of ${object} is gone from ${crm.id}.`)
}

/** True for what a story may come upon: refusals that are told to a person. */
export const isRefusal = (error: unknown): error is HubError => error instanceof HubError
