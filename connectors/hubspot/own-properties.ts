import { z } from 'zod'
import type { RemoteProperty, Session, WantedProperty } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { Anything, chunks } from './answers.ts'
import { Refusal, toHubError } from './failures.ts'
import { MAX_BATCH } from './records.ts'
import { propertiesOf, type Property } from './schema.ts'
import type { Transport } from './transport.ts'

/** Our properties stand together under this heading in HubSpot. */
const GROUP = { name: 'entourage_sentry', label: 'Entourage Sentry', displayOrder: -1 }
const Groups = z.looseObject({ results: z.array(z.looseObject({ name: z.string() })) })

/** Makes the properties that are ours, and takes them away again. */
export function makeOwnProperties(
  transport: Transport,
): Required<Pick<Session, 'ensureProperties' | 'removeProperties'>> {
  return {
    async ensureProperties(wanted) {
      const made: string[] = []
      for (const [object, ours] of byObject(wanted)) {
        const known = new Map((await propertiesOf(transport, object)).map((one) => [one.name, one]))
        for (const one of ours)
          if (one.unique && known.get(one.name)?.hasUniqueValue === false) throw notUnique(object, one.name)
        const missing = ours.filter(({ name }) => !known.has(name))
        if (missing.length === 0) continue
        await ensureGroup(transport, object)
        for (const some of chunks(missing, MAX_BATCH)) await create(transport, object, some)
        made.push(...missing.map(({ name }) => `${object}.${name}`))
      }
      return made
    },

    async removeProperties(wanted) {
      const removed: string[] = []
      for (const [object, ours] of byObject(wanted)) {
        // What stands elsewhere was made by somebody else, under the same name.
        const inGroup = (await propertiesOf(transport, object)).filter(isOurs)
        const names = inGroup.map(({ name }) => name).filter((name) => ours.some((one) => one.name === name))
        for (const some of chunks(names, MAX_BATCH))
          await transport
            .write(Anything, {
              method: 'POST',
              path: `/crm/v3/properties/${object}/batch/archive`,
              body: { inputs: some.map((name) => ({ name })) },
            })
            .catch(unlessGone)
        if (names.length > 0 && names.length === inGroup.length)
          await transport
            .write(Anything, {
              method: 'DELETE',
              path: `/crm/v3/properties/${object}/groups/${GROUP.name}`,
            })
            .catch(unlessGone)
        removed.push(...names.map((name) => `${object}.${name}`))
      }
      return removed
    },
  }
}

/** Each wanted property once. */
function byObject(wanted: WantedProperty[]): Map<string, WantedProperty[]> {
  const objects = new Map<string, Map<string, WantedProperty>>()
  for (const one of wanted)
    objects.set(one.object, (objects.get(one.object) ?? new Map<string, WantedProperty>()).set(one.name, one))
  return new Map([...objects].map(([object, all]) => [object, [...all.values()]]))
}

const isOurs = ({ groupName }: Property) => groupName === GROUP.name

/** HubSpot cannot make an existing property unique. */
const notUnique = (object: string, name: string) =>
  new HubError(
    'remote_refused',
    `The HubSpot property ${name} of ${object} exists, but does not have unique values.`,
    {
      hint: 'Delete it in HubSpot, or choose another key property in the mapping.',
      about: { object, property: name },
    },
  )

async function ensureGroup({ read, write }: Transport, object: string): Promise<void> {
  const path = `/crm/v3/properties/${object}/groups`
  const { results } = await read(Groups, { method: 'GET', path })
  if (results.some(({ name }) => name === GROUP.name)) return
  await write(Anything, { method: 'POST', path, body: GROUP }).catch(unlessThere)
}

/** When one of them is there after all (made in the same moment by somebody else), the rest is made one by one. */
async function create(transport: Transport, object: string, missing: WantedProperty[]): Promise<void> {
  try {
    await createBatch(transport, object, missing)
  } catch (error) {
    if (missing.length === 1) return unlessThere(error)
    if (!isThere(error)) throw error
    for (const one of missing) await createBatch(transport, object, [one]).catch(unlessThere)
  }
}

const createBatch = ({ write }: Transport, object: string, some: WantedProperty[]) =>
  write(Anything, {
    method: 'POST',
    path: `/crm/v3/properties/${object}/batch/create`,
    body: {
      inputs: some.map(
        ({ name, label, type, unique, options = type === 'boolean' ? YES_OR_NO : undefined }) => ({
          name,
          label,
          groupName: GROUP.name,
          ...TYPES[type],
          hasUniqueValue: unique ?? false,
          ...(options
            ? { options: options.map((one, displayOrder) => ({ ...one, displayOrder, hidden: false })) }
            : {}),
        }),
      ),
    },
  })

/** A checkbox has these two, and HubSpot wants them spelled out. */
const YES_OR_NO = [
  { label: 'Yes', value: 'true' },
  { label: 'No', value: 'false' },
]

const isThere = (error: unknown): boolean => error instanceof Refusal && error.status === 409

function unlessThere(error: unknown): void {
  if (!isThere(error)) throw toHubError(error)
}

function unlessGone(error: unknown): void {
  if (!(error instanceof Refusal && error.status === 404)) throw toHubError(error)
}

const TYPES: Record<RemoteProperty['type'], { type: string; fieldType: string }> = {
  text: { type: 'string', fieldType: 'text' },
  number: { type: 'number', fieldType: 'number' },
  date: { type: 'date', fieldType: 'date' },
  datetime: { type: 'datetime', fieldType: 'date' },
  boolean: { type: 'bool', fieldType: 'booleancheckbox' },
  option: { type: 'enumeration', fieldType: 'select' },
  options: { type: 'enumeration', fieldType: 'checkbox' },
}
