import { act, deliver } from './act.ts'
import { checkEnd, checkNow, checkValues } from './end-checks.ts'
import { checkForesight } from './foresight.ts'
import { runJob } from './jobs.ts'
import type { Break } from './ledger.ts'
import { THEIRS } from './mapping.ts'
import { calm, lookAtAll, nextDay, replay, settle } from './settle.ts'
import type { Story } from './steps.ts'
import { take } from './take.ts'
import { makeWorld, type OpenStores, type SimCrm, type World } from './world.ts'

export interface Told {
  lines: string[]
  /** The first broken invariant. */
  broken?: Break
  steps: number
  crmWrites: number
  /** What both sides hold in the end. */
  end?: string
}

/** How the webhooks of the last edits arrive. */
export type Order = 'in order' | 'backwards, each twice'

/** Plays a story from its beginning to the point where nothing is left to do, and holds it to every invariant. */
export async function tellStory(
  { setup, steps }: Story,
  openStores: OpenStores,
  { suffix = '', order = 'in order' }: { suffix?: string; order?: Order } = {},
): Promise<Told> {
  const world = await makeWorld(setup, openStores, suffix)
  const told = (): Told => ({
    lines: world.told,
    ...(world.ledger.breaks[0] ? { broken: world.ledger.breaks[0] } : {}),
    steps: steps.length,
    crmWrites: world.ledger.writes(),
  })
  const isBroken = () => {
    checkNow(world)
    return world.ledger.breaks.length > 0
  }
  await begin(world)
  for (const step of [undefined, ...steps]) {
    if (step) await take(world, step)
    if (isBroken()) return told()
  }
  for (const phase of [settle, checkValues, nextDay, checkEnd, checkQuiet]) {
    await phase(world)
    if (isBroken()) return told()
  }
  await lastEdits(world, order)
  if (isBroken()) return told()
  return { ...told(), end: await endOf(world) }
}

/**
 * A few edits at once in each CRM: a look ahead has to foresee what they lead to; then a few more, of which the webhooks
 * arrive in one order or another.
 */
async function lastEdits(world: World, order: Order): Promise<void> {
  world.rivals.length = 0
  for (const crm of world.crms) {
    editAll(crm, 0)
    await checkForesight(world, crm.id)
    await calm(world)
    crm.state.outbox = []
    editAll(crm, 1)
    const events = crm.state.outbox.splice(0)
    const arriving = order === 'in order' ? events : events.toReversed().flatMap((one) => [one, one])
    for (const event of arriving) await deliver(world, crm, [event])
    await calm(world)
  }
}

/** The first two fields of every record get a value that they may not have had. */
function editAll({ records, state }: SimCrm, turn: number): void {
  for (const [index, object] of ['companies', 'contacts', 'deals'].entries())
    for (const record of records.live(object))
      for (const field of Object.keys(THEIRS[object] ?? {}).slice(0, 2)) {
        const value = THEIRS[object]?.[field]?.at(-1 - ((index + turn) % 2))
        if (value !== undefined && state.dropped.size === 0) records.edit(record, { [field]: value }, 'rep')
      }
}

async function endOf({ stores, assessments, crms }: World): Promise<string> {
  const ours = await Promise.all(
    assessments.map(async (id) => {
      const { status, answers } = await stores.assessments.get(id)
      return [id, status, Object.entries(answers).map(([path, { state, value }]) => [path, state, value])]
    }),
  )
  const theirs = crms.map(({ state }) =>
    [...state.records.values()].map((records) => [...records.values()].map(({ id, fields }) => [id, fields])),
  )
  return JSON.stringify([ours, theirs])
}

/** One assessment, in agreement with its CRMs where the story wants it so. */
async function begin(world: World): Promise<void> {
  await act(world, { do: 'starts', company: 0, verified: !world.setup.stranger })
  for (const { id: connectionId } of world.crms)
    await runJob(world, 'A', { name: 'crm.poll', payload: { connectionId } })
  if (!world.setup.synced) return
  await act(world, { do: 'submits', a: 0 })
  await calm(world)
  world.tell('Both sides agree.')
}

/** Both sides agree: neither another look at everything nor what came before, once more, may change anything. */
async function checkQuiet(world: World): Promise<void> {
  const state = async () => ({
    writes: world.ledger.writes(),
    back: world.ledger.broughtBack(),
    revisions: await Promise.all(
      world.assessments.map(async (id) => (await world.stores.assessments.get(id)).revision),
    ),
  })
  const before = JSON.stringify(await state())
  await lookAtAll(world)
  const after = JSON.stringify(await state())
  if (after !== before)
    world.ledger.breaks.push({ invariant: 'quiescence', what: `${before} became ${after}.` })
  await replay(world)
  const again = JSON.stringify(await state())
  if (again !== after)
    world.ledger.breaks.push({ invariant: 'replay changes nothing', what: `${after} became ${again}.` })
}
