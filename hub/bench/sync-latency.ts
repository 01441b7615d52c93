import { z } from 'zod'
import { spread } from './figures.ts'
import { rest, type Bench } from './sync.ts'
import type { BenchCrm } from './sync-crm.ts'

const GOAL_P95_MS = 5_000
const EVERY_MS = 1_000
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 60_000
/** A person looks at one that has arrived already: those that changed longest ago go first. */
const FIRST = 50

const Assessment = z.object({
  version: z.number(),
  answers: z.record(z.string(), z.object({ value: z.unknown() })),
  links: z.array(z.object({ connectionId: z.string(), kind: z.string(), remoteId: z.string().optional() })),
})

/**
 * While `goesOn`, changes here and looks there, then changes there and looks here, in turn. Each change is of another
 * assessment; how soon it arrives is what a person waits for while thousands of others travel.
 */
export async function measureLatency(
  needs: Bench & { crm: BenchCrm; connectionId: string; goesOn(): boolean },
): Promise<void> {
  const { tell, goesOn } = needs
  const outward: number[] = []
  const inward: number[] = []
  let turn = 0
  for (; goesOn() && turn < FIRST; turn++) {
    const next = performance.now() + EVERY_MS
    const id = needs.ids[turn]
    if (id === undefined) break
    const contact = await arrived(needs, id)
    if (contact === undefined) continue
    const page = `${needs.crm.url}/ui/contacts/${contact}`
    if (turn % 2 === 0) outward.push(await changeHere(needs, id, page, `Adb${turn}`))
    else inward.push(await changeThere(needs, id, page, `Manager ${turn}`))
    await rest(Math.max(0, next - performance.now()))
  }
  tell({ what: 'change here to CRM, during a backfill', ...spread(outward), goalP95Ms: GOAL_P95_MS })
  tell({ what: 'change in CRM to here, during a backfill', ...spread(inward), goalP95Ms: GOAL_P95_MS })
}

const read = async ({ api }: Bench, id: string) => Assessment.parse(await api('GET', `/assessments/${id}`))

/** The contact's id in this account, once the backfill has brought it there. */
async function arrived(
  needs: Bench & { connectionId: string; goesOn(): boolean },
  id: string,
): Promise<string | undefined> {
  while (needs.goesOn()) {
    const { links } = await read(needs, id)
    const link = links.find((one) => one.connectionId === needs.connectionId && one.kind === 'contact')
    if (link?.remoteId !== undefined) return link.remoteId
    await rest(300)
  }
  return undefined
}

/** From the acknowledged answer until the CRM's page shows it. */
async function changeHere(needs: Bench, id: string, page: string, value: string): Promise<number> {
  const { version } = await read(needs, id)
  const answers = { 'contact.firstName': value }
  await needs.api('PUT', `/assessments/${id}`, { answers }, { 'if-match': `"${version}"` })
  return timed(async () => (await (await fetch(page)).text()).includes(value))
}

/** From a rep's saved edit until the assessment has it. */
async function changeThere(needs: Bench, id: string, page: string, value: string): Promise<number> {
  const saved = await fetch(page, {
    method: 'POST',
    headers: { origin: new URL(page).origin },
    body: new URLSearchParams({ jobtitle: value }),
    redirect: 'manual',
  })
  if (saved.status !== 303) throw new Error(`The stand-in answers ${saved.status} to a rep’s edit.`)
  return timed(async () => (await read(needs, id)).answers['contact.title']?.value === value)
}

async function timed(isThere: () => Promise<boolean>): Promise<number> {
  const from = performance.now()
  while (performance.now() - from < PATIENCE_MS) {
    if (await isThere()) return performance.now() - from
    await rest(LOOK_EVERY_MS)
  }
  throw new Error(`A change did not arrive within ${PATIENCE_MS / 1_000} s.`)
}
