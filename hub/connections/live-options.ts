import type { RemoteSchema } from '../domain/connector.ts'
import type { ChoiceMapping, Mapping } from '../mapping/mapping.ts'

export interface LiveOption {
  value: string
  label: string
}

/** What mappings call the people of the CRM, which are no object of it. */
export const OWNERS = 'owners'

/** Lists longer than this are of no use to a person. */
const MOST_OPTIONS = 500

/**
 * What the account itself offers for a choice: the options of its field, its owners where the field holds one, its
 * pipelines and their stages where the field names those. Empty = the CRM offers nothing, and any text is taken.
 */
export function liveOptions({ from }: ChoiceMapping, mapping: Mapping, schema: RemoteSchema): LiveOption[] {
  const { object, property } = from
  const own = schema.objects[object]?.properties.find(({ name }) => name === property)?.options ?? []
  return (own.length > 0 ? own : elsewhere(object, property, mapping, schema)).slice(0, MOST_OPTIONS)
}

/** CRMs keep these beside their fields, so that the field itself comes without options. */
function elsewhere(object: string, property: string, mapping: Mapping, schema: RemoteSchema): LiveOption[] {
  if (object === OWNERS || holdsOwner(object, property, mapping))
    return schema.owners.map(({ id, name, email }) => ({
      value: id,
      label: email && email !== name ? `${name} (${email})` : name,
    }))
  const pipelines = schema.pipelines[object] ?? []
  if (/pipeline$/i.test(property)) return pipelines.map(({ id, label }) => ({ value: id, label }))
  if (/stage$/i.test(property))
    return pipelines.flatMap(({ label: pipeline, stages }) =>
      stages.map(({ id, label }) => ({
        value: id,
        label: pipelines.length > 1 ? `${pipeline}: ${label}` : label,
      })),
    )
  return []
}

const holdsOwner = (object: string, property: string, { records }: Mapping): boolean =>
  records.some(
    (record) =>
      record.object === object &&
      record.lines.some(({ remote, transform }) => remote === property && transform.name === 'owner'),
  )
