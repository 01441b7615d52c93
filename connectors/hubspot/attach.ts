import { z } from 'zod'
import type { FileWrite, RemoteRecord, Session, WriteResult } from '../../hub/domain/connector.ts'
import { reasonOf, Refusal } from './failures.ts'
import type { Transport } from './transport.ts'

const FOLDER = '/Entourage Sentry'
/** Ids of files, separated by semicolons: how a note carries what is attached to it. */
const ATTACHMENTS = 'hs_attachment_ids'
const File = z.looseObject({ id: z.coerce.string() })

/**
 * A private file on a record of its own (a note). Whatever happens half-way, sending it again makes no second one: the
 * record is looked up by our key first, and a file that was uploaded before is found in its own folder.
 */
export function makeAttach(
  transport: Transport,
  { readByKey, write }: Pick<Session, 'readByKey' | 'write'>,
): NonNullable<Session['attach']> {
  return async (wanted) => {
    const { file: _file, ...record } = wanted
    const { object, keyProperty, key, fields } = record
    const [known] = await readByKey(object, keyProperty, [key], Object.keys(fields))
    if (known)
      return same(known, wanted)
        ? unchanged(key, known)
        : first(await write([{ ...record, id: known.id }]), key)
    const uploaded = await upload(transport, wanted)
    if (typeof uploaded !== 'string') return uploaded
    return first(await write([{ ...record, fields: { ...fields, [ATTACHMENTS]: uploaded } }]), key)
  }
}

/** The file's id, or why HubSpot does not take it. */
async function upload({ write }: Transport, { key, file }: FileWrite): Promise<string | WriteResult> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(file.content)], { type: file.contentType }), file.name)
  form.set('fileName', file.name)
  form.set('folderPath', `${FOLDER}/${key.replaceAll(/[^\w-]+/g, '-')}`)
  form.set(
    'options',
    JSON.stringify({
      access: 'PRIVATE',
      overwrite: false,
      duplicateValidationStrategy: 'RETURN_EXISTING',
      duplicateValidationScope: 'EXACT_FOLDER',
    }),
  )
  try {
    const { id } = await write(File, { method: 'POST', path: '/files/v3/files', form })
    return id
  } catch (error) {
    if (!(error instanceof Refusal) || ![400, 413, 415].includes(error.status)) throw error
    return { ok: false, key, code: 'invalid', reason: `The file was refused: ${reasonOf(error.body)}` }
  }
}

const same = ({ fields }: RemoteRecord, wanted: FileWrite): boolean =>
  Object.entries(wanted.fields).every(([name, value]) => fields[name] === (value || null))

const unchanged = (key: string, record: RemoteRecord): WriteResult => ({
  ok: true,
  key,
  id: record.id,
  created: false,
  record,
})

const first = ([result]: WriteResult[], key: string): WriteResult =>
  result ?? { ok: false, key, code: 'unavailable', reason: 'HubSpot did not say what became of it.' }
