import type { RemoteWrite, WriteResult } from '../../hub/domain/connector.ts'
import { build } from './body.ts'
import type { WriteNeeds } from './create.ts'
import { Refusal } from './failures.ts'
import { nameOf } from './names.ts'
import { Raw } from './records-shape.ts'
import { tableOf } from './records.ts'
import { accepted, refused, unfit } from './results.ts'
import { associateTypes } from './type-associations.ts'
import { holds, valueOf } from './values.ts'

/** Changes what differs from the record as it was read a moment ago; nothing is sent where nothing does. */
export async function update(
  needs: WriteNeeds,
  write: RemoteWrite,
  current: Raw,
  at = `${tableOf(write.object).path}/${current.id}`,
  id = String(current.id),
): Promise<WriteResult> {
  const { transport } = needs
  const { object, key } = write
  const { rights } = tableOf(object)
  const built = await build(needs, write, current)
  if (built.problems.length > 0) return unfit(key, built.problems)
  const operations = [...built.values].map(([path, value]) => ({ op: 'replace', path, value }))
  try {
    let raw = current
    if (operations.length > 0) raw = await transport.send(Raw, 'PATCH', at, operations, rights)
    if (built.types.length > 0) raw = await associateTypes(transport, object, raw, built.types)
    // ConnectWise can answer 200 and have saved nothing: what it tells is compared, and read again before we say so.
    if (operations.length > 0 && unsaved(write, raw).length > 0)
      raw = await transport.look(Raw, at, {}, rights)
    const lost = unsaved(write, raw)
    if (lost.length > 0) return unfit(key, [`it answered that it saved, but did not save ${lost.join(', ')}`])
    return accepted(write, raw, false, id)
  } catch (error) {
    if (error instanceof Refusal && [400, 404, 409].includes(error.status)) return refused(key, error)
    throw error
  }
}

/** Names of fields that do not hold what was sent. */
const unsaved = ({ object, fields, keyProperty, key }: RemoteWrite, raw: Raw): string[] =>
  Object.entries({ ...fields, [keyProperty]: key }).flatMap(([field, sent]) => {
    const name = nameOf(object, field)
    if (name.kind === 'mark') return []
    const told = valueOf(object, raw, name)
    // Types are added to those that are there.
    if (name.kind === 'types')
      return (sent ?? '')
        .split(/[,;]/)
        .every((one) => one.trim() === '' || told?.split(',').includes(one.trim()))
        ? []
        : [field]
    return holds(name, told, sent) ? [] : [field]
  })
