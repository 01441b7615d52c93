import { foresee } from '../foresee.ts'
import { sentValue, writesOf } from '../piece.ts'
import { runJob } from './jobs.ts'
import { begin, drive, type World } from './world.ts'

/**
 * Looks ahead at each sync, then lets it happen: the look must have written nothing anywhere, and what is written
 * afterwards must be exactly what it told.
 */
export async function checkForesight(world: World, connectionId: string): Promise<void> {
  for (const assessmentId of world.assessments) {
    const told = await lookAhead(world, connectionId, assessmentId)
    if (!told) continue
    const from = world.ledger.n()
    await world.stores.hints.add(connectionId, assessmentId)
    const how = await runJob(world, 'B', {
      name: 'sync.reconcile',
      payload: { assessmentId, connectionId },
    })
    const done = world.ledger.log.filter(({ n }) => n > from).map(({ what }) => what)
    // What the CRM refuses cannot be foreseen.
    const links = await world.stores.links.of(connectionId, assessmentId)
    const refused = links.filter(({ dead }) => dead !== undefined).map(({ key }) => key)
    const taken = told.filter((line) => !refused.some((key) => line.startsWith(`${key} `)))
    if (how !== 'done' || same(taken, done)) continue
    world.ledger.breaks.push({
      invariant: 'a dry run tells the truth',
      what: `${assessmentId} with ${connectionId}: foreseen ${list(taken)}; done ${list(done)}.`,
    })
  }
}

/** What a sync would write, as the ledger writes it down; undefined where it cannot be said. */
async function lookAhead(
  world: World,
  connectionId: string,
  assessmentId: string,
): Promise<string[] | undefined> {
  const process = world.processes.B
  const connection = await world.stores.connections.find(connectionId)
  const assessment = await world.stores.assessments.get(assessmentId)
  if (!connection || connection.state !== 'enabled' || process.busy) return undefined
  const state = async () =>
    JSON.stringify([
      world.ledger.writes(),
      await world.stores.links.of(connectionId, assessmentId),
      await world.stores.conflicts.openOf(connectionId, assessmentId),
      await world.stores.assessments.get(assessmentId),
    ])
  const before = await state()
  let told: string[] | undefined
  const view = {
    crm: connectionId,
    twoWay: connection.twoWay,
    enabled: true,
    from: world.ledger.n(),
    suspended: new Set<string>(),
    told: new Map(),
  }
  const outcome = begin(process, view, [], async () => {
    const { pieces, stopped, failure } = await foresee(process.needs, connection, assessment)
    if (stopped !== undefined || failure !== undefined) return
    told = pieces.flatMap((piece) => [
      ...writesOf(piece).map(
        (field) => `${piece.link.key} ${field.line.remote} = ${String(sentValue(field))} there`,
      ),
      ...piece.done
        .filter(({ action }) => action === 'write_canonical')
        .map(({ canonical, after }) => `${canonical} = ${String(after)} here`),
    ])
  })
  await drive(world, process, outcome)
  if ((await state()) !== before)
    world.ledger.breaks.push({
      invariant: 'a dry run tells the truth',
      what: `A look ahead at ${assessmentId} with ${connectionId} changed something.`,
    })
  return told
}

const same = (one: string[], other: string[]) => list(one) === list(other)
const list = (lines: string[]): string => JSON.stringify([...new Set(lines)].sort())
