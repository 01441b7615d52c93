import { HubError } from '../../domain/errors.ts'
import type { Choice, Leases } from '../../domain/sync.ts'
import { checkAgainst } from '../../mapping/check-against.ts'
import { makeResolveConflict } from '../resolve-conflict.ts'
import { simMapping } from './mapping.ts'
import type { SimCrm, World } from './world.ts'

export async function pauses({ stores, tell }: World, crm: SimCrm): Promise<void> {
  await stores.connections.update(crm.id, { state: 'paused', reason: 'Paused by a person.' })
  tell(`An admin pauses ${crm.id}.`)
}

export async function resumes(world: World, crm: SimCrm): Promise<void> {
  const { stores, time, tell } = world
  const found = await stores.connections.find(crm.id)
  if (!found || found.state === 'enabled' || found.state === 'reconnect') return
  await compare(world, crm)
  crm.resumedMs = time.nowMs()
  await stores.connections.update(crm.id, { state: 'enabled', resumedAt: time.now().toISOString() })
  tell(`An admin resumes ${crm.id}.`)
}

export async function renews(world: World, crm: SimCrm): Promise<void> {
  const { stores, time, tell } = world
  await stores.connections.replaceCredentials(crm.id, { token: crm.token })
  const found = await stores.connections.find(crm.id)
  if (found?.state === 'reconnect') crm.resumedMs = time.nowMs()
  if (found?.state === 'reconnect')
    await stores.connections.update(crm.id, { state: 'enabled', resumedAt: time.now().toISOString() })
  tell(`An admin renews the token of ${crm.id}.`)
}

/** Compares the mapping with the fields of the CRM, as the hub does every so often. */
export async function compare({ stores, time }: Pick<World, 'stores' | 'time'>, crm: SimCrm): Promise<void> {
  const objects = Object.fromEntries(
    [...crm.state.properties].map(([object, properties]) => [object, { properties }]),
  )
  const gaps = checkAgainst(simMapping, { objects, owners: [], pipelines: {} })
  await stores.connections.update(crm.id, {
    suspended: gaps.map(({ line, reason }) => ({ line, reason })),
    checkedAt: time.now().toISOString(),
  })
}

/** A person answers one of the open questions. */
export async function resolves(world: World, index: number, choice: number): Promise<void> {
  const { stores, ledger, tell } = world
  const { items } = await stores.conflicts.list({ state: 'open' })
  const open = items.toReversed()[index % Math.max(1, items.length)]
  const choose: Choice | undefined = open?.choices[choice % open.choices.length]
  if (!open || !choose) return
  // A person who comes upon a sync that runs is told to come back; nobody waits in a story.
  const leases: Leases = {
    ...stores.leases,
    async take(key, ttlMs) {
      const lease = await stores.leases.take(key, ttlMs)
      if (lease) return lease
      throw new HubError('unavailable', 'A sync of this assessment runs right now.')
    },
  }
  try {
    const remoteId = open.candidates[0]
    await makeResolveConflict({ ...stores, leases })(
      open.id,
      { choose, ...(choose === 'link' && remoteId !== undefined ? { remoteId } : {}) },
      'Rita',
    )
    ledger.decided(open, choose)
    tell(
      `A person answers “${choose}” where ${open.kind}${open.remote ? ` ${open.remote}` : ''} of ${open.assessmentId} asked: ${open.reason}`,
    )
  } catch (error) {
    if (!(error instanceof HubError)) throw error
    tell(`A person is told: ${error.message}`)
  }
}
