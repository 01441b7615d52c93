import { z } from 'zod'
import type { RemoteWrite, Session, WriteResult } from '../../hub/domain/connector.ts'
import { Refusal, toHubError, type Http } from './http.ts'
import { Item, toRemote } from './records.ts'

const Written = z.looseObject({ record: Item, created: z.boolean() })

/**
 * Template makes or updates a record under a unique property of ours, so that a write that is sent twice makes one
 * record. A CRM that cannot do that is asked for our key before each create.
 */
export function makeWrite({ write }: Http): Session['write'] {
  async function send(one: RemoteWrite): Promise<WriteResult> {
    const { object, id, key, keyProperty, fields } = one
    const path = id === undefined ? `by/${keyProperty}/${encodeURIComponent(key)}` : encodeURIComponent(id)
    try {
      const body = { fields: { ...fields, [keyProperty]: key } }
      const { record, created } = await write(Written, 'PUT', `/${object}/${path}`, body)
      return { ok: true, key, id: record.id, created, record: toRemote(object, record) }
    } catch (error) {
      return refused(key, error)
    }
  }

  return async (writes) => {
    const answers = new Map<string, WriteResult>()
    for (const [identity, one] of mergedOf(writes)) {
      try {
        answers.set(identity, await send(one))
      } catch (error) {
        const failure = toHubError(error)
        // Where something was written already, the rest waits for the engine to come again.
        if (failure.code !== 'remote_unavailable' || ![...answers.values()].some(({ ok }) => ok))
          throw failure
        break
      }
    }
    return writes.map((one) => answers.get(identityOf(one)) ?? open(one.key))
  }
}

const identityOf = ({ object, id, keyProperty, key }: RemoteWrite): string =>
  JSON.stringify([object, id ?? [keyProperty, key]])

/** Writes of one record are sent as one: later fields win. */
function mergedOf(writes: RemoteWrite[]): Map<string, RemoteWrite> {
  const merged = new Map<string, RemoteWrite>()
  for (const one of writes) {
    const fields = { ...merged.get(identityOf(one))?.fields, ...one.fields }
    merged.set(identityOf(one), { ...one, fields })
  }
  return merged
}

const open = (key: string): WriteResult => ({
  ok: false,
  key,
  code: 'unavailable',
  reason: 'It was not sent, because Template stopped answering.',
})

/** What is the fault of one record is its answer; anything else is thrown on. */
function refused(key: string, error: unknown): WriteResult {
  const status = error instanceof Refusal ? error.status : undefined
  if (status === 404) return { ok: false, key, code: 'not_found', reason: 'The record is gone.' }
  if (status === 400 || status === 422)
    return { ok: false, key, code: 'invalid', reason: 'A value is refused.' }
  if (status !== 409 || !(error instanceof Refusal)) throw error
  const { existingId } = error
  const reason = 'Another record holds this key.'
  return { ok: false, key, code: 'conflict', reason, ...(existingId ? { existingId } : {}) }
}
