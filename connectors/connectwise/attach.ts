import type { FileWrite, RecordId, WriteResult } from '../../hub/domain/connector.ts'
import { Refusal } from './failures.ts'
import { hasMark, marked } from './names.ts'
import { OBJECTS } from './objects.ts'
import { Raw, Raws } from './records-shape.ts'
import { tableOf } from './records.ts'
import { accepted, refused, unfit } from './results.ts'
import type { Transport } from './transport.ts'

const MAX_ROWS = 1000
const MAX_TITLE_CHARS = 100
/** A document belongs to one record: the nearest to the sale. */
const NEAREST = ['opportunities', 'companies', 'contacts', 'configurations', 'activities']

/** Posts a document unless the record has it already: our key stands at the end of its title. */
export function makeAttach({ look, upload }: Pick<Transport, 'look' | 'upload'>) {
  return async (write: FileWrite): Promise<WriteResult> => {
    const { key, file, fields } = write
    const { path, rights } = tableOf('documents')
    const target = targetOf(write.associate ?? [])
    if (write.object !== 'documents')
      return unfit(key, [`files are attached as documents, not as ${write.object}`])
    if (!target) return unfit(key, ['a document needs a record to be attached to'])
    const on = { recordType: OBJECTS[target.object]?.documents ?? '', recordId: target.id }
    try {
      const there = await look(Raws, path, { ...on, pageSize: MAX_ROWS }, rights)
      const known = there.find(({ title }) => hasMark(title, key))
      if (known) return { ...accepted(write, known, false), associated: [target] }
      const form = new FormData()
      form.set('recordType', on.recordType)
      form.set('recordId', on.recordId)
      form.set('title', marked(fields.title ?? file.name, key, MAX_TITLE_CHARS))
      form.set('privateFlag', 'false')
      // Spelled like this in the API itself.
      form.set('readOnlyFlay', 'false')
      form.set('file', new Blob([new Uint8Array(file.content)], { type: file.contentType }), file.name)
      const made = await upload(Raw, path, form, rights)
      return { ...accepted(write, made, true), associated: [target] }
    } catch (error) {
      if (error instanceof Refusal && [400, 404, 409, 413, 415].includes(error.status))
        return refused(key, error)
      throw error
    }
  }
}

const targetOf = (partners: RecordId[]): RecordId | undefined =>
  NEAREST.flatMap((object) => partners.filter((one) => one.object === object && /^\d{1,15}$/.test(one.id)))[0]
