import type { Complain } from './complaint.ts'
import type { RecordMapping, TellRule } from './mapping.ts'
import type { MappingFile } from './schema.ts'

/** The task that tells a rep of a decision; our key on it keeps one from becoming two. */
export function compileTell(
  { tell, choices }: Pick<MappingFile, 'tell' | 'choices'>,
  records: RecordMapping[],
  complain: Complain,
): TellRule | undefined {
  if (!tell) return undefined
  const { object, subject, body, due, owner, status, fields } = tell
  const key = tell.key ?? records.find((one) => one.object === object)?.key
  if (key === undefined)
    complain(
      ['tell', 'key'],
      `No record of this file is one of “${object}”, so its key is not known.`,
      'Name the property that holds our key.',
    )
  for (const [remote, value] of Object.entries(fields))
    for (const [, name = ''] of value.matchAll(/\{choice\.(\w+)\}/g))
      if (!Object.hasOwn(choices, name))
        complain(['tell', 'fields', remote], `There is no choice “${name}”.`, 'Declare it under choices.')
  return {
    object,
    key: key ?? '',
    subject,
    ...(body === undefined ? {} : { body }),
    ...(due === undefined ? {} : { due }),
    ...(owner === undefined ? {} : { owner }),
    ...(status ? { status } : {}),
    fields,
  }
}
