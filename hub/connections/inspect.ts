import { HubError } from '../domain/errors.ts'
import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { objectsOf, wantedProperties } from '../mapping/use-mapping.ts'
import { abilitiesOf } from './abilities.ts'
import { connectorOf } from './connector-of.ts'
import { driftOf } from './drift.ts'
import type { Account, OpenNeeds } from './open-account.ts'
import { OWNERS } from './live-options.ts'
import type { Looked } from './setup-steps.ts'

export interface Inspection {
  account: string
  /** What the account lacks, in plain words. */
  missing: string[]
  /** Properties that were made just now. */
  made: string[]
  looked: Looked
  /** What the inspection learned, to store on the connection. */
  change: Pick<Connection, 'owners' | 'suspended' | 'checkedAt' | 'abilities' | 'keyedAnew'> &
    Partial<Pick<Connection, 'settings'>> &
    Partial<Pick<Connection, 'schemaHash' | 'schemaChangedAt'>>
}

/**
 * Asks the CRM who we are, makes our properties where they are missing (unless only looking), and compares the mapping
 * with its fields. A refused sign-in throws; what a permission keeps us from is told.
 */
export async function inspect(
  needs: OpenNeeds,
  connection: Connection,
  mapping: Mapping,
  { session }: Account,
  { make = true } = {},
): Promise<Inspection> {
  const { account, missing, portal } = await session.check()
  const wanted = wantedProperties(mapping)
  const making = make && session.ensureProperties
  const made = making ? await permitted(() => making(wanted)) : { value: [], trouble: null }
  const schema = await permitted(() => session.schema(objectsSeen(mapping)))
  const trouble = made.trouble ?? schema.trouble
  const drift = schema.value ? driftOf(connection, mapping, schema.value, needs.clock.now()) : undefined
  const suspended = drift?.suspended ?? connection.suspended
  const abilities = abilitiesOf(connectorOf(needs, connection.crm), session)
  return {
    account,
    missing: [...missing, ...(trouble ? [trouble] : []), ...suspended.map(({ reason }) => reason)],
    made: made.value ?? [],
    looked: { failure: null, account, missing, schema: schema.value, trouble, abilities },
    change: {
      owners: schema.value?.owners ?? connection.owners,
      suspended,
      ...drift,
      checkedAt: needs.clock.now().toISOString(),
      abilities,
      keyedAnew: keyedAnew(connection, mapping, made.value ?? []),
      ...(portal === undefined || connection.settings.portal
        ? {}
        : { settings: { ...connection.settings, portal } }),
    },
  }
}

/** Objects that are mapped, and those whose options are offered. */
const objectsSeen = (mapping: Mapping): string[] =>
  [...new Set([...objectsOf(mapping), ...mapping.choices.map(({ from }) => from.object)])].filter(
    (object) => object !== OWNERS,
  )

/** What the CRM does not let us do is something to tell; everything else ends the inspection. */
async function permitted<T>(act: () => Promise<T>): Promise<{ value: T | null; trouble: string | null }> {
  try {
    return { value: await act(), trouble: null }
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'remote_refused') throw error
    return { value: null, trouble: [error.message, error.hint].filter(Boolean).join(' ') }
  }
}

/** Only before the first record is sent does a key that was just made prove that none has it. */
function keyedAnew({ state, keyedAnew: known }: Connection, { records }: Mapping, made: string[]): string[] {
  if (state !== 'setup') return known
  const fresh = records.filter(({ object, key }) => made.includes(`${object}.${key}`))
  return [...new Set([...known, ...fresh.map(({ object }) => object)])]
}
