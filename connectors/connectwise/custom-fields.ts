import { z } from 'zod'
import type { RemoteProperty, WantedProperty } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { captionOf, nameOf, slugOf } from './names.ts'
import { OBJECTS } from './objects.ts'
import { isTaken, Refusal, toHubError } from './failures.ts'
import { Raws } from './records-shape.ts'
import type { Transport } from './transport.ts'

const Definition = z.looseObject({
  id: z.number().int(),
  podId: z.number().int().nullish(),
  caption: z.string(),
  sequenceNumber: z.number().int().nullish(),
  helpText: z.string().nullish(),
  fieldTypeIdentifier: z.string().nullish(),
  entryTypeIdentifier: z.string().nullish(),
  numberDecimals: z.number().nullish(),
  readOnlyFlag: z.boolean().nullish(),
  options: z.array(z.looseObject({ optionValue: z.string(), inactiveFlag: z.boolean().nullish() })).nullish(),
})
export type Definition = z.infer<typeof Definition>
const Definitions = z.array(Definition)
/** Rows of a report: the id of a pod and its name, such as "opportunities_opportunity". */
const Pods = z.looseObject({ row_values: z.array(z.array(z.unknown())) })

const MAX_ROWS = 1000
/** The pod of a screen that everybody sees. */
const MAIN_POD = /overview|_opportunity$|_detail/i
const MAX_CAPTION_CHARS = 25
/** Says on a field, to people and to us, that it holds our key. */
export const KEY_HELP = ' (unique, not to be edited)'
const RIGHTS = 'System: Table Setup, Custom Fields'

export interface CustomFields {
  /** The custom fields of an object, as the account defines them. */
  of(object: string): Promise<Definition[]>
  ensure(wanted: WantedProperty[]): Promise<string[]>
  remove(wanted: WantedProperty[]): Promise<string[]>
}

/** An account's own fields. They are defined for pods, the boxes of its screens, and told with every record. */
export function makeCustomFields(transport: Transport): CustomFields {
  let all: Promise<Definition[]> | undefined
  const podsOf = new Map<string, Promise<number[]>>()

  const definitions = () =>
    (all ??= transport.sdk.SystemAPI.getSystemUserDefinedFields({ pageSize: MAX_ROWS })
      .then((answer: unknown) => Definitions.parse(answer))
      .catch((error: unknown) => {
        all = undefined
        throw toHubError(error)
      }))

  /** The pods that an object's fields are in, the one to put new ones into first. */
  const pods = (object: string): Promise<number[]> => {
    const known = podsOf.get(object) ?? findPods(transport, object, definitions)
    podsOf.set(object, known)
    known.catch(() => podsOf.delete(object))
    return known
  }

  const of = async (object: string): Promise<Definition[]> => {
    if (!OBJECTS[object]?.pods) return []
    const [known, ids] = [await definitions(), await pods(object)]
    return known.filter(({ podId }) => podId != null && ids.includes(podId))
  }

  return {
    of,
    async ensure(wanted) {
      const made: string[] = []
      for (const [object, ours] of byObject(wanted)) {
        const known = new Set((await of(object)).map(({ caption }) => slugOf(caption)))
        for (const one of ours) {
          const slug = slugOf(captionOf(one.name))
          if (known.has(slug)) continue
          if (!(await make(transport, object, one, await pods(object), await definitions()))) continue
          all = undefined
          known.add(slug)
          made.push(`${object}.${one.name}`)
        }
      }
      return made
    },
    async remove(wanted) {
      const removed: string[] = []
      for (const [object, ours] of byObject(wanted)) {
        const known = await of(object)
        for (const one of ours) {
          const found = known.find(({ caption }) => slugOf(caption) === slugOf(captionOf(one.name)))
          if (!found) continue
          await transport.send(
            z.unknown(),
            'DELETE',
            `/system/userDefinedFields/${found.id}`,
            undefined,
            RIGHTS,
          )
          removed.push(`${object}.${one.name}`)
        }
      }
      all = undefined
      return removed
    },
  }
}

/** Those that are custom fields: notes and the like have none, and fixed fields are there already. */
function byObject(wanted: WantedProperty[]): Map<string, WantedProperty[]> {
  const groups = new Map<string, WantedProperty[]>()
  for (const one of wanted) {
    if (nameOf(one.object, one.name).kind !== 'custom') continue
    groups.set(one.object, [...(groups.get(one.object) ?? []), one])
  }
  return groups
}

/** Where an object has custom fields already, its records tell; otherwise the names of the pods do. */
async function findPods(
  { get }: Transport,
  object: string,
  definitions: () => Promise<Definition[]>,
): Promise<number[]> {
  const table = OBJECTS[object]
  if (!table?.pods) return []
  const named = table.pods
  const [sample] = await get(Raws, table.path, { pageSize: 1 }, table.rights)
  const used = new Set((sample?.customFields ?? []).map(({ id }) => id))
  const known = (await definitions()).flatMap(({ id, podId }) =>
    used.has(id) && podId != null ? [podId] : [],
  )
  if (known.length > 0) return [...new Set(known)]
  const report = await get(Pods, '/system/reports/pod', { pageSize: MAX_ROWS }).catch((error: unknown) => {
    // Without the right to reports the places stay unknown, and `make` says what to do.
    const told = toHubError(error)
    if (told.code === 'remote_refused') return { row_values: [] }
    throw told
  })
  const rows = report.row_values.flatMap(([id, name]) =>
    typeof id === 'number' && typeof name === 'string' && named.test(name) ? [{ id, name }] : [],
  )
  const main = rows.filter(({ name }) => MAIN_POD.test(name))
  return (main.length > 0 ? main : rows).map(({ id }) => id)
}

/**
 * Makes a custom field. Without our key nothing can be sent safely, so that one must succeed; a text that cannot be
 * made is left out, and its line of the mapping says that the field is missing.
 */
async function make(
  transport: Transport,
  object: string,
  one: WantedProperty,
  pods: number[],
  definitions: Definition[],
): Promise<boolean> {
  const caption = captionOf(one.name)
  const [podId] = pods
  try {
    if (podId === undefined || caption.length > MAX_CAPTION_CHARS) throw noPlace(object, caption)
    const used = definitions
      .filter((other) => other.podId === podId)
      .map((other) => other.sequenceNumber ?? 0)
    await transport.send(
      Definition,
      'POST',
      '/system/userDefinedFields',
      {
        podId,
        caption,
        sequenceNumber: Math.max(0, ...used) + 1,
        helpText: one.unique ? one.label + KEY_HELP : one.label,
        ...TYPES[one.unique ? 'key' : one.type],
        displayOnScreenFlag: true,
        readOnlyFlag: false,
        // Without its locations a field is not shown, and on opportunities not even told.
        addAllLocations: true,
        addAllBusinessUnits: true,
        ...(one.options
          ? {
              entryTypeIdentifier: 'List',
              options: one.options.map(({ value }, index) => ({
                optionValue: value,
                sortOrder: index + 1,
                defaultFlag: false,
                inactiveFlag: false,
              })),
            }
          : {}),
      },
      RIGHTS,
    )
    return true
  } catch (error) {
    // Somebody else made it in the same moment.
    if (error instanceof Refusal && isTaken(error.body)) return false
    const told = toHubError(error)
    if (one.unique || told.code !== 'remote_refused') throw told
    return false
  }
}

/** A text of one line holds 100 characters only; summaries need more. A key has to be found by its value. */
const TYPES: Record<RemoteProperty['type'] | 'key', object> = {
  key: { fieldTypeIdentifier: 'Text', entryTypeIdentifier: 'EntryField' },
  text: { fieldTypeIdentifier: 'TextArea', entryTypeIdentifier: 'EntryField' },
  number: { fieldTypeIdentifier: 'Number', entryTypeIdentifier: 'EntryField', numberDecimals: 2 },
  date: { fieldTypeIdentifier: 'Date', entryTypeIdentifier: 'Date' },
  datetime: { fieldTypeIdentifier: 'Date', entryTypeIdentifier: 'Date' },
  boolean: { fieldTypeIdentifier: 'Checkbox', entryTypeIdentifier: 'EntryField' },
  option: { fieldTypeIdentifier: 'Text', entryTypeIdentifier: 'List' },
  options: { fieldTypeIdentifier: 'TextArea', entryTypeIdentifier: 'EntryField' },
}

const noPlace = (object: string, caption: string): HubError =>
  new HubError(
    'remote_refused',
    `ConnectWise does not say where the custom field “${caption}” of ${object} goes.`,
    {
      hint: `Make it in ConnectWise under System > Setup Tables > Custom Fields, as Text, then check again.`,
      about: { object, caption },
    },
  )
